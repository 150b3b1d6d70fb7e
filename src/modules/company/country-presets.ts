import { currency, type Currency } from '#kernel/money'
import type { SeriesKind } from './series.ts'

export type Patterns = Readonly<Record<SeriesKind, string>>

/** What usually holds for a seller of a country; every value may be chosen otherwise. */
export type CountryPreset = {
  readonly country: string
  readonly currency: Currency
  readonly zone: string
  readonly language: string
}

// The zone is that of the capital, or of the largest city where the capital lies elsewhere.
const rows = `
  AT EUR Europe/Vienna de
  AU AUD Australia/Sydney en
  BE EUR Europe/Brussels nl
  CA CAD America/Toronto en
  CH CHF Europe/Zurich de
  CZ CZK Europe/Prague en
  DE EUR Europe/Berlin de
  DK DKK Europe/Copenhagen en
  ES EUR Europe/Madrid es
  FI EUR Europe/Helsinki en
  FR EUR Europe/Paris fr
  GB GBP Europe/London en
  IE EUR Europe/Dublin en
  IT EUR Europe/Rome en
  LU EUR Europe/Luxembourg fr
  NL EUR Europe/Amsterdam nl
  NO NOK Europe/Oslo en
  PL PLN Europe/Warsaw en
  PT EUR Europe/Lisbon en
  SE SEK Europe/Stockholm en
  US USD America/New_York en`

export const countryPresets: readonly CountryPreset[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [country = '', code = '', zone = '', language = ''] = row.trim().split(' ')
    return { country, currency: currency(code), zone, language }
  })

export const presetOf = (country: string): CountryPreset | null =>
  countryPresets.find((preset) => preset.country === country) ?? null

// The short forms that customers of the language know from other sellers' papers.
const english: Patterns = { quote: 'QU', order: 'SO', delivery: 'DN', invoice: 'INV', credit_note: 'CN' }
const prefixes: Readonly<Record<string, Patterns>> = {
  en: english,
  de: { quote: 'AN', order: 'AB', delivery: 'LS', invoice: 'RE', credit_note: 'GS' },
  fr: { quote: 'DV', order: 'CM', delivery: 'BL', invoice: 'FA', credit_note: 'AV' },
  es: { quote: 'PR', order: 'PE', delivery: 'AL', invoice: 'FA', credit_note: 'AB' },
  nl: { quote: 'OF', order: 'OR', delivery: 'PB', invoice: 'FA', credit_note: 'CF' },
}

/** 'RE-{yyyy}-{00000}' for German bills; English where we know no custom. */
export function patternsFor(language: string): Patterns {
  const { quote, order, delivery, invoice, credit_note } = prefixes[language] ?? english
  return {
    quote: yearly(quote),
    order: yearly(order),
    delivery: yearly(delivery),
    invoice: yearly(invoice),
    credit_note: yearly(credit_note),
  }
}

const yearly = (prefix: string) => `${prefix}-{yyyy}-{00000}`
