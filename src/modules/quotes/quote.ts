import { compareDecimals, decimalOf, roundedQuotient, roundTo, subtract, type Decimal } from '#kernel/decimal'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { exponentOf, type Currency, type Money } from '#kernel/money'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { Role } from '#platform/rights'

/**
 * draft: being written, or being revised · waiting: for a yes to its discount · sent: with the customer · accepted: an order ·
 * declined, expired or withdrawn: over, until a new version is made of it.
 */
export const quoteStates = ['draft', 'waiting', 'sent', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type QuoteState = (typeof quoteStates)[number]

/** A version that a later one took the place of is kept as it was. */
export const versionStates = [...quoteStates, 'replaced'] as const
export type VersionState = (typeof versionStates)[number]

export const declineReasons = ['price', 'terms', 'delivery', 'competitor', 'no_need', 'later', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export type QuoteHead = {
  readonly id: Id<'quo'>
  readonly number: string | null
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly opportunityId: Id<'opp'> | null
  readonly salespersonId: Id<'stf'>
  readonly currency: Currency
  readonly state: QuoteState
  readonly latestNo: number
  readonly firstSentAt: Date | null
  readonly orderId: Id<'ord'> | null
  readonly version: number
}

/** What may be written in a version, beside its lines. */
export type QuoteContent = {
  readonly contactId: Id<'con'> | null
  readonly email: string | null
  readonly terms: string
  readonly deliveryTerms: string | null
  readonly validUntil: Day
  readonly wishedOn: Day | null
  readonly intro: string | null
  readonly closing: string | null
  readonly promised: string | null
}

export type ProductLine = {
  readonly kind: 'product'
  readonly productId: Id<'prd'>
  readonly description: string
  readonly detail: string | null
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly expectedPrice: Decimal | null
  readonly priceKind: 'list' | 'agreement' | 'typed'
  readonly priceId: bigint | null
  readonly discountPercent: Decimal
  readonly net: Money
  readonly revenue: 'goods' | 'service' | 'freight'
  readonly taxCodeId: Id<'txc'>
  readonly taxPercent: Decimal
}
export type TextLine = { readonly kind: 'text'; readonly description: string; readonly detail: string | null }
export type QuoteLine = ProductLine | TextLine

export const isProduct = (line: QuoteLine): line is ProductLine => line.kind === 'product'

/** The price less so many per cent, with as many decimals as the price or the currency has: what is shown is what is charged. */
export function discounted(price: Decimal, percent: Decimal, currency: Currency): Decimal {
  const left = subtract(decimalOf(100n), percent)
  const exact = { digits: price.digits * left.digits, scale: price.scale + left.scale + 2 }
  return roundTo(exact, Math.max(exponentOf(currency), price.scale))
}

/** How far below what was to be expected a price is, in per cent with one decimal; nothing where it is not below. */
export function discountOf(price: Decimal, expected: Decimal | null): Decimal {
  if (expected === null || expected.digits <= 0n || compareDecimals(price, expected) >= 0) return decimalOf(0n)
  const off = subtract(expected, price)
  const scale = Math.max(off.scale, expected.scale)
  const at = (each: Decimal) => each.digits * 10n ** BigInt(scale - each.scale)
  return roundTo({ digits: roundedQuotient(at(off) * 10_000n, at(expected)), scale: 2 }, 1)
}

/** The largest discount on a line: what a yes is asked for. */
export const largestDiscount = (lines: readonly QuoteLine[]): Decimal =>
  lines
    .filter(isProduct)
    .map(({ unitPrice, expectedPrice }) => discountOf(unitPrice, expectedPrice))
    .reduce((most, each) => (compareDecimals(each, most) > 0 ? each : most), decimalOf(0n))

export type Authority = { readonly repPercent: Decimal; readonly managerPercent: Decimal }

/** How much somebody may give away alone; the finance lead anything. */
export function authorityOf(roles: readonly Role[], { repPercent, managerPercent }: Authority): Decimal {
  if (roles.includes('finance_lead')) return decimalOf(100n)
  return roles.includes('sales_manager') ? managerPercent : repPercent
}

export const isWithin = (discount: Decimal, authority: Decimal) => compareDecimals(discount, authority) <= 0

type Stands = { readonly state: QuoteState }

/** Only what has not left the house is changed. What has is revised. */
export const mayBeWritten = ({ state }: Stands): Outcome<true, 'quote_is_not_a_draft'> =>
  state === 'draft' || state === 'waiting' ? accept(true) : refuse('quote_is_not_a_draft', { state })

export const mayBeSent = ({ state }: Stands): Outcome<true, 'quote_is_not_a_draft'> =>
  state === 'draft' ? accept(true) : refuse('quote_is_not_a_draft', { state })

export const mayBeRevised = ({ state }: Stands): Outcome<true, 'quote_is_not_revisable'> =>
  state === 'draft' || state === 'waiting' || state === 'accepted'
    ? refuse('quote_is_not_revisable', { state })
    : accept(true)

export const mayBeWithdrawn = ({ state }: Stands): Outcome<true, 'quote_is_over'> =>
  state === 'sent' ? accept(true) : refuse('quote_is_over', { state })

/** How a quote stands with the customer who looks at it. */
export type Standing = 'open' | 'in_revision' | 'accepted' | 'declined' | 'expired' | 'withdrawn'

export function standingOf(quote: Stands, version: { readonly validUntil: Day }, today: Day): Standing {
  switch (quote.state) {
    case 'accepted':
    case 'declined':
    case 'withdrawn':
    case 'expired':
      return quote.state
    case 'draft':
    case 'waiting':
      return 'in_revision'
    case 'sent':
      return version.validUntil < today ? 'expired' : 'open'
  }
}

/** Only what stands open, and only the version that the customer has before him. */
export function mayBeAnswered(
  standing: Standing,
  hashes: { readonly seen: string; readonly sent: string },
): Outcome<
  true,
  | 'quote_was_revised'
  | 'quote_is_in_revision'
  | 'quote_is_expired'
  | 'quote_is_withdrawn'
  | 'quote_is_declined'
  | 'quote_is_accepted'
> {
  if (standing !== 'open') return refuse(`quote_is_${standing}`)
  return hashes.seen === hashes.sent ? accept(true) : refuse('quote_was_revised')
}
