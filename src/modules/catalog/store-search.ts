import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import { likeText } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type FoundProduct = { readonly id: Id<'prd'>; readonly sku: string; readonly name: string }

/** Active products by a part of their number or name; numbers that are meant whole come first. */
export const searchProducts = (tx: Tx, text: string, limit: number) =>
  tx.many<FoundProduct>(sql`
    select id, sku, name
    from catalog.product
    where active and (sku ilike ${likeText(text)} or folded_name like ${likeText(foldedKey(text))})
    order by lower(sku) <> lower(${text}), folded_name, id
    limit ${limit}`)
