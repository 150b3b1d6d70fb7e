import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { json, sql, type Tx } from '#platform/sql'
import { formatTerms, parseTerms } from '#modules/parties'
import type { Finding, Rule, RuleCode } from './finding.ts'
import type { Order, OrderHead, OrderLine, OrderStatus } from './order.ts'

/** The rules in force on a day, each in its latest version. */
export const rulesOn = (tx: Tx, on: Day) =>
  tx.many<Rule>(sql`
    select code, version, parameters from (
      select distinct on (code) code, version, parameters, active
      from orders.rule where from_on <= ${on}
      order by code, version desc) latest
    where active
    order by code`)

export const allocateOrderIds = async (tx: Tx, count: number) =>
  (await tx.allocate('orders.sales_order', count)) as Id<'ord'>[]

export type OrderToSave = Omit<Order, 'lines'> & {
  readonly lines: readonly (OrderLine & { readonly originId?: Id<'org'> | null })[]
  readonly id: Id<'ord'>
  readonly number: string | null
  readonly status: OrderStatus
  readonly prepaid: boolean
  readonly enteredAt: Date
  readonly placedAt: Date | null
  readonly fieldOrigins: Readonly<Record<string, string>>
}

/** Orders and their lines, one statement a table; answers the line ids, order by order. */
export async function insertOrders(
  tx: Tx,
  orders: readonly OrderToSave[],
  originId: Id<'org'>,
): Promise<Id<'oln'>[][]> {
  await tx.insert(
    'orders.sales_order',
    orders.map((order) => ({
      id: order.id,
      entity_id: order.entityId,
      customer_id: order.customerId,
      number: order.number,
      status: order.status,
      salesperson_id: order.salespersonId,
      ordered_by_contact_id: order.orderedByContactId,
      external_number: order.externalNumber,
      deal_on: order.dealOn,
      entered_at: order.enteredAt,
      placed_at: order.placedAt,
      po_number: order.poNumber,
      bill_to: order.billTo.lines,
      ship_to: order.shipTo.lines,
      bill_to_address_id: order.billTo.addressId,
      ship_to_address_id: order.shipTo.addressId,
      wished_on: order.wishedOn,
      terms: formatTerms(order.terms),
      promised: order.promised,
      currency: order.currency,
      net: order.net.amount,
      tax: order.tax.amount,
      gross: order.gross.amount,
      note: order.note,
      prepaid: order.prepaid,
      version: 1,
      origin_id: originId,
      field_origins: json(order.fieldOrigins),
    })),
  )
  const ids = await tx.allocate(
    'orders.order_line',
    orders.reduce((count, order) => count + order.lines.length, 0),
  )
  const rows = orders.flatMap((order) => order.lines.map((line, index) => ({ order, line, position: index + 1 })))
  await tx.insert(
    'orders.order_line',
    rows.map(({ order, line, position }, index) => ({
      id: ids[index],
      order_id: order.id,
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
      origin_id: line.originId ?? originId,
      price_origin_id: null,
      quantity_origin_id: null,
    })),
  )
  let from = 0
  return orders.map((order) => ids.slice(from, (from += order.lines.length)) as Id<'oln'>[])
}

/** A draft that is written anew or placed loses its rows first; nothing refers to a draft. */
export async function deleteDrafts(tx: Tx, ids: readonly Id<'ord'>[]): Promise<void> {
  if (ids.length === 0) return
  await tx.run(sql`
    delete from orders.order_line
    using orders.sales_order
    where sales_order.id = order_line.order_id and status = 'draft' and sales_order.id = any(${ids}::bigint[])`)
  await tx.run(sql`delete from orders.sales_order where status = 'draft' and id = any(${ids}::bigint[])`)
}

export type QueryDraft = {
  readonly orderId: Id<'ord'>
  readonly orderLineId: Id<'oln'> | null
  readonly finding: Finding
  readonly askedOf: Id<'stf'> | null
  readonly dueAt: Date
}

export const insertQueries = (tx: Tx, queries: readonly QueryDraft[], at: Date, originId: Id<'org'>) =>
  tx.insert(
    'orders.order_query',
    queries.map(({ orderId, orderLineId, finding, askedOf, dueAt }) => ({
      order_id: orderId,
      order_line_id: orderLineId,
      rule_code: finding.rule,
      rule_version: finding.version,
      field: finding.field,
      value: finding.value,
      expected: finding.expected,
      facts: json(finding.facts),
      asks: finding.asks,
      asked_of: askedOf,
      asked_at: at,
      due_at: dueAt,
      origin_id: originId,
    })),
  )

export type Usual = {
  readonly customerId: Id<'cus'>
  readonly productId: Id<'prd'>
  readonly quantities: readonly Decimal[]
}

/** What customers took of products in their last orders, the latest first, five at the most. */
export async function usualQuantities(
  tx: Tx,
  asks: readonly { readonly customerId: Id<'cus'>; readonly productId: Id<'prd'> }[],
): Promise<Usual[]> {
  const rows = await tx.many<{ customerId: Id<'cus'>; productId: Id<'prd'>; quantities: string[] }>(sql`
    with asked as (
      select distinct customer_id, product_id
      from unnest(${asks.map((ask) => ask.customerId)}::bigint[], ${asks.map((ask) => ask.productId)}::bigint[])
        asked (customer_id, product_id)
    )
    select asked.customer_id as "customerId", asked.product_id as "productId", usual.quantities
    from asked
    join lateral (
      select array_agg(quantity order by deal_on desc, order_id desc) as quantities from (
        select line.quantity, placed.deal_on, line.order_id
        from orders.sales_order placed
        join orders.order_line line on line.order_id = placed.id
        where placed.customer_id = asked.customer_id and line.product_id = asked.product_id
          and placed.status in ('accepted', 'delivered', 'closed')
        order by placed.deal_on desc, placed.id desc
        limit 5) latest) usual on usual.quantities is not null`)
  return rows.map((row) => ({ ...row, quantities: row.quantities.map(parseDecimal) }))
}

export type Lookalike = {
  readonly index: number
  readonly orderId: Id<'ord'>
  readonly number: string
  readonly dealOn: Day
  readonly why: 'lines' | 'po'
}

export type LookalikeAsk = {
  readonly orderId: Id<'ord'> | null
  readonly customerId: Id<'cus'>
  readonly since: Day
  readonly poNumber: string | null
  /** Products and quantities in a fixed order, as one text. */
  readonly signature: string
}

/**
 * Orders of the last days that have the same lines, or carry the same purchase order number, and came in before it: of two that are
 * alike only the second is asked about, also when the first is changed later.
 */
export const lookalikesOf = (tx: Tx, asks: readonly LookalikeAsk[]) =>
  tx.many<Lookalike>(sql`
    with asked as (
      select * from unnest(
        ${asks.map((_, index) => index)}::integer[],
        ${asks.map((ask) => ask.orderId)}::bigint[],
        ${asks.map((ask) => ask.customerId)}::bigint[],
        ${asks.map((ask) => ask.since)}::date[],
        ${asks.map((ask) => ask.poNumber)}::text[],
        ${asks.map((ask) => ask.signature)}::text[]) asked (index, order_id, customer_id, since, po_number, signature)
    ),
    recent as (
      select asked.index, placed.id, placed.number, placed.deal_on, placed.po_number,
        string_agg(line.product_id || 'x' || trim_scale(line.quantity), ' ' order by line.product_id, line.quantity) as signature
      from asked
      left join orders.sales_order own on own.id = asked.order_id and own.number is not null
      join orders.sales_order placed on placed.customer_id = asked.customer_id and placed.deal_on >= asked.since
        and placed.number is not null and placed.status <> 'cancelled'
        and (own.id is null or (placed.entered_at, placed.id) < (own.entered_at, own.id))
      join orders.order_line line on line.order_id = placed.id
      group by asked.index, placed.id
    )
    select asked.index, recent.id as "orderId", recent.number, recent.deal_on as "dealOn",
      case when recent.signature = asked.signature then 'lines' else 'po' end as why
    from asked
    join recent on recent.index = asked.index and (recent.signature = asked.signature or recent.po_number = asked.po_number)
    order by asked.index, recent.deal_on desc, recent.id desc`)

export type StoredOrder = OrderHead & {
  readonly id: Id<'ord'>
  readonly number: string | null
  readonly status: OrderStatus
  readonly enteredAt: Date
  readonly placedAt: Date | null
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
  readonly prepaid: boolean
  readonly cancelledReason: string | null
  readonly version: number
  readonly originId: Id<'org'>
  /** Fields of the head that were put right later, and the origin of each. */
  readonly fieldOrigins: Readonly<Record<string, string>>
}

type OrderRow = Omit<StoredOrder, 'terms' | 'billTo' | 'shipTo'> & {
  readonly terms: string
  readonly billTo: string[]
  readonly shipTo: string[]
  readonly billToAddressId: Id<'adr'> | null
  readonly shipToAddressId: Id<'adr'> | null
}

const orderColumns = sql.raw(`
  placed.id, placed.entity_id as "entityId", placed.customer_id as "customerId", placed.number, placed.status,
  placed.salesperson_id as "salespersonId", placed.ordered_by_contact_id as "orderedByContactId",
  placed.external_number as "externalNumber", placed.deal_on as "dealOn", placed.entered_at as "enteredAt",
  placed.placed_at as "placedAt", placed.po_number as "poNumber", placed.bill_to as "billTo", placed.ship_to as "shipTo",
  placed.bill_to_address_id as "billToAddressId", placed.ship_to_address_id as "shipToAddressId", placed.wished_on as "wishedOn",
  placed.terms, placed.promised, placed.note, placed.currency, placed.net, placed.tax, placed.gross, placed.prepaid,
  placed.cancelled_reason as "cancelledReason", placed.version, placed.origin_id as "originId",
  placed.field_origins as "fieldOrigins"`)

/** Orders that the asker may see, by id. */
export async function ordersOf(tx: Tx, ids: readonly Id<'ord'>[]): Promise<StoredOrder[]> {
  const rows = await tx.many<OrderRow>(sql`
    select ${orderColumns}
    from orders.sales_order placed
    join parties.visible_customer visible on visible.id = placed.customer_id
    where placed.id = any(${ids}::bigint[])
    order by placed.id`)
  return rows.map(({ billTo, shipTo, billToAddressId, shipToAddressId, terms, ...row }) => ({
    ...row,
    terms: parseTerms(terms),
    billTo: { addressId: billToAddressId, lines: billTo },
    shipTo: { addressId: shipToAddressId, lines: shipTo },
  }))
}

export type StoredLine = OrderLine & {
  readonly id: Id<'oln'>
  readonly orderId: Id<'ord'>
  readonly position: number
  readonly delivered: Decimal
  readonly originId: Id<'org'>
  readonly priceOriginId: Id<'org'> | null
  readonly quantityOriginId: Id<'org'> | null
}

type LineRow = Omit<StoredLine, 'quantity' | 'unitPrice' | 'expectedPrice' | 'net' | 'delivered'> & {
  readonly quantity: string
  readonly unitPrice: string
  readonly expectedPrice: string | null
  readonly net: bigint
  readonly delivered: string
  readonly currency: Currency
}

export async function linesOfOrders(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<StoredLine[]> {
  const rows = await tx.many<LineRow>(sql`
    select line.id, line.order_id as "orderId", line.position, line.product_id as "productId", line.description, line.detail,
      line.quantity, line.unit, line.unit_price as "unitPrice", line.expected_price as "expectedPrice",
      line.price_kind as "priceKind", line.price_id as "priceId", line.net, line.revenue, line.tax_code_id as "taxCodeId",
      line.delivered, line.origin_id as "originId", line.price_origin_id as "priceOriginId",
      line.quantity_origin_id as "quantityOriginId", placed.currency
    from orders.order_line line
    join orders.sales_order placed on placed.id = line.order_id
    where line.order_id = any(${orderIds}::bigint[])
    order by line.order_id, line.position`)
  return rows.map(({ currency, ...row }) => ({
    ...row,
    quantity: parseDecimal(row.quantity),
    unitPrice: parseDecimal(row.unitPrice),
    expectedPrice: row.expectedPrice === null ? null : parseDecimal(row.expectedPrice),
    net: money(row.net, currency),
    delivered: parseDecimal(row.delivered),
  }))
}

export type StoredQuery = {
  readonly id: Id<'qry'>
  readonly orderId: Id<'ord'>
  readonly orderLineId: Id<'oln'> | null
  readonly rule: RuleCode
  readonly ruleVersion: number
  readonly field: string
  readonly value: string | null
  readonly expected: string | null
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly asks: boolean
  readonly askedOf: Id<'stf'> | null
  readonly askedAt: Date
  readonly dueAt: Date
  readonly answeredAt: Date | null
  readonly answerKind: 'corrected' | 'explained' | 'overruled' | 'withdrawn' | null
  readonly answer: string | null
  readonly answeredBy: Id<'stf'> | null
}

export const queriesOf = (tx: Tx, orderIds: readonly Id<'ord'>[]) =>
  tx.many<StoredQuery>(sql`
    select id, order_id as "orderId", order_line_id as "orderLineId", rule_code as rule, rule_version as "ruleVersion", field, value,
      expected, facts, asks, asked_of as "askedOf", asked_at as "askedAt", due_at as "dueAt", answered_at as "answeredAt",
      answer_kind as "answerKind", answer, answered_by as "answeredBy"
    from orders.order_query
    where order_id = any(${orderIds}::bigint[])
    order by order_id, id`)

export const setStatus = (tx: Tx, changes: readonly { readonly orderId: Id<'ord'>; readonly status: OrderStatus }[]) =>
  tx.run(sql`
    update orders.sales_order set status = change.status, version = version + 1
    from unnest(
      ${changes.map((change) => change.orderId)}::bigint[],
      ${changes.map((change) => change.status)}::text[]) change (order_id, status)
    where sales_order.id = change.order_id`)
