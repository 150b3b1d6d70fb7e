import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  listBillingRuns,
  previewBillingRun,
  showBillingRun,
  startBillingRun,
  stopBillingRun,
  takeUpBillingRun,
} from '#contracts/billing'
import {
  Day,
  Money,
  Page,
  PageHead,
  ProblemBox,
  Run,
  SumLine,
  SumLines,
  askOptions,
  catalogue,
  refused,
  useAddress,
  useAsk,
  useAskList,
  useDo,
  useToday,
  useWords,
  type Answer,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import css from './billing.module.css'
import { HeldBack } from './desk-lists.tsx'
import { useChannelWords } from './state.tsx'
import { BillingTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: 'Billing run',
    line: 'Everything that was supplied until this day and is not held back becomes a bill.',
    until: 'Until',
    foresee: (orders: number, bills: number, lines: number) =>
      orders === 0
        ? 'Nothing is ready to be billed'
        : `${count(orders, 'order becomes', 'orders become')} ${count(bills, 'invoice', 'invoices')}, ${count(lines, 'line', 'lines')}`,
    start: (orders: number) => (orders === 1 ? 'Bill 1 order' : `Bill ${orders} orders`),
    again: 'Look again',
    customer: 'Customer',
    lines: 'Lines',
    by: 'Goes by',
    due: 'Due',
    net: 'Net',
    tax: (percent: string) => `Tax ${percent} % on`,
    gross: 'Gross',
    lastRun: 'Last run',
    runOf: (documents: number) => (documents === 1 ? '1 invoice' : `${documents} invoices`),
    result: (documents: number, lines: number) =>
      `${count(documents, 'invoice', 'invoices')} issued over ${count(lines, 'line', 'lines')}. They are on their way to the customers.`,
    open: 'Show the invoices',
    back: 'A wrong bill is put right by a credit note: open it and choose “Write a credit note”.',
    next: 'To the next run',
    waiting: 'The run waits for the worker to take it up',
    running: 'The run is at work',
    finished: 'The run is done',
    failed: 'The run failed before its end',
    stopped: 'The run was stopped',
    rest: (documents: number) => `${count(documents, 'invoice', 'invoices')} issued until then; the rest waits.`,
    stop: 'Stop the run',
    takeUp: 'Go on with it',
    clock: 'the clock',
    nothing: 'Nothing would be written.',
  },
  de: {
    title: 'Rechnungslauf',
    line: 'Alles, was bis zu diesem Tag geliefert und nicht zurückgehalten ist, wird zur Rechnung.',
    until: 'Bis',
    foresee: (orders: number, bills: number, lines: number) =>
      orders === 0
        ? 'Nichts ist zu berechnen'
        : `${count(orders, 'Auftrag wird', 'Aufträge werden')} zu ${count(bills, 'Rechnung', 'Rechnungen')}, ${count(lines, 'Zeile', 'Zeilen')}`,
    start: (orders: number) => (orders === 1 ? '1 Auftrag berechnen' : `${orders} Aufträge berechnen`),
    again: 'Neu ansehen',
    customer: 'Kunde',
    lines: 'Zeilen',
    by: 'Geht per',
    due: 'Fällig',
    net: 'Netto',
    tax: (percent: string) => `Steuer ${percent} % auf`,
    gross: 'Brutto',
    lastRun: 'Letzter Lauf',
    runOf: (documents: number) => (documents === 1 ? '1 Rechnung' : `${documents} Rechnungen`),
    result: (documents: number, lines: number) =>
      `${count(documents, 'Rechnung', 'Rechnungen')} über ${count(lines, 'Zeile', 'Zeilen')} ausgestellt. Sie sind auf dem Weg zu den Kunden.`,
    open: 'Die Rechnungen zeigen',
    back: 'Eine falsche Rechnung berichtigt eine Gutschrift: öffnen und „Gutschrift schreiben“ wählen.',
    next: 'Zum nächsten Lauf',
    waiting: 'Der Lauf wartet darauf, dass er aufgenommen wird',
    running: 'Der Lauf ist an der Arbeit',
    finished: 'Der Lauf ist fertig',
    failed: 'Der Lauf brach vor seinem Ende ab',
    stopped: 'Der Lauf wurde angehalten',
    rest: (documents: number) =>
      `${count(documents, 'Rechnung', 'Rechnungen')} bis dahin ausgestellt; der Rest wartet.`,
    stop: 'Lauf anhalten',
    takeUp: 'Weitermachen',
    clock: 'die Uhr',
    nothing: 'Nichts würde geschrieben.',
  },
})

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

type Preview = Answer<typeof previewBillingRun>
type BillingRun = Answer<typeof showBillingRun>

/** The billing run: seen before it starts, watched while it goes, with what it did. */
export function RunPage() {
  const say = useWords(words)
  const { values } = useAddress()
  return (
    <Page>
      <BillingTabs />
      <PageHead title={say.title} line={say.line} />
      {values['run'] ? <Going runId={values['run']} /> : <Ahead />}
    </Page>
  )
}

function Ahead() {
  const say = useWords(words)
  const today = useToday()
  const { values, change, begin } = useAddress()
  const entityId = useEntity()?.id
  const until = values['until'] ?? today
  const { data: preview, error, refetch } = useAsk(previewBillingRun, { until, entityId })
  const history = useHistory()
  const mayBill = useMay('invoice.issue')
  const start = useDo(startBillingRun, { done: (run) => begin({ run: run.id }) })
  const chosen = (
    <TextInput
      type="date"
      label={say.until}
      value={until}
      max={today}
      w={180}
      mb={12}
      onChange={(event) => change({ until: event.currentTarget.value || undefined })}
    />
  )
  if (error) {
    return (
      <>
        {chosen}
        <ProblemBox problem={error} retry={() => void refetch()} />
      </>
    )
  }
  if (!preview) return chosen
  const bill = () => {
    if (mayBill && preview.bills > 0) start.mutate({ asked: { until, entityId } }, { onError: refused })
  }
  return (
    <>
      {chosen}
      <Run
        state="ready"
        title={say.foresee(preview.orders, preview.bills, preview.lines)}
        beside={<Sums of={preview.sums} part="net" />}
        exceptions={<HeldBack entityId={entityId} />}
        totals={<Totals preview={preview} />}
        start={{ label: say.start(preview.orders), run: bill, busy: start.isPending }}
        second={[{ label: say.again, run: () => void refetch() }]}
        history={history}
      >
        <Bills preview={preview} />
      </Run>
    </>
  )
}

function Bills({ preview }: { preview: Preview }) {
  const say = useWords(words)
  const channels = useChannelWords()
  if (preview.rows.length === 0) return <p className="quiet">{say.nothing}</p>
  return (
    <>
      <div className={css['channels']}>
        {preview.channels.map(({ channel, bills }) => (
          <span key={channel}>
            {channels[channel]} {bills}
          </span>
        ))}
      </div>
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th>{say.customer}</th>
              <th data-figure className={css['optional']}>
                {say.lines}
              </th>
              <th className={css['optional']}>{say.by}</th>
              <th className={css['optional']}>{say.due}</th>
              <th data-figure>{say.net}</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={`${row.customerId} ${row.ourOrder} ${row.poNumber} ${row.net.amount}`}>
                <td>
                  {row.customerName}
                  <small>{[row.ourOrder, row.poNumber].filter(Boolean).join(' · ')}</small>
                </td>
                <td data-figure className={css['optional']}>
                  {row.lines}
                </td>
                <td className={`quiet ${css['optional']}`}>{channels[row.channel]}</td>
                <td className={css['optional']}>
                  <Day of={row.dueOn} />
                </td>
                <td data-figure>
                  <Money of={row.net} withCurrency />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Totals({ preview }: { preview: Preview }) {
  const say = useWords(words)
  const { lastRun } = preview
  return (
    <SumLines>
      {preview.taxes.map((tax) => (
        <SumLine
          key={`${tax.currency} ${tax.percent}`}
          label={
            <>
              {say.tax(tax.percent)} <Money of={tax.net} withCurrency />
            </>
          }
          value={<Money of={tax.tax} showZero />}
        />
      ))}
      {preview.sums.map((sum) => (
        <SumLine key={sum.currency} label={`${say.gross}, ${sum.currency}`} value={<Money of={sum.gross} />} total />
      ))}
      {lastRun && (
        <SumLine
          label={
            <>
              {say.lastRun}, <Day of={lastRun.untilOn} />: {say.runOf(lastRun.documents)}
            </>
          }
          value={<Sums of={lastRun.sums} part="gross" />}
        />
      )}
    </SumLines>
  )
}

function Sums({ of, part }: { of: BillingRun['sums']; part: 'net' | 'gross' }) {
  if (of.length === 0) return '–'
  return of.map((sum, index) => (
    <span key={sum.currency}>
      {index > 0 && ' · '}
      <Money of={sum[part]} withCurrency />
    </span>
  ))
}

const watchEveryMs = 1000

/** A run that was started: how far it is, then what it did. */
function Going({ runId }: { runId: string }) {
  const say = useWords(words)
  const { begin } = useAddress()
  const history = useHistory()
  const mayBill = useMay('invoice.issue')
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    ...askOptions(showBillingRun, { runId }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'waiting' || state.data?.state === 'running' ? watchEveryMs : false,
  })
  const again = { done: () => void refetch() }
  const failing = { onError: refused }
  const stop = useDo(stopBillingRun, again)
  const takeUp = useDo(takeUpBillingRun, again)
  if (error) return <ProblemBox problem={error} />
  if (!run) return null
  const unfinished = run.state === 'stopped' || run.state === 'failed'
  const going = run.state === 'waiting' || run.state === 'running'
  const title = {
    waiting: say.waiting,
    running: say.running,
    stopped: say.stopped,
    done: say.finished,
    failed: say.failed,
  }[run.state]
  return (
    <Run
      state={going ? 'running' : 'finished'}
      title={title}
      beside={<Sums of={run.sums} part="gross" />}
      progress={{ done: run.documents, total: run.bills }}
      result={going ? null : <Result run={run} />}
      start={{ label: say.next, run: () => begin({}) }}
      history={history}
    >
      {going && mayBill && (
        <div className={css['deeds']}>
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ asked: { runId } }, failing)}>
            {say.stop}
          </Button>
        </div>
      )}
      {!going && (
        <div className={css['deeds']}>
          {unfinished && mayBill && (
            <Button loading={takeUp.isPending} onClick={() => takeUp.mutate({ asked: { runId } }, failing)}>
              {say.takeUp}
            </Button>
          )}
          <WayTo path="/billing/documents" asking={{ view: 'all', runId: run.id }}>
            {say.open}
          </WayTo>
          <Button variant={unfinished ? 'default' : 'filled'} onClick={() => begin({})}>
            {say.next}
          </Button>
          <span className="small quiet">{say.back}</span>
        </div>
      )}
    </Run>
  )
}

function Result({ run }: { run: BillingRun }) {
  const say = useWords(words)
  if (run.state === 'done') return say.result(run.documents, run.lines)
  return (
    <>
      {run.error && <p>{run.error}</p>}
      {say.rest(run.documents)}
    </>
  )
}

function useHistory() {
  const say = useWords(words)
  const { rows } = useAskList(listBillingRuns, { state: 'done', limit: 10 })
  return rows.map((run) => ({
    id: run.id,
    day: run.untilOn,
    what: say.runOf(run.documents),
    by: run.asked.name ?? say.clock,
    sum: <Sums of={run.sums} part="gross" />,
    to: `/billing/run?run=${run.id}`,
  }))
}
