import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import type { Revenue, TaxedLine, Totals } from '#modules/billing'
import type { Terms } from '#modules/parties'

export type ImportedOrderLine = TaxedLine & {
  readonly productId: Id<'prd'>
  readonly description: string
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly revenue: Revenue
}

/** An order that another system took, delivered and billed: it keeps its number and its day. */
export type ImportedOrder = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly salespersonId: Id<'stf'> | null
  readonly number: string
  readonly dealOn: Day
  readonly poNumber: string | null
  readonly billTo: readonly string[]
  readonly terms: Terms
  readonly currency: Currency
  readonly originId: Id<'org'>
  readonly lines: readonly ImportedOrderLine[]
}

export type OrderToRecord = ImportedOrder & { readonly totals: Totals }

export type RecordedOrder = { readonly id: Id<'ord'>; readonly lineIds: readonly Id<'oln'>[] }
