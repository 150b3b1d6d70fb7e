import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { entities, staffOf } from '#modules/company'

/** Whoever leads a deal works here. */
export async function refuseStranger(work: Work, staffId: Id<'stf'> | null | undefined): Promise<void> {
  if (staffId && (await staffOf(work.tx, [staffId])).length === 0) {
    throw new Refused('colleague_is_unknown', { field: 'ownerId' })
  }
}

/** The day in the company's own zone. */
export async function dayOf(work: Work): Promise<Day> {
  const [first] = await entities(work.tx)
  return dayIn(first?.zone ?? 'UTC', work.at)
}
