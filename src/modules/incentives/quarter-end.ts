import type { Day } from '#kernel/day'
import { decimalOf, multiply, roundTo, subtract, formatDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { qualityFactor, type QualityFacts } from './quality.ts'
import { lastDayOfQuarter, type Quarter } from './period.ts'
import type { Terms } from './terms.ts'
import { tierAmount } from './tiers.ts'
import type { Unwritten } from './unwritten.ts'

/** What somebody's entries of a quarter come to. */
export type QuarterSums = { readonly cash: bigint; readonly earned: bigint }

export type QuarterEnd = {
  readonly staffId: Id<'stf'>
  readonly quarter: Quarter
  readonly recordedOn: Day
  readonly terms: Terms
  readonly sums: QuarterSums
  readonly quality: QualityFacts
  readonly currency: Currency
}

const whole = { weight: 1n, of: 1n }

/**
 * What belongs to a quarter as a whole: what its tiers add on the cash that came in, and what the quality of what was sold takes
 * off or adds. Computed once, when the quarter is settled; what comes late counts for the quarter that it comes in.
 */
export function quarterEntries({
  staffId,
  quarter,
  recordedOn,
  terms,
  sums,
  quality,
  currency,
}: QuarterEnd): Unwritten[] {
  const common = {
    staffId,
    share: whole,
    kind: 'adjust' as const,
    cause: 'neither' as const,
    receiptId: null,
    earnedOn: lastDayOfQuarter(quarter),
    recordedOn,
  }
  const tiers = tierAmount(sums.cash, terms, currency)
  const factor = qualityFactor(quality, terms.quality)
  const base = sums.earned + tiers
  const bearing = base > 0n ? partOf(base, subtract(factor, decimalOf(1n))) : 0n
  return [
    { ...common, eventKey: 'tiers', reason: 'tiers', basis: sums.cash, ratePercent: decimalOf(0n), amount: tiers },
    {
      ...common,
      eventKey: 'quality',
      reason: `quality ${formatDecimal(factor)} ${quality.invoices} ${quality.ownDisputes} ${quality.daysLate}`,
      basis: base,
      ratePercent: multiply(subtract(factor, decimalOf(1n)), decimalOf(100n)),
      amount: bearing,
    },
  ].filter(({ amount }) => amount !== 0n)
}

const partOf = (amount: bigint, part: Decimal): bigint => roundTo(multiply(decimalOf(amount), part), 0).digits
