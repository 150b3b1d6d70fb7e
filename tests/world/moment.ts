import { Temporal } from 'temporal-polyfill'

/** '2025-03-07' or '2025-03-07T09:00' as people in a zone say it; a day begins at nine, when they do. */
export function momentIn(zone: string, text: string): Date {
  const local = Temporal.PlainDateTime.from(text.includes('T') ? text : `${text}T09:00`)
  return new Date(local.toZonedDateTime(zone).epochMilliseconds)
}
