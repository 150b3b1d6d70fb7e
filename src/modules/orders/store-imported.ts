import { formatDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { json, sql, type Tx } from '#platform/sql'
import { formatTerms } from '#modules/parties'
import type { OrderToRecord, RecordedOrder } from './imported-order.ts'

export async function orderNumbersTaken(tx: Tx, numbers: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ number: string }>(sql`
    select number from orders.sales_order where number = any(${numbers}::text[]) order by number`)
  return rows.map((row) => row.number)
}

/** Closed orders with all of their lines delivered, one statement a table. */
export async function insertImported(tx: Tx, orders: readonly OrderToRecord[], at: Date): Promise<RecordedOrder[]> {
  const ids = (await tx.allocate('orders.sales_order', orders.length)) as Id<'ord'>[]
  await tx.insert(
    'orders.sales_order',
    orders.map((order, index) => headRow(order, ids[index], at)),
  )
  const lineIds = (await tx.allocate(
    'orders.order_line',
    orders.reduce((count, order) => count + order.lines.length, 0),
  )) as Id<'oln'>[]
  await tx.insert('orders.order_line', lineRows(orders, ids, lineIds))
  let from = 0
  return orders.map((order, index) => ({
    id: ids[index] as Id<'ord'>,
    lineIds: lineIds.slice(from, (from += order.lines.length)),
  }))
}

const headRow = (order: OrderToRecord, id: Id<'ord'> | undefined, at: Date) => ({
  id,
  entity_id: order.entityId,
  customer_id: order.customerId,
  number: order.number,
  status: 'closed',
  salesperson_id: order.salespersonId,
  external_number: order.number,
  deal_on: order.dealOn,
  entered_at: at,
  placed_at: new Date(`${order.dealOn}T00:00:00Z`),
  po_number: order.poNumber,
  bill_to: order.billTo,
  ship_to: order.billTo,
  terms: formatTerms(order.terms),
  currency: order.currency,
  net: order.totals.net.amount,
  tax: order.totals.tax.amount,
  gross: order.totals.gross.amount,
  version: 1,
  origin_id: order.originId,
  field_origins: json({}),
})

const lineRows = (orders: readonly OrderToRecord[], ids: readonly Id<'ord'>[], lineIds: readonly Id<'oln'>[]) => {
  let next = 0
  return orders.flatMap((order, index) =>
    order.lines.map((line, position) => ({
      id: lineIds[next++],
      order_id: ids[index],
      position: position + 1,
      product_id: line.productId,
      description: line.description,
      detail: null,
      quantity: formatDecimal(line.quantity),
      unit: line.unit,
      unit_price: formatDecimal(line.unitPrice),
      price_kind: 'imported',
      net: line.net.amount,
      revenue: line.revenue,
      tax_code_id: line.taxCodeId,
      delivered: formatDecimal(line.quantity),
      origin_id: order.originId,
    })),
  )
}
