import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { AccountNumber, PostingDraft } from './entry.ts'

export type AllowanceKind = 'cash_discount' | 'small_difference'

type Row = {
  readonly itemId: Id<'itm'>
  readonly kind: AllowanceKind
  readonly receiptId: Id<'rec'>
  readonly debitItemId: Id<'itm'>
  readonly entryId: bigint | null
}

export const insertAllowances = (tx: Tx, rows: readonly Row[]) =>
  tx.insert(
    'ledger.allowance',
    rows.map((row) => ({
      item_id: row.itemId,
      kind: row.kind,
      receipt_id: row.receiptId,
      debit_item_id: row.debitItemId,
      entry_id: row.entryId,
    })),
  )

type Standing = Omit<Row, 'entryId'> & { readonly entryId: bigint; readonly valueOn: Day }

/** Allowances that came with this money on these debts and still stand. */
export const allowancesOf = (tx: Tx, receiptId: Id<'rec'>, debitItemIds: readonly Id<'itm'>[]) =>
  tx.many<Standing>(sql`
    select allowance.item_id as "itemId", allowance.kind, allowance.receipt_id as "receiptId",
      allowance.debit_item_id as "debitItemId", allowance.entry_id as "entryId", entry.value_on as "valueOn"
    from ledger.allowance join ledger.entry on entry.id = allowance.entry_id
    where allowance.receipt_id = ${receiptId} and allowance.debit_item_id = any(${debitItemIds}::bigint[])
      and not exists (
        select 1 from ledger.item_movement gone where gone.item_id = allowance.item_id and gone.kind = 'released')
    order by allowance.item_id`)

type Written = Omit<PostingDraft, 'customerId' | 'itemId' | 'taxCodeId'> & {
  readonly entryId: bigint
  readonly customerId?: Id<'cus'>
  readonly itemId?: Id<'itm'>
  readonly taxCodeId?: Id<'txc'>
}

/** The postings of entries as they were drafted. */
export async function postingsOfEntries(tx: Tx, entryIds: readonly bigint[]): Promise<Written[]> {
  const rows = await tx.many<{
    entryId: bigint
    account: AccountNumber
    customerId: Id<'cus'> | null
    itemId: Id<'itm'> | null
    taxCodeId: Id<'txc'> | null
    currency: Currency
    amount: bigint
    entityAmount: bigint
  }>(sql`
    select entry_id as "entryId", account, customer_id as "customerId", item_id as "itemId", tax_code_id as "taxCodeId", currency,
      amount, entity_amount as "entityAmount"
    from ledger.posting where entry_id = any(${entryIds}::bigint[]) order by entry_id, position`)
  return rows.map(({ currency, amount, customerId, itemId, taxCodeId, ...row }) => ({
    ...row,
    amount: money(amount, currency),
    ...(customerId === null ? {} : { customerId }),
    ...(itemId === null ? {} : { itemId }),
    ...(taxCodeId === null ? {} : { taxCodeId }),
  }))
}

/** What of a customer's debts was let go as small differences in a year of value days, in minor units. */
export async function smallDifferencesOf(
  tx: Tx,
  customerIds: readonly Id<'cus'>[],
  year: number,
): Promise<ReadonlyMap<Id<'cus'>, bigint>> {
  const rows = await tx.many<{ customerId: Id<'cus'>; total: bigint }>(sql`
    select item.customer_id as "customerId", sum(item.total)::bigint as total
    from ledger.allowance join ledger.open_item item on item.id = allowance.item_id
    where allowance.kind = 'small_difference' and item.customer_id = any(${customerIds}::bigint[])
      and extract(year from item.issued_on) = ${year}::int
      and not exists (
        select 1 from ledger.item_movement gone where gone.item_id = allowance.item_id and gone.kind = 'released')
    group by item.customer_id`)
  return new Map(rows.map((row) => [row.customerId, row.total]))
}

/** What was let go of these debts and still stands, in minor units. */
export async function allowedOn(tx: Tx, debitItemIds: readonly Id<'itm'>[]): Promise<ReadonlyMap<Id<'itm'>, bigint>> {
  const rows = await tx.many<{ itemId: Id<'itm'>; total: bigint }>(sql`
    select allowance.debit_item_id as "itemId", sum(item.total)::bigint as total
    from ledger.allowance join ledger.open_item item on item.id = allowance.item_id
    where allowance.debit_item_id = any(${debitItemIds}::bigint[])
      and not exists (
        select 1 from ledger.item_movement gone where gone.item_id = allowance.item_id and gone.kind = 'released')
    group by allowance.debit_item_id`)
  return new Map(rows.map((row) => [row.itemId, row.total]))
}
