import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { Candidate } from './proposal.ts'

/** An item as it stands; what of it may be kept depends on the money. */
export type FoundItem = Omit<Candidate, 'discount' | 'missed'> & { readonly documentId: Id<'inv'> | null }

/** One legal entity and one currency: nothing is ever matched beyond them. */
export type Within = { readonly entityId: Id<'ent'>; readonly currency: Currency }

const candidate = sql.raw(`
  item.id as "itemId", item.document_id as "documentId", item.customer_id as "customerId", item.number, ledger.bare_number(item.number) as bare, item.open,
  item.effective_due_on as "dueOn"`)

const within = ({ entityId, currency }: Within) => sql`item.entity_id = ${entityId} and item.currency = ${currency}`

/** Debts with one of these bare numbers, the settled ones too: what was paid already must not be taken for something else. */
export const itemsByBareNumber = (tx: Tx, where: Within, bares: readonly string[]) =>
  tx.many<FoundItem>(sql`
    select ${candidate} from ledger.open_item item
    where item.side = 1 and ledger.bare_number(item.number) = any(${bares}::text[]) and ${within(where)}
    order by item.id`)

// Beyond this nobody finds a set that is the only one, and a customer's page shows the rest.
const mostItems = 250

export const openDebtsOf = (tx: Tx, where: Within, customerIds: readonly Id<'cus'>[]) =>
  tx.many<FoundItem>(sql`
    select found.* from unnest(${customerIds}::bigint[]) payer (id)
    cross join lateral (
      select ${candidate} from ledger.open_item item
      where item.customer_id = payer.id and item.side = 1 and item.open > 0 and ${within(where)}
      order by item.effective_due_on, item.id limit ${mostItems}) found`)

export const openCreditsOf = (tx: Tx, where: Within, customerIds: readonly Id<'cus'>[]) =>
  tx.many<FoundItem>(sql`
    select found.* from unnest(${customerIds}::bigint[]) payer (id)
    cross join lateral (
      select ${candidate} from ledger.open_item item
      where item.customer_id = payer.id and item.kind = 'credit_note' and item.open > 0 and ${within(where)}
      order by item.issued_on, item.id limit 20) found`)

/** A few open debts of anybody for each of these amounts. */
export const debtsByAmount = (tx: Tx, where: Within, amounts: readonly bigint[]) =>
  tx.many<FoundItem>(sql`
    select found.* from unnest(${amounts}::bigint[]) asked (amount)
    cross join lateral (
      select ${candidate} from ledger.open_item item
      where item.open = asked.amount and item.open > 0 and item.side = 1 and ${within(where)}
      order by item.effective_due_on, item.id limit 4) found`)

export type Known = { readonly id: Id<'cus'>; readonly number: string; readonly foldedName: string }

/** Customers by their very number, and those whose name begins with one of these words. */
export const customersAlike = (
  tx: Tx,
  { numbers, words }: { readonly numbers: readonly string[]; readonly words: readonly string[] },
) =>
  tx.many<Known>(sql`
    select id, number, folded_name as "foldedName" from parties.customer
    where active and merged_into_id is null
      and (number = any(${numbers}::text[]) or split_part(folded_name, ' ', 1) = any(${words}::text[]))
    order by id`)

export const membersOf = (tx: Tx, parentIds: readonly Id<'cus'>[]) =>
  tx.many<{ id: Id<'cus'>; parentId: Id<'cus'> }>(sql`
    select id, parent_id as "parentId" from parties.customer
    where parent_id = any(${parentIds}::bigint[]) and active order by id`)

/** The letters that the entity's numbers begin with ('RE'), for payers who leave them out. */
export async function lettersOfNumbers(tx: Tx, entityId: Id<'ent'>): Promise<string[]> {
  const rows = await tx.many<{ letters: string }>(sql`
    select distinct substring(upper(pattern) from '^[A-Z]+') as letters from company.series
    where entity_id = ${entityId} and kind = 'invoice' and pattern ~* '^[A-Z]+'`)
  return rows.map((row) => row.letters)
}
