import { listQueries } from '#contracts/orders'
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
  timeText,
  useAsk,
  useLanguage,
  useToday,
  useWords,
  type Answer,
  type Work,
} from '#web'
import { AnswerQuery } from './answer-query.tsx'
import { OrderTabs } from './order-tabs.tsx'
import { useFindingText } from './order-words.ts'
import css from './orders.module.css'
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
    none: 'Nichts ist gefragt',
    noneHint:
      'Aufträge, die eine Regel auffällig findet, warten hier auf Ihre Antwort. Dann gehen sie von selbst weiter.',
  },
})

type Row = Answer<typeof listQueries>['rows'][number]
type QueryWork = Work & { readonly row: Row }

/** The questions about orders, those whose time is up first; answered in place. */
export function QueriesPage() {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const textOf = useFindingText()
  const answers = useAsk(listQueries, { limit: 200 })
  const rows = answers.data?.rows ?? []
  const whenOf = (moment: string) => `${dayText(moment.slice(0, 10), language, today)} ${timeText(moment, language)}`
  const work = (row: Row): QueryWork => ({
    id: row.id,
    title: row.customerName,
    figure: <Money of={row.gross} withCurrency />,
    reason: textOf(row),
    aside: row.late ? say.was(whenOf(row.dueAt)) : say.by(whenOf(row.dueAt)),
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
        groups={[
          ...(late.length > 0 ? [{ key: 'late', title: say.late, works: late }] : []),
          { key: 'open', title: say.open, works: open },
        ]}
        detail={({ row }) => <Question row={row} whenOf={whenOf} />}
        actions={[]}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

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
          {row.askedOf && ` · ${say.askedOf(row.askedOf)}`} ·{' '}
          <span className="link">
            <WayTo path={`/orders/${row.orderId}`}>{say.order}</WayTo>
          </span>
        </p>
      </div>
      {mayAnswer && <AnswerQuery key={row.id} query={row} customerId={row.customerId} />}
    </div>
  )
}
