import { listBankLines } from '#contracts/cash'
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
import { CashTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Bank lines',
    one: 'bank line',
    many: 'bank lines',
    all: 'All',
    unapplied: 'Not applied',
    old: 'Not applied for 30 days',
    unidentified: 'Payer unknown',
    left: 'Left with a reason',
    booked: 'Booked',
    payer: 'Payer',
    text: 'Text',
    state: 'State',
    age: 'Age',
    amount: 'Amount',
    rest: 'Not applied',
    noPayer: 'not named',
    none: 'No bank line',
    noneHint: 'Lines appear here as bank files are loaded.',
    days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    olderThan: 'Not applied for (days)',
    saysOlder: (days: string) => `not applied for ${days} days or more`,
    from: 'Booked from',
    saysFrom: (day: string) => `from ${day}`,
    to: 'Booked to',
    saysTo: (day: string) => `to ${day}`,
    applied: 'applied',
    outgoing: 'went out',
    returned: 'given back',
    split: 'split',
    joined: 'joined',
    purpose: 'payer known',
    confirm: 'to confirm',
  },
  de: {
    title: 'Bankzeilen',
    one: 'Bankzeile',
    many: 'Bankzeilen',
    all: 'Alle',
    unapplied: 'Nicht zugeordnet',
    old: 'Seit 30 Tagen nicht zugeordnet',
    unidentified: 'Zahler unbekannt',
    left: 'Mit Grund stehen gelassen',
    booked: 'Gebucht',
    payer: 'Zahler',
    text: 'Text',
    state: 'Stand',
    age: 'Alter',
    amount: 'Betrag',
    rest: 'Nicht zugeordnet',
    noPayer: 'nicht genannt',
    none: 'Keine Bankzeile',
    noneHint: 'Zeilen erscheinen hier, sobald Bankdateien geladen sind.',
    days: (days: number) => (days === 1 ? '1 Tag' : `${days} Tage`),
    olderThan: 'Nicht zugeordnet seit (Tagen)',
    saysOlder: (days: string) => `seit ${days} Tagen oder länger nicht zugeordnet`,
    from: 'Gebucht ab',
    saysFrom: (day: string) => `ab ${day}`,
    to: 'Gebucht bis',
    saysTo: (day: string) => `bis ${day}`,
    applied: 'zugeordnet',
    outgoing: 'abgegangen',
    returned: 'zurückgegeben',
    split: 'geteilt',
    joined: 'zurückgelegt',
    purpose: 'Zahler bekannt',
    confirm: 'zu bestätigen',
  },
})

type Row = Answer<typeof listBankLines>['rows'][number]
const states = ['unidentified', 'unapplied', 'applied', 'outgoing', 'returned'] as const
const sorts = ['bookedOn', 'amount', 'payerName'] as const

/** Every bank line as it was booked, with what of it is not applied and for how long. */
export function LinesPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'all', title: say.all },
    { key: 'unapplied', title: say.unapplied, filters: { olderThan: '0' }, sort: { key: 'bookedOn', down: false } },
    { key: 'old', title: say.old, filters: { olderThan: '30' }, sort: { key: 'bookedOn', down: false } },
    { key: 'unidentified', title: say.unidentified, filters: { state: 'unidentified' } },
    { key: 'left', title: say.left, filters: { waits: 'left' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const olderThan = filters['olderThan']
  const source = useAskList(listBankLines, {
    state: states.find((each) => each === filters['state']),
    waits: filters['waits'] === 'left' ? 'left' : undefined,
    olderThan: olderThan !== undefined && /^\d+$/.test(olderThan) ? Number(olderThan) : undefined,
    from: filters['from'],
    to: filters['to'],
    customerId: filters['customerId'],
    entityId: useEntity()?.id,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [
    { key: 'olderThan', label: say.olderThan, says: say.saysOlder, kind: 'number' },
    { key: 'from', label: say.from, says: say.saysFrom, kind: 'day' },
    { key: 'to', label: say.to, says: say.saysTo, kind: 'day' },
  ]
  return (
    <Page fill>
      <CashTabs />
      <PageHead title={say.title} />
      <List
        name="bank-lines"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={conditions}
        idOf={(row) => row.id}
        link={(row) => `/cash?item=${row.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  return [
    {
      key: 'bookedOn',
      head: say.booked,
      cell: (row) => <Day of={row.bookedOn} />,
      width: 100,
      sorts: 'down',
      phone: 'aside',
    },
    {
      key: 'payerName',
      head: say.payer,
      cell: (row) => row.customerName ?? row.payerName ?? say.noPayer,
      width: 240,
      sorts: 'up',
      phone: 'title',
    },
    { key: 'text', head: say.text, cell: (row) => row.leftUnappliedReason ?? row.remittance, width: 'rest' },
    { key: 'state', head: say.state, cell: (row) => <State row={row} />, width: 180, phone: 'line' },
    {
      key: 'age',
      head: say.age,
      cell: (row) => (row.waits === 'done' || row.waits === 'outgoing' ? null : say.days(row.ageDays)),
      width: 90,
      figures: true,
    },
    { key: 'unapplied', head: say.rest, cell: (row) => <Money of={row.unapplied} />, figures: true, width: 130 },
    {
      key: 'amount',
      head: say.amount,
      cell: (row) => <Money of={row.amount} withCurrency />,
      figures: true,
      width: 150,
      sorts: 'down',
      phone: 'figure',
    },
  ]
}

const tones: Readonly<Record<Row['state'], Tone>> = {
  unidentified: 'waiting',
  unapplied: 'waiting',
  applied: 'settled',
  outgoing: 'quiet',
  returned: 'overdue',
  split: 'quiet',
  joined: 'quiet',
}

function State({ row }: { readonly row: Row }) {
  const say = useWords(words)
  if (row.waits === 'confirm') return <StateChip tone="waiting">{say.confirm}</StateChip>
  if (row.waits === 'left') return <StateChip tone="quiet">{say.left}</StateChip>
  return <StateChip tone={tones[row.state]}>{row.state === 'unapplied' ? say.purpose : say[row.state]}</StateChip>
}

const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)
