import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { announceAll } from '#platform/events'
import { overrule } from '#platform/decision'
import type { Work } from '#platform/work'
import { lockCustomers } from '#modules/parties'
import { involvedIn } from './credit-facts.ts'
import { creditReleased } from './events.ts'
import { answer } from './request-credit.ts'
import { heldOrders, releaseHolds, type HeldOrder } from './store.ts'
import { countWhole } from './store-counted.ts'

/** A person lets a held order go, with a reason that stays beside the machine's own. The order's owner tells the order. */
export async function releaseHold(
  work: Work,
  request: { readonly orderId: Id<'ord'>; readonly reason: string },
): Promise<HeldOrder> {
  const [held] = await heldOrders(work.tx, { orderIds: [request.orderId] })
  if (!held) throw new Refused('order_is_not_held', { order: request.orderId })
  await lockCustomers(work, [held.customerId])
  for (const decisionId of held.decisionIds) insist(await overrule(work, decisionId, request.reason))
  await releaseHolds(work.tx, [{ orderId: request.orderId, keeping: [] }], {
    at: work.at,
    by: work.who.staffId,
    kind: 'person',
    reason: request.reason,
  })
  await countWhole(work.tx, request.orderId)
  return held
}

/** An order that is over holds nothing any more. */
export const endHolds = (work: Work, orderIds: readonly Id<'ord'>[]): Promise<number> =>
  releaseHolds(
    work.tx,
    orderIds.map((orderId) => ({ orderId, keeping: [] })),
    { at: work.at, by: work.who.staffId, kind: 'rule', reason: null },
  )

/**
 * Asks again for the held orders of these customers, the longest waiting first, after money came in, a limit was set or a bill was
 * credited. What passes now is released by rule and told; safe to repeat.
 */
export async function recheck(
  work: Work,
  request: {
    readonly customerIds: readonly Id<'cus'>[]
    /** Orders that only a person lets go; they stay held and are not asked about. */
    readonly barred: (orderIds: readonly Id<'ord'>[]) => Promise<ReadonlySet<Id<'ord'>>>
  },
): Promise<Id<'ord'>[]> {
  if (request.customerIds.length === 0) return []
  const involved = await involvedIn(work.tx, request.customerIds)
  if ((await heldOrders(work.tx, { customerIds: involved })).length === 0) return []
  await lockCustomers(work, involved)
  const all = await heldOrders(work.tx, { customerIds: involved })
  const barred = await request.barred(all.map((order) => order.orderId))
  const held = all.filter((order) => !barred.has(order.orderId))
  if (held.length === 0) return []
  const answers = await answer(
    work,
    held.map((order) => ({
      orderId: order.orderId,
      customerId: order.customerId,
      entityId: order.entityId,
      gross: money(order.ordered, order.currency),
      expectedOn: order.expectedOn,
      prepaid: order.prepaid,
    })),
  )
  const passed = new Set(answers.filter((each) => each.decision.verdict === 'passed').map((each) => each.orderId))
  const released = Map.groupBy(
    held.filter((order) => passed.has(order.orderId)),
    (order) => order.customerId,
  )
  await announceAll(
    work,
    creditReleased,
    [...released].map(([customerId, orders]) => ({ customerId, orderIds: orders.map((order) => order.orderId) })),
  )
  return [...passed]
}
