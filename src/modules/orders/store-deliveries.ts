import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { ProofKind } from './delivery.ts'

export type DeliveryToSave = {
  readonly orderId: Id<'ord'>
  readonly number: string
  readonly deliveredOn: Day
  readonly proof: { readonly kind: ProofKind; readonly fileId: Id<'fil'> | null; readonly signedBy: string | null }
  readonly remark: string | null
  readonly lines: readonly { readonly line: { readonly id: Id<'oln'> }; readonly quantity: Decimal }[]
}

/** A delivery, its lines, and what is delivered of the order's lines now. */
export async function insertDelivery(
  tx: Tx,
  delivery: DeliveryToSave,
  record: { readonly at: Date; readonly by: Id<'stf'> | null; readonly originId: Id<'org'> },
): Promise<{ readonly id: Id<'dlv'>; readonly lineIds: readonly bigint[] }> {
  const [id] = (await tx.allocate('orders.delivery', 1)) as Id<'dlv'>[]
  if (!id) throw new Error('a delivery has no id')
  const lineIds = await tx.allocate('orders.delivery_line', delivery.lines.length)
  await tx.insert('orders.delivery', [
    {
      id,
      order_id: delivery.orderId,
      number: delivery.number,
      delivered_on: delivery.deliveredOn,
      proof_kind: delivery.proof.kind,
      proof_file_id: delivery.proof.fileId,
      signed_by: delivery.proof.signedBy,
      remark: delivery.remark,
      confirmed_at: record.at,
      confirmed_by: record.by,
      origin_id: record.originId,
    },
  ])
  await tx.insert(
    'orders.delivery_line',
    delivery.lines.map(({ line, quantity }, index) => ({
      id: lineIds[index],
      delivery_id: id,
      order_line_id: line.id,
      quantity: formatDecimal(quantity),
    })),
  )
  await tx.run(sql`
    update orders.order_line set delivered = delivered + delivered_now.quantity
    from unnest(
      ${delivery.lines.map(({ line }) => line.id)}::bigint[],
      ${delivery.lines.map(({ quantity }) => formatDecimal(quantity))}::numeric[]) delivered_now (line_id, quantity)
    where order_line.id = delivered_now.line_id`)
  return { id, lineIds }
}

export type ToDeliverFilters = PageRequest & {
  readonly until?: Day | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly customerId?: Id<'cus'> | undefined
}

type ToDeliverRow = {
  readonly orderId: Id<'ord'>
  readonly number: string
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly poNumber: string | null
  readonly shipTo: string[]
  readonly wishedOn: Day | null
  readonly daysLate: number
  readonly promised: string | null
}

/** Accepted orders with something left to deliver, what is late first, and their lines. */
export async function toDeliverPage(tx: Tx, request: ToDeliverFilters, today: Day) {
  const page = await listPage<ToDeliverRow>(tx, {
    request,
    select: sql`
      placed.id as "orderId", placed.number, placed.customer_id as "customerId", customer.name as "customerName",
      placed.po_number as "poNumber", placed.ship_to as "shipTo", placed.wished_on as "wishedOn",
      greatest(0, ${today}::date - placed.wished_on) as "daysLate", placed.promised`,
    from: sql`
      from orders.sales_order placed
      join parties.visible_customer visible on visible.id = placed.customer_id
      join parties.customer on customer.id = placed.customer_id`,
    where: [
      sql`placed.status = 'accepted'`,
      given(request.until, (day) => sql`placed.wished_on is null or placed.wished_on <= ${day}`),
      given(request.entityId, (id) => sql`placed.entity_id = ${id}`),
      given(request.customerId, (id) => sql`placed.customer_id = ${id}`),
    ],
    sorts: {
      wishedOn: { by: sql`placed.wished_on`, type: 'date', nullable: true },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
    },
    defaultSort: 'wishedOn',
    id: sql`placed.id`,
    sums: sql`count(*) as "orderCount"`,
    groupSumsBy: sql`placed.status`,
  })
  const lines = await leftOf(
    tx,
    page.rows.map((row) => row.orderId),
  )
  return {
    ...page,
    sums: [],
    rows: page.rows.map((row) => ({
      ...row,
      daysLate: row.daysLate ?? 0,
      lines: lines.filter((line) => line.orderId === row.orderId),
    })),
  }
}

type LeftRow = {
  readonly orderId: Id<'ord'>
  readonly lineId: Id<'oln'>
  readonly sku: string
  readonly description: string
  readonly unit: string
  readonly left: string
}

async function leftOf(tx: Tx, orderIds: readonly Id<'ord'>[]) {
  const rows = await tx.many<LeftRow>(sql`
    select line.order_id as "orderId", line.id as "lineId", product.sku, line.description, line.unit,
      trim_scale(line.quantity - line.delivered) as "left"
    from orders.order_line line
    join catalog.product on product.id = line.product_id
    where line.order_id = any(${orderIds}::bigint[]) and line.delivered < line.quantity
    order by line.order_id, line.position`)
  return rows.map((row) => ({ ...row, left: parseDecimal(row.left) }))
}
