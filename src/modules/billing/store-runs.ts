import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'

export type RunState = 'waiting' | 'running' | 'stopped' | 'done' | 'failed'

export type BillingRun = {
  readonly id: Id<'run'>
  readonly key: string | null
  readonly entityId: Id<'ent'> | null
  readonly untilOn: Day
  readonly state: RunState
  readonly askedAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly bills: number
  readonly documents: number
  readonly lines: number
  readonly heldBack: number
  readonly longestHoldMs: number
  readonly error: string | null
  readonly resumed: number
  readonly originId: Id<'org'>
}

const columns = sql.raw(`
  run.id, run.key, run.entity_id as "entityId", run.until_on as "untilOn", run.state, run.asked_at as "askedAt",
  run.started_at as "startedAt", run.ended_at as "endedAt", run.bills, run.documents, run.lines, run.held_back as "heldBack",
  run.longest_hold_ms as "longestHoldMs", run.error, run.resumed, run.origin_id as "originId"`)

export type NewRun = {
  readonly key: string | null
  readonly entityId: Id<'ent'> | null
  readonly untilOn: Day
  readonly at: Date
  readonly originId: Id<'org'>
}

export const insertRun = (tx: Tx, run: NewRun) =>
  tx.one<BillingRun>(sql`
    insert into billing.run (key, entity_id, until_on, state, asked_at, origin_id)
    values (${run.key}, ${run.entityId}, ${run.untilOn}, 'waiting', ${run.at}, ${run.originId})
    returning ${columns}`)

export const runByKey = (tx: Tx, key: string) =>
  tx.maybe<BillingRun>(sql`select ${columns} from billing.run where key = ${key}`)

export const runById = (tx: Tx, id: bigint) =>
  tx.maybe<BillingRun>(sql`select ${columns} from billing.run where id = ${id}`)

/** A run that did not come to its end: it is gone on with, not begun again. */
export const unfinishedRun = (tx: Tx) =>
  tx.maybe<BillingRun>(sql`
    select ${columns} from billing.run where state in ('waiting', 'running') order by id limit 1`)

export const lastRun = (tx: Tx) =>
  tx.maybe<BillingRun>(sql`
    select ${columns} from billing.run where state = 'done' order by id desc limit 1`)

export const startRun = (
  tx: Tx,
  run: { readonly id: bigint; readonly at: Date; readonly bills: number; readonly heldBack: number },
) =>
  tx.run(sql`
    update billing.run
    set state = 'running', started_at = coalesce(started_at, ${run.at}), bills = documents + ${run.bills}, held_back = ${run.heldBack},
      error = null, ended_at = null
    where id = ${run.id} and state in ('waiting', 'running', 'failed')`)

/** Answers whether there was a run to stop: what is billed stays billed, the rest waits. */
export const stopRun = async (tx: Tx, { id, at }: { readonly id: bigint; readonly at: Date }): Promise<boolean> =>
  (await tx.run(sql`
    update billing.run set state = 'stopped', ended_at = ${at} where id = ${id} and state in ('waiting', 'running')`)) ===
  1

/** Answers whether there was one that had stopped before its end. */
export const takeUpRun = async (tx: Tx, id: bigint): Promise<boolean> =>
  (await tx.run(sql`
    update billing.run set state = 'waiting', ended_at = null, error = null, resumed = resumed + 1
    where id = ${id} and state in ('stopped', 'failed')`)) === 1

/** One chunk is written: what it billed is counted in its own transaction. */
export const countChunk = (tx: Tx, run: { readonly id: bigint; readonly documents: number; readonly lines: number }) =>
  tx.run(sql`
    update billing.run set documents = documents + ${run.documents}, lines = lines + ${run.lines} where id = ${run.id}`)

export const endRun = (
  tx: Tx,
  run: {
    readonly id: bigint
    readonly at: Date
    readonly state: 'done' | 'failed'
    readonly error: string | null
    readonly longestHoldMs: number
  },
) =>
  tx.run(sql`
    update billing.run
    set state = ${run.state}, ended_at = ${run.at}, error = ${run.error},
      longest_hold_ms = greatest(longest_hold_ms, ${run.longestHoldMs})
    where id = ${run.id} and state in ('waiting', 'running')`)

export type RunSums = { readonly currency: Currency; readonly net: Money; readonly tax: Money; readonly gross: Money }

/** What runs billed, per currency: the sums of the documents that carry their id. */
export async function sumsOfRuns(tx: Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, RunSums[]>> {
  const rows = await tx.many<{ runId: bigint; currency: Currency; net: bigint; tax: bigint; gross: bigint }>(sql`
    select run_id as "runId", currency, sum(net)::bigint as net, sum(tax)::bigint as tax, sum(gross)::bigint as gross
    from billing.document where run_id = any(${[...ids]}::bigint[])
    group by run_id, currency order by run_id, currency`)
  const sums = rows.map(({ runId, currency, net, tax, gross }) => ({
    runId,
    sum: { currency, net: money(net, currency), tax: money(tax, currency), gross: money(gross, currency) },
  }))
  return new Map([...Map.groupBy(sums, (row) => row.runId)].map(([id, own]) => [id, own.map((row) => row.sum)]))
}

export const sumsOfRun = async (tx: Tx, id: bigint): Promise<readonly RunSums[]> =>
  (await sumsOfRuns(tx, [id])).get(id) ?? []

export const runPage = (tx: Tx, request: PageRequest & { readonly state?: RunState | undefined }) =>
  listPage<BillingRun>(tx, {
    request,
    select: columns,
    from: sql`from billing.run`,
    where: [given(request.state, (state) => sql`run.state = ${state}`)],
    sorts: { askedAt: { by: sql`run.asked_at`, type: 'timestamptz' } },
    defaultSort: '-askedAt',
    id: sql`run.id`,
  })

export type PlannedBill = { readonly customerId: Id<'cus'>; readonly rows: bigint[] }

/**
 * What a run has before it, bill by bill in the order of customers: the rows of one bill never part. Read once, so that what comes
 * in meanwhile waits for the next run.
 */
export const plannedBills = (
  tx: Tx,
  { untilOn, entityId }: { readonly untilOn: Day; readonly entityId: Id<'ent'> | null },
) =>
  tx.many<PlannedBill>(sql`
    select customer_id as "customerId", array_agg(id order by id) as rows
    from billing.billable
    where document_line_id is null and held_back_reason is null and supplied_on <= ${untilOn}
      ${entityId ? sql`and entity_id = ${entityId}` : sql``}
    group by entity_id, customer_id, currency, terms, bill_to, coalesce(po_number, 'order ' || order_id)
    order by entity_id, customer_id, min(id)`)

export const heldBackOrders = async (
  tx: Tx,
  { untilOn, entityId }: { readonly untilOn: Day; readonly entityId: Id<'ent'> | null },
): Promise<number> =>
  (
    await tx.one<{ orders: number }>(sql`
      select count(distinct order_id)::integer as orders from billing.billable
      where document_line_id is null and held_back_reason is not null and supplied_on <= ${untilOn}
        ${entityId ? sql`and entity_id = ${entityId}` : sql``}`)
  ).orders
