import type { Day } from '#kernel/day'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

/** As at which day, by which of a fact's days, and as known when; without a day it is now. */
export type AsAt = { readonly asAt: Day | null; readonly basis: 'value' | 'posting'; readonly knownAt: Date | null }

/** A page of rows by id, so that a long export holds few at a time. */
export type Page = { readonly after: bigint; readonly limit: number }

const byDay = (at: AsAt, alias: 'movement' | 'allocation') => sql`
  ${at.asAt ? sql`and ${sql.ref(`${alias}.${at.basis === 'value' ? 'value_on' : 'posted_on'}`)} <= ${at.asAt}` : sql``}
  ${at.knownAt ? sql`and ${sql.ref(`${alias}.recorded_at`)} <= ${at.knownAt}` : sql``}`

export type ItemRow = {
  readonly id: bigint
  readonly entity: string
  readonly customerId: string
  readonly customerName: string
  readonly aliases: string[]
  readonly number: string
  readonly kind: 'invoice' | 'credit_note' | 'allowance' | 'receipt'
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly currency: Currency
  readonly total: bigint
  readonly open: bigint
}

/** Items with something open, as the sum of their movements up to the day: the kept rows answer only for now. */
export const itemPage = (tx: Tx, at: AsAt, { after, limit }: Page) =>
  tx.many<ItemRow>(sql`
    select item.id, entity.code as entity, customer.number as "customerId", customer.name as "customerName",
      coalesce(alias.list, '{}') as aliases, item.number, item.kind, item.issued_on as "issuedOn", item.due_on as "dueOn",
      item.currency, item.total, moved.open
    from ledger.open_item item
    join parties.visible_customer visible on visible.id = item.customer_id
    join parties.customer on customer.id = item.customer_id
    join company.legal_entity entity on entity.id = item.entity_id
    cross join lateral (
      select coalesce(sum(movement.amount), 0)::bigint as open
      from ledger.item_movement movement where movement.item_id = item.id ${byDay(at, 'movement')}) moved
    left join lateral (
      select array_agg(value order by payer_alias.id) as list
      from parties.payer_alias where payer_alias.customer_id = item.customer_id) alias on true
    where item.id > ${after} and moved.open <> 0
    order by item.id
    limit ${limit}`)

export type DocumentRow = {
  readonly id: bigint
  readonly entity: string
  readonly customerId: string
  readonly number: string
  readonly kind: 'invoice' | 'credit_note'
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly currency: Currency
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
}

export const documentPage = (tx: Tx, { asAt }: AsAt, { after, limit }: Page) =>
  tx.many<DocumentRow>(sql`
    select document.id, entity.code as entity, customer.number as "customerId", document.number, document.kind,
      document.issued_on as "issuedOn", document.due_on as "dueOn", document.currency, document.net, document.tax, document.gross
    from billing.document
    join parties.visible_customer visible on visible.id = document.customer_id
    join parties.customer on customer.id = document.customer_id
    join company.legal_entity entity on entity.id = document.entity_id
    where document.status = 'issued' and document.id > ${after}
      ${asAt ? sql`and document.issued_on <= ${asAt}` : sql``}
    order by document.id
    limit ${limit}`)

export type ReceiptRow = {
  readonly id: bigint
  readonly entity: string
  readonly bankReference: string | null
  readonly valueOn: Day
  readonly payerName: string | null
  readonly currency: Currency
  readonly amount: bigint
  readonly unapplied: bigint
}

/** Money that came in, with what of it is applied to nothing. A payer nobody knows has no item, so all of his money is unapplied. */
export const receiptPage = (tx: Tx, at: AsAt, { after, limit }: Page) =>
  tx.many<ReceiptRow>(sql`
    select receipt.id, entity.code as entity, receipt.bank_reference as "bankReference", receipt.value_on as "valueOn",
      receipt.payer_name as "payerName", receipt.currency, receipt.amount,
      (receipt.amount - coalesce(linked.amount, 0))::bigint as unapplied
    from cash.receipt
    join company.legal_entity entity on entity.id = receipt.entity_id
    left join lateral (
      select sum(allocation.amount)::bigint as amount
      from ledger.open_item item
      join ledger.allocation on allocation.credit_item_id = item.id
      where item.receipt_id = receipt.id ${byDay(at, 'allocation')}) linked on true
    where receipt.amount > 0 and receipt.id > ${after}
      and (receipt.customer_id is null or receipt.customer_id in (select visible.id from parties.visible_customer visible))
      ${at.asAt ? sql`and receipt.value_on <= ${at.asAt}` : sql``}
    order by receipt.id
    limit ${limit}`)

export type LinkRow = {
  readonly receiptId: bigint
  readonly invoiceNumber: string
  readonly applied: bigint
  readonly how: string
  readonly probability: string | null
}

/** The links of receipts that stand on the day: what was taken back by then is not among them. */
export const linksOfReceipts = (tx: Tx, at: AsAt, receiptIds: readonly bigint[]) =>
  tx.many<LinkRow>(sql`
    select credit.receipt_id as "receiptId", debit.number as "invoiceNumber", allocation.amount as applied, allocation.how,
      allocation.probability
    from ledger.open_item credit
    join ledger.allocation on allocation.credit_item_id = credit.id
    join ledger.open_item debit on debit.id = allocation.debit_item_id
    where credit.receipt_id = any(${receiptIds}::bigint[]) and allocation.reverses_id is null ${byDay(at, 'allocation')}
      and not exists (
        select 1 from ledger.allocation reversal
        where reversal.reverses_id = allocation.id ${reversalBy(at)})
    order by credit.receipt_id, allocation.id`)

const reversalBy = ({ asAt, basis, knownAt }: AsAt) => sql`
  ${asAt ? sql`and ${sql.ref(`reversal.${basis === 'value' ? 'value_on' : 'posted_on'}`)} <= ${asAt}` : sql``}
  ${knownAt ? sql`and reversal.recorded_at <= ${knownAt}` : sql``}`

export type CustomerRow = {
  readonly id: bigint
  readonly customerId: string
  readonly name: string
  readonly kind: string
  readonly parentId: string | null
  readonly country: string
  readonly currency: Currency
  readonly vatNumber: string | null
  readonly terms: string
  readonly email: string | null
  readonly active: boolean
}

export const customerPage = (tx: Tx, { after, limit }: Page) =>
  tx.many<CustomerRow>(sql`
    select customer.id, customer.number as "customerId", customer.name, customer.kind, parent.number as "parentId",
      customer.country, customer.currency, customer.vat_number as "vatNumber", customer.terms,
      customer.invoice_email as email, customer.active
    from parties.customer
    join parties.visible_customer visible on visible.id = customer.id
    left join parties.customer parent on parent.id = customer.parent_id
    where customer.id > ${after}
    order by customer.id
    limit ${limit}`)

export type PostingRow = {
  readonly entryId: bigint
  readonly position: number
  readonly entity: string
  readonly kind: string
  readonly postedOn: Day
  readonly valueOn: Day
  readonly recordedAt: Date
  readonly document: string | null
  readonly bankReference: string | null
  readonly account: number
  readonly accountName: string
  readonly accountKind: 'asset' | 'liability' | 'income' | 'expense'
  readonly customerId: string | null
  readonly currency: Currency
  readonly amount: bigint
  readonly entityCurrency: Currency
  readonly entityAmount: bigint
}

/** Whole entries with their postings, as they were recorded. */
export const postingsOfEntries = (tx: Tx, at: AsAt, { after, limit }: Page) =>
  tx.many<PostingRow>(sql`
    with chosen as (
      select entry.* from ledger.entry
      where entry.id > ${after}
        ${at.asAt ? sql`and ${sql.ref(at.basis === 'value' ? 'entry.value_on' : 'entry.posted_on')} <= ${at.asAt}` : sql``}
        ${at.knownAt ? sql`and entry.recorded_at <= ${at.knownAt}` : sql``}
      order by entry.id
      limit ${limit}
    )
    select chosen.id as "entryId", posting.position, entity.code as entity, chosen.kind, chosen.posted_on as "postedOn",
      chosen.value_on as "valueOn", chosen.recorded_at as "recordedAt", document.number as document,
      receipt.bank_reference as "bankReference", posting.account, account.name as "accountName", account.kind as "accountKind",
      customer.number as "customerId", posting.currency, posting.amount, entity.currency as "entityCurrency",
      posting.entity_amount as "entityAmount"
    from chosen
    join ledger.posting on posting.entry_id = chosen.id
    join ledger.account on account.number = posting.account
    join company.legal_entity entity on entity.id = chosen.entity_id
    left join billing.document on document.id = chosen.document_id
    left join cash.receipt on receipt.id = chosen.receipt_id
    left join parties.customer on customer.id = posting.customer_id
    order by chosen.id, posting.position`)
