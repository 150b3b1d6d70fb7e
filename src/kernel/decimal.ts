import { exponentOf, money, type Currency, type Money } from '#kernel/money'

/**
 * An exact decimal for prices, quantities and rates: digits × 10^-scale. Always written the shortest way (54.00 is
 * {54, 0}), so equal numbers are equal data.
 */
export type Decimal = { readonly digits: bigint; readonly scale: number }

export const decimalOf = (whole: bigint): Decimal => ({ digits: whole, scale: 0 })

/** Reads '54.0000', '-0.5', '19'. Refuses exponents, separators, blanks and what no price or rate needs. */
export function parseDecimal(text: string): Decimal {
  const [, whole, decimals = ''] = /^(-?\d{1,24})(?:\.(\d{1,24}))?$/.exec(text) ?? []
  if (whole === undefined) throw new RangeError(`Not a decimal: ${JSON.stringify(text.slice(0, 60))}`)
  return shortest(BigInt(whole + decimals), decimals.length)
}

/** '54', '-0.5': no exponent, no trailing zeros. */
export function formatDecimal({ digits, scale }: Decimal): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const point = text.length - scale
  return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${scale === 0 ? '' : `.${text.slice(point)}`}`
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return shortest(digitsAt(a, scale) + digitsAt(b, scale), scale)
}

export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, { digits: -b.digits, scale: b.scale })

export const multiply = (a: Decimal, b: Decimal): Decimal => shortest(a.digits * b.digits, a.scale + b.scale)

/** Below zero, zero or above zero, as sort() likes it. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { digits } = subtract(a, b)
  return digits < 0n ? -1 : Number(digits > 0n)
}

/** At most `scale` decimals, half away from zero. */
export function roundTo(d: Decimal, scale: number): Decimal {
  if (!Number.isInteger(scale) || scale < 0) throw new RangeError(`Not a number of decimals: ${scale}`)
  return d.scale <= scale ? d : shortest(roundedQuotient(d.digits, tenTo(d.scale - scale)), scale)
}

/** Quantity × unit price, rounded once, half away from zero. */
export function lineAmount(quantity: Decimal, unitPrice: Decimal, currency: Currency): Money {
  const numerator = quantity.digits * unitPrice.digits * tenTo(exponentOf(currency))
  return money(roundedQuotient(numerator, tenTo(quantity.scale + unitPrice.scale)), currency)
}

/** numerator/denominator of an amount, rounded once, half away from zero. Use `split` when the parts must make the whole. */
export const shareOf = (m: Money, numerator: bigint, denominator: bigint): Money =>
  money(roundedQuotient(m.amount * numerator, denominator), m.currency)

/** A rate of 19 is 19 %. Rounded once, half away from zero. */
export const percentage = (m: Money, ratePercent: Decimal): Money =>
  shareOf(m, ratePercent.digits, 100n * tenTo(ratePercent.scale))

/** The whole number nearest to the quotient; a half goes away from zero, as on paper and in every tax guide. */
export function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('Nothing can be shared by zero')
  const size = 2n * magnitude(numerator) + magnitude(denominator)
  const nearest = size / (2n * magnitude(denominator))
  return numerator < 0n === denominator < 0n ? nearest : -nearest
}

function shortest(digits: bigint, scale: number): Decimal {
  if (digits === 0n) return { digits, scale: 0 }
  let [short, left] = [digits, scale]
  while (left > 0 && short % 10n === 0n) [short, left] = [short / 10n, left - 1]
  return { digits: short, scale: left }
}

const digitsAt = (d: Decimal, scale: number) => d.digits * tenTo(scale - d.scale)
const tenTo = (power: number) => 10n ** BigInt(power)
const magnitude = (value: bigint) => (value < 0n ? -value : value)
