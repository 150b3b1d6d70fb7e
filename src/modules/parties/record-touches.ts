import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { insertTouches } from './store-touches.ts'
import type { TouchDraft } from './touch.ts'

/** Adds to the customers' timelines: one line per moment that a colleague of another department would want to know. */
export async function recordTouches(work: Work, touches: readonly TouchDraft[]): Promise<Id<'tou'>[]> {
  if (touches.length === 0) return []
  return insertTouches(work.tx, touches, { at: work.at, staffId: work.who.staffId, originId: await originOf(work) })
}
