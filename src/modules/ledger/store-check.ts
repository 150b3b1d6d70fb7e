import { sql, type Tx } from '#platform/sql'

/** A place where the books do not agree with themselves, in words that name the row. */
export type Finding = { readonly invariant: string; readonly place: string; readonly detail: string }

const listed = (tx: Tx, invariant: string, query: ReturnType<typeof sql>) =>
  tx
    .many<{ place: string; detail: string }>(query)
    .then((rows) => rows.map(({ place, detail }) => ({ invariant, place, detail })))

/** Every invariant of the ledger, read afresh from the rows: nothing kept is believed. At most 50 places each. */
export async function checkLedger(tx: Tx): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [invariant, query] of invariants) found.push(...(await listed(tx, invariant, query)))
  return found
}

const invariants: readonly (readonly [string, ReturnType<typeof sql>])[] = [
  [
    'every entry balances',
    sql`
      select 'entry ' || entry_id as place, 'off by ' || sum(amount) || ' ' || currency as detail
      from ledger.posting group by entry_id, currency having sum(amount) <> 0
      union all
      select 'entry ' || entry_id, 'off by ' || sum(entity_amount) || ' in the currency of the entity'
      from ledger.posting group by entry_id having sum(entity_amount) <> 0
      order by 1 limit 50`,
  ],
  [
    'every entry has postings',
    sql`
      select 'entry ' || entry.id as place, 'it has no postings' as detail
      from ledger.entry left join ledger.posting on posting.entry_id = entry.id
      where posting.entry_id is null order by entry.id limit 50`,
  ],
  [
    'what is open on an item is the sum of its movements',
    sql`
      select 'item ' || item.number as place, 'open ' || item.open || ', movements ' || coalesce(sum(movement.amount), 0) as detail
      from ledger.open_item item left join ledger.item_movement movement on movement.item_id = item.id
      group by item.id
      having item.open <> coalesce(sum(movement.amount), 0) or item.entity_open <> coalesce(sum(movement.entity_amount), 0)
      order by item.id limit 50`,
  ],
  [
    'an item was raised once, for its total',
    sql`
      select 'item ' || item.number as place, 'total ' || item.total || ', raised ' || coalesce(sum(movement.amount), 0) as detail
      from ledger.open_item item
      left join ledger.item_movement movement on movement.item_id = item.id and movement.kind = 'raised'
      group by item.id having count(movement.id) <> 1 or item.total <> sum(movement.amount) or item.entity_total <> sum(movement.entity_amount)
      order by item.id limit 50`,
  ],
  [
    'an allocation moves both of its items by its amount',
    sql`
      select 'allocation ' || allocation.id as place,
        'amount ' || allocation.amount || ', moved ' || coalesce(string_agg(movement.amount::text, ' and '), 'nothing') as detail
      from ledger.allocation
      left join ledger.item_movement movement on movement.allocation_id = allocation.id
        and movement.item_id in (allocation.credit_item_id, allocation.debit_item_id)
      group by allocation.id
      having count(movement.id) <> 2 or bool_or(movement.amount <> -allocation.amount)
      order by allocation.id limit 50`,
  ],
  [
    'a movement belongs to an allocation',
    sql`
      select 'movement ' || movement.id as place, 'no allocation ' || coalesce(movement.allocation_id::text, 'named') as detail
      from ledger.item_movement movement left join ledger.allocation on allocation.id = movement.allocation_id
      where movement.kind in ('applied', 'unapplied') and allocation.id is null order by movement.id limit 50`,
  ],
  [
    'the sums of a customer are the sums of his items',
    sql`
      with item as (
        select customer_id, entity_id, currency,
          coalesce(sum(open) filter (where kind = 'invoice'), 0) as receivable,
          coalesce(sum(open) filter (where kind in ('credit_note', 'allowance')), 0) as credit_notes,
          coalesce(sum(open) filter (where kind = 'receipt'), 0) as unapplied
        from ledger.open_item group by customer_id, entity_id, currency
      )
      select 'customer ' || coalesce(customer_sum.customer_id, item.customer_id) as place,
        'kept ' || coalesce(customer_sum.receivable, 0) || ' / ' || coalesce(customer_sum.credit_notes, 0) || ' / ' || coalesce(customer_sum.unapplied, 0)
        || ', items ' || coalesce(item.receivable, 0) || ' / ' || coalesce(item.credit_notes, 0) || ' / ' || coalesce(item.unapplied, 0) as detail
      from ledger.customer_sum full join item using (customer_id, entity_id, currency)
      where coalesce(customer_sum.receivable, 0) <> coalesce(item.receivable, 0)
        or coalesce(customer_sum.credit_notes, 0) <> coalesce(item.credit_notes, 0)
        or coalesce(customer_sum.unapplied, 0) <> coalesce(item.unapplied, 0)
      order by 1 limit 50`,
  ],
  [
    'the ages of a customer are those of his items',
    sql`
      with part as (
        select kept.customer_id, kept.entity_id, kept.currency, item.open, kept.aged_on - item.effective_due_on as late
        from ledger.customer_sum kept left join ledger.open_item item
          on item.customer_id = kept.customer_id and item.entity_id = kept.entity_id and item.currency = kept.currency
          and item.open > 0 and item.kind = 'invoice'
        where kept.aged_on is not null
      ), counted as (
        select customer_id, entity_id, currency,
          coalesce(sum(open) filter (where late <= 0), 0)::bigint as not_due,
          coalesce(sum(open) filter (where late between 1 and 30), 0)::bigint as d1_30,
          coalesce(sum(open) filter (where late between 31 and 60), 0)::bigint as d31_60,
          coalesce(sum(open) filter (where late between 61 and 90), 0)::bigint as d61_90,
          coalesce(sum(open) filter (where late > 90), 0)::bigint as over_90
        from part group by customer_id, entity_id, currency
      )
      select 'customer ' || kept.customer_id as place,
        'as at ' || kept.aged_on || ' kept ' || concat_ws(' / ', kept.not_due, kept.d1_30, kept.d31_60, kept.d61_90, kept.over_90)
        || ', items ' || concat_ws(' / ', counted.not_due, counted.d1_30, counted.d31_60, counted.d61_90, counted.over_90) as detail
      from ledger.customer_sum kept join counted using (customer_id, entity_id, currency)
      where (kept.not_due, kept.d1_30, kept.d31_60, kept.d61_90, kept.over_90)
        is distinct from (counted.not_due, counted.d1_30, counted.d31_60, counted.d61_90, counted.over_90)
      order by 1 limit 50`,
  ],
  [
    'the postings on an item are what is open on it',
    sql`
      with posted as (
        select item_id, account, sum(amount) as amount, sum(entity_amount) as entity_amount
        from ledger.posting where item_id is not null and account in (1100, 2110) group by item_id, account
      )
      select 'item ' || item.number as place,
        'open ' || item.side * item.open || ', posted ' || coalesce(posted.amount, 0) || ' on its control account' as detail
      from ledger.open_item item
      left join posted on posted.item_id = item.id and posted.account = case item.kind when 'receipt' then 2110 else 1100 end
      where coalesce(posted.amount, 0) <> item.side * item.open
        or coalesce(posted.entity_amount, 0) <> item.side * item.entity_open
      order by item.id limit 50`,
  ],
  [
    'the control accounts hold their items and nothing else',
    sql`
      select 'entry ' || entry_id as place, 'account ' || account || ', item ' || coalesce(item.number, 'none') as detail
      from ledger.posting left join ledger.open_item item on item.id = posting.item_id
      where (account in (1100, 2110) or posting.item_id is not null)
        and (item.id is null or account <> case item.kind when 'receipt' then 2110 else 1100 end)
      order by entry_id limit 50`,
  ],
  [
    'what was let go settled its debt with its money, or was withdrawn',
    sql`
      select 'item ' || item.number as place, allowance.kind || ' of ' || item.total || ', still open ' || item.open as detail
      from ledger.allowance join ledger.open_item item on item.id = allowance.item_id
      where item.open <> 0 or allowance.entry_id is null
      union all
      select 'item ' || item.number, 'an allowance without its reason'
      from ledger.open_item item left join ledger.allowance on allowance.item_id = item.id
      where item.kind = 'allowance' and allowance.item_id is null
      order by 1 limit 50`,
  ],
  [
    'links stay within one entity and one currency',
    sql`
      select 'allocation ' || allocation.id as place, credit.number || ' and ' || debit.number as detail
      from ledger.allocation
      join ledger.open_item credit on credit.id = allocation.credit_item_id
      join ledger.open_item debit on debit.id = allocation.debit_item_id
      where credit.entity_id <> debit.entity_id or credit.currency <> debit.currency or allocation.currency <> credit.currency
        or credit.side <> -1 or debit.side <> 1
      order by allocation.id limit 50`,
  ],
]
