import type { Id } from '#kernel/id'
import { likeText } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type FoundCase = { readonly id: Id<'dsp'>; readonly number: string; readonly customerName: string }

/** Disputes and enquiries by the end of their number. */
export const searchCases = (tx: Tx, text: string, limit: number) =>
  tx.many<FoundCase>(sql`
    select found.id, found.number, customer.name as "customerName"
    from disputes.dispute_case found
    join parties.visible_customer visible on visible.id = found.customer_id
    join parties.customer on customer.id = found.customer_id
    where found.number like ${likeText(text.toUpperCase()).slice(0, -1)}
    order by found.id desc
    limit ${limit}`)
