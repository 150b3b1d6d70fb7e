import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { likeText } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type FoundDocument = {
  readonly id: Id<'inv'>
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly customerName: string
  readonly gross: bigint
  readonly currency: Currency
}

/** Documents by the end of their number, which is what people remember of it. */
export const searchDocuments = (tx: Tx, text: string, limit: number) =>
  tx.many<FoundDocument>(sql`
    select document.id, document.kind, document.number, customer.name as "customerName", document.gross, document.currency
    from billing.document
    join parties.visible_customer visible on visible.id = document.customer_id
    join parties.customer on customer.id = document.customer_id
    where document.number is not null and reverse(document.number) like ${`${likeText(reversed(text))}%`}
    order by document.id desc
    limit ${limit}`)

const reversed = (text: string) => text.toUpperCase().split('').toReversed().join('')
