import { formatDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import { formatTerms } from '#modules/parties'
import type { Order, OrderStatus } from './order.ts'
import type { PricedLine } from './price-lines.ts'

export type AmendedOrder = Order & {
  readonly id: Id<'ord'>
  readonly status: OrderStatus
  readonly cancelledReason: string | null
  readonly fieldOrigins: Readonly<Record<string, string>>
}

export const updateOrder = (tx: Tx, order: AmendedOrder) =>
  tx.run(sql`
    update orders.sales_order set
      status = ${order.status}, deal_on = ${order.dealOn}, po_number = ${order.poNumber}, bill_to = ${[...order.billTo.lines]},
      ship_to = ${[...order.shipTo.lines]}, bill_to_address_id = ${order.billTo.addressId},
      ship_to_address_id = ${order.shipTo.addressId}, wished_on = ${order.wishedOn}, terms = ${formatTerms(order.terms)},
      promised = ${order.promised}, note = ${order.note}, net = ${order.net.amount}, tax = ${order.tax.amount},
      gross = ${order.gross.amount}, cancelled_reason = ${order.cancelledReason}, field_origins = ${JSON.stringify(order.fieldOrigins)}::jsonb, version = version + 1
    where id = ${order.id}`)

export type AmendedLine = PricedLine & { readonly priceChanged: boolean; readonly quantityChanged: boolean }

/** Lines that stay keep their row and the origin of what was not touched; answers the ids in the order of the lines. */
export async function saveLines(
  tx: Tx,
  orderId: Id<'ord'>,
  lines: readonly AmendedLine[],
  originId: Id<'org'>,
): Promise<Id<'oln'>[]> {
  const kept = lines.flatMap((line, index) => (line.lineId ? [{ line, id: line.lineId, position: index + 1 }] : []))
  await tx.run(sql`
    delete from orders.order_line where order_id = ${orderId} and not id = any(${kept.map(({ id }) => id)}::bigint[])`)
  await tx.run(sql`
    update orders.order_line set position = line.position, quantity = line.quantity, unit_price = line.unit_price,
      expected_price = line.expected_price, price_kind = line.price_kind, price_id = line.price_id, net = line.net,
      price_origin_id = case when line.price_changed then ${originId}::bigint else price_origin_id end,
      quantity_origin_id = case when line.quantity_changed then ${originId}::bigint else quantity_origin_id end
    from unnest(
      ${kept.map(({ id }) => id)}::bigint[], ${kept.map(({ position }) => position)}::integer[],
      ${kept.map(({ line }) => formatDecimal(line.quantity))}::numeric[],
      ${kept.map(({ line }) => formatDecimal(line.unitPrice))}::numeric[],
      ${kept.map(({ line }) => line.expectedPrice && formatDecimal(line.expectedPrice))}::numeric[],
      ${kept.map(({ line }) => line.priceKind)}::text[], ${kept.map(({ line }) => line.priceId)}::bigint[],
      ${kept.map(({ line }) => line.net.amount)}::bigint[], ${kept.map(({ line }) => line.priceChanged)}::boolean[],
      ${kept.map(({ line }) => line.quantityChanged)}::boolean[])
      line (id, position, quantity, unit_price, expected_price, price_kind, price_id, net, price_changed, quantity_changed)
    where order_line.id = line.id and order_line.order_id = ${orderId}`)
  const fresh = lines.flatMap((line, index) => (line.lineId ? [] : [{ line, position: index + 1 }]))
  const ids = (await tx.allocate('orders.order_line', fresh.length)) as Id<'oln'>[]
  await tx.insert(
    'orders.order_line',
    fresh.map(({ line, position }, index) => ({
      id: ids[index],
      order_id: orderId,
      position,
      product_id: line.productId,
      description: line.description,
      detail: line.detail,
      quantity: formatDecimal(line.quantity),
      unit: line.unit,
      unit_price: formatDecimal(line.unitPrice),
      expected_price: line.expectedPrice && formatDecimal(line.expectedPrice),
      price_kind: line.priceKind,
      price_id: line.priceId,
      net: line.net.amount,
      revenue: line.revenue,
      tax_code_id: line.taxCodeId,
      delivered: '0',
      origin_id: originId,
      price_origin_id: null,
      quantity_origin_id: null,
    })),
  )
  return lines.map((line) => line.lineId ?? (ids.shift() as Id<'oln'>))
}

export type QueryAnswer = {
  readonly queryId: Id<'qry'>
  readonly kind: 'corrected' | 'explained' | 'overruled' | 'withdrawn'
  readonly answer: string | null
  readonly decisionId: Id<'dec'> | null
}

export const saveAnswers = (
  tx: Tx,
  answers: readonly QueryAnswer[],
  record: { readonly at: Date; readonly by: Id<'stf'> | null },
) =>
  tx.run(sql`
    update orders.order_query set answered_at = ${record.at}, answered_by = ${record.by}, answer_kind = given.kind,
      answer = given.answer, decision_id = given.decision_id
    from unnest(
      ${answers.map((each) => each.queryId)}::bigint[], ${answers.map((each) => each.kind)}::text[],
      ${answers.map((each) => each.answer)}::text[], ${answers.map((each) => each.decisionId)}::bigint[])
      given (id, kind, answer, decision_id)
    where order_query.id = given.id and answered_at is null`)

/** The order that a query is about. */
export const orderOfQuery = (tx: Tx, queryId: Id<'qry'>) =>
  tx.maybe<{ orderId: Id<'ord'> }>(sql`select order_id as "orderId" from orders.order_query where id = ${queryId}`)

export const cancelRow = (tx: Tx, orderId: Id<'ord'>, change: { status: OrderStatus; reason: string }) =>
  tx.run(sql`
    update orders.sales_order set status = ${change.status}, cancelled_reason = ${change.reason}, version = version + 1
    where id = ${orderId}`)

/** Everybody who entered, sold, amended or answered something of these orders: none of them releases his own. */
export async function makersOf(
  tx: Tx,
  orderIds: readonly Id<'ord'>[],
): Promise<(orderId: Id<'ord'>, staffId: Id<'stf'> | null) => boolean> {
  const rows = await tx.many<{ orderId: Id<'ord'>; staffId: Id<'stf'> }>(sql`
    with made as (select * from orders.sales_order where id = any(${orderIds}::bigint[])),
    origins as (
      select id as order_id, origin_id from made
      union select made.id, value::bigint from made, jsonb_each_text(made.field_origins)
      union select order_id, unnest(array[origin_id, price_origin_id, quantity_origin_id]) from orders.order_line
        where order_id = any(${orderIds}::bigint[])
    )
    select origins.order_id as "orderId", origin.staff_id as "staffId"
    from origins join platform.origin on origin.id = origins.origin_id where origin.staff_id is not null
    union select id, salesperson_id from made where salesperson_id is not null
    union select order_id, by from orders.order_change where order_id = any(${orderIds}::bigint[]) and by is not null
    union select order_id, answered_by from orders.order_query
      where order_id = any(${orderIds}::bigint[]) and answered_by is not null`)
  const makers = new Set(rows.map((row) => `${row.orderId} ${row.staffId}`))
  return (orderId, staffId) => staffId !== null && makers.has(`${orderId} ${staffId}`)
}
