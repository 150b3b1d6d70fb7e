import type { Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { ProofKind } from './delivery.ts'

export type ShownOrigin = {
  readonly at: Date
  readonly door: string
  readonly who: string | null
  readonly file: string | null
  readonly line: number | null
  readonly rule: string | null
  readonly ruleVersion: string | null
  readonly quote: string | null
}

/** Who, when and by which door, for each origin; people by their name of today. */
export async function shownOrigins(tx: Tx, ids: readonly bigint[]): Promise<Map<bigint, ShownOrigin>> {
  const rows = await tx.many<ShownOrigin & { id: bigint }>(sql`
    select origin.id, origin.at, origin.door, coalesce(staff.name, origin.name) as who, origin.file, origin.line, origin.rule,
      origin.rule_version as "ruleVersion", origin.quote
    from platform.origin
    left join company.staff on staff.id = origin.staff_id
    where origin.id = any(${[...new Set(ids)]}::bigint[])`)
  return new Map(rows.map(({ id, ...origin }) => [id, origin]))
}

export type ShownDelivery = {
  readonly id: Id<'dlv'>
  readonly number: string
  readonly deliveredOn: Day
  readonly proofKind: ProofKind
  readonly hasFile: boolean
  readonly signedBy: string | null
  readonly remark: string | null
  readonly confirmedBy: string | null
  readonly lines: {
    readonly orderLineId: Id<'oln'>
    readonly description: string
    readonly quantity: Decimal
    readonly unit: string
  }[]
}

type DeliveryRow = Omit<ShownDelivery, 'lines'> & {
  readonly orderLineId: Id<'oln'>
  readonly description: string
  readonly quantity: string
  readonly unit: string
}

export async function deliveriesOfOrder(tx: Tx, orderId: Id<'ord'>): Promise<ShownDelivery[]> {
  const rows = await tx.many<DeliveryRow>(sql`
    select delivery.id, delivery.number, delivery.delivered_on as "deliveredOn", delivery.proof_kind as "proofKind",
      delivery.proof_file_id is not null as "hasFile", delivery.signed_by as "signedBy", delivery.remark,
      staff.name as "confirmedBy", line.id as "orderLineId", line.description, taken.quantity, line.unit
    from orders.delivery
    join orders.delivery_line taken on taken.delivery_id = delivery.id
    join orders.order_line line on line.id = taken.order_line_id
    left join company.staff on staff.id = delivery.confirmed_by
    where delivery.order_id = ${orderId}
    order by delivery.id, line.position`)
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const { orderLineId: _, description: __, quantity: ___, unit: ____, ...head } = first
    const lines = [first, ...rest].map(({ orderLineId, description, quantity, unit }) => ({
      orderLineId,
      description,
      quantity: parseDecimal(quantity),
      unit,
    }))
    return [{ ...head, lines }]
  })
}

type DocumentRow = {
  readonly id: Id<'inv'>
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly issuedOn: Day
  readonly gross: bigint
  readonly currency: Currency
}

/** Bills and credit notes with a line of this order on them. */
export async function documentsOfOrder(tx: Tx, orderId: Id<'ord'>) {
  const rows = await tx.many<DocumentRow>(sql`
    select distinct document.id, document.kind, document.number, document.issued_on as "issuedOn", document.gross,
      document.currency
    from orders.order_line ordered
    join billing.document_line line on line.order_line_id = ordered.id
    join billing.document on document.id = line.document_id
    where ordered.order_id = ${orderId} and document.status = 'issued'
    order by document.id`)
  return rows.map(({ gross, currency, ...row }) => ({ ...row, gross: money(gross, currency) }))
}

export const priceNames = (tx: Tx, priceIds: readonly bigint[]) =>
  tx.many<{ id: bigint; name: string | null; fromOn: Day }>(sql`
    select id, coalesce(nullif(agreement, ''), list_name) as name, from_on as "fromOn" from catalog.price
    where id = any(${priceIds}::bigint[])`)

/** The file that proves a delivery, if the asker may see its customer. */
export const proofFileOf = (tx: Tx, deliveryId: Id<'dlv'>) =>
  tx.maybe<{ fileId: Id<'fil'> | null }>(sql`
    select delivery.proof_file_id as "fileId"
    from orders.delivery
    join orders.sales_order placed on placed.id = delivery.order_id
    join parties.visible_customer visible on visible.id = placed.customer_id
    where delivery.id = ${deliveryId}`)
