import type { Id } from '#kernel/id'
import { found, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { involvedIn } from '#modules/credit'
import { lockCustomers } from '#modules/parties'
import { ordersOf, type StoredOrder } from './store.ts'

/** The order as it stands once its customer, and whoever shares a limit with it, is locked. */
export async function lockedOrder(work: Work, orderId: Id<'ord'>): Promise<StoredOrder> {
  const seen = found((await ordersOf(work.tx, [orderId])).at(0))
  await lockCustomers(work, await involvedIn(work.tx, [seen.customerId]))
  const order = found((await ordersOf(work.tx, [orderId])).at(0))
  sameVersion(work, order.version)
  return order
}
