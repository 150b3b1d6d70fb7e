import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency, Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { totalsOf, type Revenue, type TaxedLine, type Totals } from '#modules/billing'
import type { Terms } from '#modules/parties'
import { insertImported, orderNumbersTaken } from './store-imported.ts'

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

export type OrderToRecord = ImportedOrder & { readonly totals: Totals; readonly net: Money }

export type RecordedOrder = { readonly id: Id<'ord'>; readonly lineIds: readonly Id<'oln'>[] }

/**
 * Takes over closed orders, so that what a customer usually takes is known and a bill leads back to its order. Nothing is asked,
 * reserved or announced: all of it happened elsewhere.
 */
export async function recordImported(work: Work, orders: readonly ImportedOrder[]): Promise<RecordedOrder[]> {
  if (orders.length === 0) return []
  const [taken] = await orderNumbersTaken(
    work.tx,
    orders.map((order) => order.number),
  )
  if (taken) throw new Refused('number_is_taken', { kind: 'order', number: taken })
  const complete = orders.map((order) => {
    const totals = totalsOf(order.currency, order.lines)
    return { ...order, totals, net: totals.net }
  })
  return insertImported(work.tx, complete, work.at)
}
