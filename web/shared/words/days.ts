import { localeOf, type Language } from './language.ts'

/** '2026-03-12' as a date at noon UTC: a calendar day has no zone, and noon keeps the formatter from moving it. */
const asDate = (day: string) => new Date(`${day}T12:00:00Z`)

const formats = new Map<string, Intl.DateTimeFormat>()

function write(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options)
  const known = formats.get(key)
  const format = known ?? new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', ...options })
  if (!known) formats.set(key, format)
  return format.format(asDate(day))
}

/** '12 Mar'; the year only when it is not the year of today. */
export function dayText(day: string, language: Language, today: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  return write(day, language, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** 'Tue 30 Jun 2026'. */
export const fullDayText = (day: string, language: Language) =>
  write(day, language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', '')

const dayLength = 86_400_000

export const daysFromTo = (from: string, to: string) =>
  Math.round((asDate(to).getTime() - asDate(from).getTime()) / dayLength)

/** 'in 3 days', 'yesterday'. Stands beside the real day, never alone. */
export function relativeDayText(day: string, language: Language, today: string): string {
  const days = daysFromTo(today, day)
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
  return Math.abs(days) < 60 ? format.format(days, 'day') : format.format(Math.round(days / 30.4), 'month')
}

/** '14:12' of a moment, in the zone of the person's browser. */
export const timeText = (moment: string, language: Language) =>
  new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' }).format(new Date(moment))
