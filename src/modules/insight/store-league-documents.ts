import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql } from '#platform/sql'

export type Period = {
  readonly entityId: Id<'ent'>
  readonly from: Day
  readonly through: Day
  /** The bills whose first-time-right is read now. */
  readonly cohort: { readonly from: Day; readonly through: Day }
  readonly zone: string
  /** What was not yet late then. */
  readonly now: Date
  /** An item above this much of the entity's smallest unit is a debt. */
  readonly debtAbove: bigint
}

/** The figures of the league that are made of documents. */
export const cells = ['cash', 'leak', 'invoices', 'customers', 'dispute', 'debt', 'cohort', 'queries'] as const
export type Cell = (typeof cells)[number]

const inEntityMoney = sql`item.entity_total / nullif(item.total, 0)::numeric`

// What a deal brings without tax and freight, after what was credited by then, in the document's currency.
const goodsShare = (through: Day) => sql`
  join lateral (
    select coalesce(sum(line.net) filter (where line.document_id = document.id), 0)
      - coalesce(sum(line.net) filter (where line.document_id <> document.id), 0) as net
    from billing.document_line line
    join billing.document source on source.id = line.document_id
    where line.revenue <> 'freight' and (source.id = document.id
      or (source.original_id = document.id and source.status = 'issued' and source.issued_on <= ${through}))
  ) goods on true
  left join lateral (
    select sum(credit.gross) as gross from billing.document credit
    where credit.original_id = document.id and credit.status = 'issued' and credit.issued_on <= ${through}
  ) credited on true`

/** Cash that was applied to somebody's invoices by its value day; what went back stands as a row of its own. */
const cash = ({ entityId, from, through }: Period) => sql`
  select document.salesperson_id as staff_id, allocation.id as row_id, 'inv' as kind, document.id as subject_id, document.number,
    document.customer_id, case when allocation.amount < 0 then 'taken_back' else 'paid' end as part, allocation.value_on as day,
    round(allocation.amount * ${inEntityMoney} * goods.net
      / nullif(document.gross - coalesce(credited.gross, 0), 0))::bigint as amount, true as counted
  from ledger.allocation
  join ledger.open_item money on money.id = allocation.credit_item_id and money.kind = 'receipt'
  join ledger.open_item item on item.id = allocation.debit_item_id and item.kind = 'invoice'
  join billing.document on document.id = item.document_id
  ${goodsShare(through)}
  where allocation.entity_id = ${entityId} and allocation.value_on between ${from} and ${through}
    and document.salesperson_id is not null`

/** Net that was given back: by credit notes, and what was let go when the money came. */
const leak = ({ entityId, from, through }: Period) => sql`
  select coalesce(original.salesperson_id, document.salesperson_id) as staff_id, document.id as row_id, 'inv' as kind,
    document.id as subject_id, document.number, document.customer_id, 'credited' as part, document.issued_on as day,
    round(document.net * ${inEntityMoney})::bigint as amount, true as counted
  from billing.document
  left join billing.document original on original.id = document.original_id
  join ledger.open_item item on item.document_id = document.id
  where document.status = 'issued' and document.kind = 'credit_note' and document.entity_id = ${entityId}
    and document.issued_on between ${from} and ${through}
    and coalesce(original.salesperson_id, document.salesperson_id) is not null
  union all
  select document.salesperson_id, -allocation.id, 'inv', document.id, document.number, document.customer_id,
    coalesce(allowance.kind, 'let_go'), allocation.value_on,
    round(allocation.amount * ${inEntityMoney} * document.net / nullif(document.gross, 0))::bigint, true
  from ledger.allocation
  join ledger.open_item let_go on let_go.id = allocation.credit_item_id and let_go.kind = 'allowance'
  left join ledger.allowance on allowance.item_id = let_go.id
  join ledger.open_item item on item.id = allocation.debit_item_id and item.kind = 'invoice'
  join billing.document on document.id = item.document_id
  where allocation.entity_id = ${entityId} and allocation.value_on between ${from} and ${through}
    and document.salesperson_id is not null`

const invoices = ({ entityId, from, through }: Period) => sql`
  select document.salesperson_id as staff_id, document.id as row_id, 'inv' as kind, document.id as subject_id, document.number,
    document.customer_id, 'billed' as part, document.issued_on as day, round(document.net * ${inEntityMoney})::bigint as amount,
    true as counted
  from billing.document join ledger.open_item item on item.document_id = document.id
  where document.kind = 'invoice' and document.status = 'issued' and document.entity_id = ${entityId}
    and document.issued_on between ${from} and ${through} and document.salesperson_id is not null`

/** Who buys of whom: billed in the last 180 days before the end of the period. */
const customers = ({ entityId, through }: Period) => sql`
  select document.salesperson_id as staff_id, document.customer_id as row_id, 'cus' as kind, document.customer_id as subject_id,
    customer.number, document.customer_id, 'billed' as part, max(document.issued_on) as day,
    sum(round(document.net * ${inEntityMoney}))::bigint as amount, true as counted
  from billing.document
  join ledger.open_item item on item.document_id = document.id
  join parties.customer on customer.id = document.customer_id
  where document.kind = 'invoice' and document.status = 'issued' and document.entity_id = ${entityId}
    and document.salesperson_id is not null
    and document.issued_on > ${through}::date - 180 and document.issued_on <= ${through}
  group by document.salesperson_id, document.customer_id, customer.number`

const billedLately = ({ entityId, through }: Period) => sql`
  exists (
    select 1 from billing.document billed
    where billed.customer_id = document.customer_id and billed.salesperson_id = document.salesperson_id
      and billed.entity_id = ${entityId} and billed.kind = 'invoice' and billed.status = 'issued'
      and billed.issued_on > ${through}::date - 180 and billed.issued_on <= ${through})`

/** Disputes that were open at the end; counted is who caused his own. A cause that nobody has decided is provisional. */
const dispute = (period: Period) => sql`
  select document.salesperson_id as staff_id, refused.id as row_id, 'dsp' as kind, refused.id as subject_id, refused.number,
    refused.customer_id,
    case when refused.verdict is null or refused.closed_on is not null then 'provisional' else 'final' end as part,
    refused.opened_on as day, round(refused.net * ${inEntityMoney})::bigint as amount,
    refused.traced_staff_id is not distinct from document.salesperson_id as counted
  from disputes.dispute_case refused
  join billing.document on document.id = refused.document_id
  join ledger.open_item item on item.id = refused.item_id
  where refused.kind = 'dispute' and refused.entity_id = ${period.entityId} and document.salesperson_id is not null
    and refused.opened_on <= ${period.through} and (refused.closed_on is null or refused.closed_on > ${period.through})
    and ${billedLately(period)}`

/** What was more than five days late and not refused, at the end. */
const debt = (period: Period) => sql`
  select staff_id, row_id, kind, subject_id, number, customer_id, part, day, round(undisputed * rate)::bigint as amount,
    true as counted
  from (
    select document.salesperson_id as staff_id, item.id as row_id, 'inv' as kind, document.id as subject_id, document.number,
      document.customer_id, 'late' as part, item.effective_due_on as day, ${inEntityMoney} as rate,
      item.open + coalesce(since.amount, 0) - coalesce(refused.gross, 0) as undisputed
    from ledger.open_item item
    join billing.document on document.id = item.document_id
    left join lateral (
      select sum(amount) as amount from ledger.allocation
      where debit_item_id = item.id and value_on > ${period.through}
    ) since on true
    left join lateral (
      select sum(gross) as gross from disputes.dispute_case
      where dispute_case.item_id = item.id and dispute_case.kind = 'dispute' and opened_on <= ${period.through}
        and (closed_on is null or closed_on > ${period.through})
    ) refused on true
    where item.entity_id = ${period.entityId} and item.kind = 'invoice' and item.effective_due_on < ${period.through}::date - 5
      and item.issued_on <= ${period.through} and document.salesperson_id is not null and ${billedLately(period)}
  ) late
  where round(undisputed * rate) > ${period.debtAbove}`

/** The bills of a quarter earlier; counted are those that needed nothing afterwards: one quarter later, all is known of them. */
const cohort = ({ entityId, through, cohort: judged }: Period) => sql`
  select document.salesperson_id as staff_id, document.id as row_id, 'inv' as kind, document.id as subject_id, document.number,
    document.customer_id, found.part, document.issued_on as day, round(document.net * ${inEntityMoney})::bigint as amount,
    found.part = 'right' as counted
  from billing.document
  join ledger.open_item item on item.document_id = document.id
  join lateral (
    select case
      when exists (
        select 1 from disputes.dispute_case wrong
        where wrong.document_id = document.id and wrong.verdict = 'ours' and wrong.opened_on <= ${through}) then 'ours'
      when exists (
        select 1 from billing.document credit
        where credit.original_id = document.id and credit.status = 'issued' and credit.issued_on <= ${through}) then 'credited'
      else 'right' end as part
  ) found on true
  where document.kind = 'invoice' and document.status = 'issued' and document.entity_id = ${entityId}
    and document.salesperson_id is not null
    and document.issued_on between ${judged.from} and ${judged.through}`

/** Questions about orders that were answered, or should have been by now; counted are those answered in time. */
const queries = ({ entityId, from, through, zone, now }: Period) => sql`
  select query.asked_of as staff_id, query.id as row_id, 'ord' as kind, sales_order.id as subject_id, sales_order.number,
    sales_order.customer_id, query.rule_code as part, (query.asked_at at time zone ${zone})::date as day, null::bigint as amount,
    query.answered_at is not null and query.answered_at <= query.due_at as counted
  from orders.order_query query join orders.sales_order on sales_order.id = query.order_id
  where sales_order.entity_id = ${entityId} and query.asks and query.asked_of is not null
    and (query.asked_at at time zone ${zone})::date between ${from} and ${through}
    and (query.answered_at is not null or query.due_at < ${now})`

const rowsOf = { cash, leak, invoices, customers, dispute, debt, cohort, queries } as const

/** The rows behind a figure: the league adds them up, a click on the figure lists them. */
export const documentsOf = (cell: Cell, period: Period) => rowsOf[cell](period)
