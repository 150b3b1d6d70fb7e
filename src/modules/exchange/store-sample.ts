import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

/** What the world around the company sees of it, so that it can act: bills to pay, orders to ship, questions to answer. */

export type OpenBill = {
  readonly itemId: Id<'itm'>
  readonly documentId: Id<'inv'>
  readonly customerId: Id<'cus'>
  readonly number: string
  readonly open: bigint
  readonly total: bigint
  readonly disputed: bigint
  readonly currency: Currency
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly discountUntil: Day | null
  readonly discount: bigint
  /** When somebody of ours last asked for it. */
  readonly askedOn: Day | null
}

export const openBills = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<OpenBill>(sql`
    select item.id as "itemId", item.document_id as "documentId", item.customer_id as "customerId", item.number, item.open, item.total,
      coalesce(refused.disputed, 0) as disputed, item.currency, item.issued_on as "issuedOn", item.due_on as "dueOn",
      bill.discount_until as "discountUntil", coalesce(bill.discount_amount, 0) as discount, asked.on_day as "askedOn"
    from ledger.open_item item
    join billing.document bill on bill.id = item.document_id
    join parties.visible_customer visible on visible.id = item.customer_id
    left join disputes.disputed_item refused on refused.item_id = item.id
    left join lateral (
      select max(reminder.for_on) as on_day from collections.reminder_item part
      join collections.reminder on reminder.id = part.reminder_id and reminder.state = 'sent'
      where part.item_id = item.id and part.role = 'ask') asked on true
    where item.entity_id = ${entityId} and item.kind = 'invoice' and item.open > 0
    order by item.id`)

export const ordersToShip = async (tx: Tx, entityId: Id<'ent'>, before: Date): Promise<Id<'ord'>[]> =>
  (
    await tx.many<{ id: Id<'ord'> }>(sql`
      select sold.id from orders.sales_order sold
      join parties.visible_customer visible on visible.id = sold.customer_id
      where sold.entity_id = ${entityId} and sold.status = 'accepted' and sold.placed_at < ${before} order by sold.id`)
  ).map(({ id }) => id)

export type OpenQuestion = {
  readonly id: Id<'qry'>
  readonly orderId: Id<'ord'>
  readonly rule: string
  readonly field: string
  readonly expected: string | null
  readonly askedOf: Id<'stf'> | null
  readonly askedAt: Date
}

export const openQuestions = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<OpenQuestion>(sql`
    select query.id, query.order_id as "orderId", query.rule_code as rule, query.field, query.expected, query.asked_of as "askedOf",
      query.asked_at as "askedAt"
    from orders.order_query query
    join orders.sales_order sold on sold.id = query.order_id and sold.status = 'queried'
    join parties.visible_customer visible on visible.id = sold.customer_id
    where sold.entity_id = ${entityId} and query.asks and query.answered_at is null order by query.id`)

export const heldSince = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<{ readonly id: Id<'ord'>; readonly since: Date }>(sql`
    select held.id, coalesce(min(hold.since), held.placed_at) as since
    from orders.sales_order held
    join parties.visible_customer visible on visible.id = held.customer_id
    left join credit.hold on hold.order_id = held.id and hold.released_at is null
    where held.entity_id = ${entityId} and held.status = 'held' group by held.id order by held.id`)

export const billableOrders = async (tx: Tx, entityId: Id<'ent'>): Promise<Id<'ord'>[]> =>
  (
    await tx.many<{ id: Id<'ord'> }>(sql`
      select distinct waiting.order_id as id from billing.billable waiting
      join parties.visible_customer visible on visible.id = waiting.customer_id
      where waiting.entity_id = ${entityId} and waiting.document_line_id is null and waiting.held_back_reason is null order by 1`)
  ).map(({ id }) => id)

export type OpenCase = {
  readonly id: Id<'dsp'>
  readonly cause: string
  readonly state: string
  readonly openedOn: Day
  readonly tracedStaffId: Id<'stf'> | null
  readonly version: number
}

export const openCases = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<OpenCase>(sql`
    select dispute.id, dispute.cause, dispute.state, dispute.opened_on as "openedOn", dispute.traced_staff_id as "tracedStaffId",
      dispute.version
    from disputes.dispute_case dispute
    join parties.visible_customer visible on visible.id = dispute.customer_id
    where dispute.entity_id = ${entityId} and dispute.kind = 'dispute' and dispute.closed_at is null order by dispute.id`)

export type WaitingApproval = { readonly id: Id<'apr'>; readonly needs: readonly string[]; readonly askedAt: Date }

export const waitingApprovals = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<WaitingApproval>(sql`
    select approval.id, approval.needs, approval.asked_at as "askedAt"
    from disputes.approval
    join disputes.dispute_case dispute on dispute.id = approval.case_id
    join parties.visible_customer visible on visible.id = dispute.customer_id
    where approval.state = 'waiting' and dispute.entity_id = ${entityId} order by approval.id`)

export type Proposed = {
  readonly receiptId: Id<'rec'>
  readonly proposalId: Id<'prp'>
  readonly version: number
  readonly bookedOn: Day
}

/** Lines with a proposal that a cash clerk would confirm. */
export const proposedLines = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<Proposed>(sql`
    select receipt.id as "receiptId", first.id as "proposalId", receipt.version, receipt.booked_on as "bookedOn"
    from cash.receipt
    join lateral (
      select id from cash.proposal where proposal.receipt_id = receipt.id and state = 'open' order by rank limit 1) first on true
    where receipt.entity_id = ${entityId} and receipt.state in ('unidentified', 'unapplied')
      and (receipt.customer_id is null or receipt.customer_id in (select id from parties.visible_customer))
    order by receipt.id`)

/** What the bank said last; before it said anything, what the account was opened with here. */
export const bankBalance = async (tx: Tx, bankAccountId: Id<'bnk'>): Promise<bigint> =>
  (
    await tx.maybe<{ closing: bigint }>(sql`
      select closing from cash.statement where bank_account_id = ${bankAccountId} and closing is not null
      order by through_on desc, id desc limit 1`)
  )?.closing ?? 24_816_305n
