import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

type Asked = { readonly entityId: Id<'ent'>; readonly staffIds: readonly Id<'stf'>[] }

/** Invoices of these people on which something happened in a quarter: money, a credit note, or an entry. */
export async function documentsOfQuarter(
  tx: Tx,
  { entityId, staffIds, from, through }: Asked & { readonly from: Day; readonly through: Day },
): Promise<Id<'inv'>[]> {
  const rows = await tx.many<{ id: Id<'inv'> }>(sql`
    select document_id as id from incentives.entry
    where entity_id = ${entityId} and staff_id = any(${staffIds}::bigint[]) and quarter = ${from} and document_id is not null
    union
    select document.id from billing.document
    join ledger.open_item item on item.document_id = document.id and item.kind = 'invoice'
    join ledger.allocation link on link.debit_item_id = item.id
    where document.entity_id = ${entityId} and document.salesperson_id = any(${staffIds}::bigint[])
      and (link.value_on between ${from} and ${through} or link.posted_on between ${from} and ${through})
    union
    select note.original_id from billing.document note join billing.document on document.id = note.original_id
    where note.entity_id = ${entityId} and note.status = 'issued' and note.issued_on between ${from} and ${through}
      and document.salesperson_id = any(${staffIds}::bigint[])
    order by 1`)
  return rows.map(({ id }) => id)
}

/** What everybody's entries of a quarter come to. */
export async function paidInQuarter(
  tx: Tx,
  { entityId, staffIds, quarter }: Asked & { readonly quarter: Day },
): Promise<ReadonlyMap<Id<'stf'>, bigint>> {
  const rows = await tx.many<{ staffId: Id<'stf'>; amount: bigint }>(sql`
    select staff_id as "staffId", sum(amount)::bigint as amount from incentives.entry
    where entity_id = ${entityId} and quarter = ${quarter} and staff_id = any(${staffIds}::bigint[]) and scheme = 'commission'
    group by staff_id`)
  return new Map(rows.map(({ staffId, amount }) => [staffId, amount]))
}
