import { Button, Menu } from '@mantine/core'
import { listPromises, resumePromise, withdrawPromise } from '#contracts/collections'
import {
  Day,
  Empty,
  List,
  Money,
  Page,
  PageHead,
  StateChip,
  catalogue,
  done,
  refused,
  sortText,
  useAskList,
  useDo,
  useListState,
  useToday,
  useWords,
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { promiseTones, promiseWords, type PromiseRow } from './promises-card.tsx'
import { CollectionsTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Promises to pay',
    line: 'What is promised is not asked for until two banking days after its day. It is judged when the bank is known that far.',
    one: 'promise',
    many: 'promises',
    open: 'Open',
    broken: 'Broken',
    kept: 'Kept',
    due: 'Due by today',
    all: 'All',
    customer: 'Customer',
    promised: 'Promised for',
    until: 'Judged after',
    amount: 'Amount',
    came: 'Came',
    bills: 'Bills',
    state: 'State',
    search: 'Customer',
    saysSearch: (text: string) => `of “${text}”`,
    none: 'No promise here',
    noneHint: 'A promise taken on the phone or by mail appears here, and leaves when it is judged.',
    withdraw: 'It no longer stands',
    withdrawn: 'Withdrawn: it is asked for again',
    back: 'It stands again',
    actions: 'What to do',
  },
  de: {
    title: 'Zahlungszusagen',
    line: 'Was zugesagt ist, wird bis zwei Bankarbeitstage nach dem Tag nicht angemahnt. Beurteilt wird, wenn die Bank so weit bekannt ist.',
    one: 'Zusage',
    many: 'Zusagen',
    open: 'Offen',
    broken: 'Gebrochen',
    kept: 'Gehalten',
    due: 'Bis heute fällig',
    all: 'Alle',
    customer: 'Kunde',
    promised: 'Zugesagt für',
    until: 'Beurteilt nach',
    amount: 'Betrag',
    came: 'Gekommen',
    bills: 'Rechnungen',
    state: 'Stand',
    search: 'Kunde',
    saysSearch: (text: string) => `von „${text}“`,
    none: 'Hier ist keine Zusage',
    noneHint: 'Eine Zusage am Telefon oder per Mail steht hier, bis sie beurteilt ist.',
    withdraw: 'Sie gilt nicht mehr',
    withdrawn: 'Zurückgenommen: es wird wieder angefordert',
    back: 'Sie gilt wieder',
    actions: 'Was zu tun ist',
  },
})

const sorts = ['promisedOn', 'takenAt', 'customerName', 'amount'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
const states = ['open', 'kept', 'part_kept', 'broken', 'withdrawn', 'superseded'] as const

/** Every promise, what is due first. */
export function PromisesPage() {
  const say = useWords(words)
  const today = useToday()
  const views: ListView[] = [
    { key: 'open', title: say.open, filters: { state: 'open' } },
    { key: 'due', title: say.due, filters: { state: 'open', promisedUntil: today } },
    { key: 'broken', title: say.broken, filters: { state: 'broken' } },
    { key: 'kept', title: say.kept, filters: { state: 'kept' } },
    { key: 'all', title: say.all },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listPromises, {
    entityId: useEntity()?.id,
    state: states.find((each) => each === filters['state']),
    promisedUntil: filters['promisedUntil'],
    search: filters['search'],
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [{ key: 'search', label: say.search, says: say.saysSearch, kind: 'text' }]
  return (
    <Page fill>
      <CollectionsTabs />
      <PageHead title={say.title} line={<span>{say.line}</span>} />
      <List
        name="promises"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => `/customers/${row.customer.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<PromiseRow>[] {
  const say = useWords(words)
  const names = useWords(promiseWords)
  const may = useMay('promise.take')
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
      key: 'promisedOn',
      head: say.promised,
      cell: (row) => <Day of={row.promisedOn} />,
      width: 120,
      sorts: 'up',
      phone: 'aside',
    },
    {
      key: 'state',
      head: say.state,
      cell: (row) => <StateChip tone={promiseTones[row.state]}>{names[row.state]}</StateChip>,
      width: 130,
      phone: 'line',
    },
    {
      key: 'amount',
      head: say.amount,
      cell: (row) => <Money of={row.amount} withCurrency />,
      width: 140,
      figures: true,
      sorts: 'down',
      phone: 'figure',
    },
    { key: 'kept', head: say.came, cell: (row) => <Money of={row.kept} />, width: 120, figures: true },
    { key: 'bills', head: say.bills, cell: (row) => row.items.map(({ number }) => number).join(', '), width: 190 },
    { key: 'untilOn', head: say.until, cell: (row) => <Day of={row.untilOn} />, width: 120 },
    ...(may ? [{ key: 'deeds', head: '', cell: (row: PromiseRow) => <Deeds row={row} />, width: 60 }] : []),
  ]
}

function Deeds({ row }: { row: PromiseRow }) {
  const say = useWords(words)
  const resume = useDo(resumePromise)
  const withdraw = useDo(withdrawPromise, {
    done: ({ id, version }) =>
      done(say.withdrawn, { undo: () => resume.mutate({ asked: { promiseId: id }, version }, { onError: refused }) }),
  })
  if (row.state !== 'open' && row.state !== 'withdrawn') return null
  const run = () =>
    row.state === 'open'
      ? withdraw.mutate(
          { asked: { promiseId: row.id, because: say.withdraw }, version: row.version },
          { onError: refused },
        )
      : resume.mutate({ asked: { promiseId: row.id }, version: row.version }, { onError: refused })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" aria-label={say.actions} onClick={(event) => event.stopPropagation()}>
          …
        </Button>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item onClick={run}>{row.state === 'open' ? say.withdraw : say.back}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
