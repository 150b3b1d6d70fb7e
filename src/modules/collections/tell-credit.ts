import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Tx } from '#platform/sql'
import { excuse, forgetBrokenPromise, noteBrokenPromise } from '#modules/credit'
import { openPromisesOf, partFactsOf, partsOf, type StoredPromise } from './store-promises.ts'

/** What is promised for a day to come is not late for credit; what was promised and did not come holds orders. */
export async function tellCredit(
  tx: Tx,
  promise: Pick<StoredPromise, 'id' | 'customerId'>,
  broken: Day | null,
): Promise<void> {
  const itemIds = (await partsOf(tx, promise.id)).map(({ itemId }) => itemId)
  const promised = new Map<Id<'itm'>, bigint>(itemIds.map((itemId) => [itemId, 0n]))
  for (const { itemId, amount } of await openPromisesOf(tx, itemIds)) {
    promised.set(itemId, (promised.get(itemId) ?? 0n) + amount)
  }
  await excuse(
    tx,
    'promise',
    [...promised].map(([itemId, amount]) => ({ itemId, amount })),
  )
  if (broken === null) {
    await forgetBrokenPromise(tx, promise.id)
    return
  }
  const parts = (await partFactsOf(tx, promise.id)).map(({ itemId, promised: word, paid }) => ({
    itemId,
    amount: word > paid ? word - paid : 0n,
  }))
  await noteBrokenPromise(tx, { promiseId: promise.id, customerId: promise.customerId, brokenOn: broken, parts })
}
