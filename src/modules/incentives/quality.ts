import { compareDecimals, decimalOf, multiply, subtract, roundTo, parseDecimal, type Decimal } from '#kernel/decimal'

/** How the quality of what somebody sold bears on his pay: between lowest and highest, never on a small sample. */
export type Quality = {
  readonly lowest: Decimal
  readonly highest: Decimal
  readonly leastInvoices: number
  /** Off the factor for each dispute of his own cause in a hundred invoices. */
  readonly perDispute: Decimal
  /** Off the factor for each day late, on average, that we did not cause. */
  readonly perDayLate: Decimal
}

export const usualQuality: Quality = {
  lowest: parseDecimal('0.90'),
  highest: parseDecimal('1.05'),
  leastInvoices: 20,
  perDispute: parseDecimal('0.01'),
  perDayLate: parseDecimal('0.005'),
}

/** Of the invoices that fell due in the quarter. Days of an invoice that our own mistake held up are not counted. */
export type QualityFacts = { readonly invoices: number; readonly ownDisputes: number; readonly daysLate: number }

const one = decimalOf(1n)

/** The factor on what was earned in the quarter, to four places; 1 where there are too few invoices to tell. */
export function qualityFactor(facts: QualityFacts, quality: Quality | null): Decimal {
  if (!quality || facts.invoices < quality.leastInvoices) return one
  const perHundred = roundTo(ratio(facts.ownDisputes * 100, facts.invoices), 6)
  const meanLate = roundTo(ratio(facts.daysLate, facts.invoices), 6)
  const off = subtract(
    subtract(quality.highest, multiply(quality.perDispute, perHundred)),
    multiply(quality.perDayLate, meanLate),
  )
  if (compareDecimals(off, quality.lowest) < 0) return quality.lowest
  return compareDecimals(off, quality.highest) > 0 ? quality.highest : roundTo(off, 4)
}

const ratio = (a: number, b: number): Decimal => ({ digits: (BigInt(a) * 10n ** 8n) / BigInt(b), scale: 8 })
