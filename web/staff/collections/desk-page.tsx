import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { readDesk, readWorklist, restCustomer, wakeCustomer } from '#contracts/collections'
import {
  Empty,
  HeadFigure,
  HeadFigures,
  Money,
  Page,
  PageHead,
  ProblemBox,
  WorkQueue,
  catalogue,
  countText,
  dayText,
  done,
  refused,
  useAddress,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
  type Answer,
  type Work,
  type WorkAction,
  type WorkGroup,
} from '#web'
import { plusDays, day } from '#kernel/day'
import { useMay, useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { AccountDetail } from './account-detail.tsx'
import { CallPanel } from './call-panel.tsx'
import { useLogging } from './use-logging.ts'
import css from './desk.module.css'
import { restWords, stepWords, useRestReason, useWhy, type Account, type Outcome } from './desk-words.ts'
import { CollectionsTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'My collections',
    titleAll: 'Collections of everybody',
    accounts: (count: number) =>
      count === 1
        ? 'One account, ranked by what acting today is worth.'
        : `${count} accounts, ranked by what acting today is worth.`,
    bank: (day: string) => `Bank loaded through ${day}.`,
    stale: (day: string) => `The bank is loaded only through ${day}: ask at the cash desk before you call.`,
    never: 'No bank statement is loaded yet: ask at the cash desk before you call.',
    cameIn: (count: number) =>
      count === 1 ? 'in since yesterday, 1 receipt' : `in since yesterday, ${count} receipts`,
    collectable: 'collectable overdue',
    promises: (kept: number) => (kept === 0 ? 'promises due today' : `promises due today, ${kept} kept`),
    calls: 'calls noted today',
    worklist: 'Worklist',
    resting: 'Left alone',
    daysLate: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    mine: 'Mine',
    all: 'Everybody’s',
    sort: 'Sorted by',
    worth: 'worth acting',
    amount: 'amount',
    age: 'age',
    name: 'name',
    call: 'Call',
    promise: 'Promise',
    notToday: 'Not today',
    back: 'Back on the list',
    rested: (name: string, day: string) => `${name} is left alone until ${day}`,
    woken: (name: string) => `${name} is on the list again`,
    none: 'Nobody to speak to',
    noneHint:
      'Whoever has something overdue that is neither disputed nor promised appears here, ranked by what a talk is worth. Whoever pays, promises or is spoken to leaves the list by himself.',
    noneMine: 'None of your accounts needs a talk today.',
    more: (count: string) => `${count} more below these`,
    progress: (calls: number, left: number) => `Today: ${calls} noted, ${left} left`,
  },
  de: {
    title: 'Meine Konten',
    titleAll: 'Konten aller',
    accounts: (count: number) =>
      count === 1
        ? 'Ein Konto, nach dem Nutzen eines Gesprächs heute.'
        : `${count} Konten, nach dem Nutzen eines Gesprächs heute.`,
    bank: (day: string) => `Bank geladen bis ${day}.`,
    stale: (day: string) => `Die Bank ist nur bis ${day} geladen: vor dem Anruf bei der Kasse fragen.`,
    never: 'Noch ist kein Kontoauszug geladen: vor dem Anruf bei der Kasse fragen.',
    cameIn: (count: number) =>
      count === 1 ? 'seit gestern eingegangen, 1 Zahlung' : `seit gestern eingegangen, ${count} Zahlungen`,
    collectable: 'überfällig und einziehbar',
    promises: (kept: number) => (kept === 0 ? 'Zusagen für heute' : `Zusagen für heute, ${kept} gehalten`),
    calls: 'heute notierte Anrufe',
    worklist: 'Arbeitsliste',
    resting: 'In Ruhe gelassen',
    daysLate: (days: number) => (days === 1 ? '1 Tag' : `${days} Tage`),
    mine: 'Meine',
    all: 'Alle',
    sort: 'Sortiert nach',
    worth: 'Nutzen',
    amount: 'Betrag',
    age: 'Alter',
    name: 'Name',
    call: 'Anrufen',
    promise: 'Zusage',
    notToday: 'Nicht heute',
    back: 'Zurück auf die Liste',
    rested: (name: string, day: string) => `${name} bleibt bis ${day} in Ruhe`,
    woken: (name: string) => `${name} ist wieder auf der Liste`,
    none: 'Niemand anzusprechen',
    noneHint:
      'Wer etwas Überfälliges hat, das weder strittig noch zugesagt ist, erscheint hier nach dem Nutzen eines Gesprächs. Wer zahlt, zusagt oder gesprochen wurde, verschwindet von selbst.',
    noneMine: 'Keines Ihrer Konten braucht heute ein Gespräch.',
    more: (count: string) => `${count} weitere darunter`,
    progress: (calls: number, left: number) => `Heute: ${calls} notiert, ${left} offen`,
  },
})

type Desk = Answer<typeof readDesk>
type AccountWork = Work & { readonly account: Account | null; readonly customerId: string; readonly name: string }

const sorts = ['-worth', '-collectable', '-daysLate', 'customerName'] as const
type Sort = (typeof sorts)[number]

/** The collector's desk: whom to speak to and why, the account, and how the talk ended. */
export function DeskPage() {
  const say = useWords(words)
  const address = useAddress()
  const me = useMe()
  const entity = useEntity() ?? me.entities[0]
  const whose = address.values['whose'] === 'all' ? 'all' : 'mine'
  const sort: Sort = sorts.find((each) => each === address.values['sort']) ?? '-worth'
  const enabled = entity !== undefined
  const list = useAsk(readWorklist, { entityId: entity?.id ?? '', whose, sort, limit: 100 }, { enabled })
  const { data: desk } = useAsk(readDesk, { entityId: entity?.id ?? '', whose }, { enabled })
  const [outcome, setOutcome] = useState<{ readonly key: string; readonly outcome: Outcome }>()
  const may = useMay('promise.take')
  const choose = (key: string, chosen: Outcome) => setOutcome({ key, outcome: chosen })
  const actions = useActions(entity?.id ?? '', choose)
  const log = useLogging()
  const groups = useGroups(list.data?.rows, desk)
  return (
    <Page>
      <CollectionsTabs />
      <Head desk={desk} whose={whose} count={list.data?.count} />
      {list.error && <ProblemBox problem={list.error} retry={() => void list.refetch()} />}
      <WorkQueue
        loading={enabled && list.isPending}
        groups={groups}
        head={<Switches whose={whose} sort={sort} change={address.change} />}
        detail={({ account, customerId }) => (
          <AccountDetail key={customerId} account={account} customerId={customerId} entityId={entity?.id ?? ''} />
        )}
        aside={(work) =>
          work.account && (
            <CallPanel
              key={work.id}
              account={work.account}
              outcome={outcome?.key === work.id ? outcome.outcome : undefined}
              choose={(chosen) => choose(work.id, chosen)}
              log={log}
            />
          )
        }
        actions={may ? actions : []}
        progress={desk && say.progress(desk.callsToday, list.data?.count ?? 0)}
        empty={<Empty title={say.none}>{whose === 'mine' ? `${say.noneMine} ${say.noneHint}` : say.noneHint}</Empty>}
      />
    </Page>
  )
}

function Head({ desk, whose, count }: { desk: Desk | undefined; whose: string; count: number | undefined }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const through = desk?.bankThrough
  const bank =
    through == null
      ? say.never
      : desk?.isBankFresh
        ? say.bank(dayText(through, language, today))
        : say.stale(dayText(through, language, today))
  const [cameIn] = desk?.cameIn ?? []
  return (
    <>
      <PageHead
        title={whose === 'mine' ? say.title : say.titleAll}
        line={desk && `${count === undefined ? '' : say.accounts(count)} ${bank}`}
      />
      {desk && (
        <HeadFigures>
          <HeadFigure
            value={cameIn ? <Money of={cameIn.amount} withCurrency /> : '–'}
            label={say.cameIn(cameIn?.count ?? 0)}
          />
          <HeadFigure
            value={
              desk.collectable.length === 0
                ? '–'
                : desk.collectable.map(({ amount }) => <Money key={amount.currency} of={amount} withCurrency />)
            }
            label={say.collectable}
          />
          <HeadFigure value={countText(desk.promises.due, language)} label={say.promises(desk.promises.kept)} />
          <HeadFigure value={countText(desk.callsToday, language)} label={say.calls} />
        </HeadFigures>
      )}
    </>
  )
}

type SwitchesProps = {
  readonly whose: string
  readonly sort: Sort
  readonly change: ReturnType<typeof useAddress>['change']
}

function Switches({ whose, sort, change }: SwitchesProps) {
  const say = useWords(words)
  const names: Readonly<Record<Sort, string>> = {
    '-worth': say.worth,
    '-collectable': say.amount,
    '-daysLate': say.age,
    customerName: say.name,
  }
  return (
    <div className={css['switches']}>
      <SegmentedControl
        size="xs"
        fullWidth
        value={whose}
        onChange={(value) => change({ whose: value === 'all' ? 'all' : undefined, item: undefined })}
        data={[
          { value: 'mine', label: say.mine },
          { value: 'all', label: say.all },
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={say.sort}
        value={sort}
        onChange={(event) => change({ sort: event.currentTarget.value })}
        data={sorts.map((each) => ({ value: each, label: `${say.sort} ${names[each]}` }))}
      />
    </div>
  )
}

function useGroups(rows: readonly Account[] | undefined, desk: Desk | undefined): WorkGroup<AccountWork>[] {
  const say = useWords(words)
  const steps = useWords(stepWords)
  const rests = useWords(restWords)
  const why = useWhy()
  const restReason = useRestReason()
  const language = useLanguage()
  const today = useToday()
  const worklist: WorkGroup<AccountWork> = {
    key: 'worklist',
    title: say.worklist,
    works: (rows ?? []).map((account) => ({
      id: `${account.customer.id} ${account.collectable.currency}`,
      title: account.customer.name,
      figure: <Money of={account.collectable} withCurrency />,
      reason: why(account),
      suggestion: `→ ${steps[account.step]}`,
      aside: say.daysLate(account.daysLate),
      account,
      customerId: account.customer.id,
      name: account.customer.name,
    })),
  }
  const resting = (desk?.resting ?? []).map((rest): AccountWork => ({
    id: `rest ${rest.customer.id}`,
    title: rest.customer.name,
    reason: restReason(rest.because),
    aside: rests.until(dayText(rest.untilOn, language, today)),
    account: null,
    customerId: rest.customer.id,
    name: rest.customer.name,
  }))
  return resting.length === 0
    ? [worklist]
    : [worklist, { key: 'resting', title: say.resting, works: resting, settled: true }]
}

function useActions(entityId: string, choose: (key: string, outcome: Outcome) => void): WorkAction<AccountWork>[] {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const wake = useDo(wakeCustomer)
  const rest = useDo(restCustomer, {
    done: ({ customer, untilOn }) =>
      done(say.rested(customer.name, dayText(untilOn, language, today)), {
        undo: () => wake.mutate({ asked: { customerId: customer.id, entityId } }, { onError: refused }),
      }),
  })
  return [
    {
      key: 'e',
      label: say.call,
      main: true,
      when: ({ account }) => account?.contact?.phone != null,
      run: ({ account }) => window.open(`tel:${account?.contact?.phone?.replaceAll(/[^\d+]/g, '') ?? ''}`, '_self'),
    },
    { key: 'p', label: say.promise, when: ({ account }) => account !== null, run: ({ id }) => choose(id, 'promise') },
    {
      key: 'n',
      label: say.notToday,
      when: ({ account }) => account !== null,
      run: ({ customerId }) =>
        rest.mutate({ asked: { customerId, entityId, untilOn: plusDays(day(today), 1) } }, { onError: refused }),
    },
    {
      key: 'b',
      label: say.back,
      main: true,
      when: ({ account }) => account === null,
      run: ({ customerId, name }) =>
        wake.mutate({ asked: { customerId, entityId } }, { onError: refused, onSuccess: () => done(say.woken(name)) }),
    },
  ]
}
