import type { Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

export type UnbilledLine = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly orderId: Id<'ord'>
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly currency: Currency
  readonly gross: Money
  readonly taxCodeId: Id<'txc'>
  readonly suppliedOn: Day
  readonly description: string
  readonly deliveryNote: string | null
  readonly ourOrder: string | null
  readonly poNumber: string | null
  readonly termsText: string
  readonly billTo: readonly string[]
  readonly heldBack: boolean
}

type Row = Omit<UnbilledLine, 'quantity' | 'unitPrice' | 'gross'> & {
  readonly quantity: string
  readonly unitPrice: string
  readonly gross: bigint
}

/** What customers were supplied and not billed for, in the order of its supply. */
export async function unbilledLines(tx: Tx, customerIds: readonly Id<'cus'>[]): Promise<UnbilledLine[]> {
  const rows = await tx.many<Row>(sql`
    select entity_id as "entityId", customer_id as "customerId", order_id as "orderId", quantity, unit_price as "unitPrice",
      currency, gross, tax_code_id as "taxCodeId", supplied_on as "suppliedOn", description,
      delivery_note as "deliveryNote", our_order as "ourOrder", po_number as "poNumber", terms as "termsText",
      bill_to as "billTo", held_back_reason is not null as "heldBack"
    from billing.billable
    where document_line_id is null and customer_id = any(${customerIds}::bigint[])
    order by id`)
  return rows.map((row) => ({
    ...row,
    quantity: parseDecimal(row.quantity),
    unitPrice: parseDecimal(row.unitPrice),
    gross: money(row.gross, row.currency),
  }))
}

/** Which of these orders have something that was supplied and is not billed. */
export const unbilledOrders = async (tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<Set<Id<'ord'>>> =>
  new Set(
    (
      await tx.many<{ orderId: Id<'ord'> }>(sql`
        select distinct order_id as "orderId" from billing.billable
        where document_line_id is null and order_id = any(${orderIds}::bigint[])`)
    ).map((row) => row.orderId),
  )

/** The orders behind the lines of documents. */
export const ordersOfDocuments = async (tx: Tx, documentIds: readonly Id<'inv'>[]): Promise<Id<'ord'>[]> =>
  (
    await tx.many<{ orderId: Id<'ord'> }>(sql`
      select distinct billable.order_id as "orderId"
      from billing.document_line line
      join billing.billable on billable.document_line_id = line.id
      where line.document_id = any(${documentIds}::bigint[])`)
  ).map((row) => row.orderId)
