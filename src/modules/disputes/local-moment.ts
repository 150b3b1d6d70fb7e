import { Temporal } from 'temporal-polyfill'
import type { Day } from '#kernel/day'

/** The moment at which a day begins in a zone. */
export const momentOf = (zone: string, on: Day): Date =>
  new Date(Temporal.PlainDate.from(on).toZonedDateTime(zone).epochMilliseconds)
