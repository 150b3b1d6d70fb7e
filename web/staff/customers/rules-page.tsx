import { listContactRules } from '#contracts/parties'
import {
  Day,
  Empty,
  List,
  Page,
  PageHead,
  Person,
  StateChip,
  catalogue,
  daysFromTo,
  sortText,
  useAskList,
  useListState,
  useToday,
  useWords,
  type Answer,
  type Column,
  type Filter,
  type ListView,
} from '#web'

const words = catalogue({
  en: {
    title: 'VIPs and who talks',
    one: 'rule',
    many: 'rules',
    now: 'In force',
    vips: 'VIPs',
    ours: 'Sales only',
    past: 'With those that ended',
    customer: 'Customer',
    talks: 'Who talks',
    sales: 'Sales',
    collector: 'Collector',
    both: 'Both',
    vip: 'VIP',
    why: 'Why',
    until: 'Until',
    by: 'Named by',
    ended: 'ended',
    soon: 'ends soon',
    search: 'Customer',
    saysSearch: (text: string) => `about “${text}”`,
    none: 'No rule here',
    hint: 'Sales names VIPs, and says who talks to a customer, on the customer’s page. Every rule ends by itself.',
  },
  de: {
    title: 'VIPs und wer spricht',
    one: 'Regel',
    many: 'Regeln',
    now: 'Gültig',
    vips: 'VIPs',
    ours: 'Nur Vertrieb',
    past: 'Mit den beendeten',
    customer: 'Kunde',
    talks: 'Wer spricht',
    sales: 'Vertrieb',
    collector: 'Mahnwesen',
    both: 'Beide',
    vip: 'VIP',
    why: 'Warum',
    until: 'Bis',
    by: 'Benannt von',
    ended: 'beendet',
    soon: 'endet bald',
    search: 'Kunde',
    saysSearch: (text: string) => `zu „${text}“`,
    none: 'Hier ist keine Regel',
    hint: 'Der Vertrieb benennt VIPs und sagt, wer mit einem Kunden spricht, auf dessen Seite. Jede Regel endet von selbst.',
  },
})

type Row = Answer<typeof listContactRules>['rows'][number]

const talkers = ['sales', 'collector', 'both'] as const
const sorts = ['until', 'customerName', 'namedAt'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)

/** Who asked for special handling of whom, and until when: both lists end by themselves. */
export function RulesPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'now', title: say.now },
    { key: 'vips', title: say.vips, filters: { vip: 'true' } },
    { key: 'sales', title: say.ours, filters: { talks: 'sales' } },
    { key: 'past', title: say.past, filters: { past: 'true' }, sort: { key: 'namedAt', down: true } },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listContactRules, {
    search: filters['search'],
    vip: filters['vip'] === 'true' ? true : undefined,
    talks: talkers.find((each) => each === filters['talks']),
    past: filters['past'] === 'true' ? true : undefined,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [{ key: 'search', label: say.search, says: say.saysSearch, kind: 'text' }]
  return (
    <Page fill>
      <PageHead title={say.title} />
      <List
        name="contact-rules"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => `/customers/${row.customer.id}`}
        empty={<Empty title={say.none}>{say.hint}</Empty>}
      />
    </Page>
  )
}

/** Long enough before the day to say it again. */
const soonDays = 14

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  const today = useToday()
  return [
    {
      key: 'customerName',
      head: say.customer,
      cell: (row) => row.customer.name,
      width: 'rest',
      sorts: 'up',
      phone: 'title',
    },
    {
      key: 'vip',
      head: say.vip,
      cell: (row) => row.vip && <StateChip tone="waiting">{say.vip}</StateChip>,
      width: 80,
      phone: 'figure',
    },
    { key: 'talks', head: say.talks, cell: (row) => say[row.talks], width: 120, phone: 'aside' },
    { key: 'reason', head: say.why, cell: (row) => row.reason, width: 280, phone: 'line' },
    {
      key: 'until',
      head: say.until,
      cell: (row) => (
        <>
          <Day of={row.until} /> {!row.inForce && <StateChip>{say.ended}</StateChip>}
          {row.inForce && daysFromTo(today, row.until) <= soonDays && <StateChip tone="waiting">{say.soon}</StateChip>}
        </>
      ),
      width: 190,
      sorts: 'up',
    },
    { key: 'namedBy', head: say.by, cell: (row) => row.namedBy && <Person name={row.namedBy.name} />, width: 170 },
  ]
}
