import { listOpenItems } from '#contracts/ledger'
import {
  Day,
  Empty,
  List,
  Money,
  Page,
  PageHead,
  StateChip,
  catalogue,
  sortText,
  useAskList,
  useListState,
  useWords,
  type Answer,
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { useEntity } from '../session/place.ts'
import { InsightTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Open items',
    one: 'item',
    many: 'items',
    all: 'All',
    late: 'Overdue',
    late30: 'Over 30 days',
    credits: 'Not applied',
    number: 'Number',
    customer: 'Customer',
    issued: 'Issued',
    due: 'Due',
    state: 'State',
    total: 'Total',
    open: 'Open',
    none: 'Nothing is open',
    noneHint: 'Invoices stand here until they are settled; credits and money until they are applied.',
    notDue: 'not due',
    daysLate: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    credit_note: 'credit note',
    allowance: 'allowed',
    receipt: 'received, not applied',
    lateBy: 'Overdue more than (days)',
    saysLateBy: (days: string) => `overdue more than ${days} days`,
    lateAtMost: 'Overdue at most (days)',
    saysLateAtMost: (days: string) => `at most ${days} days`,
    kind: 'Kind',
    invoice: 'invoices',
    saysKind: (kind: string) => kind.replace('_', ' '),
  },
  de: {
    title: 'Offene Posten',
    one: 'Posten',
    many: 'Posten',
    all: 'Alle',
    late: 'Überfällig',
    late30: 'Über 30 Tage',
    credits: 'Nicht zugeordnet',
    number: 'Nummer',
    customer: 'Kunde',
    issued: 'Ausgestellt',
    due: 'Fällig',
    state: 'Stand',
    total: 'Summe',
    open: 'Offen',
    none: 'Nichts ist offen',
    noneHint: 'Rechnungen stehen hier, bis sie ausgeglichen sind; Gutschriften und Geld, bis sie zugeordnet sind.',
    notDue: 'nicht fällig',
    daysLate: (days: number) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
    credit_note: 'Gutschrift',
    allowance: 'nachgelassen',
    receipt: 'erhalten, nicht zugeordnet',
    lateBy: 'Überfällig mehr als (Tage)',
    saysLateBy: (days: string) => `mehr als ${days} Tage überfällig`,
    lateAtMost: 'Überfällig höchstens (Tage)',
    saysLateAtMost: (days: string) => `höchstens ${days} Tage`,
    kind: 'Art',
    invoice: 'Rechnungen',
    saysKind: (kind: string) => kind,
  },
})

type Row = Answer<typeof listOpenItems>['rows'][number]

/** Every open item of the company; the ageing and other figures open it with their own conditions. */
export function OpenItemsPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'all', title: say.all },
    { key: 'late', title: say.late, filters: { lateBy: '0' } },
    { key: 'late30', title: say.late30, filters: { lateBy: '30' } },
    { key: 'credits', title: say.credits, filters: { kind: 'receipt' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listOpenItems, {
    customerId: filters['customerId'],
    currency: filters['currency'],
    kind: kindFrom(filters['kind']),
    lateBy: daysFrom(filters['lateBy']),
    lateAtMost: daysFrom(filters['lateAtMost']),
    notDue: filters['notDue'] === 'true' ? true : undefined,
    entityId: useEntity()?.id,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [
    { key: 'lateBy', label: say.lateBy, says: say.saysLateBy, kind: 'number' },
    { key: 'lateAtMost', label: say.lateAtMost, says: say.saysLateAtMost, kind: 'number' },
    {
      key: 'kind',
      label: say.kind,
      says: say.saysKind,
      kind: 'choice',
      choices: kinds.map((kind) => ({ value: kind, label: say[kind] })),
    },
  ]
  return (
    <Page fill>
      <InsightTabs />
      <PageHead title={say.title} />
      <List
        name="open-items"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={linkOf}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  return [
    { key: 'number', head: say.number, cell: (row) => row.number, width: 160, sorts: 'up', phone: 'aside' },
    {
      key: 'customerName',
      head: say.customer,
      cell: (row) => row.customerName,
      width: 'rest',
      sorts: 'up',
      phone: 'title',
    },
    { key: 'issuedOn', head: say.issued, cell: (row) => <Day of={row.issuedOn} />, width: 100, sorts: 'down' },
    {
      key: 'effectiveDueOn',
      head: say.due,
      cell: (row) => (row.kind === 'invoice' ? <Day of={row.dueOn} /> : null),
      width: 100,
      sorts: 'up',
    },
    { key: 'state', head: say.state, cell: (row) => <State row={row} />, width: 170, phone: 'line' },
    { key: 'total', head: say.total, cell: (row) => <Money of={row.total} />, figures: true, width: 120 },
    {
      key: 'open',
      head: say.open,
      cell: (row) => <Money of={row.open} withCurrency />,
      figures: true,
      width: 140,
      sorts: 'down',
      phone: 'figure',
    },
  ]
}

function State({ row }: { row: Row }) {
  const say = useWords(words)
  if (row.kind !== 'invoice') return <StateChip tone="settled">{say[row.kind]}</StateChip>
  if (row.daysLate > 0) return <StateChip tone="overdue">{say.daysLate(row.daysLate)}</StateChip>
  return <StateChip tone="quiet">{say.notDue}</StateChip>
}

const kinds = ['invoice', 'credit_note', 'receipt'] as const
const kindFrom = (text: string | undefined) => kinds.find((kind) => kind === text)
const daysFrom = (text: string | undefined) => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined)

const sorts = ['effectiveDueOn', 'issuedOn', 'number', 'open', 'customerName'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)

function linkOf(row: Row): string {
  if (row.documentId) return `/billing/${row.documentId}`
  return row.receiptId ? `/cash?item=${row.receiptId}` : `/customers/${row.customerId}`
}
