import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { DocumentKind } from './document.ts'
import type { DocumentState } from './document-state.ts'

export type DocumentFilters = PageRequest & {
  readonly kind?: DocumentKind | undefined
  readonly state?: DocumentState | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly entityId?: Id<'ent'> | undefined
  readonly orderId?: Id<'ord'> | undefined
  readonly runId?: Id<'run'> | undefined
  readonly issuedFrom?: Day | undefined
  readonly issuedTo?: Day | undefined
  readonly dueTo?: Day | undefined
  readonly search?: string | undefined
}

export type ListedDocument = {
  readonly id: Id<'inv'>
  readonly number: string
  readonly kind: DocumentKind
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly customerNumber: string
  readonly customerName: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly effectiveDueOn: Day
  readonly receivedOn: Day | null
  readonly poNumber: string | null
  readonly ourOrder: string | null
  readonly orderId: Id<'ord'> | null
  readonly currency: Currency
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
  readonly open: bigint
  /** What money paid of it, as far as it still stands. */
  readonly paid: bigint
}

// What is open and what money paid is asked of the ledger, once for each row that is shown.
const item = sql`
  join ledger.open_item item on item.document_id = document.id`
const paid = sql`coalesce((
  select sum(allocation.amount) from ledger.allocation join ledger.open_item credit on credit.id = allocation.credit_item_id
  where allocation.debit_item_id = item.id and credit.kind = 'receipt'), 0)::bigint`

/** `decideState` in document-state.ts is the rule; these are its conditions as a filter of many rows. */
const inState = (state: DocumentState, today: Day) => {
  switch (state) {
    case 'overdue':
      return sql`item.open > 0 and document.kind = 'invoice' and document.effective_due_on < ${today}`
    case 'open':
      return sql`item.open > 0 and (document.kind = 'credit_note' or document.effective_due_on >= ${today})`
    case 'paid':
      return sql`item.open = 0 and document.kind = 'invoice' and ${paid} > 0`
    case 'settled':
      return sql`item.open = 0 and (document.kind = 'credit_note' or ${paid} <= 0)`
  }
}

const sign = sql.raw(`case document.kind when 'invoice' then 1 else -1 end`)

/** Issued documents, a page at a time, with the sums of the whole result; a credit note counts negative in them. */
export async function documentPage(tx: Tx, request: DocumentFilters, today: Day) {
  const page = await listPage<ListedDocument, { currency: Currency; gross: bigint; open: bigint; overdue: bigint }>(
    tx,
    {
      request,
      select: sql`
      document.id, document.number, document.kind, document.entity_id as "entityId", document.customer_id as "customerId",
      customer.number as "customerNumber", customer.name as "customerName", document.issued_on as "issuedOn",
      document.due_on as "dueOn", document.effective_due_on as "effectiveDueOn", document.received_on as "receivedOn",
      document.po_number as "poNumber", document.our_order as "ourOrder", document.order_id as "orderId", document.currency,
      document.net, document.tax, document.gross, item.open, ${paid} as paid`,
      from: sql`
      from billing.document
      ${item}
      join parties.visible_customer visible on visible.id = document.customer_id
      join parties.customer on customer.id = document.customer_id`,
      where: [
        sql`document.status = 'issued'`,
        given(request.kind, (kind) => sql`document.kind = ${kind}`),
        given(request.state, (state) => inState(state, today)),
        given(request.customerId, (id) => sql`document.customer_id = ${id}`),
        given(request.entityId, (id) => sql`document.entity_id = ${id}`),
        given(
          request.orderId,
          (id) => sql`exists (
        select 1 from billing.billable join billing.document_line line on line.id = billable.document_line_id
        where billable.order_id = ${id} and line.document_id = document.id) or document.order_id = ${id}`,
        ),
        given(request.runId, (id) => sql`document.run_id = ${id}`),
        given(request.issuedFrom, (day) => sql`document.issued_on >= ${day}`),
        given(request.issuedTo, (day) => sql`document.issued_on <= ${day}`),
        given(request.dueTo, (day) => sql`document.effective_due_on <= ${day}`),
        given(
          request.search,
          (text) => sql`document.number ilike ${likeText(text)} or document.po_number ilike ${likeText(text)}
          or customer.name ilike ${likeText(text)}`,
        ),
      ],
      sorts: {
        issuedOn: { by: sql`document.issued_on`, type: 'date' },
        number: { by: sql`document.number`, type: 'text' },
        effectiveDueOn: { by: sql`document.effective_due_on`, type: 'date' },
        gross: { by: sql`document.gross`, type: 'bigint' },
        open: { by: sql`item.open`, type: 'bigint' },
        customerName: { by: sql`customer.folded_name`, type: 'text' },
      },
      defaultSort: '-issuedOn',
      id: sql`document.id`,
      sums: sql`document.currency, sum(${sign} * document.gross)::bigint as gross, sum(${sign} * item.open)::bigint as open,
      coalesce(sum(item.open) filter (where document.kind = 'invoice' and document.effective_due_on < ${today}), 0)::bigint
        as overdue`,
      groupSumsBy: sql`document.currency`,
    },
  )
  return {
    ...page,
    sums: page.sums.map(({ currency, gross, open, overdue }) => ({
      currency,
      gross: money(gross, currency),
      open: money(open, currency),
      overdue: money(overdue, currency),
    })),
  }
}

/** Whether another system numbered it. */
export const isImported = async (tx: Tx, documentId: Id<'inv'>): Promise<boolean> =>
  (await listedDocument(tx, documentId))?.imported ?? false

/** One document as the list shows it. */
export const listedDocument = (tx: Tx, documentId: Id<'inv'>) =>
  tx.maybe<{ open: bigint; paid: bigint; itemId: Id<'itm'>; runId: Id<'run'> | null; imported: boolean }>(sql`
    select item.open, ${paid} as paid, item.id as "itemId", document.run_id as "runId", not series.gapless as imported
    from billing.document ${item}
    join company.series on series.id = document.series_id
    where document.id = ${documentId}`)
