import type { Currency } from '#kernel/money'
import { currency } from '#kernel/money'

/** A text that says something: banks fill compulsory fields with words for "nothing". Line breaks become blanks. */
export function said(text: string | null): string | null {
  const line = text?.replace(/\s*[\r\n\t]\s*/g, ' ').trim() ?? ''
  return line === '' || /^(?:NOT[ _-]?PROVIDED|NON[ _-]?REF|NO[ _-]?REF)$/i.test(line) ? null : line
}

/** Account numbers are compared, so an IBAN loses the blanks that people put into it. */
export function accountNumber(text: string | null): string | null {
  const compact = text?.replace(/\s+/g, '').toUpperCase() ?? ''
  return /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(compact) ? compact : text || null
}

/** Null for a code that ISO 4217 does not have. */
export function knownCurrency(code: string): Currency | null {
  try {
    return currency(code)
  } catch {
    return null
  }
}
