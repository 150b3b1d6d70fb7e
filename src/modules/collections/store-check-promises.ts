import type { Finding } from '#modules/ledger'
import { sql, type RawBuilder, type Tx } from '#platform/sql'

/** Every invariant of promises to pay, read afresh from the rows. At most 50 places each. */
export async function checkPromises(tx: Tx): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [invariant, query] of invariants) {
    const rows = await tx.many<{ place: string; detail: string }>(query)
    found.push(...rows.map((row) => ({ invariant, ...row })))
  }
  return found
}

const invariants: readonly (readonly [string, RawBuilder<unknown>])[] = [
  [
    'a promise is the sum of its parts, on items of its customer, legal entity and currency',
    sql`
      select 'promise ' || promise.id as place, 'promised ' || promise.amount || ', parts ' || coalesce(sum(part.amount), 0)
        || ', elsewhere ' || count(*) filter (where item.customer_id <> promise.customer_id or item.entity_id <> promise.entity_id
            or item.currency <> promise.currency) as detail
      from collections.promise
      left join collections.promise_item part on part.promise_id = promise.id
      left join ledger.open_item item on item.id = part.item_id
      group by promise.id
      having promise.amount <> coalesce(sum(part.amount), 0)
        or count(*) filter (where item.customer_id <> promise.customer_id or item.entity_id <> promise.entity_id
            or item.currency <> promise.currency) > 0
      order by promise.id limit 50`,
  ],
  [
    'no item is promised for more than it ever carried',
    sql`
      select 'item ' || item.number as place, 'carried ' || item.total || ', promised ' || sum(part.amount) as detail
      from collections.promise_item part
      join collections.promise on promise.id = part.promise_id and promise.state = 'open'
      join ledger.open_item item on item.id = part.item_id
      group by item.id having sum(part.amount) > item.total
      order by item.id limit 50`,
  ],
  [
    'what is judged agrees with what was kept, and has its decision',
    sql`
      select 'promise ' || promise.id as place, promise.state || ' with ' || promise.kept_amount || ' of ' || promise.amount as detail
      from collections.promise
      where promise.state in ('kept', 'part_kept', 'broken') and (
        promise.kept_amount > promise.amount
        or (promise.state = 'broken') <> (promise.kept_amount = 0)
        or promise.decision_id is null
        or (promise.state <> 'kept' and promise.judged_on <= promise.promised_on))
      order by promise.id limit 50`,
  ],
]
