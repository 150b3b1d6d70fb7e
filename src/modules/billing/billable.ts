import type { Day } from '#kernel/day'
import { lineAmount, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { minus, split, sum, type Currency, type Money } from '#kernel/money'
import type { Terms } from '#modules/parties'
import type { PriceKind, Revenue } from './document.ts'
import { totalsOf, type TaxedLine } from './totals.ts'

/** Something supplied that may be billed, with everything a bill needs and where its price and quantity came from. */
export type BillableDraft = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly orderId: Id<'ord'>
  readonly orderLineId: Id<'oln'>
  readonly deliveryLineId: bigint | null
  readonly productId: Id<'prd'> | null
  readonly position: number
  readonly description: string
  readonly detail: string | null
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly currency: Currency
  readonly revenue: Revenue
  readonly taxCodeId: Id<'txc'>
  readonly priceKind: PriceKind
  readonly priceId: bigint | null
  readonly dealOn: Day | null
  readonly suppliedOn: Day
  readonly deliveryNote: string | null
  readonly poNumber: string | null
  readonly ourOrder: string | null
  readonly terms: Terms
  readonly billTo: readonly string[]
  readonly salespersonId: Id<'stf'> | null
  readonly priceOriginId: Id<'org'>
  readonly quantityOriginId: Id<'org'>
}

export type Billable = BillableDraft & {
  readonly id: bigint
  readonly gross: Money
  readonly heldBackReason: string | null
  readonly documentLineId: Id<'iln'> | null
}

/**
 * Rows that go on one bill together: one customer of one entity, one currency, terms, address and purchase order; without a
 * purchase order number, one order.
 */
export const billKey = (
  row: Pick<BillableDraft, 'entityId' | 'customerId' | 'orderId' | 'currency' | 'billTo' | 'poNumber'> & {
    readonly termsText: string
  },
) =>
  JSON.stringify([
    String(row.entityId),
    String(row.customerId),
    row.currency,
    row.termsText,
    row.billTo,
    row.poNumber ?? `order ${row.orderId}`,
  ])

/** Rows that wait for the same bill already, and what each of them took over. */
export type Beside = readonly (TaxedLine & { readonly gross: Money })[]

/**
 * What each new row adds to the gross of the bill over all of them, to the cent. Tax is rounded once on a bill, so a second
 * delivery may add a cent less than it would alone; taken this way the rows that wait always make the gross of their bill. It is
 * what a delivery takes out of the credit reservation, so that headroom stands still while goods become a bill.
 */
export function grossShares(currency: Currency, rows: readonly TaxedLine[], beside: Beside = []): Money[] {
  if (rows.length === 0) return []
  const { gross } = totalsOf(currency, [...beside, ...rows])
  const taken = sum(
    currency,
    beside.map((row) => row.gross),
  )
  const weights = rows.map((row) => (row.net.amount < 0n ? 0n : row.net.amount))
  return split(minus(gross, taken), weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n))
}

export const netOf = (row: {
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly currency: Currency
}): Money => lineAmount(row.quantity, row.unitPrice, row.currency)
