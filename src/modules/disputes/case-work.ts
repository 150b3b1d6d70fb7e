import type { Calendar } from '#kernel/calendar'
import { yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { found, sameVersion } from '#platform/found'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { calendarOf, entityOf, today, type LegalEntity } from '#modules/company'
import { lockCustomers } from '#modules/parties'
import { disputeMoved } from './events.ts'
import { casesOf, lockCase, type StoredCase } from './store.ts'
import { insertHappenings, type NewHappening } from './store-watch.ts'

export type Place = { readonly entity: LegalEntity; readonly today: Day; readonly calendar: Calendar }

/** Where the case is at home: its day and its working days. */
export async function placeOf(work: Work, entityId: Id<'ent'>): Promise<Place> {
  const entity = await entityOf(work.tx, entityId)
  const day = today(work, entity)
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(day), to: yearOf(day) + 1 })
  return { entity, today: day, calendar }
}

/** The case as it is once its customer and itself are locked, in the version that the caller saw. */
export async function lockedCase(work: Work, caseId: Id<'dsp'>): Promise<StoredCase> {
  const seen = found((await casesOf(work.tx, [caseId])).at(0))
  await lockCustomers(work, [seen.customerId])
  const locked = await lockCase(work.tx, caseId)
  sameVersion(work, locked.version)
  return locked
}

/** Writes what happened to the case's own history, and says that it moved. The machine has no name in it. */
export async function tell(work: Work, caseId: Id<'dsp'>, ...happenings: readonly NewHappening[]): Promise<void> {
  await insertHappenings(work.tx, caseId, happenings, {
    at: work.at,
    staffId: work.who.staffId,
    originId: await originOf(work),
  })
  // Several things happen to a case at once; that it moved is one piece of news.
  const key = `dispute.moved ${caseId}`
  if (work.memo.has(key)) return
  work.memo.set(key, true)
  await announce(work, disputeMoved, { caseId })
}

export const subjectOf = (caseId: Id<'dsp'>) => ({ kind: 'dsp' as const, id: caseId })

/** What the news of a dispute say of it; an enquiry makes none. */
export function newsOf(row: StoredCase) {
  if (!row.documentId || !row.itemId || !row.cause) throw new Error(`case ${row.number} is no dispute`)
  return {
    caseId: row.id,
    entityId: row.entityId,
    customerId: row.customerId,
    documentId: row.documentId,
    itemId: row.itemId,
    cause: row.cause,
    net: money(row.net, row.currency),
    tax: money(row.tax, row.currency),
    gross: money(row.gross, row.currency),
  }
}
