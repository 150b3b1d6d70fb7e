import { listQueries } from '#contracts/orders'
import { Money, catalogue, dayText, timeText, useAsk, useLanguage, useToday, useWords } from '#web'
import { useFindingText } from '../orders/order-words.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    mine: 'Order queries asked of you',
    late: 'Order queries whose time is up',
    all: 'Orders stopped by a query',
    order: 'Order',
    what: 'What is odd, and what was expected',
    due: 'Answer by',
    gross: 'Gross',
    askedOf: (name: string) => `asked of ${name}`,
    noMine: 'Nothing is asked of you',
    noLate: 'Every query is in time',
    noAll: 'No order is stopped by a query',
    hint: 'When a rule finds an order odd, its query appears here at once, with the time to answer it by.',
  },
  de: {
    mine: 'Rückfragen an Sie',
    late: 'Rückfragen, deren Frist verstrichen ist',
    all: 'Aufträge mit offener Rückfrage',
    order: 'Auftrag',
    what: 'Was auffällt, und was zu erwarten war',
    due: 'Antwort bis',
    gross: 'Brutto',
    askedOf: (name: string) => `an ${name}`,
    noMine: 'Sie sind nichts gefragt',
    noLate: 'Jede Rückfrage ist in der Frist',
    noAll: 'Kein Auftrag wartet auf eine Antwort',
    hint: 'Findet eine Regel einen Auftrag auffällig, steht ihre Rückfrage sofort hier, mit der Frist zur Antwort.',
  },
})

const asked = {
  mine: { mine: true, limit: 8, putOff: false },
  late: { late: true, limit: 8 },
  all: { limit: 8, putOff: false },
} as const

export type Whose = keyof typeof asked

export const useQuestions = (whose: Whose) => useAsk(listQueries, asked[whose])

const nothing = { mine: 'noMine', late: 'noLate', all: 'noAll' } as const

/** Queries about orders; they are answered in their queue. */
export function Questions({ whose }: { whose: Whose }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const textOf = useFindingText()
  const { data, error } = useQuestions(whose)
  const whenOf = (at: string) => `${dayText(at.slice(0, 10), language, today)}, ${timeText(at, language)}`
  return (
    <WaitingList
      title={say[whose]}
      heads={{ name: say.order, what: say.what, when: say.due, figure: say.gross }}
      count={data?.count}
      problem={error}
      none={say[nothing[whose]]}
      noneHint={say.hint}
      all={{ path: '/orders/queries' }}
      rows={data?.rows.map((row) => ({
        id: row.id,
        path: '/orders/queries',
        asking: { item: row.id },
        name: row.customerName,
        number: row.orderNumber,
        what: textOf(row),
        below: whose !== 'mine' && row.askedOf ? say.askedOf(row.askedOf) : row.product,
        when: whenOf(row.dueAt),
        late: row.late,
        figure: <Money of={row.gross} withCurrency />,
      }))}
    />
  )
}
