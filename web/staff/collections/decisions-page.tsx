import { customerReasons, listStandings, verdicts } from '#contracts/collections'
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
  type Tone,
} from '#web'
import { useEntity } from '../session/place.ts'
import { CollectionsTabs } from './tabs.tsx'
import { reasonWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Why somebody is reminded, and why not',
    line: 'Everybody with something overdue, and what was last decided.',
    one: 'customer',
    many: 'customers',
    postponed: 'A day stands in the way',
    quiet: 'Something must happen first',
    send: 'Written to',
    all: 'All',
    customer: 'Customer',
    asked: 'Would be asked for',
    noted: 'Known and not asked',
    reason: 'Because',
    next: 'Changes on',
    decided: 'Decided',
    search: 'Customer',
    saysSearch: (text: string) => `about “${text}”`,
    saysReason: (text: string) => `because: ${text}`,
    none: 'Nobody here',
    noneHint: 'Whoever has something overdue appears after the next run, with the reason.',
  },
  de: {
    title: 'Warum jemand erinnert wird, und warum nicht',
    line: 'Alle mit etwas Überfälligem, und was zuletzt entschieden wurde.',
    one: 'Kunde',
    many: 'Kunden',
    postponed: 'Ein Tag steht im Weg',
    quiet: 'Erst muss etwas geschehen',
    send: 'Angeschrieben',
    all: 'Alle',
    customer: 'Kunde',
    asked: 'Würde erbeten',
    noted: 'Bekannt, nicht erbeten',
    reason: 'Weil',
    next: 'Ändert sich am',
    decided: 'Entschieden',
    search: 'Kunde',
    saysSearch: (text: string) => `zu „${text}“`,
    saysReason: (text: string) => `weil: ${text}`,
    none: 'Niemand hier',
    noneHint: 'Wer etwas Überfälliges hat, steht nach dem nächsten Lauf hier, mit dem Grund.',
  },
})

type Row = Answer<typeof listStandings>['rows'][number]

const sorts = ['decidedAt', 'customerName', 'nextOn'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)

const tones: Readonly<Record<Row['verdict'], Tone>> = { send: 'settled', postponed: 'waiting', quiet: 'quiet' }

/** The log: for whoever asks why nothing left. */
export function DecisionsPage() {
  const say = useWords(words)
  const reasons = useWords(reasonWords)
  const views: ListView[] = [
    { key: 'all', title: say.all },
    { key: 'postponed', title: say.postponed, filters: { verdict: 'postponed' } },
    { key: 'quiet', title: say.quiet, filters: { verdict: 'quiet' } },
    { key: 'send', title: say.send, filters: { verdict: 'send' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listStandings, {
    entityId: useEntity()?.id,
    verdict: verdicts.find((each) => each === filters['verdict']),
    reason: customerReasons.find((each) => each === filters['reason']),
    search: filters['search'],
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [
    { key: 'search', label: say.search, says: say.saysSearch, kind: 'text' },
    {
      key: 'reason',
      label: say.reason,
      says: (value) => say.saysReason(reasons[customerReasons.find((each) => each === value) ?? 'due']),
      kind: 'choice',
      choices: customerReasons.map((each) => ({ value: each, label: reasons[each] })),
    },
  ]
  return (
    <Page fill>
      <CollectionsTabs />
      <PageHead title={say.title} line={<span>{say.line}</span>} />
      <List
        name="reminder-decisions"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.decisionId}
        link={(row) => `/customers/${row.customer.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  const reasons = useWords(reasonWords)
  const sums = (of: Row['asked']) => of.map((sum) => <Money key={sum.currency} of={sum} withCurrency />)
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
      key: 'reason',
      head: say.reason,
      cell: (row) => (
        <StateChip tone={tones[row.verdict]}>{row.verdict === 'send' ? say.send : reasons[row.reason]}</StateChip>
      ),
      width: 340,
      phone: 'line',
    },
    {
      key: 'nextOn',
      head: say.next,
      cell: (row) => row.nextOn && <Day of={row.nextOn} />,
      width: 120,
      sorts: 'up',
      phone: 'aside',
    },
    { key: 'asked', head: say.asked, cell: (row) => sums(row.asked), width: 160, figures: true, phone: 'figure' },
    { key: 'noted', head: say.noted, cell: (row) => sums(row.noted), width: 160, figures: true },
    {
      key: 'decidedAt',
      head: say.decided,
      cell: (row) => <Day of={row.decidedAt.slice(0, 10)} />,
      width: 110,
      sorts: 'down',
    },
  ]
}
