import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

export type ItemShown = {
  readonly itemId: Id<'itm'>
  readonly documentId: Id<'inv'> | null
  readonly number: string
  readonly kind: 'invoice' | 'credit_note' | 'allowance' | 'receipt'
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly open: bigint
  readonly currency: Currency
}

const shown = sql.raw(`
  item.id as "itemId", item.document_id as "documentId", item.number, item.kind, item.entity_id as "entityId", item.customer_id as "customerId",
  customer.name as "customerName", item.issued_on as "issuedOn", item.due_on as "dueOn", item.open, item.currency`)

export const itemsShown = (tx: Tx, ids: readonly Id<'itm'>[]) =>
  tx.many<ItemShown>(sql`
    select ${shown} from ledger.open_item item
    join parties.visible_customer visible on visible.id = item.customer_id
    join parties.customer on customer.id = item.customer_id
    where item.id = any(${ids}::bigint[])
    order by item.effective_due_on, item.id`)

/** What a line pays now: the links of its item that stand. */
export const paidBy = (tx: Tx, itemId: Id<'itm'>) =>
  tx.many<ItemShown & { readonly pays: bigint }>(sql`
    select ${shown}, sum(allocation.amount)::bigint as pays
    from ledger.allocation
    join ledger.open_item item on item.id = allocation.debit_item_id
    join parties.visible_customer visible on visible.id = item.customer_id
    join parties.customer on customer.id = item.customer_id
    where allocation.credit_item_id = ${itemId}
    group by item.id, customer.id
    having sum(allocation.amount) <> 0
    order by item.effective_due_on, item.id`)

/** Earlier money from the same account of the payer, latest first. */
export const paidBefore = (
  tx: Tx,
  line: { readonly id: Id<'rec'>; readonly payerAccount: string; readonly valueOn: Day },
) =>
  tx.many<{ receiptId: Id<'rec'>; valueOn: Day; amount: bigint; currency: Currency; customerName: string | null }>(sql`
    select receipt.id as "receiptId", receipt.value_on as "valueOn", receipt.amount, receipt.currency, customer.name as "customerName"
    from cash.receipt
    left join parties.visible_customer visible on visible.id = receipt.customer_id
    left join parties.customer on customer.id = visible.id
    where receipt.payer_account = ${line.payerAccount} and receipt.amount > 0 and receipt.part_of_id is null
      and receipt.value_on <= ${line.valueOn} and receipt.id <> ${line.id}
    order by receipt.value_on desc, receipt.id desc
    limit 50`)

/** What a customer owes in one entity and currency: bills less credit notes; money that waits is no debt. */
export const customerSum = (
  tx: Tx,
  of: { readonly customerId: Id<'cus'>; readonly entityId: Id<'ent'>; readonly currency: Currency },
) =>
  tx.one<{ items: number; open: bigint }>(sql`
    select count(*)::integer as items, coalesce(sum(item.side * item.open), 0)::bigint as open
    from ledger.open_item item join parties.visible_customer visible on visible.id = item.customer_id
    where item.customer_id = ${of.customerId} and item.entity_id = ${of.entityId} and item.currency = ${of.currency}
      and item.open > 0 and item.kind <> 'receipt'`)
