import type { Day } from '#kernel/day'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { AsAt, Page } from './store-export.ts'

export type CommissionRow = {
  readonly id: bigint
  readonly person: string
  readonly quarter: Day
  readonly planVersion: number
  readonly kind: string
  readonly cause: string
  readonly shareWeight: bigint
  readonly shareOf: bigint
  readonly invoiceNumber: string | null
  readonly bankReference: string | null
  readonly currency: Currency
  readonly basis: bigint
  readonly ratePercent: string
  readonly amount: bigint
  readonly earnedOn: Day
}

/** The lines of everybody's pay statements; the basis of dates is the day earned or the day recorded. */
export const commissionPage = (tx: Tx, { asAt, basis, knownAt }: AsAt, { after, limit }: Page) =>
  tx.many<CommissionRow>(sql`
    select line.id, staff.name as person, line.quarter, plan.version as "planVersion", line.kind, line.cause,
      line.share_weight as "shareWeight", line.share_of as "shareOf", document.number as "invoiceNumber",
      receipt.bank_reference as "bankReference", line.currency, line.basis, line.rate_percent as "ratePercent", line.amount,
      line.earned_on as "earnedOn"
    from incentives.entry line
    join company.staff on staff.id = line.staff_id
    join incentives.plan on plan.id = line.plan_id
    left join billing.document on document.id = line.document_id
    left join parties.visible_customer visible on visible.id = line.customer_id
    left join cash.receipt on receipt.id = line.receipt_id
    where line.id > ${after} and (line.customer_id is null or visible.id is not null)
      ${asAt ? sql`and ${sql.ref(basis === 'value' ? 'line.earned_on' : 'line.recorded_on')} <= ${asAt}` : sql``}
      ${knownAt ? sql`and line.recorded_at <= ${knownAt}` : sql``}
    order by line.id
    limit ${limit}`)
