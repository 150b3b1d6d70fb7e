import { add, decimalOf, multiply, roundedQuotient, type Decimal } from '#kernel/decimal'
import { split, type Money } from '#kernel/money'

export type CommissionLine = {
  /** Net after credit notes and allowed cash discount, in minor units of the entity's currency at the invoice's rate. */
  readonly net: bigint
  /** Of this, what is in open dispute. */
  readonly disputedNet: bigint
  /** Nothing on freight, tax, interest, fees and what is passed through. */
  readonly ratePercent: Decimal
}

/** An invoice as commission sees it. What is owed and what came in are in minor units of the invoice's currency. */
export type InvoiceState = {
  readonly lines: readonly CommissionLine[]
  /** Gross after credits and allowed discount; write-offs and small differences take nothing off. */
  readonly gross: bigint
  /** Of this, what is in open dispute. */
  readonly disputedGross: bigint
  /** Money and advances applied. Credit notes and write-offs are no cash. */
  readonly applied: bigint
}

/**
 * What an invoice has earned to date, in minor units of the entity's currency, rounded once. Money pays the undisputed part first and the disputed part
 * afterwards, and each part earns in proportion to what of it is paid. The entry of an event is this less the entries so far,
 * so their sum never drifts.
 */
export function earnedToDate({ lines, gross, disputedGross, applied }: InvoiceState): bigint {
  const undisputed = gross - disputedGross
  const whole = commissionOn(lines, (line) => line.net - line.disputedNet)
  const disputed = commissionOn(lines, (line) => line.disputedNet)
  const scale = 10n ** BigInt(Math.max(whole.scale, disputed.scale))
  const first = fraction(inScale(whole, scale), least(applied, undisputed), undisputed)
  const second = fraction(inScale(disputed, scale), most(0n, applied - undisputed), disputedGross)
  const top = first.top * second.bottom + second.top * first.bottom
  return roundedQuotient(top, first.bottom * second.bottom * scale * 100n)
}

/** Shares as they were signed at the deal, to the cent: the odd one goes to the largest remainder. */
export const sharesOf = (earned: Money, weights: readonly bigint[]): Money[] => split(earned, weights)

/** Commission in minor units, times a hundred since rates are per cent: exact, not rounded. */
const commissionOn = (lines: readonly CommissionLine[], part: (line: CommissionLine) => bigint): Decimal =>
  lines.reduce((sum, line) => add(sum, multiply(decimalOf(part(line)), line.ratePercent)), decimalOf(0n))

/** The digits of a decimal that has at most as many places as ten to the power of the target. */
const inScale = ({ digits, scale }: Decimal, target: bigint) => (digits * target) / 10n ** BigInt(scale)

// A part of nothing earns nothing.
const fraction = (commission: bigint, paid: bigint, total: bigint) =>
  total === 0n ? { top: 0n, bottom: 1n } : { top: commission * paid, bottom: total }

const least = (a: bigint, b: bigint) => (a < b ? a : b)
const most = (a: bigint, b: bigint) => (a > b ? a : b)
