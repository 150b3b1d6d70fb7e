import type { Calendar } from '#kernel/calendar'
import type { Id } from '#kernel/id'
import { calendarFor } from '#platform/calendars'
import type { Tx } from '#platform/sql'
import type { LegalEntity } from './legal-entity.ts'
import { extraHolidays } from './store.ts'

/** 'DE-BY', as the data of holidays names places. */
export const placeOf = ({ country, subdivision }: Pick<LegalEntity, 'country' | 'subdivision'>): string =>
  subdivision ? `${country}-${subdivision}` : country

type Place = Pick<LegalEntity, 'country' | 'subdivision'> & { readonly id: Id<'ent'> }

/** When the entity's place works: the country's own holidays, and those that were entered for the entity. */
export async function calendarOf(
  tx: Tx,
  entity: Place,
  years: { readonly from: number; readonly to: number },
): Promise<Calendar> {
  const own = await extraHolidays(tx, entity.id, { from: years.from - 1, to: years.to + 1 })
  const { holidays } = calendarFor(placeOf(entity), years)
  return own.length === 0 ? { holidays } : { holidays: new Set([...holidays, ...own.map(({ day }) => String(day))]) }
}
