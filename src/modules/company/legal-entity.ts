import { dayIn, type Day } from '#kernel/day'
import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import type { Work } from '#platform/work'

/** A seller: one company holds any number of them, each with its currency, zone, series and bank accounts. */
export type LegalEntity = {
  readonly id: Id<'ent'>
  readonly code: string
  readonly name: string
  /** ISO 3166: 'DE'; the subdivision is the part of it whose holidays count, 'BY'. */
  readonly country: string
  readonly subdivision: string | null
  readonly currency: Currency
  readonly zone: string
  readonly language: string
  readonly addressLines: readonly string[]
  readonly phone: string | null
  readonly email: string | null
  readonly vatNumber: string | null
  readonly taxNumber: string | null
  readonly registration: string | null
  readonly director: string | null
  readonly creditorId: string | null
  /** 'HH:MM' of the entity's zone. */
  readonly workFrom: string
  readonly workTo: string
  readonly version: number
}

/** What must be said of a new legal entity; the rest follows from its country, or is asked later. */
export type EntityDraft = Pick<LegalEntity, 'code' | 'name' | 'country'> &
  Open<Omit<LegalEntity, 'id' | 'version' | 'code' | 'name' | 'country'>> & {
    /** Patterns that differ from those of the entity's language. */
    readonly patterns?:
      | Partial<Readonly<Record<'quote' | 'order' | 'delivery' | 'invoice' | 'credit_note', string>>>
      | undefined
  }

/** What may be left out, or said to be unsaid. */
type Open<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The country and the currency decide about the books, and stay. */
export type EntityChange = Open<Omit<LegalEntity, 'id' | 'version' | 'country' | 'currency'>>

/** The entity's own day: what is today in Bremen may be yesterday in New York. */
export const today = (work: Work, entity: LegalEntity): Day => dayIn(entity.zone, work.at)

export const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

// Germany: 10 or 11 figures as the office writes them, 13 in the form for all offices. Elsewhere only what cannot be a number.
export function mayBeTaxNumber(text: string, country: string): boolean {
  const figures = text.replaceAll(/\D/g, '').length
  if (!/^[A-Za-z0-9 ./-]{5,25}$/.test(text) || figures < 5) return false
  return country !== 'DE' || [10, 11, 13].includes(figures)
}

/** A short word for the entity where nobody gave one: 'QUELLWERK', and 'QUELLWERK2' for the second of that name. */
export function codeFor(name: string, taken: readonly string[]): string {
  const [word = ''] = foldedKey(name).match(/[a-z0-9]+/g) ?? []
  const code = word.slice(0, 12).toUpperCase() || 'ENTITY'
  if (!taken.includes(code)) return code
  let number = 2
  while (taken.includes(`${code}${number}`)) number += 1
  return `${code}${number}`
}
