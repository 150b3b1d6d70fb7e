import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { countQueries, listQueries, putOffQuery, takeUpQuery } from '#contracts/orders'
import {
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  WorkQueue,
  catalogue,
  dayText,
  done,
  refused,
  timeText,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
  type Answer,
  type Work,
  type WorkAction,
} from '#web'
import { AnswerQuery } from './answer-query.tsx'
import { answerWords } from './answer-words.ts'
import { correctionsOf, takesValue } from './corrections.ts'
import { HandOverQuery } from './hand-over-query.tsx'
import { OrderTabs } from './order-tabs.tsx'
import { useFindingText } from './order-words.ts'
import css from './orders.module.css'
import { useAnswerOf } from './use-answer.ts'
import { useMay } from '../session/me.ts'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    title: 'Order queries',
    line: (count: number) => (count === 1 ? '1 order question waits' : `${count} order questions wait`),
    late: 'Time is up',
    open: 'To answer',
    by: (when: string) => `answer by ${when}`,
    was: (when: string) => `was due ${when}`,
    askedOf: (name: string) => `asked of ${name}`,
    order: 'Open the order',
    escalated: 'sales management was told',
    whose: 'Whose questions',
    all: 'All',
    mine: 'Asked of me',
    progress: (answered: number, all: number) => `Today: ${answered} of ${all} answered`,
    doneHint: (count: number) => (count === 1 ? '1 question answered today.' : `${count} questions answered today.`),
    none: 'Nothing is asked',
    noneHint: 'Orders that a rule finds odd wait here for your answer. The answer lets them go on by themselves.',
  },
  de: {
    title: 'Rückfragen zu Aufträgen',
    line: (count: number) => (count === 1 ? '1 Rückfrage wartet' : `${count} Rückfragen warten`),
    late: 'Frist verstrichen',
    open: 'Zu beantworten',
    by: (when: string) => `Antwort bis ${when}`,
    was: (when: string) => `war fällig ${when}`,
    askedOf: (name: string) => `an ${name}`,
    order: 'Auftrag öffnen',
    escalated: 'die Vertriebsleitung weiß davon',
    whose: 'Wessen Rückfragen',
    all: 'Alle',
    mine: 'An mich',
    progress: (answered: number, all: number) => `Heute: ${answered} von ${all} beantwortet`,
    doneHint: (count: number) =>
      count === 1 ? 'Heute 1 Rückfrage beantwortet.' : `Heute ${count} Rückfragen beantwortet.`,
    none: 'Nichts ist gefragt',
    noneHint:
      'Aufträge, die eine Regel auffällig findet, warten hier auf Ihre Antwort. Dann gehen sie von selbst weiter.',
  },
})

type Row = Answer<typeof listQueries>['rows'][number]
type QueryWork = Work & { readonly row: Row }

/** The questions about orders, those whose time is up first; answered in place by one key. */
export function QueriesPage() {
  const say = useWords(words)
  const answer = useWords(answerWords)
  const language = useLanguage()
  const today = useToday()
  const textOf = useFindingText()
  const [mine, setMine] = useState(false)
  const [handing, setHanding] = useState<Row>()
  const answers = useAsk(listQueries, { limit: 200, putOff: false, mine: mine ? true : undefined })
  const counts = useAsk(countQueries, { mine: mine ? true : undefined }).data
  const rows = answers.data?.rows ?? []
  const whenOf = (moment: string) => `${dayText(moment.slice(0, 10), language, today)} ${timeText(moment, language)}`
  const actions = useQueryActions({ handOver: setHanding })
  const work = (row: Row): QueryWork => ({
    id: row.id,
    title: row.customerName,
    figure: <Money of={row.gross} withCurrency />,
    reason: textOf(row),
    aside: row.late ? say.was(whenOf(row.dueAt)) : say.by(whenOf(row.dueAt)),
    suggestion: correctionsOf(row, answer, { language })[0]?.label,
    row,
  })
  const late = rows.filter((row) => row.late).map(work)
  const open = rows.filter((row) => !row.late).map(work)
  return (
    <Page>
      <OrderTabs />
      <PageHead title={say.title} line={rows.length > 0 ? say.line(rows.length) : undefined} />
      {answers.error && <ProblemBox problem={answers.error} retry={() => void answers.refetch()} />}
      <WorkQueue
        loading={answers.isPending}
        head={
          <div className={css['queueHead']}>
            <SegmentedControl
              fullWidth
              aria-label={say.whose}
              data={[
                { value: 'all', label: say.all },
                { value: 'mine', label: say.mine },
              ]}
              value={mine ? 'mine' : 'all'}
              onChange={(value) => setMine(value === 'mine')}
            />
          </div>
        }
        groups={[
          ...(late.length > 0 ? [{ key: 'late', title: say.late, works: late }] : []),
          { key: 'open', title: say.open, works: open },
        ]}
        detail={({ row }) => <Question row={row} whenOf={whenOf} />}
        actions={useMay('order.answer') ? actions : []}
        progress={counts && say.progress(counts.answeredToday, counts.answeredToday + counts.open)}
        empty={
          <Empty title={say.none}>{counts?.answeredToday ? say.doneHint(counts.answeredToday) : say.noneHint}</Empty>
        }
      />
      {handing && <HandOverQuery query={handing} close={() => setHanding(undefined)} />}
    </Page>
  )
}

/** What one key does to the question in front of us. */
function useQueryActions({ handOver }: { handOver: (row: Row) => void }): WorkAction<QueryWork>[] {
  const say = useWords(answerWords)
  const language = useLanguage()
  const today = useToday()
  const takeUp = useDo(takeUpQuery, { done: () => done(say.takenUp) })
  const putOff = useDo(putOffQuery)
  const { correct } = useAnswerOf()
  const main = ({ row }: QueryWork) => correctionsOf(row, say, { language })[0]
  const asksAddress = ({ row }: QueryWork) => row.rule === 'address_unknown'
  return [
    {
      key: 'e',
      main: true,
      label: (work) => main(work)?.label ?? (asksAddress(work) ? say.choose : say.write),
      when: (work) => main(work) !== undefined || asksAddress(work) || takesValue(work.row),
      run: (work) => {
        const known = main(work)
        if (known) correct(work.row.id, known.amendment)
        else focusOn(asksAddress(work) ? 'known' : 'value')
      },
    },
    { key: 'r', label: say.explain, run: () => focusOn('reason') },
    { key: 'b', label: say.handBack, run: ({ row }) => handOver(row) },
    {
      key: 't',
      label: say.notToday,
      run: ({ row }) =>
        putOff.mutate(
          { asked: { queryId: row.id } },
          {
            onError: refused,
            onSuccess: ({ until }) =>
              done(say.putOff(dayText(until, language, today)), {
                undo: () => takeUp.mutate({ asked: { queryId: row.id } }, { onError: refused }),
              }),
          },
        ),
    },
  ]
}

const focusOn = (what: 'known' | 'value' | 'reason') =>
  document.querySelector<HTMLElement>(`[data-answer="${what}"]`)?.focus()

function Question({ row, whenOf }: { row: Row; whenOf: (moment: string) => string }) {
  const say = useWords(words)
  const textOf = useFindingText()
  const mayAnswer = useMay('order.answer')
  return (
    <div className={css['stack']}>
      <div>
        <h2 className={css['big']}>{textOf(row)}</h2>
        <p className={`${css['words']} quiet`}>
          <StateChip tone={row.late ? 'overdue' : 'question'}>
            {row.late ? say.was(whenOf(row.dueAt)) : say.by(whenOf(row.dueAt))}
          </StateChip>{' '}
          {row.customerName} · {row.orderNumber}
          {row.product && ` · ${row.product}`}
          {row.askedOf && ` · ${say.askedOf(row.askedOf)}`}
          {row.escalated && ` · ${say.escalated}`} ·{' '}
          <span className="link">
            <WayTo path={`/orders/${row.orderId}`}>{say.order}</WayTo>
          </span>
        </p>
      </div>
      {mayAnswer && <AnswerQuery key={row.id} query={row} customerId={row.customerId} />}
    </div>
  )
}
