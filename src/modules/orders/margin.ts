import { lineAmount, roundedQuotient, type Decimal } from '#kernel/decimal'
import { minus, sum, type Currency, type Money } from '#kernel/money'
import type { Revenue } from '#modules/billing'
import type { Product } from '#modules/catalog'

export type SoldLine = {
  readonly product: Pick<Product, 'cost'>
  readonly quantity: Decimal
  readonly net: Money
  readonly revenue: Revenue
}

export type Margin = { readonly amount: Money; readonly percent: Decimal }

/** What a line leaves, where its cost is known in its currency. */
export function lineMargin(line: SoldLine): { readonly margin: Money | null; readonly marginPercent: Decimal | null } {
  const cost = costOf(line)
  const margin = cost && minus(line.net, cost)
  return { margin, marginPercent: margin && percentOf(margin, line.net) }
}

/** Of the lines whose cost is known; a half-known margin would say more than we know, so freight aside all must be. */
export function marginOf(lines: readonly SoldLine[], currency: Currency): Margin | null {
  const counted = lines.filter((line) => line.revenue !== 'freight')
  const costs = counted.map(costOf)
  const known = costs.filter((cost) => cost !== null)
  if (counted.length === 0 || known.length < counted.length) return null
  const sold = sum(
    currency,
    counted.map((line) => line.net),
  )
  const amount = minus(sold, sum(currency, known))
  const percent = percentOf(amount, sold)
  return percent && { amount, percent }
}

const costOf = ({ product, quantity, net }: SoldLine): Money | null =>
  product.cost && product.cost.currency === net.currency
    ? lineAmount(quantity, product.cost.amount, net.currency)
    : null

const percentOf = (part: Money, whole: Money): Decimal | null =>
  whole.amount === 0n ? null : { digits: roundedQuotient(part.amount * 1000n, whole.amount), scale: 1 }
