import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

export type Excuse = { readonly itemId: Id<'itm'>; readonly amount: bigint }

/** What of these items is refused, or promised, from now on; nothing takes the excuse away. */
export async function excuse(tx: Tx, source: 'dispute' | 'promise', rows: readonly Excuse[]): Promise<void> {
  const ids = rows.map(({ itemId }) => itemId)
  await tx.run(sql`delete from credit.excuse where source = ${source} and item_id = any(${ids}::bigint[])`)
  const some = rows.filter(({ amount }) => amount > 0n)
  await tx.insert(
    'credit.excuse',
    some.map(({ itemId, amount }) => ({ item_id: itemId, source, amount })),
  )
}

export type BrokenPromise = {
  readonly promiseId: Id<'prm'>
  readonly customerId: Id<'cus'>
  readonly brokenOn: Day
  /** What did not come, item by item. */
  readonly parts: readonly Excuse[]
}

/** A promise was not kept: what it was given for holds orders until it is paid. */
export async function noteBrokenPromise(
  tx: Tx,
  { promiseId, customerId, brokenOn, parts }: BrokenPromise,
): Promise<void> {
  await forgetBrokenPromise(tx, promiseId)
  await tx.insert(
    'credit.broken_promise',
    parts
      .filter(({ amount }) => amount > 0n)
      .map(({ itemId, amount }) => ({
        promise_id: promiseId,
        item_id: itemId,
        customer_id: customerId,
        amount,
        broken_on: brokenOn,
      })),
  )
}

/** It was kept after all, or nobody judges it any more. */
export const forgetBrokenPromise = (tx: Tx, promiseId: Id<'prm'>) =>
  tx.run(sql`delete from credit.broken_promise where promise_id = ${promiseId}`)

type Of = { readonly customerIds: readonly Id<'cus'>[]; readonly on: Day }

export type LateRow = {
  readonly customerId: Id<'cus'>
  readonly currency: Currency
  readonly oldestDueOn: Day
  readonly amount: bigint
}

/** What is late by customer and currency: neither refused nor promised for a day to come. */
export const lateOf = (tx: Tx, { customerIds, on }: Of) =>
  tx.many<LateRow>(sql`
    select item.customer_id as "customerId", item.currency, min(item.effective_due_on) as "oldestDueOn",
      sum(item.open - coalesce(excused.amount, 0))::bigint as amount
    from ledger.open_item item
    left join lateral (
      select sum(excuse.amount)::bigint as amount from credit.excuse where excuse.item_id = item.id) excused on true
    where item.open > 0 and item.side = 1 and item.customer_id = any(${customerIds}::bigint[]) and item.effective_due_on < ${on}
      and item.open > coalesce(excused.amount, 0)
    group by item.customer_id, item.currency`)

export type BrokenRow = { readonly customerId: Id<'cus'>; readonly currency: Currency; readonly amount: bigint }

/** What was promised, did not come, and is still open. */
export const brokenPromisesOf = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<BrokenRow>(sql`
    select item.customer_id as "customerId", item.currency, sum(least(word.amount, item.open))::bigint as amount
    from credit.broken_promise word
    join ledger.open_item item on item.id = word.item_id
    where word.customer_id = any(${customerIds}::bigint[]) and item.open > 0
    group by item.customer_id, item.currency`)
