import { Temporal } from 'temporal-polyfill'
import { isBankingDay, type Calendar } from '#kernel/calendar'
import { dayIn, plusDays, type Day } from '#kernel/day'
import type { LegalEntity } from './legal-entity.ts'

export type WorkingHours = Pick<LegalEntity, 'zone' | 'workFrom' | 'workTo'>

const hourMs = 3_600_000

/**
 * The moment by which so many working hours have passed: evenings, weekends and holidays of the entity's place do not count. A
 * deadline that would fall on the end of a working day stays there; it does not slip to the next morning.
 */
export function workingDeadline(entity: WorkingHours, calendar: Calendar, at: Date, hours: number): Date {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`Not a number of hours: ${hours}`)
  let left = Math.round(hours * hourMs)
  let [on, from] = [dayIn(entity.zone, at), at.getTime()]
  for (;;) {
    const { begins, ends } = workingDay(entity, calendar, on)
    const start = Math.max(begins, from)
    if (start < ends && left <= ends - start) return new Date(start + left)
    if (start < ends) left -= ends - start
    ;[on, from] = [plusDays(on, 1), Number.NEGATIVE_INFINITY]
  }
}

// A day off has no hours.
function workingDay(entity: WorkingHours, calendar: Calendar, on: Day) {
  const begins = momentOf(entity.zone, on, entity.workFrom)
  return { begins, ends: isBankingDay(on, calendar) ? momentOf(entity.zone, on, entity.workTo) : begins }
}

const momentOf = (zone: string, on: Day, time: string) =>
  Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone).epochMilliseconds
