import { compareDecimals, decimalOf, lineAmount, parseDecimal, shareOf, subtract, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { compare, formatAmount, isPositive, minus, plus, sum, zero, type Money } from '#kernel/money'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { TaxSum, Totals } from './totals.ts'

/** A line of an issued invoice with what earlier credit notes took off it. */
export type CreditableLine = {
  readonly id: Id<'iln'>
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly net: Money
  readonly taxCodeId: Id<'txc'>
  readonly taxPercent: Decimal
  readonly creditedQuantity: Decimal
  readonly creditedNet: Money
}

export type CreditRequest =
  | { readonly lineId: Id<'iln'>; readonly quantity: Decimal }
  | { readonly lineId: Id<'iln'>; readonly net: Money }

export type CreditedLine = {
  readonly line: CreditableLine
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly net: Money
}

/** The invoice's tax sums, and those of its credit notes so far. */
export type CreditFacts = {
  readonly lines: readonly CreditableLine[]
  readonly taxes: readonly TaxSum[]
  readonly creditedTaxes: readonly TaxSum[]
}

/**
 * What a credit note over these lines says. By quantity it takes that many at the billed price, by net it takes that much off
 * the price; never more than the line has left. The tax is the difference between what is credited in all after and before, so
 * that however many credit notes follow, together they never take more tax than was billed, and exactly all of it at the end.
 */
export function composeCredit(
  facts: CreditFacts,
  requests: readonly CreditRequest[],
): Outcome<{ readonly lines: readonly [CreditedLine, ...CreditedLine[]] } & Totals> {
  const credited: CreditedLine[] = []
  for (const request of requests) {
    const line = facts.lines.find((each) => each.id === request.lineId)
    if (!line) return refuse('line_is_not_on_the_invoice', { line: request.lineId })
    if (credited.some((each) => each.line.id === line.id)) return refuse('line_named_twice', { line: line.id })
    const outcome = creditLine(line, request)
    if (!outcome.ok) return outcome
    credited.push(outcome.value)
  }
  const [first, ...rest] = credited
  if (!first) return refuse('credit_note_has_no_lines')
  return accept({ lines: [first, ...rest], ...creditTotals(facts, credited) })
}

function creditLine(line: CreditableLine, request: CreditRequest): Outcome<CreditedLine> {
  const left = minus(line.net, line.creditedNet)
  if ('net' in request) {
    if (!isPositive(request.net)) return refuse('credit_is_not_positive', { line: line.id })
    if (compare(request.net, left) > 0)
      return refuse('credit_exceeds_line', { line: line.id, left, asked: request.net })
    return accept({ line, quantity: decimalOf(1n), unitPrice: asPrice(request.net), net: request.net })
  }
  const quantityLeft = subtract(line.quantity, line.creditedQuantity)
  if (request.quantity.digits <= 0n) return refuse('credit_is_not_positive', { line: line.id })
  if (compareDecimals(request.quantity, quantityLeft) > 0) {
    return refuse('credit_exceeds_line', { line: line.id, left: quantityLeft, asked: request.quantity })
  }
  const whole = compareDecimals(request.quantity, line.quantity) === 0
  const asBilled = whole ? line.net : lineAmount(request.quantity, line.unitPrice, line.net.currency)
  const last = compareDecimals(request.quantity, quantityLeft) === 0
  const net = last || compare(asBilled, left) > 0 ? left : asBilled
  if (!isPositive(net)) return refuse('credit_exceeds_line', { line: line.id, left, asked: asBilled })
  return accept({ line, quantity: request.quantity, unitPrice: line.unitPrice, net })
}

const asPrice = (net: Money): Decimal => parseDecimal(formatAmount(net))

function creditTotals({ taxes, creditedTaxes }: CreditFacts, credited: readonly CreditedLine[]): Totals {
  const currency = credited[0]?.net.currency
  if (!currency) throw new Error('a credit of no lines')
  const parts = taxes
    .map((billed) => {
      const net = sum(
        currency,
        credited.filter(({ line }) => sameTax(line, billed)).map((each) => each.net),
      )
      const before = creditedTaxes.filter((each) => sameTax({ ...each, taxPercent: each.percent }, billed))
      const netBefore = before.reduce((total, each) => plus(total, each.net), zero(currency))
      const taxBefore = before.reduce((total, each) => plus(total, each.tax), zero(currency))
      const taxAfter =
        billed.net.amount === 0n ? zero(currency) : shareOf(billed.tax, plus(netBefore, net).amount, billed.net.amount)
      return { taxCodeId: billed.taxCodeId, percent: billed.percent, net, tax: minus(taxAfter, taxBefore) }
    })
    .filter((each) => each.net.amount !== 0n)
  const net = sum(
    currency,
    parts.map((each) => each.net),
  )
  const tax = sum(
    currency,
    parts.map((each) => each.tax),
  )
  return { net, tax, gross: plus(net, tax), taxes: parts }
}

const sameTax = (
  line: { readonly taxCodeId: Id<'txc'>; readonly taxPercent: Decimal },
  billed: { readonly taxCodeId: Id<'txc'>; readonly percent: Decimal },
) => line.taxCodeId === billed.taxCodeId && compareDecimals(line.taxPercent, billed.percent) === 0
