import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type RawBuilder, type Tx } from '#platform/sql'
import type { Who } from '#platform/work'
import type { BoardColumn, WaitKind } from './board.ts'

export type BoardScope = {
  readonly entityId: Id<'ent'>
  readonly currency: Currency
  readonly today: Day
  /** The first day of what counts as paid lately. */
  readonly paidFrom: Day
  readonly staffId: Id<'stf'> | null
  readonly customerId: Id<'cus'> | null
  readonly who: Who
}

type Source = (scope: BoardScope) => RawBuilder<unknown>

/*
 * Each column is a set of rows of one form: what it is (kind, id), whose, for whom, how much net, since when, by when, and what it waits
 * for. A deal whose lines stand in several places has a row in each of them.
 */
const ofSales = ({ who }: BoardScope, owner: string) =>
  who.sees === 'all'
    ? sql`(customer.id is null or visible.id is not null)`
    : sql`(${sql.ref(owner)} = ${who.staffId} or visible.id is not null)`

const lead: Source = (scope) => sql`
  select 'led' as kind, lead.id, lead.id as thing_id, customer.id as customer_id, coalesce(customer.name, lead.company_name) as customer_name,
    lead.owner_id, ${scope.currency}::text as currency, 0::bigint as net, lead.created_at::date as since, null::date as by_day,
    'talk' as waits, lead.note as words, null::text as number
  from sales.lead
  left join parties.customer on customer.id = lead.customer_id
  left join parties.visible_customer visible on visible.id = lead.customer_id
  where lead.state = 'open' and ${ofSales(scope, 'lead.owner_id')}`

const opportunity: Source = (scope) => sql`
  select 'opp' as kind, opportunity.id, opportunity.id as thing_id, customer.id as customer_id,
    coalesce(customer.name, opportunity.account_name, opportunity.title) as customer_name, opportunity.salesperson_id as owner_id,
    opportunity.currency, coalesce(opportunity.close_value, 0) as net, coalesce(opportunity.engaged_on, ${scope.today}) as since,
    opportunity.next_step_on as by_day, 'next_step' as waits, opportunity.next_step as words, opportunity.title as number
  from sales.opportunity
  left join parties.customer on customer.id = opportunity.customer_id
  left join parties.visible_customer visible on visible.id = opportunity.customer_id
  where lower(opportunity.stage) in ('qualified', 'prospecting', 'engaging') and ${ofSales(scope, 'opportunity.salesperson_id')}
    and not exists (select 1 from quotes.quote where quote.opportunity_id = opportunity.id and quote.state in ('draft', 'waiting', 'sent'))`

const quote: Source = ({ entityId }) => sql`
  select 'quo' as kind, standing.id, standing.id as thing_id, standing.customer_id, customer.name as customer_name,
    standing.salesperson_id as owner_id, standing.currency, standing.net, coalesce(standing.sent_at, standing.created_at)::date as since,
    standing.valid_until as by_day,
    case standing.state when 'sent' then 'their_yes' when 'waiting' then 'approval' else 'not_sent' end as waits,
    null::text as words, standing.number
  from quotes.standing
  join parties.customer on customer.id = standing.customer_id
  join parties.visible_customer visible on visible.id = standing.customer_id
  where standing.entity_id = ${entityId} and standing.state in ('draft', 'waiting', 'sent')`

const credit: Source = ({ entityId }) => sql`
  select 'ord' as kind, held.id, held.id as thing_id, held.customer_id, customer.name as customer_name, held.salesperson_id as owner_id,
    held.currency, held.net - coalesce(part.delivered, 0) as net, coalesce(hold.since, held.placed_at)::date as since, null::date as by_day,
    case hold.reason when 'overdue' then 'overdue_bills' else 'limit' end as waits, null::text as words, held.number
  from orders.sales_order held
  join parties.customer on customer.id = held.customer_id
  join parties.visible_customer visible on visible.id = held.customer_id
  left join lateral (
    select since, reason from credit.hold where hold.order_id = held.id and hold.released_at is null order by since, id limit 1
  ) hold on true
  left join lateral (
    select sum(case when line.quantity = line.delivered then line.net else round(line.net * line.delivered / line.quantity) end)::bigint as delivered
    from orders.order_line line where line.order_id = held.id
  ) part on true
  where held.entity_id = ${entityId} and held.status = 'held'`

const order: Source = ({ entityId }) => sql`
  select 'ord' as kind, sold.id, sold.id as thing_id, sold.customer_id, customer.name as customer_name, sold.salesperson_id as owner_id,
    sold.currency, sold.net - coalesce(part.delivered, 0) as net, coalesce(asked.asked_at, sold.placed_at, sold.entered_at)::date as since,
    case when sold.status = 'queried' then asked.due_at::date else sold.wished_on end as by_day,
    case when sold.status = 'queried' then 'answer' else 'delivery' end as waits, asked.field as words, sold.number
  from orders.sales_order sold
  join parties.customer on customer.id = sold.customer_id
  join parties.visible_customer visible on visible.id = sold.customer_id
  left join lateral (
    select sum(case when line.quantity = line.delivered then line.net else round(line.net * line.delivered / line.quantity) end)::bigint as delivered
    from orders.order_line line where line.order_id = sold.id
  ) part on true
  left join lateral (
    select field, asked_at, due_at from orders.order_query query
    where query.order_id = sold.id and query.answered_at is null and query.asks order by due_at, id limit 1
  ) asked on true
  where sold.entity_id = ${entityId} and sold.status in ('queried', 'accepted') and sold.net > coalesce(part.delivered, 0)`

const delivered: Source = ({ entityId }) => sql`
  select 'ord' as kind, waiting.order_id as id, waiting.order_id as thing_id, waiting.customer_id, customer.name as customer_name,
    min(waiting.salesperson_id) as owner_id, waiting.currency, sum(waiting.net)::bigint as net, min(waiting.supplied_on) as since,
    null::date as by_day, case when bool_or(waiting.held_back_reason is not null) then 'held_back' else 'billing' end as waits,
    max(waiting.held_back_reason) as words, max(waiting.our_order) as number
  from billing.billable waiting
  join parties.customer on customer.id = waiting.customer_id
  join parties.visible_customer visible on visible.id = waiting.customer_id
  where waiting.document_line_id is null and waiting.entity_id = ${entityId}
  group by waiting.order_id, waiting.customer_id, waiting.currency, customer.name`

const invoiced: Source = ({ entityId, today }) => sql`
  select 'inv' as kind, bill.id, bill.id as thing_id, item.customer_id, customer.name as customer_name, bill.salesperson_id as owner_id,
    item.currency, bill.net - round(bill.net::numeric * (item.total - item.open) / nullif(item.total, 0))::bigint as net,
    item.effective_due_on as since, item.due_on as by_day,
    case when refused.disputed > 0 then 'disputed' when word.promised_on is not null then 'promised'
      when item.effective_due_on < ${today} then 'overdue' else 'not_due' end as waits,
    word.promised_on::text as words, bill.number
  from ledger.open_item item
  join billing.document bill on bill.id = item.document_id
  join parties.customer on customer.id = item.customer_id
  join parties.visible_customer visible on visible.id = item.customer_id
  left join disputes.disputed_item refused on refused.item_id = item.id
  left join lateral (
    select min(promise.promised_on) as promised_on from collections.promise_item part
    join collections.promise on promise.id = part.promise_id and promise.state = 'open' where part.item_id = item.id
  ) word on true
  where item.entity_id = ${entityId} and item.kind = 'invoice' and item.open > 0`

const paid: Source = ({ entityId, paidFrom }) => sql`
  select 'inv' as kind, bill.id, bill.id as thing_id, item.customer_id, customer.name as customer_name, bill.salesperson_id as owner_id,
    item.currency, (round(bill.net::numeric * (came.before + came.lately) / item.total) - round(bill.net::numeric * came.before / item.total))::bigint as net,
    came.last_on as since, came.last_on as by_day, case when item.open = 0 then 'in_full' else 'in_part' end as waits,
    (came.last_on - bill.issued_on)::text as words, bill.number
  from (
    select link.debit_item_id as item_id, sum(link.amount) filter (where link.value_on >= ${paidFrom}) as lately,
      coalesce(sum(link.amount) filter (where link.value_on < ${paidFrom}), 0) as before,
      max(link.value_on) filter (where link.amount > 0) as last_on
    from ledger.allocation link
    join ledger.open_item money on money.id = link.credit_item_id and money.kind = 'receipt'
    where link.debit_item_id in (
      select debit_item_id from ledger.allocation where entity_id = ${entityId} and value_on >= ${paidFrom})
    group by link.debit_item_id having sum(link.amount) filter (where link.value_on >= ${paidFrom}) > 0
  ) came
  join ledger.open_item item on item.id = came.item_id
  join billing.document bill on bill.id = item.document_id
  join parties.customer on customer.id = item.customer_id
  join parties.visible_customer visible on visible.id = item.customer_id
  where item.entity_id = ${entityId} and item.total > 0`

const sources: Readonly<Record<BoardColumn, Source>> = {
  lead,
  opportunity,
  quote,
  credit,
  order,
  delivered,
  invoiced,
  paid,
}

/** The rows of a column, narrowed to a salesperson or a customer. */
const rowsOf = (column: BoardColumn, scope: BoardScope) => sql`
  select * from (${sources[column](scope)}) part
  where (${scope.staffId}::bigint is null or part.owner_id = ${scope.staffId})
    and (${scope.customerId}::bigint is null or part.customer_id = ${scope.customerId})`

export type ColumnSum = {
  readonly currency: Currency
  readonly count: number
  readonly net: bigint
  /** By age: within the patience of the column, slow, and stuck; disputed apart. */
  readonly fresh: bigint
  readonly slow: bigint
  readonly stuck: bigint
  readonly disputed: bigint
}

type Patience = { readonly slow: number; readonly stuck: number }

export const columnSums = (tx: Tx, column: BoardColumn, scope: BoardScope, { slow, stuck }: Patience) =>
  tx.many<ColumnSum>(sql`
    select currency, count(*)::integer as count, coalesce(sum(net), 0)::bigint as net,
      coalesce(sum(net) filter (where waits <> 'disputed' and age <= ${slow}), 0)::bigint as fresh,
      coalesce(sum(net) filter (where waits <> 'disputed' and age > ${slow} and age <= ${stuck}), 0)::bigint as slow,
      coalesce(sum(net) filter (where waits <> 'disputed' and age > ${stuck}), 0)::bigint as stuck,
      coalesce(sum(net) filter (where waits = 'disputed'), 0)::bigint as disputed
    from (select named.*, ${scope.today}::date - named.since as age from (${rowsOf(column, scope)}) named) aged
    group by currency order by currency`)

/** The age in days that half of a column is older than; null when nothing stands in it. */
export const medianAge = async (tx: Tx, column: BoardColumn, scope: BoardScope): Promise<number | null> =>
  (
    await tx.one<{ age: number | null }>(sql`
      select percentile_disc(0.5) within group (
        order by ${column === 'paid' ? sql`part.words::integer` : sql`${scope.today}::date - part.since`}) as age
      from (${rowsOf(column, scope)}) part`)
  ).age

export type Card = {
  readonly kind: 'led' | 'opp' | 'quo' | 'ord' | 'inv'
  readonly id: bigint
  readonly customerId: Id<'cus'> | null
  readonly customerName: string
  readonly ownerId: Id<'stf'> | null
  readonly currency: Currency
  readonly net: bigint
  readonly since: Day
  readonly byDay: Day | null
  readonly waits: WaitKind
  readonly words: string | null
  readonly number: string | null
}

/** The largest first, or what has waited longest. */
export const columnCards = (
  tx: Tx,
  column: BoardColumn,
  scope: BoardScope,
  asked: { readonly by: 'value' | 'age'; readonly limit: number; readonly offset: number },
) =>
  tx.many<Card>(sql`
    select kind, thing_id as id, customer_id as "customerId", customer_name as "customerName", owner_id as "ownerId", currency, net, since,
      by_day as "byDay", waits, words, number
    from (${rowsOf(column, scope)}) part
    order by ${asked.by === 'value' ? sql`net desc, since, thing_id` : column === 'paid' ? sql`since desc, net desc, thing_id` : sql`since, net desc, thing_id`}
    limit ${asked.limit} offset ${asked.offset}`)

export type Leak = { readonly currency: Currency; readonly credited: bigint; readonly allowed: bigint }

/** What was given away of what had been billed: credited, and allowed because of the money that came. Net, since a day. */
export const leakSince = (tx: Tx, scope: BoardScope) =>
  tx.many<Leak>(sql`
    select currency, sum(credited)::bigint as credited, sum(allowed)::bigint as allowed from (
      select note.currency, note.net as credited, 0::bigint as allowed
      from billing.document note
      join parties.visible_customer visible on visible.id = note.customer_id
      where note.kind = 'credit_note' and note.status = 'issued' and note.entity_id = ${scope.entityId}
        and note.issued_on >= ${scope.paidFrom}
        and (${scope.staffId}::bigint is null or note.salesperson_id = ${scope.staffId})
        and (${scope.customerId}::bigint is null or note.customer_id = ${scope.customerId})
      union all
      select bill.currency, 0, round(bill.net::numeric * given.total / nullif(bill.gross, 0))::bigint
      from ledger.allowance
      join ledger.open_item given on given.id = allowance.item_id
      join ledger.open_item item on item.id = allowance.debit_item_id
      join billing.document bill on bill.id = item.document_id
      join parties.visible_customer visible on visible.id = item.customer_id
      where given.entity_id = ${scope.entityId} and given.issued_on >= ${scope.paidFrom}
        and (${scope.staffId}::bigint is null or bill.salesperson_id = ${scope.staffId})
        and (${scope.customerId}::bigint is null or item.customer_id = ${scope.customerId})
    ) given group by currency order by currency`)
