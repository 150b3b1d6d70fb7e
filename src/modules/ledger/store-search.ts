import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { ItemKind } from './open-item.ts'

export type FoundItem = {
  readonly itemId: Id<'itm'>
  readonly documentId: Id<'inv'> | null
  readonly receiptId: Id<'rec'> | null
  readonly kind: ItemKind
  readonly number: string
  readonly customerName: string
  readonly open: bigint
  readonly currency: Currency
}

/** Open items with just one of these amounts, in minor units of whatever currency. */
export const itemsByAmount = (tx: Tx, amounts: readonly bigint[], limit: number) =>
  tx.many<FoundItem>(sql`
    select item.id as "itemId", item.document_id as "documentId", item.receipt_id as "receiptId", item.kind, item.number,
      customer.name as "customerName", item.open, item.currency
    from ledger.open_item item
    join parties.visible_customer visible on visible.id = item.customer_id
    join parties.customer on customer.id = item.customer_id
    where item.open > 0 and item.open = any(${amounts}::bigint[])
    order by item.issued_on desc, item.id desc
    limit ${limit}`)
