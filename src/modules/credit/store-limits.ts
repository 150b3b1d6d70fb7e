import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

type LimitRow = {
  readonly amount: bigint
  readonly currency: Currency
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly reviewOn: Day | null
  readonly reason: string | null
  readonly setBy: string | null
  readonly setAt: Date
}

/** All limits that a customer had or will have, the latest first. */
export async function limitHistory(tx: Tx, customerId: Id<'cus'>) {
  const rows = await tx.many<LimitRow>(sql`
    select set.amount, set.currency, set.from_on as "fromOn", set.to_on as "toOn", set.review_on as "reviewOn", set.reason,
      staff.name as "setBy", origin.at as "setAt"
    from credit.credit_limit set
    join parties.visible_customer visible on visible.id = set.customer_id
    join platform.origin on origin.id = set.origin_id
    left join company.staff on staff.id = set.set_by
    where set.customer_id = ${customerId}
    order by set.from_on desc, set.id desc`)
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: money(amount, currency) }))
}

/** Who set, while these orders were held, the limits they are measured against now: the customer's own and the group's. */
export const limitsSetWhileHeld = (tx: Tx, orderIds: readonly Id<'ord'>[], on: Day) =>
  tx.many<{ orderId: Id<'ord'>; setBy: Id<'stf'> }>(sql`
    with held as (
      select order_id, customer_id, min(since) as since from credit.hold
      where released_at is null and order_id = any(${orderIds}::bigint[])
      group by order_id, customer_id)
    select held.order_id as "orderId", set.set_by as "setBy"
    from held
    join parties.customer on customer.id = held.customer_id
    cross join lateral unnest(array[customer.id, customer.parent_id]) measured (id)
    cross join lateral (
      select set_by, origin_id from credit.credit_limit
      where customer_id = measured.id and from_on <= ${on} and (to_on is null or to_on >= ${on})
      order by from_on desc, id desc limit 1) set
    join platform.origin on origin.id = set.origin_id
    where set.set_by is not null and origin.at >= held.since`)
