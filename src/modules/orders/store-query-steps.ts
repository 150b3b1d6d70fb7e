import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

export type StepKind = 'handed_over' | 'put_off' | 'escalated' | 'taken_back'

export type StepDraft = {
  readonly queryId: Id<'qry'>
  readonly kind: StepKind
  readonly toStaff: Id<'stf'> | null
  readonly untilOn: Day | null
  readonly note: string | null
}

export const insertSteps = (
  tx: Tx,
  steps: readonly StepDraft[],
  record: { readonly at: Date; readonly by: Id<'stf'> | null; readonly originId: Id<'org'> },
) =>
  tx.insert(
    'orders.query_step',
    steps.map((step) => ({
      query_id: step.queryId,
      kind: step.kind,
      at: record.at,
      by: record.by,
      to_staff: step.toStaff,
      until_on: step.untilOn,
      note: step.note,
      origin_id: record.originId,
    })),
  )

/** The question is somebody else's now. It is looked at again, whatever the other one put off. */
export const giveQuery = (tx: Tx, queryId: Id<'qry'>, staffId: Id<'stf'>) =>
  tx.run(sql`
    update orders.order_query set asked_of = ${staffId}, put_off_until = null where id = ${queryId} and answered_at is null`)

export const putOffQuery = (tx: Tx, queryId: Id<'qry'>, until: Day | null) =>
  tx.run(sql`update orders.order_query set put_off_until = ${until} where id = ${queryId} and answered_at is null`)

/** As if nobody had answered; the answer stays as a step. */
export const reopenQuery = (tx: Tx, queryId: Id<'qry'>) =>
  tx.run(sql`
    update orders.order_query set answered_at = null, answered_by = null, answer_kind = null, answer = null, decision_id = null
    where id = ${queryId}`)

export type LateQuery = {
  readonly id: Id<'qry'>
  readonly orderId: Id<'ord'>
  readonly customerId: Id<'cus'>
  readonly askedOf: Id<'stf'> | null
}

/** Questions of an entity whose time is over and that went up to nobody yet; locked, so that each goes up once. */
export const lateQueries = (tx: Tx, entityId: Id<'ent'>, at: Date) =>
  tx.many<LateQuery>(sql`
    select query.id, query.order_id as "orderId", placed.customer_id as "customerId", query.asked_of as "askedOf"
    from orders.order_query query
    join orders.sales_order placed on placed.id = query.order_id
    where placed.entity_id = ${entityId} and placed.status = 'queried' and query.asks and query.answered_at is null
      and query.escalated_at is null and query.due_at < ${at}
    order by query.id
    for update of query`)

export const markEscalated = (tx: Tx, queryIds: readonly Id<'qry'>[], at: Date) =>
  tx.run(sql`update orders.order_query set escalated_at = ${at} where id = any(${queryIds}::bigint[])`)

/** Of these orders, those with an open question that went up. */
export async function escalatedAmong(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<Set<Id<'ord'>>> {
  const rows = await tx.many<{ orderId: Id<'ord'> }>(sql`
    select distinct order_id as "orderId" from orders.order_query
    where order_id = any(${orderIds}::bigint[]) and asks and answered_at is null and escalated_at is not null`)
  return new Set(rows.map((row) => row.orderId))
}

/** Who is asked about these orders, where somebody else than the salesperson is. */
export const askedAbout = (tx: Tx, orderId: Id<'ord'>) =>
  tx.many<{ staffId: Id<'stf'> }>(sql`
    select distinct asked_of as "staffId" from orders.order_query
    where order_id = ${orderId} and asks and answered_at is null and asked_of is not null`)

/** Who entered the order that a question is about. */
export const enteredThe = (tx: Tx, orderId: Id<'ord'>) =>
  tx.maybe<{ staffId: Id<'stf'> | null }>(sql`
    select origin.staff_id as "staffId" from orders.sales_order placed
    join platform.origin on origin.id = placed.origin_id where placed.id = ${orderId}`)

export type QueryCounts = { readonly open: number; readonly late: number; readonly answeredToday: number }

/** Open questions and what was answered since the day began, of one person or of all whom the asker sees. */
export const queryCounts = (
  tx: Tx,
  ask: { readonly of: Id<'stf'> | null; readonly zone: string; readonly at: Date; readonly on: Day },
) =>
  tx.one<QueryCounts>(sql`
    select count(*) filter (where answered_at is null and (put_off_until is null or put_off_until <= ${ask.on}))::integer as open,
      count(*) filter (where answered_at is null and due_at < ${ask.at})::integer as late,
      count(*) filter (where answer_kind <> 'withdrawn' and (${ask.of}::bigint is null or answered_by = ${ask.of}))::integer as "answeredToday"
    from orders.order_query query
    join orders.sales_order placed on placed.id = query.order_id
    join parties.visible_customer visible on visible.id = placed.customer_id
    where query.asks and (query.answered_at is null and placed.status = 'queried'
        or query.answered_at > ${ask.at}::timestamptz - interval '1 day' and (query.answered_at at time zone ${ask.zone})::date = ${ask.on})
      and (${ask.of}::bigint is null or query.asked_of = ${ask.of} or query.answered_by = ${ask.of})`)

export type ShownStep = {
  readonly queryId: Id<'qry'>
  readonly kind: StepKind
  readonly at: Date
  readonly by: string | null
  readonly to: string | null
  readonly untilOn: Day | null
  readonly note: string | null
}

/** What happened to the questions of an order besides their answers, in its order. */
export const stepsOfOrder = (tx: Tx, orderId: Id<'ord'>) =>
  tx.many<ShownStep>(sql`
    select step.query_id as "queryId", step.kind, step.at, doer.name as by, receiver.name as "to", step.until_on as "untilOn", step.note
    from orders.query_step step
    join orders.order_query query on query.id = step.query_id
    left join company.staff doer on doer.id = step.by
    left join company.staff receiver on receiver.id = step.to_staff
    where query.order_id = ${orderId}
    order by step.id`)
