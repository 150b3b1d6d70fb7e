import { day, yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { calendarFor } from '#platform/calendars'
import type { Work } from '#platform/work'
import { placeOf } from './calendar.ts'
import { addHoliday as storeHoliday, entityOf, extraHolidays, removeHoliday as dropHoliday } from './store.ts'

type Holiday = { readonly day: Day; readonly name: string; readonly own: boolean }

/** The days on which a year rests: the country's own, and those that were entered. */
export async function readCalendar(
  work: Work,
  { entityId, year }: { readonly entityId: Id<'ent'>; readonly year: number },
) {
  const entity = await entityOf(work.tx, entityId)
  const own = await extraHolidays(work.tx, entityId, { from: year, to: year })
  const theirs = new Set(own.map((each) => each.day))
  const countrys = [...calendarFor(placeOf(entity), { from: year, to: year }).holidays]
    .map((text) => day(text))
    .filter((each) => yearOf(each) === year && !theirs.has(each))
    .map((each): Holiday => ({ day: each, name: '', own: false }))
  const holidays = [...countrys, ...own.map((each): Holiday => ({ day: each.day, name: each.name, own: true }))]
  return {
    year,
    workFrom: entity.workFrom,
    workTo: entity.workTo,
    holidays: holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

export async function addHoliday(
  work: Work,
  request: { readonly entityId: Id<'ent'>; readonly day: Day; readonly name: string },
): Promise<Holiday> {
  const entity = await entityOf(work.tx, request.entityId)
  const year = yearOf(request.day)
  if (calendarFor(placeOf(entity), { from: year, to: year }).holidays.has(request.day)) {
    throw new Refused('day_is_a_holiday', { field: 'day', day: request.day })
  }
  await storeHoliday(work.tx, request)
  return { day: request.day, name: request.name, own: true }
}

export async function removeHoliday(work: Work, request: { readonly entityId: Id<'ent'>; readonly day: Day }) {
  const removed = await dropHoliday(work.tx, request)
  return { day: found(removed === 1 ? request.day : null) }
}
