import Holidays from 'date-holidays'
import type { Calendar } from '#kernel/calendar'
import { day, plusDays } from '#kernel/day'

// The data leaves the summer bank holiday out of 'GB', because Scotland has another one. Payers in England set the rule.
const defaultRegions: Readonly<Record<string, string>> = { GB: 'ENG' }

const calendars = new Map<string, Calendar>()
const years = new Map<string, readonly string[]>()

/**
 * The public and bank holidays of a country ('DE') or a part of it ('DE-BY', 'GB-SCT'), for days of these years; counting
 * may run over the turn of the year. Half days count as banking days. A country the data does not know has weekends only.
 */
export function calendarFor(place: string, span: { readonly from: number; readonly to: number }): Calendar {
  const key = `${place} ${span.from}-${span.to}`
  const known = calendars.get(key)
  if (known) return known
  const holidays = new Set<string>()
  for (let year = span.from - 1; year <= span.to + 1; year += 1) {
    for (const holiday of holidaysOf(place, year)) holidays.add(holiday)
  }
  const calendar = { holidays }
  calendars.set(key, calendar)
  return calendar
}

function holidaysOf(place: string, year: number): readonly string[] {
  const key = `${place} ${year}`
  const known = years.get(key)
  if (known) return known
  const [country = '', region = defaultRegions[country]] = place.split('-')
  const listed = (region ? new Holidays(country, region) : new Holidays(country)).getHolidays(year)
  const days = listed.filter(closesBanks).flatMap(({ date, start, end }) => {
    const first = day(date.slice(0, 10))
    const length = Math.round((end.getTime() - start.getTime()) / 86_400_000)
    return Array.from({ length }, (_, offset) => plusDays(first, offset))
  })
  years.set(key, days)
  return days
}

// Christmas Eve is listed in Germany as a bank holiday from 14:00; payments are booked in the morning.
const closesBanks = ({ type, date }: { readonly type: string; readonly date: string }) =>
  (type === 'public' || type === 'bank') && date.slice(11, 16) === '00:00'
