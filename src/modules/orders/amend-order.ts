import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { amend, fieldNames, type Amended, type Amendment } from './amend.ts'
import { lockedOrder } from './locked-order.ts'
import { mayBeChanged } from './order.ts'
import { settleOrder, type SettledOrder } from './settle-order.ts'
import { linesOfOrders, type StoredOrder } from './store.ts'

export type AmendRequest = { readonly orderId: Id<'ord'>; readonly amendments: readonly Amendment[] }

/** Puts something right about an order that waits. It is read by the same rules and, when nothing is left to ask, by the same gate. */
export async function amendOrder(work: Work, { orderId, amendments }: AmendRequest): Promise<SettledOrder> {
  const order = await lockedOrder(work, orderId)
  refuseUnlessItWaits(order)
  if (amendments.length === 0) throw new Refused('amendment_is_empty', { order: order.number })
  const amended = insist(amend(await asAmended(work, order), amendments))
  return settleOrder(work, { order, amended, touched: fieldNames(amendments), answers: [] })
}

export function refuseUnlessItWaits(order: StoredOrder): void {
  if (order.status === 'draft' || !mayBeChanged(order.status))
    throw new Refused('order_does_not_wait', { order: order.number, status: order.status })
}

/** The order as a person would enter it now: prices as they stand on it, each line known by its id. */
export async function asAmended(work: Work, order: StoredOrder): Promise<Amended> {
  const lines = await linesOfOrders(work.tx, [order.id])
  return {
    head: order,
    lines: lines.map((line) => ({
      productId: line.productId,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      description: line.description,
      detail: line.detail,
      lineId: line.id,
    })),
  }
}
