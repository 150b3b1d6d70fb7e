import { listDisputes } from '#contracts/disputes'
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
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { useEntity } from '../session/place.ts'
import { CaseState, ownerOf, reasonOf, subjectOf, type CaseRow } from './case-chips.tsx'
import { DisputeTabs } from './tabs.tsx'
import { useCaseWords, type CaseWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'All cases',
    one: 'case',
    many: 'cases',
    open: 'Open',
    late: 'Past their day',
    closed: 'Closed',
    enquiries: 'Enquiries',
    none: 'No case here',
    noneHint: 'What customers refuse or ask for stands here, from the first word to the last cent.',
    number: 'Case',
    customer: 'Customer',
    about: 'About',
    invoice: 'Invoice',
    owner: 'With',
    day: 'Act by',
    state: 'State',
    gross: 'Refused',
    cause: 'Cause',
  },
  de: {
    title: 'Alle Fälle',
    one: 'Fall',
    many: 'Fälle',
    open: 'Offen',
    late: 'Über der Zeit',
    closed: 'Abgeschlossen',
    enquiries: 'Anfragen',
    none: 'Hier ist kein Fall',
    noneHint: 'Was Kunden bestreiten oder erfragen, steht hier vom ersten Wort bis zum letzten Cent.',
    number: 'Fall',
    customer: 'Kunde',
    about: 'Worum es geht',
    invoice: 'Rechnung',
    owner: 'Bei',
    day: 'Bis',
    state: 'Stand',
    gross: 'Strittig',
    cause: 'Ursache',
  },
})

/** Every dispute and enquiry, open and closed. */
export function CasesPage() {
  const say = useWords(words)
  const trade = useCaseWords()
  const views: ListView[] = [
    { key: 'open', title: say.open, filters: { open: 'true' } },
    { key: 'late', title: say.late, filters: { open: 'true', late: 'true' } },
    { key: 'closed', title: say.closed, filters: { open: 'false' } },
    { key: 'enquiries', title: say.enquiries, filters: { kind: 'enquiry' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listDisputes, {
    open: truthFrom(filters['open']),
    late: truthFrom(filters['late']),
    kind: filters['kind'] === 'enquiry' ? 'enquiry' : undefined,
    cause: causes.find((cause) => cause === filters['cause']),
    customerId: filters['customerId'],
    entityId: useEntity()?.id,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [
    {
      key: 'cause',
      label: say.cause,
      says: (key) => trade.causes[causes.find((cause) => cause === key) ?? 'price'],
      kind: 'choice',
      choices: causes.map((cause) => ({ value: cause, label: trade.causes[cause] })),
    },
  ]
  return (
    <Page fill>
      <DisputeTabs />
      <PageHead title={say.title} />
      <List
        name="disputes"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={columnsOf(say, trade)}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => `/disputes/${row.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

const columnsOf = (say: (typeof words)['en'], trade: CaseWords): Column<CaseRow>[] => [
  { key: 'number', head: say.number, cell: (row) => row.number, width: 120, phone: 'aside' },
  {
    key: 'customerName',
    head: say.customer,
    cell: (row) => row.customerName,
    width: 'rest',
    sorts: 'up',
    phone: 'title',
  },
  { key: 'about', head: say.about, cell: (row) => subjectOf(row, trade), width: 190, phone: 'line' },
  { key: 'invoice', head: say.invoice, cell: (row) => row.documentNumber, width: 130 },
  {
    key: 'owner',
    head: say.owner,
    cell: (row) => <span title={reasonOf(row, trade)}>{ownerOf(row, trade)}</span>,
    width: 150,
  },
  { key: 'openedOn', head: say.day, cell: (row) => (row.actBy ? <Day of={row.actBy} /> : null), width: 90 },
  { key: 'state', head: say.state, cell: (row) => <CaseState row={row} />, width: 160, phone: 'line' },
  {
    key: 'gross',
    head: say.gross,
    cell: (row) => <Money of={row.gross} withCurrency />,
    figures: true,
    width: 130,
    sorts: 'down',
    phone: 'figure',
  },
]

const causes = [
  'price',
  'quantity',
  'damaged',
  'purchase_order',
  'duplicate',
  'tax',
  'terms',
  'service',
  'not_ordered',
  'deduction',
] as const
const truthFrom = (text: string | undefined) => (text === 'true' ? true : text === 'false' ? false : undefined)
const sorts = ['rank', 'gross', 'openedOn', 'customerName'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
