import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { requestCredit, type CreditAnswer } from './request-credit.ts'
import { uncountedOrder } from './store-counted.ts'

/**
 * Asks the gate for an order that it passed without counting it, since it was expected beyond the horizon. From now on the order
 * counts. Nothing is asked, and null answered, where the gate counted it already. The caller holds the customers' locks.
 */
export async function countOrder(
  work: Work,
  { orderId, on }: { readonly orderId: Id<'ord'>; readonly on: Day },
): Promise<CreditAnswer | null> {
  const order = await uncountedOrder(work.tx, orderId)
  if (!order) return null
  const [answer] = await requestCredit(work, [{ ...order, expectedOn: on }])
  return answer ?? null
}
