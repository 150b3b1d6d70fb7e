import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { sql, type RawBuilder, type Tx } from '#platform/sql'
import { formatTerms, parseTerms } from '#modules/parties'
import { netOf, type Billable, type BillableDraft } from './billable.ts'

export async function insertBillables(
  tx: Tx,
  rows: readonly (BillableDraft & { readonly gross: Money })[],
  originId: Id<'org'>,
): Promise<bigint[]> {
  const ids = await tx.allocate('billing.billable', rows.length)
  await tx.insert(
    'billing.billable',
    rows.map((row, index) => ({
      id: ids[index],
      entity_id: row.entityId,
      customer_id: row.customerId,
      order_id: row.orderId,
      order_line_id: row.orderLineId,
      delivery_line_id: row.deliveryLineId,
      product_id: row.productId,
      position: row.position,
      description: row.description,
      detail: row.detail,
      quantity: formatDecimal(row.quantity),
      unit: row.unit,
      unit_price: formatDecimal(row.unitPrice),
      currency: row.currency,
      net: netOf(row).amount,
      gross: row.gross.amount,
      revenue: row.revenue,
      tax_code_id: row.taxCodeId,
      price_kind: row.priceKind,
      price_id: row.priceId,
      deal_on: row.dealOn,
      supplied_on: row.suppliedOn,
      delivery_note: row.deliveryNote,
      po_number: row.poNumber,
      our_order: row.ourOrder,
      terms: formatTerms(row.terms),
      bill_to: row.billTo,
      salesperson_id: row.salespersonId,
      price_origin_id: row.priceOriginId,
      quantity_origin_id: row.quantityOriginId,
      origin_id: originId,
    })),
  )
  return ids
}

export type BillableChoice = { readonly billableIds: readonly bigint[] } | { readonly orderIds: readonly Id<'ord'>[] }

const chosen = (choice: BillableChoice): RawBuilder<unknown> => {
  if ('billableIds' in choice) return sql`billable.id = any(${choice.billableIds}::bigint[])`
  return sql`billable.order_id = any(${choice.orderIds}::bigint[])`
}

/** The customers of what may be billed, before it is locked. */
export async function customersToBill(tx: Tx, choice: BillableChoice): Promise<Id<'cus'>[]> {
  const rows = await tx.many<{ customerId: Id<'cus'> }>(sql`
    select distinct customer_id as "customerId" from billing.billable
    where document_line_id is null and ${chosen(choice)}`)
  return rows.map((row) => row.customerId)
}

/** What is not billed yet of a choice, locked. A row that somebody else bills meanwhile is not among them. */
export const lockBillables = (tx: Tx, choice: BillableChoice): Promise<Billable[]> =>
  billables(tx, chosen(choice), sql`for update`)

/** The same for a look at it. */
export const readBillables = (tx: Tx, choice: BillableChoice): Promise<Billable[]> =>
  billables(tx, sql`${chosen(choice)} and customer_id in (select id from parties.visible_customer)`, sql``)

/** What a run would bill: supplied until a day and not held back. */
export const readyBillables = (
  tx: Tx,
  { until, entityId }: { readonly until: Day; readonly entityId: Id<'ent'> | null },
): Promise<Billable[]> =>
  billables(
    tx,
    sql`supplied_on <= ${until} and held_back_reason is null ${entityId ? sql`and entity_id = ${entityId}` : sql``}`,
    sql``,
  )

async function billables(tx: Tx, condition: RawBuilder<unknown>, locking: RawBuilder<unknown>): Promise<Billable[]> {
  const rows = await tx.many<BillableRow>(sql`
    select id, entity_id as "entityId", customer_id as "customerId", order_id as "orderId", order_line_id as "orderLineId",
      delivery_line_id as "deliveryLineId", product_id as "productId", position, description, detail, quantity, unit,
      unit_price as "unitPrice", currency, gross, revenue, tax_code_id as "taxCodeId", price_kind as "priceKind",
      price_id as "priceId", deal_on as "dealOn", supplied_on as "suppliedOn", delivery_note as "deliveryNote",
      po_number as "poNumber", our_order as "ourOrder", terms, bill_to as "billTo", salesperson_id as "salespersonId",
      price_origin_id as "priceOriginId", quantity_origin_id as "quantityOriginId", held_back_reason as "heldBackReason",
      document_line_id as "documentLineId"
    from billing.billable
    where document_line_id is null and ${condition}
    order by id
    ${locking}`)
  return rows.map(billable)
}

type BillableRow = Omit<Billable, 'quantity' | 'unitPrice' | 'gross' | 'terms'> & {
  readonly quantity: string
  readonly unitPrice: string
  readonly gross: bigint
  readonly terms: string
}

const billable = (row: BillableRow): Billable => ({
  ...row,
  quantity: parseDecimal(row.quantity),
  unitPrice: parseDecimal(row.unitPrice),
  gross: money(row.gross, row.currency),
  terms: parseTerms(row.terms),
})

/** Each billable learns the line that billed it: they meet by delivery line and order line within their documents. */
export const markBilled = (
  tx: Tx,
  pairs: readonly { readonly billableId: bigint; readonly documentId: Id<'inv'>; readonly position: number }[],
) =>
  tx.run(sql`
    update billing.billable set document_line_id = line.id
    from unnest(
      ${pairs.map((pair) => pair.billableId)}::bigint[],
      ${pairs.map((pair) => pair.documentId)}::bigint[],
      ${pairs.map((pair) => pair.position)}::integer[]) pair (billable_id, document_id, position)
    join billing.document_line line on line.document_id = pair.document_id and line.position = pair.position
    where billable.id = pair.billable_id`)

export type UnbilledRow = { readonly customerId: Id<'cus'>; readonly currency: Currency; readonly gross: bigint }

/** A part of exposure: what was supplied and is not on a bill yet. */
export const unbilledGross = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<UnbilledRow>(sql`
    select customer_id as "customerId", currency, sum(gross)::bigint as gross
    from billing.billable
    where document_line_id is null and customer_id = any(${customerIds}::bigint[])
    group by customer_id, currency`)
