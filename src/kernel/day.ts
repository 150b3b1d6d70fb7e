import type { Brand } from '#kernel/brand'

/** A calendar day, '2025-03-07': no time, no zone. Days compare and sort as the strings they are. */
export type Day = Brand<string, 'Day'>

export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a day: ${JSON.stringify(text.slice(0, 40))}`)
  return text
}

export function isDay(text: string): text is Day {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  return dayOfMonth !== undefined && exists(Number(year), Number(month), Number(dayOfMonth))
}

export function makeDay(year: number, month: number, dayOfMonth: number): Day {
  if (!exists(year, month, dayOfMonth)) throw new RangeError(`Not a day: ${year}-${month}-${dayOfMonth}`)
  return written(year, month, dayOfMonth)
}

export const yearOf = (d: Day) => Number(d.slice(0, 4))
export const monthOf = (d: Day) => Number(d.slice(5, 7))
export const dayOfMonth = (d: Day) => Number(d.slice(8, 10))

export const plusDays = (d: Day, n: number): Day => fromNumber(toNumber(d) + whole(n))

/** Positive when `to` is later. */
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from)

/**
 * The same day n months on, or the last one there is. Counting on from 28 February would turn every 31st into a 28th, so
 * whoever steps month by month gives the day of month he started with as the anchor.
 */
export function plusMonths(d: Day, n: number, anchorDay: number = dayOfMonth(d)): Day {
  if (!Number.isInteger(anchorDay) || anchorDay < 1 || anchorDay > 31) {
    throw new RangeError(`Not a day of a month: ${anchorDay}`)
  }
  const months = yearOf(d) * 12 + monthOf(d) - 1 + whole(n)
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return makeDay(year, month, Math.min(anchorDay, daysInMonth(year, month)))
}

export const firstDayOfMonth = (d: Day): Day => written(yearOf(d), monthOf(d), 1)
export const lastDayOfMonth = (d: Day): Day => written(yearOf(d), monthOf(d), daysInMonth(yearOf(d), monthOf(d)))

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export const weekday = (d: Day): number => ((toNumber(d) + 719_162) % 7) + 1

/** The calendar day on which a moment falls in an IANA zone: half past midnight in Berlin is still yesterday in UTC. */
export function dayIn(zone: string, at: Date): Day {
  const text = formatterFor(zone).format(at)
  return day(`${text.slice(6).padStart(4, '0')}-${text.slice(0, 2)}-${text.slice(3, 5)}`)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

// Building a formatter costs fifty times what using it does.
function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  // American order is the one that has not changed between versions of the language data: 03/07/2025.
  const options = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', options)
  formatters.set(zone, formatter)
  return formatter
}

const exists = (year: number, month: number, dayOfMonth: number) =>
  Number.isInteger(year) &&
  year >= 1 &&
  year <= 9999 &&
  Number.isInteger(month) &&
  month >= 1 &&
  month <= 12 &&
  Number.isInteger(dayOfMonth) &&
  dayOfMonth >= 1 &&
  dayOfMonth <= daysInMonth(year, month)

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const written = (year: number, month: number, dayOfMonth: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number: ${n}`)
  return n
}

// Days since 1970-01-01. The year is taken to begin in March, so the leap day is its last and needs no special case.
// Four hundred years have 146,097 days.
function toNumber(d: Day): number {
  const month = monthOf(d)
  const year = month > 2 ? yearOf(d) : yearOf(d) - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth(d) - 1
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
}

function fromNumber(days: number): Day {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return makeDay(
    era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  )
}
