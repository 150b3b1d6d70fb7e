import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { toldOf } from './store-told.ts'
import { insertTouches } from './store-touches.ts'
import type { TouchDraft, TouchSubject } from './touch.ts'

/** Adds to the customers' timelines: one line per moment that a colleague of another department would want to know. */
export async function recordTouches(work: Work, touches: readonly TouchDraft[]): Promise<Id<'tou'>[]> {
  if (touches.length === 0) return []
  return insertTouches(work.tx, touches, { at: work.at, staffId: work.who.staffId, originId: await originOf(work) })
}

/** What the machine tells of things, each once: a reaction that runs twice adds nothing the second time. */
export async function tellOnce(
  work: Work,
  kind: string,
  touches: readonly (Omit<TouchDraft, 'kind'> & { readonly subject: TouchSubject })[],
): Promise<void> {
  if (touches.length === 0) return
  const told = await toldOf(
    work.tx,
    kind,
    touches.map(({ customerId }) => customerId),
    touches.map(({ subject }) => subject),
  )
  const known = new Set(told.map(({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}`))
  await recordTouches(
    work,
    touches.filter(({ subject }) => !known.has(`${subject.kind} ${subject.id}`)).map((touch) => ({ ...touch, kind })),
  )
}
