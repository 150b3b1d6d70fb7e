import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { InvoiceChannel } from '#modules/parties'

export type BillableFilters = PageRequest & {
  readonly heldBack?: boolean | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly orderId?: Id<'ord'> | undefined
  readonly until?: Day | undefined
  readonly waitingOver?: number | undefined
  readonly search?: string | undefined
}

type BillableOrderRow = {
  readonly orderId: Id<'ord'>
  readonly ourOrder: string | null
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly poNumber: string | null
  readonly channel: InvoiceChannel
  readonly lines: number
  readonly suppliedOn: Day
  readonly daysWaiting: number
  readonly currency: Currency
  readonly net: bigint
  readonly heldBackReason: string | null
  readonly heldBackBy: string | null
  readonly heldBackOn: Day | null
}

/** What waits to be billed, one row for an order, ready and held back apart. */
export async function billablePage(
  tx: Tx,
  request: BillableFilters,
  at: { readonly today: Day; readonly zone: string },
) {
  const page = await listPage<BillableOrderRow, { currency: Currency; net: bigint }>(tx, {
    request,
    select: sql`
      waiting.order_id as "orderId", waiting.our_order as "ourOrder", waiting.entity_id as "entityId",
      waiting.customer_id as "customerId", customer.name as "customerName", waiting.po_number as "poNumber",
      customer.invoice_channel as channel, waiting.lines, waiting.supplied_on as "suppliedOn",
      greatest(0, ${at.today}::date - waiting.supplied_on) as "daysWaiting", waiting.currency, waiting.net,
      waiting.held_back_reason as "heldBackReason", staff.name as "heldBackBy",
      (origin.at at time zone ${at.zone})::date as "heldBackOn"`,
    from: sql`
      from (
        select min(billable.id) as id, order_id, our_order, entity_id, customer_id, po_number, currency, held_back_reason,
          held_back_origin_id, count(*)::integer as lines, min(supplied_on) as supplied_on, sum(net)::bigint as net
        from billing.billable
        where document_line_id is null ${request.until ? sql`and supplied_on <= ${request.until}` : sql``}
        group by order_id, our_order, entity_id, customer_id, po_number, currency, held_back_reason, held_back_origin_id
      ) waiting
      join parties.visible_customer visible on visible.id = waiting.customer_id
      join parties.customer on customer.id = waiting.customer_id
      left join platform.origin on origin.id = waiting.held_back_origin_id
      left join company.staff on staff.id = origin.staff_id`,
    where: [
      given(request.heldBack, (held) =>
        held ? sql`waiting.held_back_reason is not null` : sql`waiting.held_back_reason is null`,
      ),
      given(request.customerId, (id) => sql`waiting.customer_id = ${id}`),
      given(request.entityId, (id) => sql`waiting.entity_id = ${id}`),
      given(request.orderId, (id) => sql`waiting.order_id = ${id}`),
      given(request.waitingOver, (days) => sql`waiting.supplied_on < ${at.today}::date - ${days}::integer`),
      given(
        request.search,
        (text) => sql`waiting.our_order ilike ${likeText(text)} or waiting.po_number ilike ${likeText(text)}
          or customer.name ilike ${likeText(text)}`,
      ),
    ],
    sorts: {
      suppliedOn: { by: sql`waiting.supplied_on`, type: 'date' },
      net: { by: sql`waiting.net`, type: 'bigint' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
    },
    defaultSort: 'suppliedOn',
    id: sql`waiting.id`,
    sums: sql`waiting.currency, sum(waiting.net)::bigint as net`,
    groupSumsBy: sql`waiting.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(({ heldBackReason, heldBackBy, heldBackOn, net, ...row }) => ({
      ...row,
      net: money(net, row.currency),
      heldBack: heldBackReason && heldBackOn ? { reason: heldBackReason, by: heldBackBy, on: heldBackOn } : null,
    })),
    sums: page.sums.map(({ currency, net }) => ({ currency, net: money(net, currency) })),
  }
}

export type Waiting = { readonly orders: number; readonly net: readonly Money[] }

type WaitingRow = {
  readonly currency: Currency
  readonly heldBack: boolean
  readonly orders: number
  readonly net: bigint
  readonly lateOrders: number
  readonly lateNet: bigint
}

/** How much waits: ready, held back, and of what is ready the part supplied before a day. */
export const waitingSums = (
  tx: Tx,
  { entityId, lateBefore }: { readonly entityId?: Id<'ent'> | undefined; readonly lateBefore: Day },
) =>
  tx.many<WaitingRow>(sql`
    select currency, held_back_reason is not null as "heldBack", count(distinct order_id)::integer as orders,
      sum(net)::bigint as net,
      (count(distinct order_id) filter (where supplied_on < ${lateBefore}))::integer as "lateOrders",
      coalesce(sum(net) filter (where supplied_on < ${lateBefore}), 0)::bigint as "lateNet"
    from billing.billable
    join parties.visible_customer visible on visible.id = billable.customer_id
    where document_line_id is null ${entityId ? sql`and entity_id = ${entityId}` : sql``}
    group by 1, 2
    order by 1`)

/** Orders that are kept out of the next bills; answers how many there were. */
export const setHeldBack = async (
  tx: Tx,
  {
    orderIds,
    reason,
    originId,
  }: { readonly orderIds: readonly Id<'ord'>[]; readonly reason: string; readonly originId: Id<'org'> },
): Promise<number> => {
  const rows = await tx.many<{ orderId: Id<'ord'> }>(sql`
    with held as (
      update billing.billable set held_back_reason = ${reason}, held_back_origin_id = ${originId}
      where order_id = any(${orderIds}::bigint[]) and document_line_id is null
        and customer_id in (select id from parties.visible_customer)
      returning order_id
    )
    select distinct order_id as "orderId" from held`)
  return rows.length
}

export const clearHeldBack = async (tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<number> => {
  const rows = await tx.many<{ orderId: Id<'ord'> }>(sql`
    with back as (
      update billing.billable set held_back_reason = null, held_back_origin_id = null
      where order_id = any(${orderIds}::bigint[]) and document_line_id is null and held_back_reason is not null
        and customer_id in (select id from parties.visible_customer)
      returning order_id
    )
    select distinct order_id as "orderId" from back`)
  return rows.length
}
