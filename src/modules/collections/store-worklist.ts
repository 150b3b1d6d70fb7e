import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

export type Owing = {
  readonly customerId: Id<'cus'>
  readonly currency: Currency
  readonly overdue: bigint
  readonly disputed: bigint
  readonly promised: bigint
  readonly collectable: bigint
  readonly items: number
  readonly oldestDueOn: Day
  /** When the customer had the oldest of what can be collected. */
  readonly oldestReceivedOn: Day | null
}

type Asked = {
  readonly entityId: Id<'ent'>
  readonly today: Day
  /** Only this collector's customers. */
  readonly collectorId: Id<'stf'> | null
  /** Only these; null for everybody. */
  readonly customerIds: readonly Id<'cus'>[] | null
  readonly limit: number
}

/**
 * Customers with something overdue that is neither refused nor promised, apart from those who rest, the largest sums first. One row per
 * customer and currency.
 */
export const owingOf = (tx: Tx, { entityId, today, collectorId, customerIds, limit }: Asked) =>
  tx.many<Owing>(sql`
    with late as (
      select item.customer_id, item.currency, item.open, item.effective_due_on, bill.received_on,
        least(coalesce(refused.disputed, 0), item.open) as disputed, coalesce(word.promised, 0) as promised
      from ledger.open_item item
      join parties.visible_customer visible on visible.id = item.customer_id
      join parties.customer on customer.id = item.customer_id
      left join disputes.disputed_item refused on refused.item_id = item.id
      left join behaviour.bill on bill.item_id = item.id
      left join lateral (
        select sum(part.amount)::bigint as promised from collections.promise_item part
        join collections.promise on promise.id = part.promise_id and promise.state = 'open'
        where part.item_id = item.id) word on true
      where item.entity_id = ${entityId} and item.kind = 'invoice' and item.open > 0 and item.effective_due_on < ${today}
        and (${collectorId}::bigint is null or customer.collector_id = ${collectorId})
        and (${customerIds}::bigint[] is null or item.customer_id = any(${customerIds}::bigint[]))
        and not exists (
          select 1 from collections.rest
          where rest.entity_id = ${entityId} and rest.customer_id = item.customer_id and rest.until_on > ${today})
    ), part as (
      select late.*, greatest(open - disputed - promised, 0) as collectable from late
    )
    select customer_id as "customerId", currency, sum(open)::bigint as overdue, sum(disputed)::bigint as disputed,
      sum(least(promised, open - disputed))::bigint as promised, sum(collectable)::bigint as collectable,
      (count(*) filter (where collectable > 0))::integer as items,
      min(effective_due_on) filter (where collectable > 0) as "oldestDueOn",
      min(received_on) filter (where collectable > 0) as "oldestReceivedOn"
    from part
    group by customer_id, currency having sum(collectable) > 0
    order by sum(collectable) desc, customer_id, currency
    limit ${limit}`)

export type LastTouch = {
  readonly customerId: Id<'cus'>
  readonly at: Date
  readonly kind: string
  readonly department: string
  readonly staffId: Id<'stf'> | null
  readonly textKey: string | null
}

/** When each was last spoken or written to about money, and by whom. */
export const lastTouchesOf = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<LastTouch>(sql`
    select asked.id as "customerId", touch.at, touch.kind, touch.department, touch.staff_id as "staffId", touch.text_key as "textKey"
    from unnest(${customerIds}::bigint[]) as asked(id)
    cross join lateral (
      select at, kind, department, staff_id, text_key from parties.touch
      where touch.customer_id = asked.id and touch.kind in ('call', 'email', 'meeting', 'reminder.sent')
      order by at desc, id desc limit 1) touch`)

/** The last promise of each that was not kept, since a day. */
export const brokenPromisesOf = (tx: Tx, customerIds: readonly Id<'cus'>[], since: Day) =>
  tx.many<{
    readonly customerId: Id<'cus'>
    readonly brokenOn: Day
    readonly amount: bigint
    readonly currency: Currency
  }>(sql`
    select distinct on (customer_id) customer_id as "customerId", promised_on as "brokenOn", amount - kept_amount as amount, currency
    from collections.promise
    where customer_id = any(${customerIds}::bigint[]) and state in ('broken', 'part_kept') and judged_on >= ${since}
    order by customer_id, promised_on desc, id desc`)

export type Standing = {
  readonly customerId: Id<'cus'>
  readonly currency: Currency
  readonly receivable: bigint
  readonly credits: bigint
}

/** All that these customers owe a legal entity, and what of theirs lies with us. */
export const sumsOf = (tx: Tx, entityId: Id<'ent'>, customerIds: readonly Id<'cus'>[]) =>
  tx.many<Standing>(sql`
    select customer_id as "customerId", currency, receivable, (credit_notes + unapplied) as credits from ledger.customer_sum
    where entity_id = ${entityId} and customer_id = any(${customerIds}::bigint[])`)

export type DeskSum = { readonly currency: Currency; readonly amount: bigint; readonly count: number }

/** Money that came to a legal entity since a day, from a collector's customers or from everybody. */
export const cameIn = (
  tx: Tx,
  asked: { readonly entityId: Id<'ent'>; readonly since: Day; readonly collectorId: Id<'stf'> | null },
) =>
  tx.many<DeskSum>(sql`
    select item.currency, sum(item.total)::bigint as amount, count(*)::integer as count
    from ledger.open_item item
    join parties.visible_customer visible on visible.id = item.customer_id
    join parties.customer on customer.id = item.customer_id
    where item.entity_id = ${asked.entityId} and item.kind = 'receipt' and item.issued_on >= ${asked.since}
      and (${asked.collectorId}::bigint is null or customer.collector_id = ${asked.collectorId})
    group by item.currency order by item.currency`)

/** Promises for a day: how many, and how many of them have been kept already. */
export const promisesFor = (
  tx: Tx,
  asked: { readonly entityId: Id<'ent'>; readonly on: Day; readonly collectorId: Id<'stf'> | null },
) =>
  tx.one<{ readonly due: number; readonly kept: number }>(sql`
    select (count(*) filter (where promise.state in ('open', 'kept', 'part_kept', 'broken')))::integer as due,
      (count(*) filter (where promise.state = 'kept'))::integer as kept
    from collections.promise
    join parties.visible_customer visible on visible.id = promise.customer_id
    join parties.customer on customer.id = promise.customer_id
    where promise.entity_id = ${asked.entityId} and promise.promised_on = ${asked.on}
      and (${asked.collectorId}::bigint is null or customer.collector_id = ${asked.collectorId})`)

export const callsOn = async (tx: Tx, staffId: Id<'stf'> | null, on: Day): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::integer as count from collections.call
      where taken_by = ${staffId} and taken_on = ${on} and undone_at is null`)
  ).count
