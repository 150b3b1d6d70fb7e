import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { ReservationDraft } from './store.ts'

/** Keeps which orders the gate counted when it decided: what is expected beyond the horizon is not at stake yet. */
export const markCounted = (tx: Tx, orderIds: readonly Id<'ord'>[], horizon: Day) =>
  tx.run(sql`
    update credit.reservation set counted = prepaid or expected_on is null or expected_on <= ${horizon}
    where order_id = any(${orderIds}::bigint[])`)

/** A person who lets an order go answers for all of it, whenever it is delivered. */
export const countWhole = (tx: Tx, orderId: Id<'ord'>) =>
  tx.run(sql`update credit.reservation set counted = true where order_id = ${orderId}`)

/** The order, where the gate passed it without counting it. */
export async function uncountedOrder(tx: Tx, orderId: Id<'ord'>): Promise<ReservationDraft | null> {
  const row = await tx.maybe<{
    customerId: Id<'cus'>
    entityId: Id<'ent'>
    ordered: bigint
    currency: Currency
    expectedOn: Day | null
    prepaid: boolean
  }>(sql`
    select customer_id as "customerId", entity_id as "entityId", ordered, currency, expected_on as "expectedOn", prepaid
    from credit.reservation
    where order_id = ${orderId} and not counted and released_at is null`)
  return row ? { ...row, orderId, gross: money(row.ordered, row.currency) } : null
}

/** Did the gate count the order when it decided? */
export const isCounted = async (tx: Tx, orderId: Id<'ord'>): Promise<boolean> =>
  (await uncountedOrder(tx, orderId)) === null

/** Who let the order go last, where a person did. */
export const lastReleaser = async (tx: Tx, orderId: Id<'ord'>): Promise<Id<'stf'> | null> =>
  (
    await tx.maybe<{ staffId: Id<'stf'> | null }>(sql`
      select released_by as "staffId" from credit.hold
      where order_id = ${orderId} and release_kind = 'person'
      order by released_at desc, id desc limit 1`)
  )?.staffId ?? null
