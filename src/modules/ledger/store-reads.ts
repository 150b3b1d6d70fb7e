import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { Bucket } from './ageing.ts'
import type { ItemKind } from './open-item.ts'
import type { AllowanceKind } from './store-allowances.ts'
import { sumsOfParts } from './store-sums.ts'

/**
 * As at which day, by which of an item's days, and as known when. `value` asks what was so, `posting` what the books of that day
 * said; `knownAt` forgets what was recorded later.
 */
export type AsAt = { readonly asAt: Day; readonly basis: 'value' | 'posting'; readonly knownAt?: Date }

export type ItemAsAt = {
  readonly id: Id<'itm'>
  readonly entityId: Id<'ent'>
  readonly entityCode: string
  readonly customerId: Id<'cus'>
  readonly customerNumber: string
  readonly customerName: string
  readonly kind: ItemKind
  readonly documentId: Id<'inv'> | null
  readonly receiptId: Id<'rec'> | null
  readonly number: string
  readonly reference: string | null
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly effectiveDueOn: Day
  readonly currency: Currency
  readonly total: bigint
  readonly open: bigint
}

export type ItemScope = { readonly customerId?: Id<'cus'>; readonly entityId?: Id<'ent'>; readonly currency?: Currency }

const day = (basis: AsAt['basis']) => sql.raw(basis === 'value' ? 'movement.value_on' : 'movement.posted_on')
const known = (knownAt: Date | undefined) => (knownAt ? sql`and movement.recorded_at <= ${knownAt}` : sql``)
const within = ({ customerId, entityId, currency }: ItemScope) => sql`
  ${customerId ? sql`and item.customer_id = ${customerId}` : sql``}
  ${entityId ? sql`and item.entity_id = ${entityId}` : sql``}
  ${currency ? sql`and item.currency = ${currency}` : sql``}`

const columns = sql.raw(`
  item.id, item.entity_id as "entityId", entity.code as "entityCode", item.customer_id as "customerId",
  customer.number as "customerNumber", customer.name as "customerName", item.kind, item.document_id as "documentId",
  item.receipt_id as "receiptId", item.number, item.reference, item.issued_on as "issuedOn", item.due_on as "dueOn",
  item.effective_due_on as "effectiveDueOn", item.currency, item.total`)

/** Items with something open as at a day, oldest due day first. Nobody is left out for having no due day: every item has one. */
export const openItemsAsAt = (tx: Tx, asAt: AsAt, scope: ItemScope = {}) =>
  tx.many<ItemAsAt>(sql`
    with moved as (
      select movement.item_id, sum(movement.amount)::bigint as open
      from ledger.item_movement movement
      ${scope.customerId ? sql`join ledger.open_item item on item.id = movement.item_id and item.customer_id = ${scope.customerId}` : sql``}
      where ${day(asAt.basis)} <= ${asAt.asAt} ${known(asAt.knownAt)}
      group by movement.item_id
      having sum(movement.amount) <> 0
    )
    select ${columns}, moved.open
    from moved
    join ledger.open_item item on item.id = moved.item_id
    join parties.visible_customer visible on visible.id = item.customer_id
    join parties.customer on customer.id = item.customer_id
    join company.legal_entity entity on entity.id = item.entity_id
    where true ${within(scope)}
    order by item.effective_due_on, item.id`)

/** Items with something open now, from the kept rows. */
export const openItemsNow = (tx: Tx, scope: ItemScope) =>
  tx.many<ItemAsAt>(sql`
    select ${columns}, item.open
    from ledger.open_item item
    join parties.visible_customer visible on visible.id = item.customer_id
    join parties.customer on customer.id = item.customer_id
    join company.legal_entity entity on entity.id = item.entity_id
    where item.open > 0 ${within(scope)}
    order by item.effective_due_on, item.id`)

export type AgeingRow = {
  readonly customerId: Id<'cus'>
  readonly customerNumber: string
  readonly customerName: string
  readonly currency: Currency
  readonly unapplied: bigint
  readonly credits: bigint
  readonly total: bigint
} & { readonly [bucket in Bucket]: bigint }

/**
 * What each customer owes by age, per currency. The five buckets hold the invoices, credits and unapplied money stand apart, and
 * all of them together are the total: nothing is netted silently.
 */
export const ageingRows = (tx: Tx, asAt: AsAt | { readonly now: Day }, scope: ItemScope = {}) =>
  tx.many<AgeingRow>(sql`
    with aged as (${'now' in asAt ? agedNow(asAt.now, scope) : agedThen(asAt, scope)})
    select aged.customer_id as "customerId", customer.number as "customerNumber", customer.name as "customerName", aged.currency,
      sum(not_due)::bigint as "not_due", sum(d1_30)::bigint as "d1_30", sum(d31_60)::bigint as "d31_60",
      sum(d61_90)::bigint as "d61_90", sum(over_90)::bigint as "over_90",
      (-sum(credit_notes))::bigint as credits, (-sum(unapplied))::bigint as unapplied,
      sum(receivable - credit_notes - unapplied)::bigint as total
    from aged
    join parties.visible_customer visible on visible.id = aged.customer_id
    join parties.customer on customer.id = aged.customer_id
    group by aged.customer_id, customer.number, customer.name, aged.currency
    order by total desc, aged.customer_id, aged.currency`)

const sums = sql.raw('not_due, d1_30, d31_60, d61_90, over_90, receivable, credit_notes, unapplied')

/** The kept ages where they are of this day; where they are not, the items are counted. */
const agedNow = (now: Day, scope: ItemScope) => sql`
  select customer_id, currency, ${sums} from ledger.customer_sum item
  where aged_on = ${now} and (receivable > 0 or credit_notes > 0 or unapplied > 0) ${within(scope)}
  union all
  select part.customer_id, part.currency, ${sumsOfParts('part.open', 'asked.day')}
  from (select ${now}::date as day) asked
  join ledger.customer_sum item on item.aged_on is null or item.aged_on <> asked.day
  join ledger.open_item part
    on part.customer_id = item.customer_id and part.entity_id = item.entity_id and part.currency = item.currency and part.open > 0
  where true ${within(scope)}
  group by part.customer_id, part.currency, asked.day`

const agedThen = (asAt: AsAt, scope: ItemScope) => sql`
  select part.customer_id, part.currency, ${sumsOfParts('part.open', 'asked.day')}
  from (select ${asAt.asAt}::date as day) asked cross join (${itemsThen(asAt, scope)}) part
  group by part.customer_id, part.currency, asked.day`

const itemsThen = (asAt: AsAt, scope: ItemScope) => sql`
  select item.customer_id, item.currency, item.kind, item.effective_due_on, sum(movement.amount)::bigint as open
  from ledger.item_movement movement
  join ledger.open_item item on item.id = movement.item_id
  where ${day(asAt.basis)} <= ${asAt.asAt} ${known(asAt.knownAt)} ${within(scope)}
  group by item.id
  having sum(movement.amount) <> 0`

export type CustomerSum = {
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly currency: Currency
  readonly receivable: bigint
  readonly creditNotes: bigint
  readonly unapplied: bigint
}

/** The kept sums, as exposure needs them: open invoices, unapplied credit notes, unapplied money. */
export const customerSums = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<CustomerSum>(sql`
    select customer_id as "customerId", entity_id as "entityId", currency, receivable, credit_notes as "creditNotes", unapplied
    from ledger.customer_sum
    where customer_id = any(${customerIds}::bigint[])
    order by customer_id, entity_id, currency`)

export type OverdueRow = {
  readonly customerId: Id<'cus'>
  readonly currency: Currency
  readonly oldestDueOn: Day
  readonly amount: bigint
}

/** What is past its effective due day, with the oldest such day. */
export const overdueOf = (
  tx: Tx,
  { customerIds, on }: { readonly customerIds: readonly Id<'cus'>[]; readonly on: Day },
) =>
  tx.many<OverdueRow>(sql`
    select customer_id as "customerId", currency, min(effective_due_on) as "oldestDueOn", sum(open)::bigint as amount
    from ledger.open_item
    where open > 0 and side = 1 and customer_id = any(${customerIds}::bigint[]) and effective_due_on < ${on}
    group by customer_id, currency`)

export type BalanceRow = {
  readonly account: number
  readonly name: string
  readonly kind: 'asset' | 'liability' | 'income' | 'expense'
  readonly debit: bigint
  readonly credit: bigint
  readonly balance: bigint
}

/** Sums per account in the entity's currency, by posting day. */
export const trialBalance = (tx: Tx, { entityId, asAt }: { readonly entityId: Id<'ent'>; readonly asAt?: Day }) =>
  tx.many<BalanceRow>(sql`
    select account.number as account, account.name, account.kind,
      coalesce(sum(entity_amount) filter (where entity_amount > 0), 0)::bigint as debit,
      coalesce(-sum(entity_amount) filter (where entity_amount < 0), 0)::bigint as credit,
      coalesce(sum(entity_amount), 0)::bigint as balance
    from ledger.account
    join ledger.posting on posting.account = account.number
    join ledger.entry on entry.id = posting.entry_id
    where entry.entity_id = ${entityId} ${asAt ? sql`and entry.posted_on <= ${asAt}` : sql``}
    group by account.number
    order by account.number`)

export type PostingRow = {
  readonly account: number
  readonly name: string
  readonly amount: bigint
  readonly currency: Currency
  readonly entityAmount: bigint
  readonly kind: string
  readonly valueOn: Day
  readonly postedOn: Day
  readonly entryId: bigint
}

/** The postings behind a document or a bank line, as a person wants to see them. */
export const postingsOf = (tx: Tx, of: { readonly documentId: Id<'inv'> } | { readonly receiptId: Id<'rec'> }) =>
  tx.many<PostingRow>(sql`
    select posting.account, account.name, posting.amount, posting.currency, posting.entity_amount as "entityAmount", entry.kind,
      entry.value_on as "valueOn", entry.posted_on as "postedOn", entry.id as "entryId"
    from ledger.entry
    join ledger.posting on posting.entry_id = entry.id
    join ledger.account on account.number = posting.account
    where ${'documentId' in of ? sql`entry.document_id = ${of.documentId}` : sql`entry.receipt_id = ${of.receiptId}`}
    order by entry.id, posting.position`)

export type LinkRow = {
  readonly id: Id<'alc'>
  readonly creditKind: ItemKind
  readonly creditNumber: string
  readonly creditReceiptId: Id<'rec'> | null
  /** Why a credit that is an allowance was made. */
  readonly allowanceKind: AllowanceKind | null
  readonly creditDocumentId: Id<'inv'> | null
  readonly debitNumber: string
  readonly debitDocumentId: Id<'inv'> | null
  readonly customerId: Id<'cus'>
  readonly amount: bigint
  readonly currency: Currency
  readonly how: string
  readonly probability: string | null
  readonly valueOn: Day
  readonly postedOn: Day
  readonly recordedAt: Date
  readonly reversesId: Id<'alc'> | null
  readonly reversed: boolean
}

/** The links of items, in the order in which they were made, taken back ones with their reversals. */
export const linksOf = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<LinkRow>(sql`
    select allocation.id, credit.kind as "creditKind", credit.number as "creditNumber", credit.receipt_id as "creditReceiptId",
      (select kind from ledger.allowance where allowance.item_id = credit.id) as "allowanceKind", credit.document_id as "creditDocumentId", debit.number as "debitNumber", debit.document_id as "debitDocumentId",
      debit.customer_id as "customerId", allocation.amount, allocation.currency, allocation.how, allocation.probability,
      allocation.value_on as "valueOn", allocation.posted_on as "postedOn", allocation.recorded_at as "recordedAt",
      allocation.reverses_id as "reversesId",
      exists (select 1 from ledger.allocation later where later.reverses_id = allocation.id) as reversed
    from ledger.allocation
    join ledger.open_item credit on credit.id = allocation.credit_item_id
    join ledger.open_item debit on debit.id = allocation.debit_item_id
    where allocation.credit_item_id = any(${itemIds}::bigint[]) or allocation.debit_item_id = any(${itemIds}::bigint[])
    order by allocation.id`)

export type StandingPart = {
  readonly itemId: Id<'itm'>
  readonly amount: bigint
  readonly valueOn: Day
  /** Money, and not a credit note or what was let go. */
  readonly isMoney: boolean
}

/** What stands against these debts: links that were taken back are left out. */
export const standingPartsOf = (tx: Tx, debitItemIds: readonly Id<'itm'>[]) =>
  tx.many<StandingPart>(sql`
    select link.debit_item_id as "itemId", link.amount, link.value_on as "valueOn", credit.kind = 'receipt' as "isMoney"
    from ledger.allocation link
    join ledger.open_item credit on credit.id = link.credit_item_id
    where link.debit_item_id = any(${debitItemIds}::bigint[]) and link.reverses_id is null
      and not exists (select 1 from ledger.allocation later where later.reverses_id = link.id)
    order by link.id`)
