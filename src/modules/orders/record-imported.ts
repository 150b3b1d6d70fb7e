import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { totalsOf } from '#modules/billing'
import type { ImportedOrder, RecordedOrder } from './imported-order.ts'
import { insertImported, orderNumbersTaken } from './store-imported.ts'

/**
 * Takes over closed orders, so that what a customer usually takes is known and a bill leads back to its order. Nothing is asked,
 * reserved or announced: all of it happened elsewhere.
 */
export async function recordImported(work: Work, orders: readonly ImportedOrder[]): Promise<RecordedOrder[]> {
  if (orders.length === 0) return []
  const [taken] = await orderNumbersTaken(
    work.tx,
    orders.map((order) => order.number),
  )
  if (taken) throw new Refused('number_is_taken', { kind: 'order', number: taken })
  const complete = orders.map((order) => ({ ...order, totals: totalsOf(order.currency, order.lines) }))
  return insertImported(work.tx, complete, work.at)
}
