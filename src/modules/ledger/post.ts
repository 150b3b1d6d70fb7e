import { firstDayOfMonth, plusMonths, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { originOf } from '#platform/origin'
import { requireBalance, withoutZeros, type EntryDraft } from './entry.ts'
import { closedMonths, insertEntries } from './store.ts'

/**
 * Posts balanced entries and returns their ids in the order given; null for an entry of nothing. Entries and postings are
 * one statement each, however many. A closed period refuses (`postingDay` tells where a late fact belongs).
 */
export async function post(work: Work, entries: readonly EntryDraft[]): Promise<(bigint | null)[]> {
  const drafts = entries.map((entry) => ({ ...entry, postings: withoutZeros(entry.postings) }))
  drafts.forEach(requireBalance)
  const real = drafts.filter((entry) => entry.postings.length > 0)
  if (real.length === 0) return drafts.map(() => null)
  const ids = await insertEntries(work.tx, real, { at: work.at, originId: await originOf(work) })
  let next = 0
  return drafts.map((entry) => (entry.postings.length > 0 ? (ids[next++] ?? null) : null))
}

/** The day a fact is posted on: its own day, or the first day of the first open month when its own is closed. */
export async function postingDay(work: Work, entityId: Id<'ent'>, valueOn: Day): Promise<Day> {
  const [day] = await postingDays(work, entityId, [valueOn])
  if (!day) throw new Error('no posting day')
  return day
}

export async function postingDays(work: Work, entityId: Id<'ent'>, days: readonly Day[]): Promise<Day[]> {
  const closed = await closedMonths(work.tx, entityId)
  return days.map((day) => firstOpenDay(closed, day))
}

function firstOpenDay(closed: ReadonlySet<string>, day: Day): Day {
  let candidate = day
  while (closed.has(firstDayOfMonth(candidate))) candidate = firstDayOfMonth(plusMonths(candidate, 1, 1))
  return candidate
}
