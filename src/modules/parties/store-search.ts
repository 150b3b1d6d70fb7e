import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import { likeText } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type FoundCustomer = { readonly id: Id<'cus'>; readonly number: string; readonly name: string }

/** Customers by the beginning of their number or by a part of their name, however it is spelled; names that begin so come first. */
export const searchCustomers = (tx: Tx, text: string, limit: number) =>
  tx.many<FoundCustomer>(sql`
    select customer.id, number, name
    from parties.customer
    join parties.visible_customer visible on visible.id = customer.id
    where number ilike ${`${likeText(text)}%`} or folded_name like ${`%${likeText(foldedKey(text))}%`}
    order by folded_name not like ${`${likeText(foldedKey(text))}%`}, folded_name, customer.id
    limit ${limit}`)
