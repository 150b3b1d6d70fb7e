import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency, Money } from '#kernel/money'
import type { PriceKind, Revenue } from '#modules/billing'
import type { Terms } from '#modules/parties'

/**
 * draft: being written · queried: waits for the salesperson · held: waits for credit · accepted: may be delivered ·
 * delivered: nothing is left to deliver · closed: everything is billed · cancelled.
 */
export type OrderStatus = 'draft' | 'queried' | 'held' | 'accepted' | 'delivered' | 'closed' | 'cancelled'

export type Address = { readonly addressId: Id<'adr'> | null; readonly lines: readonly string[] }

export type OrderLine = {
  readonly productId: Id<'prd'>
  readonly description: string
  readonly detail: string | null
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  /** What the price list or the agreement says, where it says anything. */
  readonly expectedPrice: Decimal | null
  readonly priceKind: Exclude<PriceKind, 'credit'>
  readonly priceId: bigint | null
  readonly net: Money
  readonly revenue: Revenue
  readonly taxCodeId: Id<'txc'>
}

export type OrderHead = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly salespersonId: Id<'stf'> | null
  readonly orderedByContactId: Id<'con'> | null
  readonly externalNumber: string | null
  /** The day on which the deal was made, not the day on which it was typed. */
  readonly dealOn: Day
  readonly poNumber: string | null
  readonly billTo: Address
  readonly shipTo: Address
  readonly wishedOn: Day | null
  readonly terms: Terms
  /** "What did we promise?", asked at the deal and remembered. */
  readonly promised: string | null
  readonly note: string | null
  readonly currency: Currency
}

export type Order = OrderHead & {
  readonly lines: readonly OrderLine[]
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
}

/** What may still happen to an order, by its status. */
export const mayBeAnswered = (status: OrderStatus) => status === 'queried' || status === 'held'
export const mayBeAmended = (status: OrderStatus) => mayBeAnswered(status) || status === 'accepted'
export const mayBeDelivered = (status: OrderStatus) => status === 'accepted'
export const mayBeCancelled = (status: OrderStatus) =>
  status !== 'cancelled' && status !== 'closed' && status !== 'delivered'
