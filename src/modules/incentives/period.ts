import { plusBankingDays, type Calendar } from '#kernel/calendar'
import { firstDayOfMonth, makeDay, monthOf, plusDays, plusMonths, yearOf, type Day } from '#kernel/day'

/** A quarter, by its first day. */
export type Quarter = Day

export const quarterOf = (on: Day): Quarter => makeDay(yearOf(on), monthOf(on) - ((monthOf(on) - 1) % 3), 1)

export const nextQuarter = (quarter: Quarter): Quarter => plusMonths(firstDayOfMonth(quarter), 3)

export const lastDayOfQuarter = (quarter: Quarter): Day => plusDays(nextQuarter(quarter), -1)

/** Statements of a quarter are settled on the fifth working day of the next one. */
export const freezeDay = (quarter: Quarter, calendar: Calendar): Day =>
  plusBankingDays(lastDayOfQuarter(quarter), 5, calendar)

/**
 * The quarter in which something is paid: that of its own day, if it was recorded by the freeze; else the first one that is still
 * open. A settled statement never changes; late facts show both days.
 */
export function statementQuarter(
  fact: { readonly on: Day; readonly recordedOn: Day },
  calendar: Calendar,
  settled: ReadonlySet<Quarter> = new Set(),
): Quarter {
  let quarter = quarterOf(fact.on)
  while (settled.has(quarter) || fact.recordedOn > freezeDay(quarter, calendar)) quarter = nextQuarter(quarter)
  return quarter
}
