import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { RuleCode } from './finding.ts'

export type OrderSource = {
  readonly orderLineId: Id<'oln'>
  readonly orderId: Id<'ord'>
  readonly number: string | null
  readonly dealOn: Day
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly expectedPrice: string | null
  readonly lineOriginId: Id<'org'>
  readonly orderOriginId: Id<'org'>
  readonly quantityOriginId: Id<'org'> | null
  readonly promised: string | null
}

/** The order behind each line of a bill, as it was ordered. */
export const orderSources = (tx: Tx, lineIds: readonly Id<'oln'>[]) =>
  tx.many<OrderSource>(sql`
    select line.id as "orderLineId", placed.id as "orderId", placed.number, placed.deal_on as "dealOn", line.quantity, line.unit,
      line.unit_price as "unitPrice", line.expected_price as "expectedPrice", line.origin_id as "lineOriginId",
      placed.origin_id as "orderOriginId", line.quantity_origin_id as "quantityOriginId", placed.promised
    from orders.order_line line
    join orders.sales_order placed on placed.id = line.order_id
    where line.id = any(${lineIds}::bigint[])
    order by line.id`)

export type DeliverySource = {
  readonly deliveryLineId: bigint
  readonly deliveryId: Id<'dlv'>
  readonly number: string
  readonly deliveredOn: Day
  readonly proofKind: 'signature' | 'photo' | 'carrier' | 'timesheet' | 'none' | null
  readonly proofFileId: Id<'fil'> | null
  readonly signedBy: string | null
  readonly originId: Id<'org'>
}

export const deliverySources = (tx: Tx, deliveryLineIds: readonly bigint[]) =>
  tx.many<DeliverySource>(sql`
    select line.id as "deliveryLineId", delivery.id as "deliveryId", delivery.number, delivery.delivered_on as "deliveredOn",
      delivery.proof_kind as "proofKind", delivery.proof_file_id as "proofFileId", delivery.signed_by as "signedBy",
      delivery.origin_id as "originId"
    from orders.delivery_line line
    join orders.delivery on delivery.id = line.delivery_id
    where line.id = any(${deliveryLineIds}::bigint[])
    order by line.id`)

export type QuerySource = {
  readonly orderLineId: Id<'oln'> | null
  readonly orderId: Id<'ord'>
  readonly rule: RuleCode
  readonly ruleVersion: number
  readonly field: string
  readonly value: string | null
  readonly expected: string | null
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly answerKind: 'corrected' | 'explained' | 'overruled' | 'withdrawn' | null
  readonly answer: string | null
  readonly answeredBy: Id<'stf'> | null
}

/** The questions that an order raised before it could be billed, with what was said to them. */
export const querySources = (tx: Tx, orderIds: readonly Id<'ord'>[]) =>
  tx.many<QuerySource>(sql`
    select order_line_id as "orderLineId", order_id as "orderId", rule_code as rule, rule_version as "ruleVersion", field, value,
      expected, asked_at as "askedAt", answered_at as "answeredAt", answer_kind as "answerKind", answer,
      answered_by as "answeredBy"
    from orders.order_query
    where order_id = any(${orderIds}::bigint[]) and asks
    order by id`)

/** Where a field of the order's head came from, when that is not where the order came from. */
export async function headOrigins(
  tx: Tx,
  orderIds: readonly Id<'ord'>[],
): Promise<ReadonlyMap<Id<'ord'>, Readonly<Record<string, string>>>> {
  const rows = await tx.many<{ id: Id<'ord'>; origins: Readonly<Record<string, string>> }>(sql`
    select id, field_origins as origins from orders.sales_order where id = any(${orderIds}::bigint[])`)
  return new Map(rows.map((row) => [row.id, row.origins]))
}
