import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import type { PriceDraft } from './price.ts'
import { insertPrices, takenDays } from './store-prices.ts'

/**
 * Sets prices of the list and agreements from a day on. Prices are never changed: bills were written by them. To say the same
 * again changes nothing; another price for a day that has one is refused, since nobody could say which was promised.
 */
export async function setPrices(work: Work, drafts: readonly PriceDraft[]): Promise<number> {
  if (drafts.length === 0) return 0
  const [wrongEnd] = drafts.filter(({ fromOn, toOn }) => toOn != null && toOn < fromOn)
  if (wrongEnd) throw new Refused('price_ends_before_it_begins', { field: 'toOn', fromOn: wrongEnd.fromOn })
  const [taken] = await takenDays(work.tx, drafts)
  if (taken) {
    const { productId, currency, amount, fromOn } = taken
    throw new Refused('price_day_is_taken', { field: 'fromOn', productId, currency, amount, fromOn })
  }

  const originId = await originOf(work)
  return insertPrices(
    work.tx,
    drafts.map((draft) => ({ ...draft, originId: draft.originId ?? originId })),
  )
}
