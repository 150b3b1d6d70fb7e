import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { ItemAsAt } from './store-reads.ts'

export type ItemFilters = PageRequest & {
  readonly customerId?: Id<'cus'> | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly currency?: Currency | undefined
  readonly kind?: string | undefined
  readonly lateBy?: number | undefined
  readonly lateAtMost?: number | undefined
  readonly notDue?: boolean | undefined
}

type ItemRow = Omit<ItemAsAt, 'entityCode'> & { readonly daysLate: number }

/** Open items as they are now, a page at a time, with the sums of the whole result. */
export async function openItemPage(tx: Tx, request: ItemFilters, today: Day) {
  const page = await listPage<ItemRow, { currency: Currency; open: bigint; late: bigint }>(tx, {
    request,
    select: sql`
      item.id, item.entity_id as "entityId", item.customer_id as "customerId", customer.number as "customerNumber",
      customer.name as "customerName", item.kind, item.document_id as "documentId", item.receipt_id as "receiptId", item.number,
      item.reference, item.issued_on as "issuedOn", item.due_on as "dueOn", item.effective_due_on as "effectiveDueOn", item.currency,
      item.total, item.open,
      case when item.side = 1 then greatest(0, ${today}::date - item.effective_due_on) else 0 end as "daysLate"`,
    from: sql`
      from ledger.open_item item
      join parties.visible_customer visible on visible.id = item.customer_id
      join parties.customer on customer.id = item.customer_id`,
    where: [
      sql`item.open > 0`,
      given(request.customerId, (id) => sql`item.customer_id = ${id}`),
      given(request.entityId, (id) => sql`item.entity_id = ${id}`),
      given(request.currency, (unit) => sql`item.currency = ${unit}`),
      given(request.kind, (kind) => sql`item.kind = ${kind}`),
      given(request.lateBy, (days) => sql`item.side = 1 and item.effective_due_on < ${today}::date - ${days}::integer`),
      given(request.lateAtMost, (days) => sql`item.effective_due_on >= ${today}::date - ${days}::integer`),
      request.notDue ? sql`item.side = 1 and item.effective_due_on >= ${today}` : null,
    ],
    sorts: {
      effectiveDueOn: { by: sql`item.effective_due_on`, type: 'date' },
      issuedOn: { by: sql`item.issued_on`, type: 'date' },
      number: { by: sql`item.number`, type: 'text' },
      open: { by: sql`item.open`, type: 'bigint' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
    },
    defaultSort: 'effectiveDueOn',
    id: sql`item.id`,
    sums: sql`item.currency, sum(item.side * item.open)::bigint as open,
      coalesce(sum(item.open) filter (where item.side = 1 and item.effective_due_on < ${today}), 0)::bigint as late`,
    groupSumsBy: sql`item.currency`,
  })
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      total: money(row.total, row.currency),
      open: money(row.open, row.currency),
    })),
    sums: page.sums.map(({ currency, open, late }) => ({
      currency,
      open: money(open, currency),
      late: money(late, currency),
    })),
  }
}

export type PostingFilters = PageRequest & {
  readonly entityId: Id<'ent'>
  readonly account?: number | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly customerId?: Id<'cus'> | undefined
}

type PostingRow = {
  readonly postedOn: Day
  readonly valueOn: Day
  readonly entryKind: string
  readonly account: number
  readonly accountName: string
  readonly customerId: Id<'cus'> | null
  readonly customerName: string | null
  readonly documentId: Id<'inv'> | null
  readonly receiptId: Id<'rec'> | null
  readonly amount: bigint
  readonly currency: Currency
  readonly entityAmount: bigint
}

/** Postings of an account or a customer. What names a customer is shown to those who may see him; the rest is the entity's. */
export async function postingPage(tx: Tx, request: PostingFilters, entityCurrency: Currency) {
  const page = await listPage<PostingRow, { debit: bigint; credit: bigint }>(tx, {
    request,
    select: sql`
      entry.posted_on as "postedOn", entry.value_on as "valueOn", entry.kind as "entryKind", posting.account,
      account.name as "accountName", posting.customer_id as "customerId", customer.name as "customerName",
      entry.document_id as "documentId", entry.receipt_id as "receiptId", posting.amount, posting.currency,
      posting.entity_amount as "entityAmount"`,
    from: sql`
      from ledger.entry
      join ledger.posting on posting.entry_id = entry.id
      join ledger.account on account.number = posting.account
      left join parties.visible_customer visible on visible.id = posting.customer_id
      left join parties.customer on customer.id = visible.id`,
    where: [
      sql`entry.entity_id = ${request.entityId}`,
      sql`(posting.customer_id is null or visible.id is not null)`,
      given(request.account, (account) => sql`posting.account = ${account}`),
      given(request.from, (from) => sql`entry.posted_on >= ${from}`),
      given(request.to, (to) => sql`entry.posted_on <= ${to}`),
      given(request.customerId, (id) => sql`posting.customer_id = ${id}`),
    ],
    sorts: { postedOn: { by: sql`entry.posted_on`, type: 'date' } },
    defaultSort: '-postedOn',
    id: sql`entry.id * 1000 + posting.position`,
    sums: sql`coalesce(sum(posting.entity_amount) filter (where posting.entity_amount > 0), 0)::bigint as debit,
      coalesce(-sum(posting.entity_amount) filter (where posting.entity_amount < 0), 0)::bigint as credit`,
    groupSumsBy: sql`entry.entity_id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ currency, ...row }) => ({
      ...row,
      amount: money(row.amount, currency),
      entityAmount: money(row.entityAmount, entityCurrency),
    })),
    sums: page.sums.map(({ debit, credit }) => ({
      currency: entityCurrency,
      debit: money(debit, entityCurrency),
      credit: money(credit, entityCurrency),
    })),
  }
}
