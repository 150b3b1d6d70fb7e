import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { likeText } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type FoundQuote = {
  readonly id: Id<'quo'>
  readonly number: string
  readonly customerName: string
  readonly gross: bigint
  readonly currency: Currency
}

/** Quotes by the end of their number, those that were made last first. */
export const searchQuotes = (tx: Tx, text: string, limit: number) =>
  tx.many<FoundQuote>(sql`
    select standing.id, standing.number, customer.name as "customerName", standing.gross, standing.currency
    from quotes.standing
    join parties.visible_customer visible on visible.id = standing.customer_id
    join parties.customer on customer.id = standing.customer_id
    where standing.number is not null and reverse(standing.number) like ${`${likeText(reversed(text))}%`}
    order by standing.id desc
    limit ${limit}`)

const reversed = (text: string) => text.toUpperCase().split('').toReversed().join('')
