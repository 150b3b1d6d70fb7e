import { Button } from '@mantine/core'
import { askForReminders, listReminders, readReminderDay } from '#contracts/collections'
import {
  Day,
  Empty,
  HeadFigure,
  HeadFigures,
  List,
  Money,
  Page,
  PageHead,
  StateChip,
  catalogue,
  countText,
  done,
  refused,
  sortText,
  useAddress,
  useAsk,
  useAskList,
  useDo,
  useLanguage,
  useListState,
  useWords,
  type Answer,
  type Column,
  type Filter,
  type ListView,
  type Tone,
} from '#web'
import { useMay, useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { ReminderDrawer } from './reminder-drawer.tsx'
import { CollectionsTabs } from './tabs.tsx'
import { levelOf, levelWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Reminders',
    line: 'Each customer hears from us on his own day, and only of what he really owes.',
    one: 'reminder',
    many: 'reminders',
    waiting: 'Leaving today',
    sent: 'Sent',
    stopped: 'Stopped',
    failed: 'Did not arrive',
    all: 'All',
    customer: 'Customer',
    level: 'Note',
    asked: 'Asked for',
    bills: 'Bills',
    to: 'To',
    day: 'Day',
    state: 'State',
    queued: 'leaves',
    stateSent: 'sent',
    stateFailed: 'did not arrive',
    cancelled: 'stopped',
    byFacts: 'paid, promised or disputed meanwhile',
    byPerson: 'by a person',
    search: 'Customer',
    saysSearch: (text: string) => `to “${text}”`,
    none: 'No reminder here',
    noneHint:
      'Each working morning at half past eight, once the bank is loaded, letters appear here for whoever is due.',
    leaving: 'wait for the post',
    left: 'left today',
    bankWaits: 'wait for the bank',
    bankUntil: 'bank loaded through',
    never: 'never',
    run: 'Look at everybody now',
    running: 'Everybody is looked at now',
  },
  de: {
    title: 'Erinnerungen',
    line: 'Jeder Kunde hört an seinem eigenen Tag von uns, und nur von dem, was er wirklich schuldet.',
    one: 'Erinnerung',
    many: 'Erinnerungen',
    waiting: 'Gehen heute ab',
    sent: 'Versandt',
    stopped: 'Gestoppt',
    failed: 'Nicht angekommen',
    all: 'Alle',
    customer: 'Kunde',
    level: 'Nachricht',
    asked: 'Erbeten',
    bills: 'Rechnungen',
    to: 'An',
    day: 'Tag',
    state: 'Stand',
    queued: 'geht ab',
    stateSent: 'versandt',
    stateFailed: 'nicht angekommen',
    cancelled: 'gestoppt',
    byFacts: 'inzwischen bezahlt, zugesagt oder strittig',
    byPerson: 'von einem Menschen',
    search: 'Kunde',
    saysSearch: (text: string) => `an „${text}“`,
    none: 'Hier ist keine Erinnerung',
    noneHint:
      'An jedem Werktag um halb neun, sobald die Bank geladen ist, stehen hier die Briefe an alle, die dran sind.',
    leaving: 'warten auf die Post',
    left: 'gingen heute ab',
    bankWaits: 'warten auf die Bank',
    bankUntil: 'Bank geladen bis',
    never: 'nie',
    run: 'Jetzt alle prüfen',
    running: 'Alle werden jetzt geprüft',
  },
})

type Row = Answer<typeof listReminders>['rows'][number]

const states = ['queued', 'sent', 'failed', 'cancelled'] as const
const sorts = ['queuedAt', 'customerName', 'level'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)

const tones: Readonly<Record<Row['state'], Tone>> = {
  queued: 'waiting',
  sent: 'settled',
  failed: 'overdue',
  cancelled: 'quiet',
}

/** What leaves by itself, to be read and stopped before it does, and what left. */
export function RemindersPage() {
  const say = useWords(words)
  const { change } = useAddress()
  const views: ListView[] = [
    { key: 'waiting', title: say.waiting, filters: { state: 'queued' } },
    { key: 'sent', title: say.sent, filters: { state: 'sent' } },
    { key: 'failed', title: say.failed, filters: { state: 'failed' } },
    { key: 'stopped', title: say.stopped, filters: { state: 'cancelled' } },
    { key: 'all', title: say.all },
  ]
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listReminders, {
    entityId: useEntity()?.id,
    state: states.find((each) => each === filters['state']),
    search: filters['search'],
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [{ key: 'search', label: say.search, says: say.saysSearch, kind: 'text' }]
  return (
    <Page fill>
      <CollectionsTabs />
      <PageHead title={say.title} line={<span>{say.line}</span>}>
        <LookNow />
      </PageHead>
      <DayHead />
      <List
        name="reminders"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => `/collections/reminders?view=${state.view.key}&item=${row.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
      <ReminderDrawer rows={source.rows} close={() => change({ item: undefined })} />
    </Page>
  )
}

/** The bank came late, or somebody mended an address: everybody is looked at without waiting for tomorrow. */
function LookNow() {
  const say = useWords(words)
  const { entities } = useMe()
  const entityId = (useEntity() ?? entities[0])?.id
  const mayWork = useMay('collections.work')
  const ask = useDo(askForReminders, { done: () => done(say.running) })
  if (!mayWork || entityId === undefined) return null
  return (
    <Button
      variant="default"
      loading={ask.isPending}
      onClick={() => ask.mutate({ asked: { entityId } }, { onError: refused })}
    >
      {say.run}
    </Button>
  )
}

/** The day of the chosen legal entity, or of the first. */
function DayHead() {
  const say = useWords(words)
  const language = useLanguage()
  const { entities } = useMe()
  const entityId = (useEntity() ?? entities[0])?.id
  const { data } = useAsk(readReminderDay, { entityId: entityId ?? '' }, { enabled: entityId !== undefined })
  if (!data || entityId === undefined) return null
  const count = (of: readonly Row['state'][]) =>
    data.letters.reduce((sum, each) => sum + (of.includes(each.state) ? each.letters : 0), 0)
  const stale = data.bankThrough === null || data.bankThrough < data.bankNeeded
  const waiting = data.standings.find(({ reason }) => reason === 'bank_not_loaded')?.customers ?? 0
  return (
    <HeadFigures>
      <HeadFigure value={countText(count(['queued']), language)} label={say.leaving} />
      <HeadFigure value={countText(count(['sent']), language)} label={say.left} />
      <HeadFigure value={countText(waiting, language)} label={say.bankWaits} />
      <HeadFigure
        value={data.bankThrough === null ? say.never : <Day of={data.bankThrough} />}
        label={stale ? <StateChip tone="waiting">{say.bankUntil}</StateChip> : say.bankUntil}
      />
    </HeadFigures>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  const level = useWords(levelWords)
  return [
    {
      key: 'customerName',
      head: say.customer,
      cell: (row) => row.customer.name,
      width: 'rest',
      sorts: 'up',
      phone: 'title',
    },
    { key: 'level', head: say.level, cell: (row) => level[levelOf(row.level)], width: 150, sorts: 'up', phone: 'line' },
    {
      key: 'asked',
      head: say.asked,
      cell: (row) => row.asked.map((sum) => <Money key={sum.currency} of={sum} withCurrency />),
      width: 150,
      figures: true,
      phone: 'figure',
    },
    { key: 'items', head: say.bills, cell: (row) => row.items, width: 90, figures: true },
    { key: 'to', head: say.to, cell: (row) => row.to, width: 240 },
    {
      key: 'queuedAt',
      head: say.day,
      cell: (row) => <Day of={row.forOn} />,
      width: 100,
      sorts: 'down',
      phone: 'aside',
    },
    { key: 'state', head: say.state, cell: (row) => <ReminderState row={row} />, width: 240 },
  ]
}

export function ReminderState({ row }: { row: Pick<Row, 'state' | 'cancelledBecause'> }) {
  const say = useWords(words)
  const said = { queued: say.queued, sent: say.stateSent, failed: say.stateFailed, cancelled: say.cancelled }[row.state]
  const because =
    row.cancelledBecause === 'contact' ? say.byFacts : row.cancelledBecause === 'person' ? say.byPerson : null
  return (
    <>
      <StateChip tone={tones[row.state]}>{said}</StateChip>
      {because && <span className="small quiet"> {because}</span>}
    </>
  )
}
