import { Day, Money, catalogue, useWords } from '#web'
import { Figure, Sums } from './figure.tsx'
import { HeldOrders, useHeldOrders } from './held-orders.tsx'
import { OverdueBills, useOverdueBills } from './overdue-bills.tsx'
import { RolePage } from './role-page.tsx'
import { useReceivable } from './use-receivable.ts'

const words = catalogue({
  en: {
    held: 'held for credit, gross',
    oldest: 'the oldest hold, since',
    overdue: 'overdue',
    old: 'overdue for more than 90 days',
    orders: (count: number) => (count === 1 ? '1 order' : `${count} orders`),
    bills: (count: number) => (count === 1 ? '1 bill' : `${count} bills`),
  },
  de: {
    held: 'für Kredit gesperrt, brutto',
    oldest: 'die älteste Sperre, seit',
    overdue: 'überfällig',
    old: 'seit über 90 Tagen überfällig',
    orders: (count: number) => (count === 1 ? '1 Auftrag' : `${count} Aufträge`),
    bills: (count: number) => (count === 1 ? '1 Rechnung' : `${count} Rechnungen`),
  },
})

/** What credit decides today, the oldest first. */
export function CreditManagerToday() {
  const say = useWords(words)
  const held = useHeldOrders().data
  const late = useOverdueBills().data
  const sums = useReceivable()
  const oldest = held?.rows[0]
  return (
    <RolePage
      waiting={[held?.count]}
      figures={
        <>
          <Figure
            value={<Sums of={held?.sums.map((sum) => sum.gross)} />}
            beside={held && say.orders(held.count)}
            label={say.held}
            path="/orders/holds"
          />
          <Figure
            value={oldest ? <Day of={oldest.since.slice(0, 10)} /> : '–'}
            beside={oldest && <Money of={oldest.gross} withCurrency />}
            label={say.oldest}
            path="/orders/holds"
            asking={oldest ? { item: oldest.orderId } : {}}
          />
          <Figure
            value={<Sums of={sums?.map((sum) => sum.overdue)} />}
            beside={late && say.bills(late.count)}
            label={say.overdue}
            path="/insight/open-items"
            asking={{ view: 'late' }}
          />
          <Figure
            value={<Sums of={sums?.map((sum) => sum.over_90)} />}
            label={say.old}
            path="/insight/open-items"
            asking={{ lateBy: '90' }}
          />
        </>
      }
      lists={<HeldOrders />}
      aside={<OverdueBills />}
    />
  )
}
