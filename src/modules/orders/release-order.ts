import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { recheck, releaseHold } from '#modules/credit'
import { lockedOrder } from './locked-order.ts'
import type { OrderStatus } from './order.ts'
import { underOwnLimit } from './own-limit.ts'
import { makersOf } from './store-amend.ts'
import { money } from '#kernel/money'
import { ordersOf, setStatus, type StoredOrder } from './store.ts'
import { tellOrders } from './tell-orders.ts'

type Released = { readonly id: Id<'ord'>; readonly status: OrderStatus }

/** Lets a held order go once, with a reason. Nobody who had a hand in the order may: the maker is never the checker. */
export async function releaseOrder(
  work: Work,
  { orderId, reason }: { readonly orderId: Id<'ord'>; readonly reason: string },
): Promise<Released> {
  const order = await lockedOrder(work, orderId)
  if (order.status !== 'held') throw new Refused('order_is_not_held', { order: order.number, status: order.status })
  const isMaker = await makersOf(work.tx, [orderId])
  if (isMaker(orderId, work.who.staffId)) throw new Refused('maker_is_not_checker', { order: order.number })
  await releaseHold(work, { orderId, reason })
  await accept(work, [order])
  return { id: orderId, status: 'accepted' }
}

/** Asks the gate again for everything that is held of a customer; what passes now may be delivered at once. */
export async function recheckHeld(
  work: Work,
  { customerIds }: { readonly customerIds: readonly Id<'cus'>[] },
): Promise<{ readonly released: Id<'ord'>[] }> {
  const released = await recheck(work, { customerIds, barred: (orderIds) => underOwnLimit(work, orderIds) })
  await acceptReleased(work, released)
  return { released }
}

/** Orders whose holds are gone may go on. Safe to repeat: one that is no longer held is left alone. */
export async function acceptReleased(work: Work, orderIds: readonly Id<'ord'>[]): Promise<void> {
  const held = (await ordersOf(work.tx, orderIds)).filter((order) => order.status === 'held')
  await accept(work, held)
}

async function accept(work: Work, orders: readonly StoredOrder[]): Promise<void> {
  if (orders.length === 0) return
  await setStatus(
    work.tx,
    orders.map((order) => ({ orderId: order.id, status: 'accepted' })),
  )
  await tellOrders(
    work,
    orders.map((order) => ({
      orderId: order.id,
      number: order.number ?? '',
      customerId: order.customerId,
      salespersonId: order.salespersonId,
      gross: money(order.gross, order.currency),
      status: 'accepted',
      questions: 0,
    })),
  )
}
