import { plusDays } from '#kernel/day'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { entities, today as todayOf } from '#modules/company'
import { customerOf } from '#modules/parties'
import { keptRate } from './promise.ts'
import { promiseCounts } from './store-promises.ts'

/** Older promises say little about a customer of today. */
const recordDays = 365

/** How a customer keeps his word. */
export async function readPromiseRecord(work: Work, { customerId }: { readonly customerId: Id<'cus'> }) {
  await customerOf(work.tx, customerId)
  const [first] = await entities(work.tx)
  const since = plusDays(todayOf(work, found(first)), -recordDays)
  const counts = await promiseCounts(work.tx, customerId, since)
  return { since, ...counts, rate: keptRate(counts) }
}
