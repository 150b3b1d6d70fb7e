import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { excuse } from '#modules/credit'
import { disputedOf } from './store.ts'

/** What a customer refuses is not late for credit: told below whenever a case is opened or closed. */
export async function excuseRefused(work: Work, { itemId }: { readonly itemId: Id<'itm'> }): Promise<void> {
  const [refused] = await disputedOf(work.tx, [itemId])
  await excuse(work.tx, 'dispute', [{ itemId, amount: refused?.disputed ?? 0n }])
}
