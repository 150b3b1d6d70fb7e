import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { customerOf } from '#modules/parties'
import { lockedOrder } from './locked-order.ts'
import { settleOrder, type SettledOrder } from './settle-order.ts'
import { fromSnapshot, lastChange } from './store-changes.ts'
import { linesOfOrders } from './store.ts'

/**
 * Takes back the last change of an order: it becomes what it was, and goes through the same rules and the same gate as any change. An
 * order that was cancelled comes back the same way, so its room of credit is asked for anew.
 */
export async function undoChange(
  work: Work,
  { orderId, changeId }: { readonly orderId: Id<'ord'>; readonly changeId: Id<'och'> },
): Promise<SettledOrder> {
  const order = await lockedOrder(work, orderId)
  const change = found(await lastChange(work.tx, orderId))
  if (change.id !== changeId || change.versionAfter !== order.version)
    throw new Refused('order_went_on', { order: order.number, status: order.status })
  const customer = await customerOf(work.tx, order.customerId)
  if (!customer.active) throw new Refused('customer_is_closed', { customer: customer.name })
  const present = new Set((await linesOfOrders(work.tx, [orderId])).map((line) => line.id))
  return settleOrder(work, {
    order,
    amended: fromSnapshot(change.before, order, present),
    touched: ['undo'],
    answers: [],
    change: { kind: 'undone', askedBy: change.askedBy, reason: null, undoes: change.id },
  })
}
