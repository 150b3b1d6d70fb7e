import type { Calendar } from '#kernel/calendar'
import { yearOf, type Day } from '#kernel/day'
import { calendarFor } from '#platform/calendars'

/** The banking days of the payer's country around a day: a due day that he cannot pay on counts on his next banking day. */
export const payersCalendar = (country: string, around: Day): Calendar =>
  calendarFor(country, { from: yearOf(around), to: yearOf(around) + 1 })
