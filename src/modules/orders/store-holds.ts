import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type HoldFilters = PageRequest & {
  readonly customerId?: Id<'cus'> | undefined
  readonly entityId?: Id<'ent'> | undefined
}

type HoldRow = {
  readonly orderId: Id<'ord'>
  readonly number: string
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly salesperson: string | null
  readonly wishedOn: Day | null
  readonly since: Date
  readonly promised: string | null
  readonly net: bigint
  readonly gross: bigint
  readonly currency: Currency
}

/** Orders that wait for credit, a page at a time. */
export async function holdPage(tx: Tx, request: HoldFilters) {
  const page = await listPage<HoldRow, { currency: Currency; net: bigint; gross: bigint }>(tx, {
    request,
    select: sql`
      placed.id as "orderId", placed.number, placed.customer_id as "customerId", customer.name as "customerName",
      seller.name as salesperson, placed.wished_on as "wishedOn", held.since, placed.promised, placed.net, placed.gross,
      placed.currency`,
    from: sql`
      from orders.sales_order placed
      join parties.visible_customer visible on visible.id = placed.customer_id
      join parties.customer on customer.id = placed.customer_id
      left join company.staff seller on seller.id = placed.salesperson_id
      join lateral (
        select min(since) as since from credit.hold where hold.order_id = placed.id and released_at is null) held on true`,
    where: [
      sql`placed.status = 'held'`,
      given(request.customerId, (id) => sql`placed.customer_id = ${id}`),
      given(request.entityId, (id) => sql`placed.entity_id = ${id}`),
    ],
    sorts: {
      since: { by: sql`held.since`, type: 'timestamptz' },
      gross: { by: sql`placed.gross`, type: 'bigint' },
      wishedOn: { by: sql`placed.wished_on`, type: 'date', nullable: true },
    },
    defaultSort: 'since',
    id: sql`placed.id`,
    sums: sql`placed.currency, sum(placed.net)::bigint as net, sum(placed.gross)::bigint as gross`,
    groupSumsBy: sql`placed.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(({ net, gross, currency, ...row }) => ({
      ...row,
      net: money(net, currency),
      gross: money(gross, currency),
    })),
    sums: page.sums.map(({ currency, net, gross }) => ({
      currency,
      net: money(net, currency),
      gross: money(gross, currency),
    })),
  }
}

type ReservedRow = {
  readonly orderId: Id<'ord'>
  readonly number: string
  readonly dealOn: Day
  readonly wishedOn: Day | null
  readonly gross: bigint
  readonly currency: Currency
}

/** What part C of exposure is made of. */
export async function reservedOrders(tx: Tx, customerId: Id<'cus'>, horizon: Day) {
  const rows = await tx.many<ReservedRow>(sql`
    select placed.id as "orderId", placed.number, placed.deal_on as "dealOn", placed.wished_on as "wishedOn",
      reservation.ordered - reservation.delivered as gross, reservation.currency
    from credit.reservation
    join orders.sales_order placed on placed.id = reservation.order_id
    join parties.visible_customer visible on visible.id = placed.customer_id
    where reservation.customer_id = ${customerId} and reservation.released_at is null
      and reservation.ordered <> reservation.delivered
      and (reservation.expected_on is null or reservation.expected_on <= ${horizon})
    order by placed.wished_on nulls first, placed.id`)
  return rows.map(({ gross, currency, ...row }) => ({ ...row, gross: money(gross, currency) }))
}
