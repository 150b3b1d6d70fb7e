import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

export type Bought = {
  readonly customerId: Id<'cus'>
  readonly collectorId: Id<'stf'> | null
  readonly currency: Currency
  /** Days on which he ordered, the earliest first, and what each came to, net. */
  readonly days: readonly Day[]
  readonly nets: readonly bigint[]
  readonly currencies: readonly Currency[]
}

/** What everybody ordered since a day; a bill without an order stands for one. Orders of one day are one. */
export const boughtSince = (
  tx: Tx,
  { entityId, since, until }: { readonly entityId: Id<'ent'>; readonly since: Day; readonly until: Day },
) =>
  tx.many<Bought>(sql`
    with bought as (
      select customer_id, deal_on as day, currency, net from orders.sales_order
      where entity_id = ${entityId} and status not in ('draft', 'cancelled') and deal_on between ${since} and ${until}
      union all
      select customer_id, issued_on, currency, net from billing.document
      where entity_id = ${entityId} and kind = 'invoice' and status = 'issued' and order_id is null
        and issued_on between ${since} and ${until}
        and not exists (
          select 1 from billing.document_line
          where document_line.document_id = document.id and document_line.order_line_id is not null)
    ), by_day as (
      select customer_id, day, min(currency) as currency, sum(net)::bigint as net from bought group by customer_id, day
    )
    select by_day.customer_id as "customerId", customer.collector_id as "collectorId", customer.currency,
      array_agg(by_day.day order by by_day.day) as days, array_agg(by_day.net order by by_day.day) as nets,
      array_agg(by_day.currency order by by_day.day) as currencies
    from by_day join parties.customer on customer.id = by_day.customer_id
    where customer.merged_into_id is null
    group by by_day.customer_id, customer.collector_id, customer.currency order by by_day.customer_id`)

export type Standing = {
  readonly customerId: Id<'cus'>
  readonly currency: Currency
  readonly late: bigint
}

/** Undisputed and more than five days late, by currency. */
export const lateOf = (tx: Tx, { entityId, on }: { readonly entityId: Id<'ent'>; readonly on: Day }) =>
  tx.many<Standing>(sql`
    select item.customer_id as "customerId", item.currency, sum(item.open - coalesce(refused.disputed, 0))::bigint as late
    from ledger.open_item item left join disputes.disputed_item refused on refused.item_id = item.id
    where item.entity_id = ${entityId} and item.open > 0 and item.side = 1 and item.effective_due_on < ${on}::date - 5
      and item.open > coalesce(refused.disputed, 0)
    group by item.customer_id, item.currency`)

export type Refusals = { readonly customerId: Id<'cus'>; readonly open: number; readonly ours: number }

/** Disputes that are open, and those of the last 180 days that were our fault. */
export const refusalsOf = (tx: Tx, { entityId, on }: { readonly entityId: Id<'ent'>; readonly on: Day }) =>
  tx.many<Refusals>(sql`
    select customer_id as "customerId", (count(*) filter (where closed_at is null))::integer as open,
      (count(*) filter (where verdict = 'ours' and closed_on > ${on}::date - 180))::integer as ours
    from disputes.dispute_case where kind = 'dispute' and entity_id = ${entityId} group by customer_id`)
