import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Facts } from './league.ts'

export type Period = {
  readonly entityId: Id<'ent'>
  readonly from: Day
  readonly through: Day
  readonly zone: string
  /** What was not yet late then. */
  readonly now: Date
}

type Part<K extends keyof Facts> = { readonly staffId: Id<'stf'> } & { readonly [key in K]: Facts[key] }

// What a deal brings without tax and freight, after what was credited by then, in the entity's currency.
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

const inEntityMoney = sql`item.entity_total / nullif(item.total, 0)::numeric`

/** Cash that was applied to somebody's invoices by its value day; what went back is taken off again. */
export const cashByPerson = (tx: Tx, { entityId, from, through }: Period) =>
  tx.many<Part<'cash'>>(sql`
    select document.salesperson_id as "staffId",
      coalesce(sum(round(allocation.amount * ${inEntityMoney} * goods.net
        / nullif(document.gross - coalesce(credited.gross, 0), 0))), 0)::bigint as cash
    from ledger.allocation
    join ledger.open_item money on money.id = allocation.credit_item_id and money.kind = 'receipt'
    join ledger.open_item item on item.id = allocation.debit_item_id and item.kind = 'invoice'
    join billing.document on document.id = item.document_id
    ${goodsShare(through)}
    where allocation.entity_id = ${entityId} and allocation.value_on between ${from} and ${through}
      and document.salesperson_id is not null
    group by document.salesperson_id`)

/** Who buys of whom: billed in the last 180 days; of these, who disputes and who owes, at the end of the period. */
export const customersByPerson = (tx: Tx, { entityId, through }: Period) =>
  tx.many<Part<'customers' | 'inDispute' | 'ownCause' | 'provisional' | 'inDebt'>>(sql`
    with billed as (
      select distinct salesperson_id, customer_id from billing.document
      where kind = 'invoice' and status = 'issued' and entity_id = ${entityId} and salesperson_id is not null
        and issued_on > ${through}::date - 180 and issued_on <= ${through}
    ), refused as (
      select refused.item_id, refused.gross, refused.customer_id, document.salesperson_id,
        refused.traced_staff_id = document.salesperson_id as own,
        refused.verdict is null or refused.closed_on is not null as provisional
      from disputes.dispute_case refused join billing.document on document.id = refused.document_id
      where refused.kind = 'dispute' and refused.entity_id = ${entityId}
        and refused.opened_on <= ${through} and (refused.closed_on is null or refused.closed_on > ${through})
    ), late as (
      select document.salesperson_id, item.customer_id
      from ledger.open_item item
      join billing.document on document.id = item.document_id
      left join lateral (
        select sum(amount) as amount from ledger.allocation
        where debit_item_id = item.id and value_on > ${through}
      ) since on true
      where item.entity_id = ${entityId} and item.kind = 'invoice' and item.effective_due_on < ${through}::date - 5
        and item.issued_on <= ${through} and item.open + coalesce(since.amount, 0)
          - coalesce((select sum(gross) from refused where refused.item_id = item.id), 0) > 10000
    )
    select billed.salesperson_id as "staffId", count(*)::integer as customers,
      count(*) filter (where exists (
        select 1 from refused where refused.customer_id = billed.customer_id
          and refused.salesperson_id = billed.salesperson_id))::integer as "inDispute",
      count(*) filter (where exists (
        select 1 from refused where refused.customer_id = billed.customer_id
          and refused.salesperson_id = billed.salesperson_id and refused.own))::integer as "ownCause",
      count(*) filter (where exists (
        select 1 from refused where refused.customer_id = billed.customer_id
          and refused.salesperson_id = billed.salesperson_id and refused.own and refused.provisional))::integer as provisional,
      count(*) filter (where exists (
        select 1 from late where late.customer_id = billed.customer_id
          and late.salesperson_id = billed.salesperson_id))::integer as "inDebt"
    from billed group by billed.salesperson_id`)

/** Disputes that ended in the period and were ours by this very person. */
export const decidedByPerson = (tx: Tx, { entityId, from, through }: Period) =>
  tx.many<Part<'decidedOurs'>>(sql`
    select document.salesperson_id as "staffId", count(*)::integer as "decidedOurs"
    from disputes.dispute_case found join billing.document on document.id = found.document_id
    where found.kind = 'dispute' and found.entity_id = ${entityId} and found.verdict = 'ours'
      and found.closed_on between ${from} and ${through} and found.traced_staff_id = document.salesperson_id
    group by document.salesperson_id`)

/** The bills of the quarter before that needed nothing afterwards: one quarter later, all is known about them. */
export const cohortByPerson = (tx: Tx, { entityId, from, through }: Period) =>
  tx.many<Part<'cohort' | 'cohortRight'>>(sql`
    select document.salesperson_id as "staffId", count(*)::integer as cohort,
      count(*) filter (where not exists (
        select 1 from billing.document credit
        where credit.original_id = document.id and credit.status = 'issued' and credit.issued_on <= ${through})
      and not exists (
        select 1 from disputes.dispute_case found
        where found.document_id = document.id and found.verdict = 'ours' and found.opened_on <= ${through}))::integer as "cohortRight"
    from billing.document
    where document.kind = 'invoice' and document.status = 'issued' and document.entity_id = ${entityId}
      and document.salesperson_id is not null
      and document.issued_on >= ${from}::date - interval '3 months' and document.issued_on < ${from}
    group by document.salesperson_id`)

/** Questions about orders that were answered, or should have been by now. */
export const queriesByPerson = (tx: Tx, { entityId, from, through, zone, now }: Period) =>
  tx.many<Part<'queries' | 'queriesInTime'>>(sql`
    select query.asked_of as "staffId", count(*)::integer as queries,
      count(*) filter (where query.answered_at <= query.due_at)::integer as "queriesInTime"
    from orders.order_query query join orders.sales_order on sales_order.id = query.order_id
    where sales_order.entity_id = ${entityId} and query.asks and query.asked_of is not null
      and (query.asked_at at time zone ${zone})::date between ${from} and ${through}
      and (query.answered_at is not null or query.due_at < ${now})
    group by query.asked_of`)

/** Bills of the period, and net that was given back by credit notes in it. */
export const billedByPerson = (tx: Tx, { entityId, from, through }: Period) =>
  tx.many<Part<'invoices' | 'leak'>>(sql`
    select coalesce(original.salesperson_id, document.salesperson_id) as "staffId",
      count(*) filter (where document.kind = 'invoice')::integer as invoices,
      coalesce(sum(round(document.net * ${inEntityMoney})) filter (where document.kind = 'credit_note'), 0)::bigint as leak
    from billing.document
    left join billing.document original on original.id = document.original_id
    join ledger.open_item item on item.document_id = document.id
    where document.status = 'issued' and document.entity_id = ${entityId} and document.issued_on between ${from} and ${through}
      and coalesce(original.salesperson_id, document.salesperson_id) is not null
    group by 1`)
