import { originOf } from '#platform/origin'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import type { NewHold } from './contact-gate.ts'
import { insertHolds, releaseHolds } from './store-contact.ts'

/** Stops contact. Pushed down by the floor that knows why, in its own transaction. Repeating it changes nothing. */
export async function hold(work: Work, holds: readonly NewHold[]): Promise<void> {
  if (holds.length > 0) await insertHolds(work.tx, holds, { at: work.at, originId: await originOf(work) })
}

/** Contact goes on; answers how many holds ended. */
export const release = (work: Work, cause: Subject): Promise<number> => releaseHolds(work.tx, cause, work.at)
