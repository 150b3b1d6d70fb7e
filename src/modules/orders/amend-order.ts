import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { amend, fieldNames, type Amendment, type AskedBy } from './amend.ts'
import { asAmended } from './as-amended.ts'
import { lockedOrder } from './locked-order.ts'
import { mayBeAmended, mayBeAnswered } from './order.ts'
import { settleOrder, type SettledOrder } from './settle-order.ts'
import type { StoredOrder } from './store.ts'

export type AmendRequest = {
  readonly orderId: Id<'ord'>
  readonly amendments: readonly Amendment[]
  readonly askedBy: AskedBy
  readonly reason: string | null
}

/**
 * Changes an order that was placed and is not over. It is read by the same rules, and the same gate is asked: for all of one that
 * waits, for the difference of one that was accepted. What was delivered stays as it is.
 */
export async function amendOrder(work: Work, request: AmendRequest): Promise<SettledOrder> {
  const { orderId, amendments, askedBy, reason } = request
  const order = await lockedOrder(work, orderId)
  if (!mayBeAmended(order.status))
    throw new Refused('order_cannot_be_changed', { order: order.number, status: order.status })
  if (amendments.length === 0) throw new Refused('amendment_is_empty', { order: order.number })
  if (order.status === 'accepted' && !reason) throw new Refused('change_has_no_reason', { field: 'reason' })
  const amended = insist(amend(await asAmended(work, order), amendments))
  return settleOrder(work, {
    order,
    amended,
    touched: fieldNames(amendments),
    answers: [],
    change: { kind: 'amended', askedBy, reason },
  })
}

export function refuseUnlessItWaits(order: StoredOrder): void {
  if (!mayBeAnswered(order.status))
    throw new Refused('order_does_not_wait', { order: order.number, status: order.status })
}
