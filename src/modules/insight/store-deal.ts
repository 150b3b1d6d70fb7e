import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

/** What a deal is made of: one order, or a bill or quote that has none. */
export type Deal = {
  readonly orderId: Id<'ord'> | null
  readonly quoteId: Id<'quo'> | null
  readonly opportunityId: Id<'opp'> | null
  readonly documentId: Id<'inv'> | null
  readonly customerId: Id<'cus'> | null
}

/** The deal that a thing belongs to, if the asker may see its customer. */
export async function dealOf(
  tx: Tx,
  { kind, id }: { readonly kind: string; readonly id: bigint },
): Promise<Deal | null> {
  const start =
    kind === 'ord'
      ? sql`select id as order_id, null::bigint as quote_id, null::bigint as opportunity_id, null::bigint as document_id, customer_id
          from orders.sales_order where id = ${id}`
      : kind === 'inv'
        ? sql`select coalesce(document.order_id, original.order_id) as order_id, null::bigint, null::bigint,
            coalesce(original.id, document.id), document.customer_id
          from billing.document left join billing.document original on original.id = document.original_id where document.id = ${id}`
        : kind === 'quo'
          ? sql`select order_id, id, opportunity_id, null::bigint, customer_id from quotes.quote where id = ${id}`
          : sql`select (select order_id from quotes.quote where opportunity_id = opportunity.id and order_id is not null order by id limit 1),
              (select id from quotes.quote where opportunity_id = opportunity.id order by order_id is null, id desc limit 1), opportunity.id,
              null::bigint, customer_id
            from sales.opportunity where id = ${kind === 'opp' ? id : 0n}`
  const row = await tx.maybe<Deal>(sql`
    with start (order_id, quote_id, opportunity_id, document_id, customer_id) as (${start})
    select start.order_id as "orderId", coalesce(start.quote_id, quote.id) as "quoteId",
      coalesce(start.opportunity_id, quote.opportunity_id) as "opportunityId", start.document_id as "documentId",
      start.customer_id as "customerId"
    from start
    left join quotes.quote on quote.order_id = start.order_id
    join parties.visible_customer visible on visible.id = start.customer_id`)
  return row
}

export type OrderNode = {
  readonly id: Id<'ord'>
  readonly number: string | null
  readonly status: string
  readonly dealOn: Day
  readonly enteredAt: Date
  readonly salespersonId: Id<'stf'> | null
  readonly currency: Currency
  readonly net: bigint
  readonly gross: bigint
  /** Net of what was delivered, and of that what no bill has yet. */
  readonly delivered: bigint
  readonly billable: bigint
  readonly promised: string | null
}

export const orderNode = (tx: Tx, id: Id<'ord'>) =>
  tx.one<OrderNode>(sql`
    select sold.id, sold.number, sold.status, sold.deal_on as "dealOn", sold.entered_at as "enteredAt",
      sold.salesperson_id as "salespersonId", sold.currency, sold.net, sold.gross, sold.promised,
      coalesce((select sum(case when line.quantity = line.delivered then line.net else round(line.net * line.delivered / line.quantity) end)
        from orders.order_line line where line.order_id = sold.id), 0)::bigint as delivered,
      coalesce((select sum(net) from billing.billable
        where order_id = sold.id and document_line_id is null), 0)::bigint as billable
    from orders.sales_order sold where sold.id = ${id}`)

export type QueryNode = {
  readonly field: string
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly answerKind: string | null
  readonly answeredBy: Id<'stf'> | null
  readonly answer: string | null
}

export const queriesOfDeal = (tx: Tx, orderId: Id<'ord'>) =>
  tx.many<QueryNode>(sql`
    select field, asked_at as "askedAt", answered_at as "answeredAt", answer_kind as "answerKind", answered_by as "answeredBy", answer
    from orders.order_query where order_id = ${orderId} and asks order by asked_at, id`)

export type HoldNode = {
  readonly reason: string
  readonly since: Date
  readonly releasedAt: Date | null
  readonly releasedBy: Id<'stf'> | null
}

export const holdsOfDeal = (tx: Tx, orderId: Id<'ord'>) =>
  tx.many<HoldNode>(sql`
    select reason, since, released_at as "releasedAt", released_by as "releasedBy" from credit.hold
    where order_id = ${orderId} order by since, id`)

export type DeliveryNode = {
  readonly id: Id<'dlv'>
  readonly number: string
  readonly deliveredOn: Day
  readonly lines: number
  readonly net: bigint
  readonly gross: bigint
  readonly signedBy: string | null
  readonly confirmedBy: Id<'stf'> | null
}

export const deliveriesOfDeal = (tx: Tx, orderId: Id<'ord'>) =>
  tx.many<DeliveryNode>(sql`
    select delivery.id, delivery.number, delivery.delivered_on as "deliveredOn", count(line.id)::integer as lines,
      coalesce(sum(billable.net), 0)::bigint as net, coalesce(sum(billable.gross), 0)::bigint as gross,
      delivery.signed_by as "signedBy", delivery.confirmed_by as "confirmedBy"
    from orders.delivery
    left join orders.delivery_line line on line.delivery_id = delivery.id
    left join billing.billable on billable.delivery_line_id = line.id
    where delivery.order_id = ${orderId}
    group by delivery.id order by delivery.delivered_on, delivery.id`)

export type BillNode = {
  readonly id: Id<'inv'>
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly originalId: Id<'inv'> | null
  readonly issuedOn: Day
  readonly receivedOn: Day | null
  readonly dueOn: Day
  readonly effectiveDueOn: Day
  readonly currency: Currency
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
  readonly reason: string | null
  readonly itemId: Id<'itm'> | null
  readonly open: bigint
  /** Net of what was credited of it. */
  readonly credited: bigint
  /** Gross of what was allowed of it. */
  readonly allowed: bigint
}

/** Bills of an order, or one bill, with the credit notes on them. */
export const billsOfDeal = (tx: Tx, { orderId, documentId }: Pick<Deal, 'orderId' | 'documentId'>) =>
  tx.many<BillNode>(sql`
    with bill as (
      select id from billing.document
      where status = 'issued' and ((${orderId}::bigint is not null and order_id = ${orderId}) or id = ${documentId})
    )
    select document.id, document.kind, document.number, document.original_id as "originalId", document.issued_on as "issuedOn",
      document.received_on as "receivedOn", document.due_on as "dueOn", document.effective_due_on as "effectiveDueOn", document.currency,
      document.net, document.tax, document.gross, document.reason, item.id as "itemId", coalesce(item.open, 0) as open,
      coalesce((select sum(note.net) from billing.document note
        where note.original_id = document.id and note.kind = 'credit_note' and note.status = 'issued'), 0)::bigint as credited,
      coalesce((select sum(given.total) from ledger.allowance join ledger.open_item given on given.id = allowance.item_id
        where allowance.debit_item_id = item.id), 0)::bigint as allowed
    from billing.document
    left join ledger.open_item item on item.document_id = document.id
    where document.status = 'issued' and (document.id in (select id from bill) or document.original_id in (select id from bill))
    order by document.issued_on, document.id`)

export type ReceiptNode = {
  readonly allocationId: Id<'alc'>
  readonly documentId: Id<'inv'>
  readonly receiptId: Id<'rec'> | null
  readonly valueOn: Day
  readonly amount: bigint
  readonly how: string
  readonly payer: string | null
  readonly text: string | null
}

/** Money on these bills that was not taken back. */
export const receiptsOfDeal = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<ReceiptNode>(sql`
    select link.id as "allocationId", item.document_id as "documentId", money.receipt_id as "receiptId", link.value_on as "valueOn",
      link.amount, link.how, receipt.payer_name as payer, receipt.remittance as text
    from ledger.allocation link
    join ledger.open_item item on item.id = link.debit_item_id
    join ledger.open_item money on money.id = link.credit_item_id and money.kind = 'receipt'
    left join cash.receipt on receipt.id = money.receipt_id
    where link.debit_item_id = any(${itemIds}::bigint[]) and link.reverses_id is null
      and not exists (select 1 from ledger.allocation back where back.reverses_id = link.id)
    order by link.value_on, link.id`)

export type CaseNode = {
  readonly id: Id<'dsp'>
  readonly number: string
  readonly documentId: Id<'inv'>
  readonly cause: string | null
  readonly state: string
  readonly verdict: string | null
  readonly outcome: string | null
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly net: bigint
  readonly gross: bigint
  readonly text: string
  readonly tracedStaffId: Id<'stf'> | null
  readonly tracedField: string | null
}

export const casesOfDeal = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<CaseNode>(sql`
    select id, number, document_id as "documentId", cause, state, verdict, outcome, opened_on as "openedOn", closed_on as "closedOn",
      net, gross, text, traced_staff_id as "tracedStaffId", traced_field as "tracedField"
    from disputes.dispute_case
    where kind = 'dispute' and document_id = any(${documentIds}::bigint[]) order by opened_on, id`)

export type EarnedNode = {
  readonly documentId: Id<'inv'>
  readonly staffId: Id<'stf'>
  readonly earnedOn: Day
  readonly amount: bigint
  readonly currency: Currency
}

export const earnedOfDeal = (tx: Tx, documentIds: readonly Id<'inv'>[], staffId: Id<'stf'> | null) =>
  tx.many<EarnedNode>(sql`
    select document_id as "documentId", staff_id as "staffId", earned_on as "earnedOn", amount, currency from incentives.entry
    where document_id = any(${documentIds}::bigint[]) and scheme = 'commission'
      and (${staffId}::bigint is null or staff_id = ${staffId})
    order by earned_on, id`)

export type QuoteNode = {
  readonly id: Id<'quo'>
  readonly number: string | null
  readonly state: string
  readonly sentAt: Date | null
  readonly createdAt: Date
  readonly settledAt: Date | null
  readonly net: bigint
  readonly gross: bigint
  readonly currency: Currency
}

export const quoteNode = (tx: Tx, id: Id<'quo'>) =>
  tx.one<QuoteNode>(sql`
    select id, number, state, sent_at as "sentAt", created_at as "createdAt", settled_at as "settledAt", net, gross, currency
    from quotes.standing where id = ${id}`)

export type OpportunityNode = {
  readonly id: Id<'opp'>
  readonly title: string
  readonly stage: string
  readonly openedOn: Day | null
  readonly value: bigint | null
  readonly currency: Currency
}

export const opportunityNode = (tx: Tx, id: Id<'opp'>) =>
  tx.one<OpportunityNode>(sql`
    select id, coalesce(title, account_name, '') as title, stage, engaged_on as "openedOn", close_value as value, currency
    from sales.opportunity where id = ${id}`)
