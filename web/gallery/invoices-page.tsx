import { Button } from '@mantine/core'
import {
  Day,
  Empty,
  List,
  Money,
  Page,
  PageHead,
  Person,
  StateChip,
  useListState,
  type Column,
  type Filter,
  type ListView,
  type Tone,
} from '#web'

type Row = {
  readonly id: string
  readonly number: string
  readonly customer: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly state: string
  readonly tone: Tone
  readonly owner: string
  readonly total: string
  readonly open: string
}

const customers = [
  'Hansa Förderanlagen',
  'Aumann Fördertechnik',
  'Kessler Anlagenbau',
  'Ostsee Kranbau',
  'Vogt Antriebstechnik',
  'Harzer Papierfabrik',
  'Nordkai Logistik',
  'Delme Stahlservice',
  'Meyer & Sohn Apparatebau',
  'Brinkmann Fluidtechnik',
  'Lindauer Maschinenbau',
  'Weserkraft Beteiligungs AG',
]
const states: readonly [string, Tone][] = [
  ['12 days overdue', 'overdue'],
  ['due Mon 13 Jul', 'waiting'],
  ['280.36 in dispute', 'question'],
  ['paid', 'settled'],
  ['not due', 'quiet'],
]

const rows: Row[] = Array.from({ length: 60 }, (_, index) => {
  const [state, tone] = states[index % states.length] ?? ['not due', 'quiet']
  const total = ((index * 7919) % 900000) + 4200
  return {
    id: `inv_${index}`,
    number: `RE-2026-0${1874 - index}`,
    customer: customers[index % customers.length] ?? '',
    issuedOn: `2026-06-${String(29 - (index % 28)).padStart(2, '0')}`,
    dueOn: `2026-07-${String(29 - (index % 28)).padStart(2, '0')}`,
    state,
    tone,
    owner: ['Mira Sandvoss', 'Jonas Pfeil', 'Anna Reuter'][index % 3] ?? '',
    total: (total / 100).toFixed(2),
    open: tone === 'settled' ? '0.00' : (total / 100).toFixed(2),
  }
})

const columns: readonly Column<Row>[] = [
  { key: 'number', head: 'Invoice', cell: (row) => row.number, width: 140, sorts: 'down', phone: 'line' },
  { key: 'customer', head: 'Customer', cell: (row) => row.customer, width: 'rest', sorts: 'up', phone: 'title' },
  { key: 'issuedOn', head: 'Issued', cell: (row) => <Day of={row.issuedOn} />, width: 90, sorts: 'down' },
  { key: 'dueOn', head: 'Due', cell: (row) => <Day of={row.dueOn} />, width: 90, sorts: 'up', phone: 'line' },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <StateChip tone={row.tone}>{row.state}</StateChip>,
    width: 160,
    phone: 'aside',
  },
  { key: 'owner', head: 'Owner', cell: (row) => <Person name={row.owner} small />, width: 72 },
  {
    key: 'total',
    head: 'Total, EUR',
    cell: (row) => <Money of={{ amount: row.total, currency: 'EUR' }} />,
    figures: true,
    sorts: 'down',
    width: 120,
  },
  {
    key: 'open',
    head: 'Open, EUR',
    cell: (row) => <Money of={{ amount: row.open, currency: 'EUR' }} />,
    figures: true,
    sorts: 'down',
    width: 120,
    phone: 'figure',
  },
  { key: 'po', head: 'Their PO', cell: () => '4500118240', hidden: true },
]

const views: readonly ListView[] = [
  { key: 'all', title: 'All' },
  { key: 'overdue', title: 'Overdue', filters: { overdueDays: '30' }, sort: { key: 'dueOn', down: false } },
  { key: 'mine', title: 'Mine', filters: { owner: 'me' } },
  { key: 'dispute', title: 'In dispute', filters: { state: 'disputed' } },
]

const filters: readonly Filter[] = [
  { key: 'overdueDays', label: 'Days overdue', kind: 'number', says: (value) => `overdue more than ${value} days` },
  {
    key: 'owner',
    label: 'Owner',
    kind: 'choice',
    choices: [
      { value: 'me', label: 'me' },
      { value: 'pfeil', label: 'Jonas Pfeil' },
    ],
    says: (value) => `owner ${value}`,
  },
  {
    key: 'state',
    label: 'State',
    kind: 'choice',
    choices: [{ value: 'disputed', label: 'in dispute' }],
    says: () => 'in dispute',
  },
  { key: 'issuedFrom', label: 'Issued from', kind: 'day', says: (value) => `issued from ${value}` },
]

export function InvoicesPage() {
  const state = useListState(views)
  return (
    <Page fill>
      <PageHead title="Invoices" line="Issued documents of both companies; every figure opens what it is made of.">
        <Button>Preview today’s run</Button>
        <Button variant="filled">Bill 23 orders</Button>
      </PageHead>
      <List
        name="gallery-invoices"
        noun={['invoice', 'invoices']}
        state={state}
        filters={filters}
        columns={columns}
        idOf={(row) => row.id}
        link={(row) => `/billing/${row.id}`}
        source={{
          rows: state.filters['state'] === 'disputed' ? rows.filter((row) => row.tone === 'question') : rows,
          loading: false,
          count: 1046,
          csv: '/v1/invoices?format=csv',
          sums: {
            total: [
              { amount: '702360.18', currency: 'EUR' },
              { amount: '31204.00', currency: 'GBP' },
            ],
            open: [
              { amount: '146820.44', currency: 'EUR' },
              { amount: '-204.50', currency: 'GBP' },
            ],
          },
          viewCounts: { all: 1046, overdue: 96, mine: 187, dispute: 11 },
        }}
        bulk={[
          {
            key: 's',
            label: (chosen) => `Send ${chosen.length} again`,
            effect: () => 'Goes out at 9:00 by e-mail; 1 customer gets paper.',
            run: () => undefined,
          },
          { label: () => 'Print', run: () => undefined },
        ]}
        empty={<Empty title="No invoice yet">Issued invoices appear here after the first billing run.</Empty>}
      />
    </Page>
  )
}
