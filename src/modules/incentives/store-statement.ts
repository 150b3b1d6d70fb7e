import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { Cause, EntryKind } from './entries.ts'

type Whose = { readonly staffId: Id<'stf'>; readonly entityId: Id<'ent'> }

export type EntryRow = {
  readonly id: Id<'cme'>
  readonly kind: EntryKind
  readonly cause: Cause
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly documentId: Id<'inv'>
  readonly invoiceNumber: string
  readonly receiptId: Id<'rec'> | null
  readonly payerName: string | null
  readonly receiptOn: Day | null
  readonly receiptAmount: bigint | null
  readonly receiptCurrency: Currency | null
  readonly basis: bigint
  readonly ratePercent: string
  readonly shareWeight: bigint
  readonly shareOf: bigint
  readonly amount: bigint
  readonly earnedOn: Day
  readonly recordedOn: Day
}

/** The entries of a quarter as its statement shows them. A person sees the lines of his own pay, whoever has the customer now. */
export const entriesOfQuarter = (tx: Tx, { staffId, entityId, quarter }: Whose & { readonly quarter: Day }) =>
  tx.many<EntryRow>(sql`
    select entry.id, entry.kind, entry.cause, entry.customer_id as "customerId", customer.name as "customerName",
      entry.document_id as "documentId", document.number as "invoiceNumber", entry.receipt_id as "receiptId",
      receipt.payer_name as "payerName", receipt.value_on as "receiptOn", receipt.amount as "receiptAmount",
      receipt.currency as "receiptCurrency", entry.basis, entry.rate_percent as "ratePercent",
      entry.share_weight as "shareWeight", entry.share_of as "shareOf", entry.amount, entry.earned_on as "earnedOn",
      entry.recorded_on as "recordedOn"
    from incentives.entry
    join billing.document on document.id = entry.document_id
    join parties.customer on customer.id = entry.customer_id
    left join cash.receipt on receipt.id = entry.receipt_id
    where entry.staff_id = ${staffId} and entry.entity_id = ${entityId} and entry.quarter = ${quarter}
    order by entry.earned_on, entry.id`)

/** What was earned in all quarters before. */
export async function earnedBefore(
  tx: Tx,
  { staffId, entityId, quarter }: Whose & { readonly quarter: Day },
): Promise<bigint> {
  const row = await tx.one<{ amount: bigint }>(sql`
    select coalesce(sum(amount), 0)::bigint as amount from incentives.entry
    where staff_id = ${staffId} and entity_id = ${entityId} and quarter < ${quarter}`)
  return row.amount
}

export type OpenInvoice = {
  readonly id: Id<'inv'>
  readonly number: string
  readonly orderId: Id<'ord'> | null
  readonly issuedOn: Day
  readonly gross: bigint
  readonly currency: Currency
  readonly entityRate: string
  readonly open: bigint
  readonly effectiveDueOn: Day
  readonly customerId: Id<'cus'>
  readonly customerName: string
}

/** Invoices of somebody's own deals on which something is still open, also where the customer is somebody else's by now. */
export const openInvoicesOf = (tx: Tx, { staffId, entityId }: Whose) =>
  tx.many<OpenInvoice>(sql`
    select document.id, document.number, document.order_id as "orderId", document.issued_on as "issuedOn", document.gross,
      document.currency, document.entity_rate as "entityRate", item.open, item.effective_due_on as "effectiveDueOn",
      document.customer_id as "customerId", customer.name as "customerName"
    from ledger.open_item item
    join billing.document on document.id = item.document_id
    join parties.customer on customer.id = document.customer_id
    where item.kind = 'invoice' and item.open > 0 and document.entity_id = ${entityId} and document.salesperson_id = ${staffId}
    order by item.effective_due_on, document.id`)

export type PersonSum = {
  readonly staffId: Id<'stf'>
  readonly name: string
  readonly earned: bigint
  readonly takenBack: bigint
  readonly entries: number
}

/** Everybody who is in a plan of the entity, with what the quarter brought. */
export const peopleOfQuarter = (
  tx: Tx,
  { entityId, quarter, only }: { readonly entityId: Id<'ent'>; readonly quarter: Day; readonly only: Id<'stf'> | null },
) =>
  tx.many<PersonSum>(sql`
    select staff.id as "staffId", staff.name, coalesce(sum(entry.amount) filter (where entry.amount > 0), 0)::bigint as earned,
      coalesce(-sum(entry.amount) filter (where entry.amount < 0), 0)::bigint as "takenBack", count(entry.id)::integer as entries
    from company.staff
    left join incentives.entry on entry.staff_id = staff.id and entry.entity_id = ${entityId} and entry.quarter = ${quarter}
    where (${only}::bigint is null or staff.id = ${only})
      and exists (
        select 1 from incentives.plan_member member join incentives.plan on plan.id = member.plan_id
        where member.staff_id = staff.id and plan.entity_id = ${entityId})
    group by staff.id, staff.name
    order by earned desc, staff.name`)
