import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { Cause, EntryKind } from './entries.ts'

type Whose = { readonly staffId: Id<'stf'>; readonly entityId: Id<'ent'> }

export type EntryRow = {
  readonly id: Id<'cme'>
  readonly scheme: 'commission' | 'bonus'
  readonly kind: EntryKind | 'adjust'
  readonly cause: Cause
  readonly reason: string | null
  readonly customerId: Id<'cus'> | null
  readonly customerName: string | null
  readonly documentId: Id<'inv'> | null
  readonly invoiceNumber: string | null
  readonly documentCurrency: Currency | null
  readonly open: bigint | null
  readonly creditNoteId: Id<'inv'> | null
  readonly creditNoteNumber: string | null
  readonly receiptId: Id<'rec'> | null
  readonly payerName: string | null
  readonly receiptOn: Day | null
  readonly receiptAmount: bigint | null
  readonly receiptCurrency: Currency | null
  readonly receiptLine: number | null
  readonly basis: bigint
  readonly ratePercent: string
  readonly shareWeight: bigint
  readonly shareOf: bigint
  readonly sharedWith: string[]
  readonly amount: bigint
  readonly earnedOn: Day
  readonly recordedOn: Day
}

/** The entries of a quarter as its statement shows them. A person sees the lines of his own pay, whoever has the customer now. */
export const entriesOfQuarter = (tx: Tx, { staffId, entityId, quarter }: Whose & { readonly quarter: Day }) =>
  tx.many<EntryRow>(sql`
    select entry.id, entry.scheme, entry.kind, entry.cause, entry.reason, entry.customer_id as "customerId",
      customer.name as "customerName", entry.document_id as "documentId", document.number as "invoiceNumber",
      document.currency as "documentCurrency", item.open, note.id as "creditNoteId", note.number as "creditNoteNumber",
      coalesce(back.id, receipt.id) as "receiptId", coalesce(back.payer_name, receipt.payer_name) as "payerName",
      coalesce(back.value_on, receipt.value_on) as "receiptOn", coalesce(back.amount, receipt.amount) as "receiptAmount",
      receipt.currency as "receiptCurrency",
      (select count(*)::integer from cash.receipt earlier
        where earlier.statement_id = coalesce(back.statement_id, receipt.statement_id) and earlier.part_of_id is null
          and earlier.id <= coalesce(back.id, receipt.part_of_id, receipt.id)) as "receiptLine",
      entry.basis, entry.rate_percent as "ratePercent", entry.share_weight as "shareWeight", entry.share_of as "shareOf",
      coalesce((select array_agg(distinct staff.name) from incentives.entry other join company.staff on staff.id = other.staff_id
        where other.document_id = entry.document_id and other.staff_id <> entry.staff_id), '{}') as "sharedWith",
      entry.amount, entry.earned_on as "earnedOn", entry.recorded_on as "recordedOn"
    from incentives.entry
    left join billing.document on document.id = entry.document_id
    left join ledger.open_item item on item.document_id = entry.document_id and item.kind = 'invoice'
    left join parties.customer on customer.id = entry.customer_id
    left join cash.receipt on receipt.id = entry.receipt_id
    -- What went back shows the line by which the bank took it.
    left join lateral (
      select gone.id, gone.payer_name, gone.value_on, gone.amount, gone.statement_id from cash.receipt gone
      where entry.kind = 'reverse' and gone.returns_id in (receipt.id, receipt.part_of_id) limit 1) back on true
    left join billing.document note on entry.event_key like 'credit note %'
      and note.id = substring(entry.event_key from '^credit note ([0-9]+)')::bigint
    where entry.staff_id = ${staffId} and entry.entity_id = ${entityId} and entry.quarter = ${quarter}
    order by entry.earned_on, entry.id`)

/** What was earned in the quarters after a settled one and before another, which are open still. */
export async function earnedBetween(
  tx: Tx,
  { staffId, entityId, after, before }: Whose & { readonly after: Day | null; readonly before: Day },
): Promise<bigint> {
  const row = await tx.one<{ amount: bigint }>(sql`
    select coalesce(sum(amount), 0)::bigint as amount from incentives.entry
    where staff_id = ${staffId} and entity_id = ${entityId} and quarter < ${before}
      and (${after}::date is null or quarter > ${after})`)
  return row.amount
}

export type OpenInvoice = {
  readonly id: Id<'inv'>
  readonly number: string
  readonly orderId: Id<'ord'> | null
  readonly salespersonId: Id<'stf'> | null
  readonly issuedOn: Day
  readonly receivedOn: Day | null
  readonly net: bigint
  readonly gross: bigint
  readonly currency: Currency
  readonly entityRate: string
  readonly open: bigint
  readonly effectiveDueOn: Day
  readonly inDispute: boolean
  readonly customerId: Id<'cus'>
  readonly customerName: string
}

/** Invoices of somebody's own or shared deals on which something is still open, also where the customer is somebody else's by now. */
export const openInvoicesOf = (tx: Tx, { staffId, entityId }: Whose) =>
  tx.many<OpenInvoice>(sql`
    select document.id, document.number, document.order_id as "orderId", document.salesperson_id as "salespersonId",
      document.issued_on as "issuedOn", document.received_on as "receivedOn", document.net, document.gross,
      document.currency, document.entity_rate as "entityRate", item.open, item.effective_due_on as "effectiveDueOn",
      exists (select 1 from disputes.dispute_case refusal
        where refusal.document_id = document.id and refusal.kind = 'dispute' and refusal.closed_at is null) as "inDispute",
      document.customer_id as "customerId", customer.name as "customerName"
    from ledger.open_item item
    join billing.document on document.id = item.document_id
    join parties.customer on customer.id = document.customer_id
    where item.kind = 'invoice' and item.open > 0 and document.entity_id = ${entityId}
      and (document.salesperson_id = ${staffId}
        or exists (
          select 1 from incentives.split join incentives.split_share share on share.split_id = split.id
          where share.staff_id = ${staffId} and (split.document_id = document.id or split.order_id = document.order_id))
        or exists (
          select 1 from incentives.hand_over
          where to_staff_id = ${staffId} and hand_over.customer_id = document.customer_id
            and from_staff_id = document.salesperson_id))
    order by item.effective_due_on, document.id`)

export type PersonSum = {
  readonly staffId: Id<'stf'>
  readonly name: string
  readonly earned: bigint
  readonly takenBack: bigint
  readonly entries: number
  readonly waitingPlans: number
}

/** Everybody who is in a plan of the entity, with what the quarter brought. */
export const peopleOfQuarter = (
  tx: Tx,
  { entityId, quarter, only }: { readonly entityId: Id<'ent'>; readonly quarter: Day; readonly only: Id<'stf'> | null },
) =>
  tx.many<PersonSum>(sql`
    select staff.id as "staffId", staff.name, coalesce(sum(entry.amount) filter (where entry.amount > 0), 0)::bigint as earned,
      coalesce(-sum(entry.amount) filter (where entry.amount < 0), 0)::bigint as "takenBack", count(entry.id)::integer as entries,
      (select count(*)::integer from incentives.plan_member waiting join incentives.plan on plan.id = waiting.plan_id
        where waiting.staff_id = staff.id and plan.entity_id = ${entityId} and waiting.accepted_at is null
          and not exists (select 1 from incentives.plan newer
            where newer.entity_id = plan.entity_id and newer.name = plan.name and newer.version > plan.version)) as "waitingPlans"
    from company.staff
    left join incentives.entry on entry.staff_id = staff.id and entry.entity_id = ${entityId} and entry.quarter = ${quarter}
    where (${only}::bigint is null or staff.id = ${only})
      and exists (
        select 1 from incentives.plan_member member join incentives.plan on plan.id = member.plan_id
        where member.staff_id = staff.id and plan.entity_id = ${entityId})
    group by staff.id, staff.name
    order by earned desc, staff.name`)

export type ToSign = {
  readonly kind: 'split' | 'hand-over'
  readonly splitId: Id<'spl'> | null
  readonly handOverId: Id<'hov'> | null
  readonly customerName: string
  readonly dealNumber: string | null
  readonly percent: string
  readonly fromOn: Day | null
  readonly throughOn: Day | null
}

/** What waits for somebody's signature. */
export const toSignBy = (tx: Tx, { staffId, entityId }: Whose) =>
  tx.many<ToSign>(sql`
    select 'split' as kind, split.id as "splitId", null::bigint as "handOverId", customer.name as "customerName",
      coalesce(document.number, placed.number) as "dealNumber",
      round(share.weight * 100.0 / (select sum(weight) from incentives.split_share whole where whole.split_id = split.id), 2) as percent,
      null::date as "fromOn", null::date as "throughOn"
    from incentives.split_share share
    join incentives.split on split.id = share.split_id
    join parties.customer on customer.id = split.customer_id
    left join billing.document on document.id = split.document_id
    left join orders.sales_order placed on placed.id = split.order_id
    where share.staff_id = ${staffId} and share.signed_at is null and split.entity_id = ${entityId}
    union all
    select 'hand-over', null, hand_over.id, customer.name, null, share_percent, from_on, through_on
    from incentives.hand_over join parties.customer on customer.id = hand_over.customer_id
    where entity_id = ${entityId}
      and ((from_staff_id = ${staffId} and from_signed_at is null) or (to_staff_id = ${staffId} and to_signed_at is null))`)

export type KeyedEntry = {
  readonly staffId: Id<'stf'>
  readonly documentId: Id<'inv'> | null
  readonly planId: Id<'pla'>
  readonly eventKey: string
  readonly amount: bigint
}

export const entryById = (tx: Tx, id: Id<'cme'>) =>
  tx.maybe<KeyedEntry>(sql`
    select staff_id as "staffId", document_id as "documentId", plan_id as "planId", event_key as "eventKey", amount
    from incentives.entry where id = ${id}`)
