import { plusDays, weekday, type Day } from '#kernel/day'

/** The days on which the banks of a place are closed, Saturdays and Sundays apart. */
export type Calendar = { readonly holidays: ReadonlySet<string> }

export const isBankingDay = (d: Day, calendar: Calendar) => weekday(d) < 6 && !calendar.holidays.has(d)

/** The day itself when it is a banking day, else the first one after it. */
export function nextBankingDay(d: Day, calendar: Calendar): Day {
  let candidate = d
  while (!isBankingDay(candidate, calendar)) candidate = plusDays(candidate, 1)
  return candidate
}

/** The last banking day before this one, never the day itself. */
export function previousBankingDay(d: Day, calendar: Calendar): Day {
  let candidate = plusDays(d, -1)
  while (!isBankingDay(candidate, calendar)) candidate = plusDays(candidate, -1)
  return candidate
}

/** Counts n banking days on, the day itself not counted; n = 0 is `nextBankingDay`, below zero counts back. */
export function plusBankingDays(d: Day, n: number, calendar: Calendar): Day {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a number of days: ${n}`)
  if (n === 0) return nextBankingDay(d, calendar)
  let reached = d
  for (let left = n; left > 0; left -= 1) reached = nextBankingDay(plusDays(reached, 1), calendar)
  for (let left = n; left < 0; left += 1) reached = previousBankingDay(reached, calendar)
  return reached
}
