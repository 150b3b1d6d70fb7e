import type { Day } from '#kernel/day'
import { isDay } from '#kernel/day'
import type { Currency } from '#kernel/money'
import { exponentOf } from '#kernel/money'
import { knownCurrency } from '../bank-text.ts'
import { badFile } from '../refusals.ts'
import type { Element } from '../xml.ts'
import { textAt } from '../xml.ts'

export type Amount = { readonly amount: bigint; readonly currency: Currency }

/** An amount without its sign, which CAMT writes beside it. '8.85000' is 8.85: banks pad, but may not hide fractions. */
export function amountOf(element: Element, otherwise: Currency | null): Amount {
  const place = placeOf(element)
  const code = element.attributes['Ccy'] ?? otherwise
  const path = element.name
  const known = code === null ? null : knownCurrency(code)
  if (!known) throw badFile('camt_currency_unknown', { value: code ?? '', path: `${path}/@Ccy`, place })
  const [, units = '', decimals = ''] = /^\+?(\d{0,18})(?:\.(\d*))?$/.exec(element.text) ?? []
  if (units === '' && decimals === '') throw badFile('camt_amount_unreadable', { value: element.text, path, place })
  const exponent = exponentOf(known)
  if (/[^0]/.test(decimals.slice(exponent))) {
    throw badFile('camt_amount_has_fractions', { value: element.text, currency: known, path, place })
  }
  const amount = BigInt(units + decimals.slice(0, exponent).padEnd(exponent, '0'))
  if (amount > largest) throw badFile('camt_amount_unreadable', { value: element.text, path, place })
  return { amount, currency: known }
}

// What the database can hold.
const largest = 2n ** 63n - 1n

/** The day in a date choice (`Dt` or `DtTm`), as the bank wrote it: its own calendar, not ours. */
export function dayOf(element: Element | null): Day | null {
  const text = element && textAt(element, 'Dt', 'DtTm')
  if (!element || !text) return null
  const written = text.slice(0, 10)
  if (isDay(written) && /^(?:$|[TZ+-])/.test(text.slice(10))) return written
  throw badFile('camt_day_unreadable', { value: text, path: element.name, place: placeOf(element) })
}

/** 1n for a credit, -1n for a debit. An element without the mark takes what is given, if anything. */
export function signOf(element: Element, otherwise: bigint | null): bigint {
  const mark = textAt(element, 'CdtDbtInd')
  if (mark === 'CRDT') return 1n
  if (mark === 'DBIT') return -1n
  if (mark === null && otherwise !== null) return otherwise
  throw badFile('camt_sign_unknown', {
    value: mark ?? '',
    path: `${element.name}/CdtDbtInd`,
    place: placeOf(element),
  })
}

export const placeOf = (element: Element) => `line ${element.line}`
