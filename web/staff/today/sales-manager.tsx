import { catalogue, useWords } from '#web'
import { RuleProposals } from '../disputes/rule-proposals.tsx'
import { Figure, Sums } from './figure.tsx'
import { HeldOrders, useHeldOrders } from './held-orders.tsx'
import { MyQuotes, useMyQuotes } from './my-quotes.tsx'
import { OverdueBills } from './overdue-bills.tsx'
import { PayToApprove } from './pay-to-approve.tsx'
import { Questions, useQuestions } from './questions.tsx'
import { RolePage } from './role-page.tsx'
import { useReceivable } from './use-receivable.ts'

const words = catalogue({
  en: {
    late: 'order queries whose time is up',
    open: 'order queries open in all',
    held: 'held for credit, gross',
    overdue: 'overdue at our customers',
    orders: (count: number) => (count === 1 ? '1 order' : `${count} orders`),
  },
  de: {
    late: 'Rückfragen mit verstrichener Frist',
    open: 'offene Rückfragen insgesamt',
    held: 'für Kredit gesperrt, brutto',
    overdue: 'überfällig bei unseren Kunden',
    orders: (count: number) => (count === 1 ? '1 Auftrag' : `${count} Aufträge`),
  },
})

/** What my people have not answered in time, and what it keeps from being sold and paid. */
export function SalesManagerToday() {
  const say = useWords(words)
  const late = useQuestions('late').data
  const open = useQuestions('all').data
  const held = useHeldOrders().data
  const discounts = useMyQuotes('approve').data
  const sums = useReceivable()
  return (
    <RolePage
      waiting={[late?.count, held?.count, discounts?.count]}
      figures={
        <>
          <Figure value={late?.count ?? '–'} label={say.late} path="/orders/queries" />
          <Figure value={open?.count ?? '–'} label={say.open} path="/orders/queries" />
          <Figure
            value={<Sums of={held?.sums.map((sum) => sum.gross)} />}
            beside={held && say.orders(held.count)}
            label={say.held}
            path="/orders/holds"
          />
          <Figure
            value={<Sums of={sums?.map((sum) => sum.overdue)} />}
            label={say.overdue}
            path="/insight/open-items"
            asking={{ view: 'late' }}
          />
        </>
      }
      lists={
        <>
          <RuleProposals />
          <MyQuotes whose="approve" />
          <Questions whose="late" />
          <HeldOrders />
        </>
      }
      aside={
        <>
          <PayToApprove />
          <OverdueBills />
        </>
      }
    />
  )
}
