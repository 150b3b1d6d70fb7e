import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { decide } from '#platform/decision'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { lastReleaser, requestCredit } from '#modules/credit'
import { cancelOrder } from './cancel-order.ts'
import { orderRefused } from './events.ts'
import { lockedOrder } from './locked-order.ts'
import type { OrderStatus } from './order.ts'
import { makersOf } from './store-amend.ts'
import { changesOfOrder } from './store-changes.ts'
import { linesOfOrders, setStatus, type StoredOrder } from './store.ts'
import { tellOrders } from './tell-orders.ts'
import { undoChange } from './undo-change.ts'

export type Offer = 'prepay' | 'deposit' | 'smaller' | 'guarantee' | 'later'
type Decided = { readonly id: Id<'ord'>; readonly status: OrderStatus }

/**
 * Credit ends a held order, with a reason and with what is offered instead. The salesperson is told; nothing goes to the customer by
 * itself. What was delivered of it before stays to be billed.
 */
export async function refuseOrder(
  work: Work,
  request: { readonly orderId: Id<'ord'>; readonly reason: string; readonly offers: readonly Offer[] },
): Promise<Decided> {
  const { orderId, reason, offers } = request
  const order = await lockedOrder(work, orderId)
  if (order.status !== 'held') throw new Refused('order_is_not_held', { order: order.number, status: order.status })
  const isMaker = await makersOf(work.tx, [orderId])
  if (isMaker(orderId, work.who.staffId)) throw new Refused('maker_is_not_checker', { order: order.number })
  await decide(work, {
    kind: 'credit.refusal',
    subject: { kind: 'order', id: orderId },
    customerId: order.customerId,
    policyVersion: 'person',
    facts: { gross: money(order.gross, order.currency), offers },
    verdict: 'refused',
    reasons: [{ key: 'credit.refused', values: { reason } }],
  })
  const { status } = await cancelOrder(work, { orderId, reason, askedBy: 'us', lines: null })
  await announce(work, orderRefused, { orderId, customerId: order.customerId })
  return { id: orderId, status }
}

/** Takes back one's own release or refusal, while nothing is delivered. Either way the gate is asked again. */
export async function takeBackDecision(work: Work, { orderId }: { readonly orderId: Id<'ord'> }): Promise<Decided> {
  const order = await lockedOrder(work, orderId)
  if (order.status === 'cancelled') return takeBackRefusal(work, order)
  const lines = await linesOfOrders(work.tx, [orderId])
  const isOn = lines.some((line) => line.delivered.digits > 0n)
  const { staffId } = work.who
  const isOwn = staffId !== null && (await lastReleaser(work.tx, orderId)) === staffId
  if (order.status !== 'accepted' || isOn || !isOwn) throw nothing(order)
  return { id: orderId, status: await askAgain(work, order) }
}

async function takeBackRefusal(work: Work, order: StoredOrder): Promise<Decided> {
  const [change] = await changesOfOrder(work.tx, order.id)
  if (!change || change.kind !== 'cancelled' || change.byId !== work.who.staffId) throw nothing(order)
  const { status } = await undoChange(work, { orderId: order.id, changeId: change.id })
  return { id: order.id, status }
}

async function askAgain(work: Work, order: StoredOrder): Promise<OrderStatus> {
  const gross = money(order.gross, order.currency)
  const [answer] = await requestCredit(work, [
    {
      orderId: order.id,
      customerId: order.customerId,
      entityId: order.entityId,
      gross,
      expectedOn: order.wishedOn,
      prepaid: order.prepaid,
    },
  ])
  if (answer?.decision.verdict !== 'held') return order.status
  await setStatus(work.tx, [{ orderId: order.id, status: 'held' }])
  const { customerId, salespersonId } = order
  const told = { orderId: order.id, number: order.number ?? '', customerId, salespersonId, gross, questions: 0 }
  await tellOrders(work, [{ ...told, status: 'held' }])
  return 'held'
}

const nothing = (order: StoredOrder) =>
  new Refused('nothing_to_take_back', { order: order.number, status: order.status })
