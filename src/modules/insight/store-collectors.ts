import type { Id } from '#kernel/id'
import { sql, type RawBuilder, type Tx } from '#platform/sql'
import type { Period } from './store-league-documents.ts'

export type CollectorCell = 'collected' | 'overdue' | 'cases'

const inEntityMoney = sql`item.entity_total / nullif(item.total, 0)::numeric`

/** Money that came in on the accounts in the period, gross; counted is what came within ten days after it was due. */
const collected = ({ entityId, from, through }: Period) => sql`
  select customer.collector_id as staff_id, allocation.id as row_id, 'inv' as kind, document.id as subject_id, document.number,
    item.customer_id, case when allocation.value_on <= item.effective_due_on + 10 then 'prompt' else 'slow' end as part,
    allocation.value_on as day, round(allocation.amount * ${inEntityMoney})::bigint as amount,
    allocation.value_on <= item.effective_due_on + 10 as counted
  from ledger.allocation
  join ledger.open_item money on money.id = allocation.credit_item_id and money.kind = 'receipt'
  join ledger.open_item item on item.id = allocation.debit_item_id and item.kind = 'invoice'
  join billing.document on document.id = item.document_id
  join parties.customer on customer.id = item.customer_id
  where allocation.entity_id = ${entityId} and allocation.value_on between ${from} and ${through}
    and customer.collector_id is not null`

/** What nobody refuses and was past its day at the end. */
const overdue = ({ entityId, through }: Period) => sql`
  select staff_id, row_id, kind, subject_id, number, customer_id, part, day, round(undisputed * rate)::bigint as amount,
    true as counted
  from (
    select customer.collector_id as staff_id, item.id as row_id, 'inv' as kind, document.id as subject_id, document.number,
      item.customer_id, 'late' as part, item.effective_due_on as day, ${inEntityMoney} as rate,
      item.open + coalesce(since.amount, 0) - coalesce(refused.gross, 0) as undisputed
    from ledger.open_item item
    join billing.document on document.id = item.document_id
    join parties.customer on customer.id = item.customer_id
    left join lateral (
      select sum(amount) as amount from ledger.allocation where debit_item_id = item.id and value_on > ${through}
    ) since on true
    left join lateral (
      select sum(gross) as gross from disputes.dispute_case
      where dispute_case.item_id = item.id and dispute_case.kind = 'dispute' and opened_on <= ${through}
        and (closed_on is null or closed_on > ${through})
    ) refused on true
    where item.entity_id = ${entityId} and item.kind = 'invoice' and item.effective_due_on < ${through}
      and item.issued_on <= ${through} and customer.collector_id is not null
  ) late
  where undisputed > 0`

/** Disputes of the accounts that ended in the period; counted are those that ended inside their clock. */
const cases = ({ entityId, from, through }: Period) => sql`
  select customer.collector_id as staff_id, ended.id as row_id, 'dsp' as kind, ended.id as subject_id, ended.number,
    ended.customer_id, case when ended.closed_on <= ended.clock_on then 'in_clock' else 'over_clock' end as part,
    ended.closed_on as day, round(ended.gross * ${inEntityMoney})::bigint as amount, ended.closed_on <= ended.clock_on as counted
  from disputes.dispute_case ended
  join ledger.open_item item on item.id = ended.item_id
  join parties.customer on customer.id = ended.customer_id
  where ended.kind = 'dispute' and ended.entity_id = ${entityId} and ended.closed_on between ${from} and ${through}
    and customer.collector_id is not null`

const rowsOf: Readonly<Record<CollectorCell, (period: Period) => RawBuilder<unknown>>> = { collected, overdue, cases }

/** The rows behind a collector's figure, in the form of the league's. */
export const collectorDocuments = (cell: CollectorCell, period: Period) => rowsOf[cell](period)

export type CollectorRow = {
  readonly staffId: Id<'stf'>
  readonly name: string
  readonly accounts: number
  readonly prompt: bigint
  readonly slow: bigint
  readonly overdue: bigint
  readonly overdueAccounts: number
  readonly oldestDays: number
  readonly cases: number
  readonly casesInTime: number
  readonly signed: number
  readonly accepted: number
}

/** Everybody who has accounts, by name. The accounts are those of today: who collected for whom is not kept. */
export const collectorRows = (tx: Tx, period: Period) =>
  tx.many<CollectorRow>(sql`
    with account as (
      select collector_id as staff_id, count(*)::integer as accounts from parties.customer
      where collector_id is not null and active and merged_into_id is null group by collector_id
    ), came as (
      select staff_id, coalesce(sum(amount) filter (where counted), 0)::bigint as prompt,
        coalesce(sum(amount) filter (where not counted), 0)::bigint as slow
      from (${collected(period)}) behind group by staff_id
    ), late as (
      select staff_id, sum(amount)::bigint as overdue, count(distinct customer_id)::integer as "overdueAccounts",
        max(${period.through}::date - day) as "oldestDays"
      from (${overdue(period)}) behind group by staff_id
    ), ended as (
      select staff_id, count(*)::integer as cases, (count(*) filter (where counted))::integer as "casesInTime"
      from (${cases(period)}) behind group by staff_id
    ), told as (
      select signed_by as staff_id, count(*)::integer as signed,
        (count(*) filter (where accepted_on is not null))::integer as accepted
      from reports.line
      where entity_id = ${period.entityId} and signed_at is not null
        and (signed_at at time zone ${period.zone})::date between ${period.from} and ${period.through}
      group by signed_by
    )
    select staff.id as "staffId", staff.name, coalesce(account.accounts, 0) as accounts, coalesce(came.prompt, 0) as prompt,
      coalesce(came.slow, 0) as slow, coalesce(late.overdue, 0) as overdue,
      coalesce(late."overdueAccounts", 0) as "overdueAccounts", coalesce(late."oldestDays", 0) as "oldestDays",
      coalesce(ended.cases, 0) as cases, coalesce(ended."casesInTime", 0) as "casesInTime",
      coalesce(told.signed, 0) as signed, coalesce(told.accepted, 0) as accepted
    from company.staff
    left join account on account.staff_id = staff.id
    left join came on came.staff_id = staff.id
    left join late on late.staff_id = staff.id
    left join ended on ended.staff_id = staff.id
    left join told on told.staff_id = staff.id
    where account.staff_id is not null or told.staff_id is not null
    order by staff.folded_name, staff.id`)
