import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { likeText } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type FoundOrder = {
  readonly id: Id<'ord'>
  readonly number: string
  readonly poNumber: string | null
  readonly customerName: string
  readonly gross: bigint
  readonly currency: Currency
}

/** Orders by the end of our number, or by the customer's whole purchase order number. */
export const searchOrders = (tx: Tx, text: string, limit: number) =>
  tx.many<FoundOrder>(sql`
    select placed.id, placed.number, placed.po_number as "poNumber", customer.name as "customerName", placed.gross, placed.currency
    from orders.sales_order placed
    join parties.visible_customer visible on visible.id = placed.customer_id
    join parties.customer on customer.id = placed.customer_id
    where placed.number is not null
      and (reverse(placed.number) like ${`${likeText(reversed(text))}%`} or placed.po_number = ${text})
    order by placed.id desc
    limit ${limit}`)

const reversed = (text: string) => text.toUpperCase().split('').toReversed().join('')
