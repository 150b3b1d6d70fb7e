import type { LegalEntity } from '#modules/company'

const formats = new Map<string, Intl.DateTimeFormat>()

/** '09:15' at a place. */
export function localTime(zone: string, at: Date): string {
  const known = formats.get(zone)
  const format =
    known ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  if (!known) formats.set(zone, format)
  return format.format(at)
}

/**
 * The clock that a customer lives by: the one of his country; where a country has several, ours when it is one of them, else the
 * first that the time zone data names.
 */
export function zoneOf(country: string, entity: Pick<LegalEntity, 'zone' | 'country'>): string {
  if (country === entity.country) return entity.zone
  const zones = zonesOf(country)
  return zones.includes(entity.zone) ? entity.zone : (zones[0] ?? entity.zone)
}

type Zoned = { readonly getTimeZones?: () => string[] | undefined }

const byCountry = new Map<string, readonly string[]>()

function zonesOf(country: string): readonly string[] {
  const known = byCountry.get(country)
  if (known) return known
  // The program's Node knows this; the language's types do not yet.
  const place: Intl.Locale & Zoned = new Intl.Locale(/^[A-Z]{2}$/.test(country) ? `und-${country}` : 'und')
  const zones = place.getTimeZones?.() ?? []
  byCountry.set(country, zones)
  return zones
}

/** The moment of a local time on the day that it is at the place now. */
export function momentAt(zone: string, at: Date, time: string): Date {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
  return new Date(at.getTime() + (minutes(time) - minutes(localTime(zone, at))) * 60_000)
}
