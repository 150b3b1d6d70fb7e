import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { endHolds, endReservations } from '#modules/credit'
import { orderCancelled } from './events.ts'
import { lockedOrder } from './locked-order.ts'
import { mayBeCancelled, type OrderStatus } from './order.ts'
import { cancelRow, saveAnswers } from './store-amend.ts'
import { deleteDrafts, linesOfOrders, queriesOf } from './store.ts'

/**
 * Ends an order: a draft is thrown away, one that waits or was accepted gives its reservation back. Of one that was delivered in part
 * only the rest is cancelled; what the customer has stays to be billed.
 */
export async function cancelOrder(
  work: Work,
  { orderId, reason }: { readonly orderId: Id<'ord'>; readonly reason: string },
): Promise<{ readonly id: Id<'ord'>; readonly status: OrderStatus }> {
  const order = await lockedOrder(work, orderId)
  if (!mayBeCancelled(order.status)) throw new Refused('order_is_over', { order: order.number, status: order.status })
  if (order.status === 'draft') {
    await deleteDrafts(work.tx, [order.id])
    return { id: order.id, status: 'cancelled' }
  }
  const lines = await linesOfOrders(work.tx, [order.id])
  const status = lines.some((line) => line.delivered.digits > 0n) ? 'delivered' : 'cancelled'
  await endReservations(work.tx, [order.id], work.at)
  await endHolds(work, [order.id])
  const open = (await queriesOf(work.tx, [order.id])).filter((query) => query.answeredAt === null)
  await saveAnswers(
    work.tx,
    open.map((query) => ({ queryId: query.id, kind: 'withdrawn', answer: reason, decisionId: null })),
    { at: work.at, by: work.who.staffId },
  )
  await cancelRow(work.tx, order.id, { status, reason })
  await announce(work, orderCancelled, { orderId: order.id, customerId: order.customerId })
  return { id: order.id, status }
}
