import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import type { ItemDraft } from './open-item.ts'
import { allocateItemIds, insertItems } from './store.ts'

/** Ids for items that entries must name before the items are written. */
export const itemIds = allocateItemIds

/** Raises open items, each with its first movement, and adds them to the customers' sums. The caller holds the customers' locks. */
export async function raiseItems(work: Work, drafts: readonly ItemDraft[]): Promise<Id<'itm'>[]> {
  if (drafts.length === 0) return []
  const missing = drafts.filter((draft) => !draft.id).length
  const fresh = missing > 0 ? await allocateItemIds(work.tx, missing) : []
  const items = drafts.map((draft) => ({ ...draft, id: draft.id ?? fresh.shift() }))
  const complete = items.map(({ id, ...draft }) => {
    if (!id) throw new Error('an item has no id')
    return { ...draft, id }
  })
  await insertItems(work.tx, complete, work.at)
  return complete.map((item) => item.id)
}
