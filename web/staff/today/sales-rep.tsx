import { listDocuments } from '#contracts/billing'
import { listOrders } from '#contracts/orders'
import { catalogue, useAsk, useWords } from '#web'
import { useEntity } from '../session/place.ts'
import { Figure, Sums } from './figure.tsx'
import { HeldOrders, useHeldOrders } from './held-orders.tsx'
import { MyCases, useMyCases } from './my-cases.tsx'
import { MyPay } from './my-pay.tsx'
import { MyQuotes, useMyQuotes } from './my-quotes.tsx'
import { OverdueBills, useOverdueBills } from './overdue-bills.tsx'
import { Questions, useQuestions } from './questions.tsx'
import { ReportLines, useReportLines } from './report-lines.tsx'
import { RolePage } from './role-page.tsx'

const words = catalogue({
  en: {
    questions: 'order queries asked of you',
    stopped: 'My orders stopped',
    held: 'of your customers’ orders held, gross',
    coming: 'your orders to deliver, net',
    overdue: 'overdue at your customers',
    orders: (count: number) => (count === 1 ? '1 order' : `${count} orders`),
    bills: (count: number) => (count === 1 ? '1 bill' : `${count} bills`),
  },
  de: {
    questions: 'Rückfragen an Sie',
    stopped: 'Meine gesperrten Aufträge',
    held: 'Ihrer Kunden gesperrt, brutto',
    coming: 'Ihrer Aufträge zu liefern, netto',
    overdue: 'überfällig bei Ihren Kunden',
    orders: (count: number) => (count === 1 ? '1 Auftrag' : `${count} Aufträge`),
    bills: (count: number) => (count === 1 ? '1 Rechnung' : `${count} Rechnungen`),
  },
})

/** What sales owes others today, what stops its orders, and whose money is late. */
export function SalesRepToday() {
  const say = useWords(words)
  const entityId = useEntity()?.id
  const questions = useQuestions('mine').data
  const held = useHeldOrders().data
  const late = useOverdueBills().data
  const cases = useMyCases().data
  const report = useReportLines('for_sales').data
  const quotes = useMyQuotes('mine').data
  const coming = useAsk(listOrders, { mine: true, status: 'accepted', entityId, limit: 1 }).data
  const overdue = useAsk(listDocuments, { state: 'overdue', entityId, limit: 1 }).data
  return (
    <RolePage
      waiting={[questions?.count, held?.count, cases?.count, late?.count, report?.count, quotes?.count]}
      figures={
        <>
          <Figure value={questions?.count ?? '–'} label={say.questions} path="/orders/queries" />
          <Figure
            value={<Sums of={held?.sums.map((sum) => sum.gross)} />}
            beside={held && say.orders(held.count)}
            label={say.held}
            path="/orders/holds"
          />
          <Figure
            value={<Sums of={coming?.sums.map((sum) => sum.net)} />}
            beside={coming && say.orders(coming.count)}
            label={say.coming}
            path="/orders"
            asking={{ view: 'accepted', mine: 'true' }}
          />
          <Figure
            value={<Sums of={overdue?.sums.map((sum) => sum.overdue)} />}
            beside={overdue && say.bills(overdue.count)}
            label={say.overdue}
            path="/billing/documents"
            asking={{ view: 'overdue' }}
          />
        </>
      }
      lists={
        <>
          <Questions whose="mine" />
          <HeldOrders title={say.stopped} />
          <MyQuotes whose="mine" />
          <MyCases />
          <ReportLines view="for_sales" />
        </>
      }
      aside={
        <>
          <MyPay />
          <OverdueBills />
        </>
      }
    />
  )
}
