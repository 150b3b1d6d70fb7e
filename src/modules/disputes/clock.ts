import { isBankingDay, nextBankingDay, plusBankingDays, type Calendar } from '#kernel/calendar'
import { plusDays, type Day } from '#kernel/day'

/** The last working day on which the case is inside its clock; the day it came in is not counted. */
export const clockEnd = (openedOn: Day, days: number, calendar: Calendar): Day =>
  plusBankingDays(openedOn, days, calendar)

/** Working days from the day after `from` up to and with `to`; below zero when the end has passed. */
export function workingDaysTo(from: Day, to: Day, calendar: Calendar): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1]
  let count = 0
  for (let each = plusDays(first, 1); each <= last; each = plusDays(each, 1)) {
    if (isBankingDay(each, calendar)) count += 1
  }
  return sign * count
}

/** What is left of our time when the customer has the move: nothing less than nothing. */
export const stopClock = (clockOn: Day, today: Day, calendar: Calendar): number =>
  Math.max(0, workingDaysTo(today, clockOn, calendar))

/** The clock goes on with what was left of it; today counts as used up. */
export const goOn = (daysLeft: number, today: Day, calendar: Calendar): Day =>
  plusBankingDays(today, daysLeft, calendar)

/** Whoever a case is handed up to has two working days: it has waited long enough. */
export const daysPerLevel = 2

export type Watched = {
  readonly actBy: Day | null
  readonly level: number
  readonly promisedFor: Day | null
}

/**
 * What the morning of a working day finds: a promise whose day passed is broken, a deadline that passed goes one level up.
 * Weekends and holidays pass nothing on: there would be nobody.
 */
export function judge(
  found: Watched,
  today: Day,
  calendar: Calendar,
  topLevel: number,
): 'promise_broken' | 'escalate' | 'wait' {
  if (!isBankingDay(today, calendar)) return 'wait'
  if (found.promisedFor !== null) return found.promisedFor < today ? 'promise_broken' : 'wait'
  return found.actBy !== null && found.actBy < today && found.level < topLevel ? 'escalate' : 'wait'
}

export const nextLevelBy = (today: Day, calendar: Calendar): Day =>
  plusBankingDays(nextBankingDay(today, calendar), daysPerLevel - 1, calendar)
