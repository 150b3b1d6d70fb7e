import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

type BasketRow = {
  readonly productId: Id<'prd'>
  readonly sku: string
  readonly name: string
  readonly unit: string
  readonly quantity: string
  readonly orders: number
  readonly lastOn: Day
  /** The usual days between two orders of it; null after a single one. */
  readonly everyDays: number | null
}

/** What a customer takes again and again: the quantity of the last time, and how often. */
export async function usualBasket(tx: Tx, customerId: Id<'cus'>, limit: number) {
  const rows = await tx.many<BasketRow>(sql`
    select product.id as "productId", product.sku, product.name, product.unit,
      trim_scale((array_agg(line.quantity order by placed.deal_on desc, placed.id desc))[1]) as quantity,
      count(distinct placed.id)::integer as orders, max(placed.deal_on) as "lastOn",
      case when count(distinct placed.deal_on) > 1
        then round((max(placed.deal_on) - min(placed.deal_on))::numeric / (count(distinct placed.deal_on) - 1))::integer
      end as "everyDays"
    from orders.sales_order placed
    join parties.visible_customer visible on visible.id = placed.customer_id
    join orders.order_line line on line.order_id = placed.id
    join catalog.product on product.id = line.product_id and product.active
    where placed.customer_id = ${customerId} and placed.status in ('accepted', 'delivered', 'closed')
    group by product.id
    order by count(distinct placed.id) desc, max(placed.deal_on) desc, product.id
    limit ${limit}`)
  return rows.map((row) => ({ ...row, quantity: parseDecimal(row.quantity) }))
}

type LastRow = {
  readonly id: Id<'ord'>
  readonly number: string
  readonly dealOn: Day
  readonly gross: bigint
  readonly currency: Currency
  readonly what: string
}

export async function lastOrders(tx: Tx, customerId: Id<'cus'>, limit: number) {
  const rows = await tx.many<LastRow>(sql`
    select placed.id, placed.number, placed.deal_on as "dealOn", placed.gross, placed.currency,
      (select string_agg(trim_scale(line.quantity) || ' ' || line.description, ', ' order by line.position)
         from orders.order_line line where line.order_id = placed.id and line.position <= 2) as what
    from orders.sales_order placed
    join parties.visible_customer visible on visible.id = placed.customer_id
    where placed.customer_id = ${customerId} and placed.status not in ('draft', 'cancelled')
    order by placed.deal_on desc, placed.id desc
    limit ${limit}`)
  return rows.map(({ gross, currency, ...row }) => ({ ...row, gross: money(gross, currency) }))
}

/** How often goods went to each address on file. */
export const deliveriesTo = (tx: Tx, customerId: Id<'cus'>) =>
  tx.many<{ addressId: Id<'adr'>; deliveries: number }>(sql`
    select placed.ship_to_address_id as "addressId", count(*)::integer as deliveries
    from orders.sales_order placed
    join parties.visible_customer visible on visible.id = placed.customer_id
    join orders.delivery on delivery.order_id = placed.id
    where placed.customer_id = ${customerId} and placed.ship_to_address_id is not null
    group by placed.ship_to_address_id`)
