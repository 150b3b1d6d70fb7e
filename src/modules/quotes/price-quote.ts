import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Tx } from '#platform/sql'
import type { PriceAnswer } from '#modules/catalog'
import { totalsOf, type Totals } from '#modules/billing'
import { priceLines, type PricedLine } from '#modules/orders'
import { discounted, discountOf, isProduct, type ProductLine, type QuoteLine } from './quote.ts'

export type LineDraft =
  | {
      readonly kind: 'product'
      readonly productId: Id<'prd'>
      readonly quantity: Decimal
      /** Typed: it stands instead of what is agreed or listed. */
      readonly unitPrice: Decimal | null
      readonly discountPercent: Decimal | null
      readonly description: string | null
      readonly detail: string | null
    }
  | { readonly kind: 'text'; readonly description: string; readonly detail: string | null }

type ProductDraft = Extract<LineDraft, { kind: 'product' }>

export type PricedQuote = {
  readonly lines: readonly QuoteLine[]
  /** Why each line costs what it costs, in the order of the lines; a text has no reason. */
  readonly reasons: readonly (PriceAnswer | null)[]
  readonly totals: Totals
}

export type QuotePricing = {
  readonly customerId: Id<'cus'>
  readonly currency: Currency
  readonly on: Day
  readonly lines: readonly LineDraft[]
}

/** Prices lines as an order would be priced on that day; a discount comes off what is agreed, listed or typed. */
export async function priceQuote(tx: Tx, request: QuotePricing, missing: 'refuse' | 'zero'): Promise<PricedQuote> {
  const drafts = request.lines.filter((line) => line.kind === 'product')
  for (const { quantity } of drafts) {
    if (quantity.digits <= 0n) throw new Refused('quantity_is_not_positive', { field: 'lines' })
  }
  const base = await pricedAs(tx, request, drafts, missing)
  const off = drafts.map((draft, index): ProductDraft => {
    const before = base[index]
    if (!before || draft.discountPercent === null) return draft
    return { ...draft, unitPrice: discounted(before.unitPrice, draft.discountPercent, request.currency) }
  })
  const priced = drafts.some((draft) => draft.discountPercent !== null)
    ? await pricedAs(tx, request, off, missing)
    : base
  let next = 0
  const pairs = request.lines.map((line): { readonly line: QuoteLine; readonly reason: PriceAnswer | null } => {
    if (line.kind === 'text') return { line, reason: null }
    const own = priced[next++]
    if (!own) throw new Error('a line was not priced')
    return { line: lineOf(own), reason: own.prices }
  })
  const lines = pairs.map(({ line }) => line)
  return {
    lines,
    reasons: pairs.map(({ reason }) => reason),
    totals: totalsOf(request.currency, lines.filter(isProduct)),
  }
}

async function pricedAs(tx: Tx, request: QuotePricing, lines: readonly ProductDraft[], missing: 'refuse' | 'zero') {
  const [priced] = await priceLines(tx, [{ ...request, lines }], missing)
  return priced?.lines ?? []
}

function lineOf(line: PricedLine): ProductLine {
  const { priceKind } = line
  return {
    kind: 'product',
    productId: line.productId,
    description: line.description,
    detail: line.detail,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    expectedPrice: line.expectedPrice,
    priceKind: priceKind === 'imported' ? 'typed' : priceKind,
    priceId: line.priceId,
    discountPercent: discountOf(line.unitPrice, line.expectedPrice),
    net: line.net,
    revenue: line.revenue,
    taxCodeId: line.taxCodeId,
    taxPercent: line.taxPercent,
  }
}
