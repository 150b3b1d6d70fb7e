import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type RawBuilder, type Tx } from '#platform/sql'

const late = (day: string) => `${day} - part.effective_due_on`

/** The sum of the debts among `part` that are so late on a day. */
const ages = (amount: string, day: string) =>
  [
    ['not_due', '<= 0'],
    ['d1_30', 'between 1 and 30'],
    ['d31_60', 'between 31 and 60'],
    ['d61_90', 'between 61 and 90'],
    ['over_90', '> 90'],
  ].map(
    ([bucket, when]) =>
      `coalesce(sum(${amount}) filter (where part.kind = 'invoice' and ${late(day)} ${when}), 0)::bigint as ${bucket}`,
  )

/** What parts of items come to: `part` has kind, effective_due_on and the amount that is summed. */
export const sumsOfParts = (amount: string, day: string) =>
  sql.raw(`
    ${ages(amount, day).join(',\n    ')},
    coalesce(sum(${amount}) filter (where part.kind = 'invoice'), 0)::bigint as receivable,
    coalesce(sum(${amount}) filter (where part.kind in ('credit_note', 'allowance')), 0)::bigint as credit_notes,
    coalesce(sum(${amount}) filter (where part.kind = 'receipt'), 0)::bigint as unapplied`)

/**
 * Adds what was raised or moved to the kept sums, and to the ages as at the day on which those were counted. `parts` yields
 * customer_id, entity_id, currency, kind, effective_due_on and amount. The caller holds the customers' locks.
 */
export const addToSums = (tx: Tx, parts: RawBuilder<unknown>) =>
  tx.run(sql`
    with part as (${parts}),
    change as (
      select part.customer_id, part.entity_id, part.currency, ${sumsOfParts('part.amount', 'kept.aged_on')}
      from part join ledger.customer_sum kept using (customer_id, entity_id, currency)
      group by part.customer_id, part.entity_id, part.currency
    )
    update ledger.customer_sum kept set
      receivable = kept.receivable + change.receivable,
      credit_notes = kept.credit_notes + change.credit_notes,
      unapplied = kept.unapplied + change.unapplied,
      not_due = kept.not_due + change.not_due,
      d1_30 = kept.d1_30 + change.d1_30,
      d31_60 = kept.d31_60 + change.d31_60,
      d61_90 = kept.d61_90 + change.d61_90,
      over_90 = kept.over_90 + change.over_90
    from change
    where kept.customer_id = change.customer_id and kept.entity_id = change.entity_id and kept.currency = change.currency`)

type Account = { readonly customerId: Id<'cus'>; readonly entityId: Id<'ent'>; readonly currency: string }

/** Accounts begin empty, aged as at the entity's day. */
export const openSums = (tx: Tx, accounts: readonly Account[], at: Date) =>
  tx.run(sql`
    insert into ledger.customer_sum (customer_id, entity_id, currency, aged_on)
    select account.customer_id, account.entity_id, account.currency, (${at}::timestamptz at time zone entity.zone)::date
    from unnest(
      ${accounts.map((account) => account.customerId)}::bigint[],
      ${accounts.map((account) => account.entityId)}::bigint[],
      ${accounts.map((account) => account.currency)}::text[]) account (customer_id, entity_id, currency)
    join company.legal_entity entity on entity.id = account.entity_id
    on conflict (customer_id, entity_id, currency) do nothing`)

/** Counts the ages of customers afresh, as at a day or, without one, as at the day on which each was counted last. */
export const ageSums = (
  tx: Tx,
  customerIds: readonly Id<'cus'>[],
  to?: { readonly entityId: Id<'ent'>; readonly on: Day },
) =>
  tx.run(sql`
    with kept as (
      select customer_id, entity_id, currency, ${to ? sql`${to.on}::date` : sql`aged_on`} as aged_on
      from ledger.customer_sum
      where customer_id = any(${customerIds}::bigint[]) ${to ? sql`and entity_id = ${to.entityId}` : sql``}
    ),
    counted as (
      select kept.customer_id, kept.entity_id, kept.currency, kept.aged_on, ${sumsOfParts('part.open', 'kept.aged_on')}
      from kept left join ledger.open_item part
        on part.customer_id = kept.customer_id and part.entity_id = kept.entity_id and part.currency = kept.currency and part.open > 0
      group by kept.customer_id, kept.entity_id, kept.currency, kept.aged_on
    )
    update ledger.customer_sum set
      aged_on = counted.aged_on, not_due = counted.not_due, d1_30 = counted.d1_30, d31_60 = counted.d31_60,
      d61_90 = counted.d61_90, over_90 = counted.over_90
    from counted
    where customer_sum.customer_id = counted.customer_id and customer_sum.entity_id = counted.entity_id
      and customer_sum.currency = counted.currency`)

/** Customers of an entity whose ages are those of another day. */
export const customersAgedElse = async (tx: Tx, entityId: Id<'ent'>, on: Day, limit: number): Promise<Id<'cus'>[]> =>
  (
    await tx.many<{ id: Id<'cus'> }>(sql`
      select distinct customer_id as id from ledger.customer_sum
      where entity_id = ${entityId} and (aged_on is null or aged_on <> ${on})
      order by customer_id limit ${limit}`)
  ).map((row) => row.id)
