import type { Brand } from '#kernel/brand'
import { codesByExponent } from '#kernel/currency-data'

/** An ISO 4217 code, 'EUR'. */
export type Currency = Brand<string, 'Currency'>

/** Whole cents, never fractions of them: an amount in the smallest unit of its currency. */
export type Money = { readonly amount: bigint; readonly currency: Currency }

const exponents = new Map(
  codesByExponent.flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, exponent])),
)

// What a bigint column holds. Beyond it the database would fail; the edge should, with a better message.
const largest = 2n ** 63n - 1n

export function currency(code: string): Currency {
  if (!exponents.has(code)) throw new RangeError(`Not a currency: ${quoted(code)}`)
  return code as Currency
}

/** 2 for EUR, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: Currency): number {
  const exponent = exponents.get(currency)
  if (exponent === undefined) throw new RangeError(`Not a currency: ${quoted(currency)}`)
  return exponent
}

export const money = (amount: bigint, currency: Currency): Money => ({ amount, currency })
export const zero = (currency: Currency): Money => money(0n, currency)

export const plus = (a: Money, b: Money): Money => money(a.amount + b.amount, sameCurrency(a, b))
export const minus = (a: Money, b: Money): Money => money(a.amount - b.amount, sameCurrency(a, b))
export const negate = (m: Money): Money => money(-m.amount, m.currency)

export const isZero = (m: Money) => m.amount === 0n
export const isPositive = (m: Money) => m.amount > 0n
export const isNegative = (m: Money) => m.amount < 0n

/** Below zero, zero or above zero, as sort() likes it. */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b)
  return a.amount < b.amount ? -1 : Number(a.amount > b.amount)
}

export const sum = (currency: Currency, moneys: Iterable<Money>): Money => {
  let total = zero(currency)
  for (const each of moneys) total = plus(total, each)
  return total
}

/**
 * Shares a total by weight so that the parts always make the whole. What is left after rounding towards zero goes, a unit
 * each, to the largest remainders; between equal remainders the earlier share wins, so the same question has one answer.
 */
export function split(total: Money, weights: readonly bigint[]): Money[] {
  const whole = weights.reduce((all, weight) => all + weight, 0n)
  if (weights.some((weight) => weight < 0n) || whole <= 0n) {
    throw new RangeError('Weights must not be negative, and one of them must be positive')
  }
  const [size, sign] = total.amount < 0n ? [-total.amount, -1n] : [total.amount, 1n]
  const shares = weights.map((weight, index) => ({
    index,
    units: (size * weight) / whole,
    remainder: (size * weight) % whole,
  }))
  const left = size - shares.reduce((given, share) => given + share.units, 0n)
  const favoured = new Set(
    shares
      .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
      .slice(0, Number(left))
      .map((share) => share.index),
  )
  return shares.map(({ index, units }) => money(sign * (favoured.has(index) ? units + 1n : units), total.currency))
}

/** Reads '1000.00', '1000' or '-0.5'. Refuses signs, separators, blanks and more decimals than the currency has. */
export function parseMoney(text: string, currency: Currency): Money {
  const exponent = exponentOf(currency)
  const [, sign, units, decimals = ''] = /^(-?)(\d{1,19})(?:\.(\d{1,9}))?$/.exec(text) ?? []
  if (units === undefined) throw new RangeError(`Not an amount: ${quoted(text)}`)
  if (decimals.length > exponent) throw new RangeError(`${currency} has ${exponent} decimals: ${quoted(text)}`)
  const size = BigInt(units + decimals.padEnd(exponent, '0'))
  if (size > largest) throw new RangeError(`Too large an amount: ${quoted(text)}`)
  return money(sign === '-' ? -size : size, currency)
}

/** '1000.00', '-0.05'; JPY '1000'. For the wire and for files; people get their own language's separators. */
export function formatAmount({ amount, currency }: Money): string {
  const exponent = exponentOf(currency)
  const digits = String(amount < 0n ? -amount : amount).padStart(exponent + 1, '0')
  const point = digits.length - exponent
  return `${amount < 0n ? '-' : ''}${digits.slice(0, point)}${exponent === 0 ? '' : `.${digits.slice(point)}`}`
}

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not mix`)
  return a.currency
}

// Bad text ends up in messages and logs, so only its beginning does.
const quoted = (text: string) => JSON.stringify(text.slice(0, 40))
