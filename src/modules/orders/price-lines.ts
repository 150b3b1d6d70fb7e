import type { Day } from '#kernel/day'
import { decimalOf, lineAmount, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Tx } from '#platform/sql'
import { totalsOf, type TaxedLine, type Totals } from '#modules/billing'
import { pricesFor, productsOf, taxRatesOn, type PriceAnswer, type Product } from '#modules/catalog'
import type { OrderLine } from './order.ts'

/** A line as somebody enters it; no price means "as agreed or listed". */
export type LineDraft = {
  readonly productId: Id<'prd'>
  readonly quantity: Decimal
  readonly unitPrice: Decimal | null
  readonly description?: string | null
  readonly detail?: string | null
  /** The line that it was before, where an order is changed. */
  readonly lineId?: Id<'oln'>
  /** Where the line came from, when not from where the whole order came. */
  readonly originId?: Id<'org'>
}

export type PricingRequest = {
  readonly customerId: Id<'cus'>
  readonly currency: Currency
  readonly on: Day
  readonly lines: readonly LineDraft[]
}

export type PricedLine = OrderLine & {
  readonly product: Product
  readonly prices: PriceAnswer
  readonly taxPercent: Decimal
  readonly lineId: Id<'oln'> | null
  readonly originId: Id<'org'> | null
}
export type Priced = { readonly lines: readonly PricedLine[]; readonly totals: Totals }

/**
 * Fills what is not said: an agreement speaks before the list, and a price that somebody typed stands but is remembered as typed. A
 * few statements for any number of orders. A line that has no price anywhere is refused, or stands at zero while somebody types.
 */
export async function priceLines(
  tx: Tx,
  requests: readonly PricingRequest[],
  missing: 'refuse' | 'zero' = 'refuse',
): Promise<Priced[]> {
  const asks = requests.flatMap(({ customerId, currency, on, lines }) =>
    lines.map((line) => ({ line, customerId, currency, on, productId: line.productId })),
  )
  const products = new Map(
    (await productsOf(tx, [...new Set(asks.map((ask) => ask.productId))])).map((each) => [each.id, each]),
  )
  const known = asks.map((ask) => {
    const product = products.get(ask.productId)
    if (!product) throw new Refused('product_is_unknown', { productId: ask.productId })
    return { ...ask, product, taxCodeId: product.taxCodeId }
  })
  const prices = await pricesFor(tx, { asks: known })
  const rates = await taxRatesOn(tx, known)
  const priced = known.map((ask, index) => {
    const price = prices[index]
    const rate = rates[index]
    if (!price || !rate) throw new Error('a line was not priced')
    return pricedLine(ask, price, rate.percent, missing)
  })
  let from = 0
  return requests.map(({ currency, lines }) => {
    const own = priced.slice(from, (from += lines.length))
    return { lines: own, totals: totalsOf(currency, own.map(taxed)) }
  })
}

const taxed = ({ net, taxCodeId, taxPercent }: PricedLine): TaxedLine => ({ net, taxCodeId, taxPercent })

type Ask = { readonly line: LineDraft; readonly currency: Currency; readonly product: Product }

function pricedLine(
  { line, currency, product }: Ask,
  prices: PriceAnswer,
  taxPercent: Decimal,
  missing: 'refuse' | 'zero',
): PricedLine {
  const agreed = prices.agreement ?? prices.list
  const unitPrice = line.unitPrice ?? agreed?.amount ?? (missing === 'zero' ? decimalOf(0n) : null)
  if (!unitPrice) throw new Refused('product_has_no_price', { productId: product.id, product: product.sku, currency })
  const asAgreed = agreed && agreed.amount.digits === unitPrice.digits && agreed.amount.scale === unitPrice.scale
  return {
    productId: product.id,
    description: line.description ?? product.name,
    detail: line.detail ?? product.detail,
    quantity: line.quantity,
    unit: product.unit,
    unitPrice,
    expectedPrice: agreed?.amount ?? null,
    priceKind: asAgreed ? (prices.agreement ? 'agreement' : 'list') : 'typed',
    priceId: asAgreed ? agreed.priceId : null,
    net: lineAmount(line.quantity, unitPrice, currency),
    revenue: product.kind,
    taxCodeId: product.taxCodeId,
    product,
    prices,
    taxPercent,
    lineId: line.lineId ?? null,
    originId: line.originId ?? null,
  }
}
