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
