import { compareDecimals, formatDecimal, percentage, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { plus, sum, zero, type Currency, type Money } from '#kernel/money'

export type TaxedLine = { readonly net: Money; readonly taxCodeId: Id<'txc'>; readonly taxPercent: Decimal }

export type TaxSum = {
  readonly taxCodeId: Id<'txc'>
  readonly percent: Decimal
  readonly net: Money
  readonly tax: Money
}

export type Totals = {
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
  readonly taxes: readonly TaxSum[]
}

/** The policy that is stored on every document made here; another policy would be another name. */
export const rounding = 'line half away; tax per rate on the document'

/**
 * The totals of a document: each line is already rounded, tax is computed once per code and rate on the sum of its lines.
 * Order entry, delivery, bill and credit note all ask here, so they cannot differ by a cent.
 */
export function totalsOf(currency: Currency, lines: readonly TaxedLine[]): Totals {
  const groups = Map.groupBy(lines, (line) => `${line.taxCodeId} ${formatDecimal(line.taxPercent)}`)
  const taxes = [...groups.values()].map((group) => taxOf(currency, group)).toSorted(byRate)
  const net = sum(
    currency,
    lines.map((line) => line.net),
  )
  const tax = sum(
    currency,
    taxes.map((each) => each.tax),
  )
  return { net, tax, gross: plus(net, tax), taxes }
}

function taxOf(currency: Currency, lines: readonly TaxedLine[]): TaxSum {
  const [first] = lines
  if (!first) throw new Error('a tax of no lines')
  const net = lines.reduce((total, line) => plus(total, line.net), zero(currency))
  return {
    taxCodeId: first.taxCodeId,
    percent: first.taxPercent,
    net,
    tax: percentage(net, first.taxPercent),
  }
}

const byRate = (a: TaxSum, b: TaxSum) =>
  compareDecimals(b.percent, a.percent) || (a.taxCodeId < b.taxCodeId ? -1 : a.taxCodeId > b.taxCodeId ? 1 : 0)
