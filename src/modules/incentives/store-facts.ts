import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { Cause } from './entries.ts'

export type RefusedLine = {
  readonly documentId: Id<'inv'>
  readonly caseId: Id<'dsp'>
  readonly lineId: Id<'iln'>
  readonly net: bigint
  /** Of the whole case, with tax. */
  readonly gross: bigint
  readonly openedAt: Date
  readonly openedOn: Day
  readonly closedAt: Date | null
  readonly closedOn: Day | null
}

/** What customers refused of documents, case by case and line by line, closed cases among them. */
export const refusedLines = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<RefusedLine>(sql`
    select refusal.document_id as "documentId", refusal.id as "caseId", line.document_line_id as "lineId", line.net,
      refusal.gross, refusal.opened_at as "openedAt",
      refusal.opened_on as "openedOn", refusal.closed_at as "closedAt", refusal.closed_on as "closedOn"
    from disputes.dispute_case refusal
    join disputes.case_line line on line.case_id = refusal.id
    where refusal.document_id = any(${documentIds}::bigint[]) and refusal.kind = 'dispute'
    order by refusal.id, line.document_line_id`)

/** An invoice as pay needs it: of one's own deal, whoever has the customer by now. */
export type SoldInvoice = {
  readonly id: Id<'inv'>
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly orderId: Id<'ord'> | null
  readonly salespersonId: Id<'stf'> | null
  readonly number: string
  readonly issuedOn: Day
  readonly net: bigint
  readonly gross: bigint
  readonly currency: Currency
  readonly entityRate: string
}

export const soldInvoices = (tx: Tx, ids: readonly Id<'inv'>[]) =>
  tx.many<SoldInvoice>(sql`
    select id, entity_id as "entityId", customer_id as "customerId", order_id as "orderId", salesperson_id as "salespersonId",
      number, issued_on as "issuedOn", net, gross, currency, entity_rate as "entityRate"
    from billing.document
    where id = any(${ids}::bigint[]) and kind = 'invoice' and status = 'issued'
    order by id`)

export type CreditFact = {
  readonly id: Id<'inv'>
  readonly originalId: Id<'inv'>
  readonly gross: bigint
  readonly issuedOn: Day
  readonly at: Date
  readonly cause: Cause
  /** The bill was made anew, so that its commission moves to the new one. */
  readonly rebilled: boolean
}

/** Credit notes of invoices, when they were issued and whose doing they are. */
export const creditNotesOf = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<CreditFact>(sql`
    select note.id, note.original_id as "originalId", note.gross, note.issued_on as "issuedOn", origin.at,
      case verdict.verdict when 'theirs' then 'theirs' when 'shared' then 'neither' when 'goodwill' then 'neither' else 'ours' end as cause,
      coalesce(verdict.outcome = 'rebill', false) or exists (
        select 1 from billing.document anew where anew.replaces_id = note.original_id) as rebilled
    from billing.document note
    join platform.origin on origin.id = note.origin_id
    left join lateral (
      select refusal.verdict, refusal.outcome from disputes.dispute_case refusal
      where refusal.document_id = note.original_id and refusal.credit_note_id = note.id limit 1) verdict on true
    where note.original_id = any(${documentIds}::bigint[]) and note.status = 'issued'
    order by note.id`)

// A debit without a mandate, or drawn twice, is our doing; everything else is the payer's.
const ourMistakes = ['MD01', 'MD02', 'AM05', 'FF01']

/** Money that the bank took back, and whose doing that is. A part of a line goes back with its line. */
export async function returnsOf(tx: Tx, receiptIds: readonly Id<'rec'>[]): Promise<ReadonlyMap<Id<'rec'>, Cause>> {
  const rows = await tx.many<{ id: Id<'rec'>; reason: string | null }>(sql`
    with asked as (
      select id, id as returned_id from unnest(${receiptIds}::bigint[]) id
      union all
      select id, part_of_id from cash.receipt where id = any(${receiptIds}::bigint[]) and part_of_id is not null
    )
    select asked.id, back.return_reason as reason
    from asked join cash.receipt back on back.returns_id = asked.returned_id`)
  return new Map(rows.map(({ id, reason }) => [id, reason && ourMistakes.includes(reason) ? 'ours' : 'theirs']))
}

/** What of invoices is still open. */
export async function openAmounts(tx: Tx, documentIds: readonly Id<'inv'>[]): Promise<ReadonlyMap<Id<'inv'>, bigint>> {
  const rows = await tx.many<{ id: Id<'inv'>; open: bigint }>(sql`
    select document_id as id, sum(open)::bigint as open from ledger.open_item
    where document_id = any(${documentIds}::bigint[]) and kind = 'invoice' group by document_id`)
  return new Map(rows.map(({ id, open }) => [id, open]))
}
