import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import type { Terms } from '#modules/parties'
import type { TaxSum } from './totals.ts'

export type DocumentKind = 'invoice' | 'credit_note'

/** Which account a line's net belongs to. */
export type Revenue = 'goods' | 'service' | 'freight'

/** How a line came by its unit price. */
export type PriceKind = 'list' | 'agreement' | 'typed' | 'imported' | 'credit'

export type DocumentLine = {
  readonly productId: Id<'prd'> | null
  readonly orderLineId: Id<'oln'> | null
  readonly deliveryLineId: bigint | null
  readonly originalLineId: Id<'iln'> | null
  readonly description: string
  readonly detail: string | null
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly net: Money
  readonly revenue: Revenue
  readonly taxCodeId: Id<'txc'>
  readonly taxRateId: bigint | null
  readonly taxPercent: Decimal
  readonly priceKind: PriceKind
  readonly priceId: bigint | null
  readonly suppliedOn: Day | null
  readonly deliveryNote: string | null
  readonly priceOriginId: Id<'org'> | null
  readonly quantityOriginId: Id<'org'> | null
}

export type CashDiscount = {
  readonly percent: Decimal
  /** As printed. */
  readonly until: Day
  /** The payer's next banking day from there. */
  readonly effectiveUntil: Day
  readonly amount: Money
}

/**
 * A document ready to be issued: everything is decided but its number. There is no way to write one without its days, and once
 * it is issued nothing of it changes; paid, settled and overdue are questions for the ledger and the calendar.
 */
export type DocumentToIssue = {
  readonly kind: DocumentKind
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly issuedOn: Day
  readonly taxPointOn: Day
  readonly dueOn: Day
  readonly effectiveDueOn: Day
  readonly receivedOn: Day | null
  readonly terms: Terms
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
  readonly taxes: readonly TaxSum[]
  readonly entityRate: Decimal
  readonly discount: CashDiscount | null
  readonly poNumber: string | null
  readonly ourOrder: string | null
  readonly billTo: readonly string[]
  readonly language: string
  readonly originalId: Id<'inv'> | null
  /** The bill that this one corrects, and the day on which that one was due. */
  readonly replacesId?: Id<'inv'> | null
  readonly originallyDueOn?: Day | null
  readonly reason: string | null
  readonly orderId: Id<'ord'> | null
  readonly salespersonId: Id<'stf'> | null
  readonly lines: readonly [DocumentLine, ...(readonly DocumentLine[])]
}

export type IssuedDocument = DocumentToIssue & {
  readonly id: Id<'inv'>
  readonly itemId: Id<'itm'>
  readonly seriesId: bigint
  readonly number: string
  /** The billing run that issued it. */
  readonly runId?: bigint
}
