import type { Currency } from '#kernel/money'
import { exponentOf } from '#kernel/money'
import { foldedKey } from '#kernel/folded'
import { knownCurrency } from '../bank-text.ts'

export type Decimal = ',' | '.'

/** An amount as a person reads it: digits, their scale, what sign or side is written at it, and a currency if it is named. */
export type WrittenAmount = {
  readonly digits: bigint
  readonly scale: number
  readonly sign: '+' | '-' | null
  readonly side: 'debit' | 'credit' | null
  readonly currency: Currency | null
}

// Only symbols that one currency alone uses: a dollar, a crown or a yen sign could be any of several.
const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  R$: 'BRL',
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
}
/** The currency that a name carries by code or symbol: 'Betrag (EUR)', 'Amount (£)'. */
export function currencyNamed(name: string): Currency | null {
  const words = name.split(/[\s()[\]/,.:;"]+/u)
  return words.map((word) => knownCurrency(symbols[word] ?? word)).find((currency) => currency !== null) ?? null
}

const sides: Readonly<Record<string, 'debit' | 'credit'>> = { cr: 'credit', dr: 'debit', db: 'debit' }

/** Reads '1.234,56', "-1'000.00", '(12.50)', '12,50-', '+ £1,100.00', '5,00 CR'. Null for anything else. */
export function writtenAmount(text: string, decimal: Decimal): WrittenAmount | null {
  if (text.length > 60) return null
  const minus = text.replace(/[\u2212\u2012-\u2014]/g, '-').trim()
  const inBrackets = /^\((.*)\)$/.exec(minus)?.[1]
  const [, before = '', number, after = ''] =
    /^([^\d,.]*)([\d.,'’\s\u00A0\u202F]*\d[.,]?)([^\d]*)$/u.exec(inBrackets ?? minus) ?? []
  if (number === undefined) return null
  const marks = wordsIn(`${before} ${after}`)
  const digits = plainNumber(number, decimal)
  if (!marks || !digits || (inBrackets !== undefined && marks.sign)) return null
  return { ...digits, ...marks, sign: inBrackets === undefined ? marks.sign : '-' }
}

function plainNumber(number: string, decimal: Decimal): { digits: bigint; scale: number } | null {
  const thousands = decimal === ',' ? '.' : ','
  const [units = '', decimals = '', ...more] = number.split(decimal)
  if (more.length > 0 || !/^\d*$/.test(decimals) || decimals.length > 9) return null
  const groups = units.split(new RegExp(String.raw`[${thousands}'’\s\u00A0\u202F]`, 'u'))
  const [first = '', ...rest] = groups
  if (!/^\d*$/.test(first) || rest.some((group) => !/^\d{3}$/.test(group)) || (rest.length > 0 && first.length > 3))
    return null
  const whole = groups.join('')
  if (whole.length > 15 || (whole === '' && decimals === '') || (rest.length > 0 && first === '')) return null
  return { digits: BigInt(whole + decimals), scale: decimals.length }
}

function wordsIn(around: string): Pick<WrittenAmount, 'sign' | 'side' | 'currency'> | null {
  const signs = around.match(/[-+]/g) ?? []
  if (signs.length > 1) return null
  const sign = signs[0] === '-' ? '-' : signs[0] === '+' ? '+' : null
  let side: WrittenAmount['side'] = null
  let currency: Currency | null = null
  for (const word of around
    .replace(/[-+]/g, ' ')
    .split(/[\s\u00A0\u202F]+/u)
    .filter(Boolean)) {
    const named = sides[foldedKey(word)]
    const money = knownCurrency(symbols[word] ?? word.toUpperCase())
    if (named) side = named
    else if (money) currency = money
    else if (!/^\p{Sc}$/u.test(word) && !/^(?:kr|Fr)\.?$/.test(word)) return null
  }
  return { sign, side, currency }
}

/** In the smallest unit; null when the text has more decimals than the currency, and they are not zeros. */
export function minorUnits(
  { digits, scale }: Pick<WrittenAmount, 'digits' | 'scale'>,
  currency: Currency | null,
): bigint | null {
  const exponent = currency === null ? 2 : exponentOf(currency)
  if (scale <= exponent) return digits * 10n ** BigInt(exponent - scale)
  const beyond = 10n ** BigInt(scale - exponent)
  return digits % beyond === 0n ? digits / beyond : null
}

/**
 * Which of point and comma parts the decimals, by the evidence of the file alone. Both remain when every amount can be
 * read either way and the readings differ: '1,234' is a thousand or a little more than one. '12' is twelve in both.
 */
export function decimalsOf(texts: readonly string[], currency: Currency | null): readonly Decimal[] {
  const fitting = (['.', ','] as const).filter((decimal) => texts.every((text) => isPlausible(text, decimal, currency)))
  const [first, second] = fitting
  if (first === undefined || second === undefined) return fitting
  const isSame = texts.every((text) => {
    const [a, b] = [writtenAmount(text, first), writtenAmount(text, second)]
    return a && b && a.digits * 10n ** BigInt(b.scale) === b.digits * 10n ** BigInt(a.scale)
  })
  return isSame ? [first] : fitting
}

// Three digits after the mark are decimals only in a currency that has three; four or more are padding.
function isPlausible(text: string, decimal: Decimal, currency: Currency | null): boolean {
  const amount = writtenAmount(text, decimal)
  if (!amount) return false
  const exponent = currency === null ? 3 : exponentOf(currency)
  return amount.scale <= exponent || (amount.scale > 3 && minorUnits(amount, currency) !== null)
}
