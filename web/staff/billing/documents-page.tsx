import { listDocuments } from '#contracts/billing'
import {
  Day,
  Empty,
  List,
  Money,
  Page,
  PageHead,
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
import { DocumentStateChip } from './state.tsx'
import { BillingTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Invoices and credit notes',
    one: 'document',
    many: 'documents',
    all: 'All',
    open: 'Open',
    overdue: 'Overdue',
    paid: 'Paid',
    credits: 'Credit notes',
    number: 'Number',
    customer: 'Customer',
    issued: 'Issued',
    due: 'Due',
    state: 'State',
    gross: 'Gross',
    openSum: 'Open',
    po: 'Their order',
    received: 'Received',
    none: 'No document here',
    noneHint: 'Invoices stand here once they are issued: by hand for an order, or by the billing run.',
    search: 'Number, their order or customer',
    saysSearch: (text: string) => `with “${text}”`,
    from: 'Issued from',
    saysFrom: (day: string) => `issued from ${day}`,
    to: 'Issued until',
    saysTo: (day: string) => `issued until ${day}`,
  },
  de: {
    title: 'Rechnungen und Gutschriften',
    one: 'Beleg',
    many: 'Belege',
    all: 'Alle',
    open: 'Offen',
    overdue: 'Überfällig',
    paid: 'Bezahlt',
    credits: 'Gutschriften',
    number: 'Nummer',
    customer: 'Kunde',
    issued: 'Ausgestellt',
    due: 'Fällig',
    state: 'Stand',
    gross: 'Brutto',
    openSum: 'Offen',
    po: 'Ihre Bestellung',
    received: 'Erhalten',
    none: 'Hier ist kein Beleg',
    noneHint: 'Rechnungen stehen hier, sobald sie ausgestellt sind: von Hand für einen Auftrag oder durch den Lauf.',
    search: 'Nummer, Bestellung oder Kunde',
    saysSearch: (text: string) => `mit „${text}“`,
    from: 'Ausgestellt ab',
    saysFrom: (day: string) => `ausgestellt ab ${day}`,
    to: 'Ausgestellt bis',
    saysTo: (day: string) => `ausgestellt bis ${day}`,
  },
})

type Row = Answer<typeof listDocuments>['rows'][number]

/** Every issued document; other pages open it with their own conditions. */
export function DocumentsPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'open', title: say.open, filters: { state: 'open' }, sort: { key: 'effectiveDueOn', down: false } },
    { key: 'overdue', title: say.overdue, filters: { state: 'overdue' }, sort: { key: 'effectiveDueOn', down: false } },
    { key: 'paid', title: say.paid, filters: { state: 'paid' } },
    { key: 'all', title: say.all },
    { key: 'credits', title: say.credits, filters: { kind: 'credit_note' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listDocuments, {
    kind: kinds.find((kind) => kind === filters['kind']),
    state: states.find((each) => each === filters['state']),
    customerId: filters['customerId'],
    orderId: filters['orderId'],
    runId: filters['runId'],
    search: filters['search'],
    issuedFrom: filters['issuedFrom'],
    issuedTo: filters['issuedTo'],
    entityId: useEntity()?.id,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [
    { key: 'search', label: say.search, says: say.saysSearch, kind: 'text' },
    { key: 'issuedFrom', label: say.from, says: say.saysFrom, kind: 'day' },
    { key: 'issuedTo', label: say.to, says: say.saysTo, kind: 'day' },
  ]
  return (
    <Page fill>
      <BillingTabs />
      <PageHead title={say.title} />
      <List
        name="documents"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => `/billing/${row.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  return [
    { key: 'number', head: say.number, cell: (row) => row.number, width: 150, sorts: 'down', phone: 'aside' },
    {
      key: 'customerName',
      head: say.customer,
      cell: (row) => row.customerName,
      width: 'rest',
      sorts: 'up',
      phone: 'title',
    },
    { key: 'poNumber', head: say.po, cell: (row) => row.poNumber, width: 140 },
    { key: 'issuedOn', head: say.issued, cell: (row) => <Day of={row.issuedOn} />, width: 90, sorts: 'down' },
    { key: 'effectiveDueOn', head: say.due, cell: (row) => <Day of={row.dueOn} />, width: 90, sorts: 'up' },
    {
      key: 'receivedOn',
      head: say.received,
      cell: (row) => (row.receivedOn ? <Day of={row.receivedOn} /> : null),
      width: 90,
      hidden: true,
    },
    { key: 'state', head: say.state, cell: (row) => <DocumentStateChip of={row} />, width: 140, phone: 'line' },
    {
      key: 'gross',
      head: say.gross,
      cell: (row) => <Money of={row.gross} withCurrency />,
      figures: true,
      width: 130,
      sorts: 'down',
    },
    {
      key: 'open',
      head: say.openSum,
      cell: (row) => <Money of={row.open} withCurrency />,
      figures: true,
      width: 130,
      sorts: 'down',
      phone: 'figure',
    },
  ]
}

const kinds = ['invoice', 'credit_note'] as const
const states = ['open', 'overdue', 'paid', 'settled'] as const
const sorts = ['issuedOn', 'number', 'effectiveDueOn', 'gross', 'open', 'customerName'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
