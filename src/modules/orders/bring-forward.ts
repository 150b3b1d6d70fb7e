import type { Id } from '#kernel/id'
import { compare, money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { countOrder, releaseRules, type CreditAnswer } from '#modules/credit'
import { lockedOrder } from './locked-order.ts'
import { mayBeDelivered, type OrderStatus } from './order.ts'
import { setStatus, type StoredOrder } from './store.ts'
import { tellOrders } from './tell-orders.ts'

/** The customer wants it earlier: credit looks at an order that was too far off to count. If it does not pass, it is held. */
export async function bringForward(
  work: Work,
  { orderId }: { readonly orderId: Id<'ord'> },
): Promise<{ readonly id: Id<'ord'>; readonly status: OrderStatus }> {
  const order = await lockedOrder(work, orderId)
  if (!mayBeDelivered(order.status))
    throw new Refused('order_is_not_accepted', { status: order.status, number: order.number })
  const answer = await askCredit(work, order)
  if (answer?.decision.verdict !== 'held') return { id: order.id, status: order.status }
  await setStatus(work.tx, [{ orderId: order.id, status: 'held' }])
  const { customerId, salespersonId } = order
  const gross = money(order.gross, order.currency)
  const told = { orderId: order.id, number: order.number ?? '', customerId, salespersonId, gross, questions: 0 }
  await tellOrders(work, [{ ...told, status: 'held' }])
  return { id: order.id, status: 'held' }
}

/** Nothing leaves the house that the gate has not counted, however early it is wanted. */
export async function refuseUncounted(work: Work, order: StoredOrder): Promise<void> {
  const answer = await askCredit(work, order)
  if (answer?.decision.verdict !== 'held') return
  const asked = releaseRules(answer.facts, answer.decision).flatMap(({ pay }) => pay ?? [])
  throw new Refused('delivery_does_not_pass_credit', {
    number: order.number,
    reasons: answer.decision.reasons,
    pay: asked.reduce((most, pay) => (compare(pay, most) > 0 ? pay : most), answer.decision.short),
    limit: answer.facts.limit,
    wishedOn: order.wishedOn,
  })
}

const askCredit = async (work: Work, order: StoredOrder): Promise<CreditAnswer | null> =>
  countOrder(work, { orderId: order.id, on: today(work, await entityOf(work.tx, order.entityId)) })
