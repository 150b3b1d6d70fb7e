import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { entities, today } from '#modules/company'
import { limitsSetWhileHeld } from '#modules/credit'
import { makersOf } from './store-amend.ts'

/**
 * Held orders whose limit was set, after they were held, by somebody with a hand in them. The maker is never the checker, by a limit
 * either: such an order stays held until a colleague releases it, or sets the limit himself.
 */
export async function underOwnLimit(work: Work, orderIds: readonly Id<'ord'>[]): Promise<ReadonlySet<Id<'ord'>>> {
  const own = new Set<Id<'ord'>>()
  if (orderIds.length === 0) return own
  const on = today(work, found((await entities(work.tx))[0]))
  const set = await limitsSetWhileHeld(work.tx, orderIds, on)
  if (set.length === 0) return own
  const isMaker = await makersOf(work.tx, orderIds)
  for (const { orderId, setBy } of set) if (isMaker(orderId, setBy)) own.add(orderId)
  return own
}
