import { compareDecimals, lineAmount, shareOf, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { compare, isPositive, minus, money, plus, split, sum, type Money } from '#kernel/money'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import { composeCredit, type CreditFacts, type CreditRequest } from '#modules/billing'

/** What a customer says of a line: so many are wrong, the price should be this, or so much is too much. */
export type ClaimRequest =
  | { readonly lineId: Id<'iln'>; readonly quantity: Decimal }
  | { readonly lineId: Id<'iln'>; readonly agreedPrice: Decimal }
  | { readonly lineId: Id<'iln'>; readonly net: Money }

export type ClaimedLine = {
  readonly lineId: Id<'iln'>
  readonly net: Money
  readonly tax: Money
  readonly quantity: Decimal | null
  readonly agreedPrice: Decimal | null
}

export type Claim = {
  readonly lines: readonly ClaimedLine[]
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
}

/** The bill as it stands once everything that is refused already were credited: what is left of it can still be refused. */
export type ClaimFacts = CreditFacts & {
  /** Open on the item, and what of it other cases hold. */
  readonly open: Money
  readonly disputed: Money
}

/**
 * The amount of a dispute over lines: what a credit note over the same lines would come to today, tax by the line's stored rate,
 * so that a case and the credit that settles it agree to the cent. All cases of a bill together never exceed what is open.
 */
export function composeClaim(facts: ClaimFacts, requests: readonly ClaimRequest[]): Outcome<Claim> {
  const asked: CreditRequest[] = []
  for (const request of requests) {
    const outcome = asCredit(facts, request)
    if (!outcome.ok) return outcome
    asked.push(outcome.value)
  }
  const credit = composeCredit(facts, asked)
  if (!credit.ok) return claimRefusal(credit)
  const lines = credit.value.taxes.flatMap((tax) => {
    const own = credit.value.lines.filter(({ line }) => isOfTax(line, tax))
    const weights = own.map(({ net }) => net.amount)
    const shares = split(tax.tax, weights)
    return own.map(({ line, net }, index) => ({ line, net, tax: shares[index] ?? money(0n, net.currency) }))
  })
  const { net, tax, gross } = credit.value
  return withinOpen(facts, {
    net,
    tax,
    gross,
    lines: requests.flatMap((request) => {
      const found = lines.find(({ line }) => line.id === request.lineId)
      if (!found) return []
      return [
        {
          lineId: request.lineId,
          net: found.net,
          tax: found.tax,
          quantity: 'quantity' in request ? request.quantity : null,
          agreedPrice: 'agreedPrice' in request ? request.agreedPrice : null,
        },
      ]
    }),
  })
}

/** A short payment names no line: its tax is the bill's own share of what was kept back. */
export function composeDeduction(
  facts: ClaimFacts & { readonly billed: { readonly net: Money; readonly gross: Money } },
  gross: Money,
): Outcome<Claim> {
  if (gross.currency !== facts.open.currency) {
    return refuse('dispute_currency_differs', { asked: gross.currency, billed: facts.open.currency })
  }
  if (!isPositive(gross)) return refuse('dispute_is_not_positive')
  const net = shareOf(gross, facts.billed.net.amount, facts.billed.gross.amount)
  return withinOpen(facts, { lines: [], net, tax: minus(gross, net), gross })
}

function asCredit(facts: ClaimFacts, request: ClaimRequest): Outcome<CreditRequest> {
  if ('quantity' in request) return accept({ lineId: request.lineId, quantity: request.quantity })
  if ('net' in request) {
    return request.net.currency === facts.open.currency
      ? accept({ lineId: request.lineId, net: request.net })
      : refuse('dispute_currency_differs', { asked: request.net.currency, billed: facts.open.currency })
  }
  const line = facts.lines.find((each) => each.id === request.lineId)
  if (!line) return refuse('line_is_not_on_the_invoice', { line: request.lineId })
  if (request.agreedPrice.digits < 0n || compareDecimals(request.agreedPrice, line.unitPrice) >= 0) {
    return refuse('agreed_price_is_not_lower', { billed: line.unitPrice, agreed: request.agreedPrice })
  }
  const right = lineAmount(line.quantity, request.agreedPrice, line.net.currency)
  return accept({ lineId: line.id, net: minus(line.net, right) })
}

function withinOpen(facts: ClaimFacts, claim: Claim): Outcome<Claim> {
  if (!isPositive(claim.gross)) return refuse('dispute_is_not_positive')
  const left = minus(facts.open, facts.disputed)
  if (compare(claim.gross, left) > 0) {
    return refuse('dispute_exceeds_open', { open: facts.open, disputed: facts.disputed, asked: claim.gross })
  }
  return accept(claim)
}

// A credit's words would puzzle somebody who only says what is wrong with the bill.
function claimRefusal(no: {
  readonly ok: false
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}) {
  switch (no.code) {
    case 'credit_exceeds_line':
      return refuse('dispute_exceeds_line', no.facts)
    case 'credit_is_not_positive':
      return refuse('dispute_is_not_positive', no.facts)
    case 'credit_note_has_no_lines':
      return refuse('dispute_has_no_lines', no.facts)
    default:
      return refuse(no.code, no.facts)
  }
}

const isOfTax = (
  line: { readonly taxCodeId: Id<'txc'>; readonly taxPercent: Decimal },
  tax: { readonly taxCodeId: Id<'txc'>; readonly percent: Decimal },
) => line.taxCodeId === tax.taxCodeId && compareDecimals(line.taxPercent, tax.percent) === 0

/** The bill's facts once these cases are taken off it, as if they were credited. */
export function withClaims(
  facts: CreditFacts,
  held: readonly { readonly lineId: Id<'iln'>; readonly net: Money; readonly tax: Money }[],
): CreditFacts {
  const lines = facts.lines.map((line) => {
    const own = held.filter((each) => each.lineId === line.id)
    const net = sum(
      line.net.currency,
      own.map((each) => each.net),
    )
    return { ...line, creditedNet: plus(line.creditedNet, net) }
  })
  const taxes = held.flatMap((each) => {
    const line = facts.lines.find(({ id }) => id === each.lineId)
    return line ? [{ taxCodeId: line.taxCodeId, percent: line.taxPercent, net: each.net, tax: each.tax }] : []
  })
  return { ...facts, lines, creditedTaxes: [...facts.creditedTaxes, ...taxes] }
}
