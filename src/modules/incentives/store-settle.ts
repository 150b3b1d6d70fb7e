import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'

type Made = { readonly at: Date; readonly originId: Id<'org'> }

// Who writes entries keeps the quarters as they are until he commits; who settles a quarter waits for all of them.
const quartersTurn = 815_100_000n

export const holdQuarters = (tx: Tx, entityId: Id<'ent'>) =>
  tx.one(sql`select pg_advisory_xact_lock_shared(${quartersTurn + entityId}) is null as held`)

export const takeQuarters = (tx: Tx, entityId: Id<'ent'>) =>
  tx.one(sql`select pg_advisory_xact_lock(${quartersTurn + entityId}) is null as taken`)

export async function settledQuarters(tx: Tx, entityId: Id<'ent'>): Promise<ReadonlySet<Day>> {
  const rows = await tx.many<{ quarter: Day }>(sql`
    select quarter from incentives.settled_quarter where entity_id = ${entityId} order by quarter`)
  return new Set(rows.map(({ quarter }) => quarter))
}

export const settleQuarter = (
  tx: Tx,
  { entityId, quarter }: { readonly entityId: Id<'ent'>; readonly quarter: Day },
  { at, originId }: Made,
) =>
  tx.run(sql`
    insert into incentives.settled_quarter (entity_id, quarter, frozen_at, origin_id)
    values (${entityId}, ${quarter}, ${at}, ${originId}) on conflict do nothing`)

/** The first quarter that anybody earned anything in. */
export async function firstQuarter(tx: Tx, entityId: Id<'ent'>): Promise<Day | null> {
  const row = await tx.one<{ quarter: Day | null }>(sql`
    select min(quarter) as quarter from (
      select quarter from incentives.entry where entity_id = ${entityId}
      union all select quarter from incentives.bonus_event where entity_id = ${entityId}) every`)
  return row.quarter
}

export type StatementState = 'frozen' | 'proposed' | 'approved' | 'paid'

export type StoredStatement = {
  readonly id: Id<'pst'>
  readonly entityId: Id<'ent'>
  readonly staffId: Id<'stf'>
  readonly name: string
  readonly quarter: Day
  readonly currency: Currency
  readonly opening: bigint
  readonly earned: bigint
  readonly takenBack: bigint
  readonly adjusted: bigint
  readonly payable: bigint
  readonly carried: bigint
  readonly entries: number
  readonly hash: string
  readonly frozenAt: Date
  readonly state: StatementState
  readonly proposedBy: Id<'stf'> | null
  readonly proposedByName: string | null
  readonly approvedBy: Id<'stf'> | null
  readonly approvedByName: string | null
  readonly approvedAt: Date | null
  readonly returnedReason: string | null
  readonly payRunId: Id<'prn'> | null
  readonly paidOn: Day | null
  readonly version: number
}

const statementColumns = sql`
  statement.id, statement.entity_id as "entityId", statement.staff_id as "staffId", staff.name, statement.quarter,
  statement.currency, statement.opening, statement.earned, statement.taken_back as "takenBack", statement.adjusted,
  statement.payable, statement.carried, statement.entries, statement.hash, statement.frozen_at as "frozenAt", statement.state,
  statement.proposed_by as "proposedBy", proposer.name as "proposedByName", statement.approved_by as "approvedBy",
  approver.name as "approvedByName", statement.approved_at as "approvedAt", statement.returned_reason as "returnedReason",
  statement.pay_run_id as "payRunId", run.paid_on as "paidOn", statement.version`

const statementTables = sql`
  incentives.statement
  join company.staff on staff.id = statement.staff_id
  left join company.staff proposer on proposer.id = statement.proposed_by
  left join company.staff approver on approver.id = statement.approved_by
  left join incentives.pay_run run on run.id = statement.pay_run_id`

type Which = {
  readonly entityId?: Id<'ent'>
  readonly quarter?: Day
  readonly staffId?: Id<'stf'> | null
  readonly ids?: readonly Id<'pst'>[]
}

export const statementsOf = (tx: Tx, { entityId, quarter, staffId = null, ids }: Which) =>
  tx.many<StoredStatement>(sql`
    select ${statementColumns} from ${statementTables}
    where (${entityId ?? null}::bigint is null or statement.entity_id = ${entityId ?? null})
      and (${quarter ?? null}::date is null or statement.quarter = ${quarter ?? null})
      and (${staffId}::bigint is null or statement.staff_id = ${staffId})
      and (${ids ?? null}::bigint[] is null or statement.id = any(${ids ?? null}::bigint[]))
    order by statement.quarter desc, staff.folded_name, statement.id`)

export const lockStatements = (tx: Tx, ids: readonly Id<'pst'>[]) =>
  tx.many<{ id: Id<'pst'> }>(sql`
    select id from incentives.statement where id = any(${ids}::bigint[]) order by id for update`)

export const statementText = (tx: Tx, id: Id<'pst'>) =>
  tx.one<{ content: string; hash: string }>(sql`select content, hash from incentives.statement where id = ${id}`)

/** Everybody's last settled statement before a quarter. */
export const lastStatements = (
  tx: Tx,
  { entityId, before, staffId = null }: { entityId: Id<'ent'>; before: Day; staffId?: Id<'stf'> | null },
) =>
  tx.many<StoredStatement>(sql`
    select distinct on (statement.staff_id) ${statementColumns} from ${statementTables}
    where statement.entity_id = ${entityId} and statement.quarter < ${before}
      and (${staffId}::bigint is null or statement.staff_id = ${staffId})
    order by statement.staff_id, statement.quarter desc`)

export type StatementToSave = Pick<
  StoredStatement,
  | 'entityId'
  | 'staffId'
  | 'quarter'
  | 'currency'
  | 'opening'
  | 'earned'
  | 'takenBack'
  | 'adjusted'
  | 'payable'
  | 'carried'
  | 'entries'
  | 'hash'
> & { readonly content: string }

export const insertStatements = (tx: Tx, rows: readonly StatementToSave[], { at, originId }: Made) =>
  tx.insert(
    'incentives.statement',
    rows.map((row) => ({
      entity_id: row.entityId,
      staff_id: row.staffId,
      quarter: row.quarter,
      currency: row.currency,
      opening: row.opening,
      earned: row.earned,
      taken_back: row.takenBack,
      adjusted: row.adjusted,
      payable: row.payable,
      carried: row.carried,
      entries: row.entries,
      content: row.content,
      hash: row.hash,
      frozen_at: at,
      origin_id: originId,
    })),
  )

export const markProposed = (tx: Tx, ids: readonly Id<'pst'>[], { by, at }: { by: Id<'stf'>; at: Date }) =>
  tx.run(sql`
    update incentives.statement set state = 'proposed', proposed_by = ${by}, proposed_at = ${at}, returned_reason = null,
      version = version + 1
    where id = any(${ids}::bigint[])`)

export const markApproved = (tx: Tx, ids: readonly Id<'pst'>[], { by, at }: { by: Id<'stf'>; at: Date }) =>
  tx.run(sql`
    update incentives.statement set state = 'approved', approved_by = ${by}, approved_at = ${at}, version = version + 1
    where id = any(${ids}::bigint[])`)

export const markReturned = (tx: Tx, ids: readonly Id<'pst'>[], reason: string | null) =>
  tx.run(sql`
    update incentives.statement set state = 'frozen', proposed_by = null, proposed_at = null, approved_by = null,
      approved_at = null, returned_reason = ${reason}, version = version + 1
    where id = any(${ids}::bigint[])`)

export type PayRunDraft = {
  readonly entityId: Id<'ent'>
  readonly currency: Currency
  readonly total: bigint
  readonly statements: number
  readonly paidOn: Day
  readonly madeBy: Id<'stf'>
}

export async function insertPayRun(tx: Tx, run: PayRunDraft, { at, originId }: Made): Promise<Id<'prn'>> {
  const row = await tx.one<{ id: Id<'prn'> }>(sql`
    insert into incentives.pay_run (entity_id, currency, total, statements, paid_on, made_by, made_at, origin_id)
    values (${run.entityId}, ${run.currency}, ${run.total}, ${run.statements}, ${run.paidOn}, ${run.madeBy}, ${at}, ${originId})
    returning id`)
  return row.id
}

export async function markPaid(
  tx: Tx,
  ids: readonly Id<'pst'>[],
  { runId, entryId }: { readonly runId: Id<'prn'>; readonly entryId: bigint | null },
): Promise<void> {
  await tx.run(sql`update incentives.pay_run set entry_id = ${entryId} where id = ${runId}`)
  await tx.run(sql`
    update incentives.statement set state = 'paid', pay_run_id = ${runId}, version = version + 1
    where id = any(${ids}::bigint[])`)
}

export type PayRunRow = {
  readonly id: Id<'prn'>
  readonly entityId: Id<'ent'>
  readonly currency: Currency
  readonly total: bigint
  readonly statements: number
  readonly paidOn: Day
  readonly madeByName: string
}

export const payRuns = (
  tx: Tx,
  { entityId = null, id = null }: { entityId?: Id<'ent'> | null; id?: Id<'prn'> | null },
) =>
  tx.many<PayRunRow>(sql`
    select run.id, run.entity_id as "entityId", run.currency, run.total, run.statements, run.paid_on as "paidOn",
      staff.name as "madeByName"
    from incentives.pay_run run join company.staff on staff.id = run.made_by
    where (${entityId}::bigint is null or run.entity_id = ${entityId}) and (${id}::bigint is null or run.id = ${id})
    order by run.id desc limit 100`)
