import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

export type OpenPromise = {
  readonly promiseId: Id<'prm'>
  readonly itemId: Id<'itm'>
  readonly amount: bigint
  readonly promisedOn: Day
}

/** What is promised of these items and not yet judged. */
export const openPromisesOf = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<OpenPromise>(sql`
    select promise.id as "promiseId", part.item_id as "itemId", part.amount, promise.promised_on as "promisedOn"
    from collections.promise_item part
    join collections.promise on promise.id = part.promise_id
    where part.item_id = any(${itemIds}::bigint[]) and promise.state = 'open'
    order by promise.id`)
