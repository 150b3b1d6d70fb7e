import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { json, sql, type Tx } from '#platform/sql'
import type { CaseState } from './case.ts'
import type { CauseCode } from './cause.ts'

type Stamp = { readonly at: Date; readonly originId: Id<'org'> }

export type StoredPromise = {
  readonly id: Id<'dpr'>
  readonly caseId: Id<'dsp'>
  readonly staffId: Id<'stf'>
  readonly madeAt: Date
  readonly firstDay: Day
  readonly day: Day
  readonly extendedBy: Id<'stf'> | null
  readonly state: 'open' | 'kept' | 'broken'
}

/** The promises of a case, latest first. */
export const promisesOf = (tx: Tx, caseId: Id<'dsp'>) =>
  tx.many<StoredPromise>(sql`
    select id, case_id as "caseId", staff_id as "staffId", made_at as "madeAt", first_day as "firstDay", day,
      extended_by as "extendedBy", state
    from disputes.promise where case_id = ${caseId} order by id desc`)

export async function insertPromise(
  tx: Tx,
  row: { readonly caseId: Id<'dsp'>; readonly staffId: Id<'stf'>; readonly today: Day; readonly day: Day },
  { at, originId }: Stamp,
): Promise<Id<'dpr'>> {
  const [promiseId] = (await tx.allocate('disputes.promise', 1)) as Id<'dpr'>[]
  if (!promiseId) throw new Error('a promise has no id')
  await tx.insert('disputes.promise', [
    {
      id: promiseId,
      case_id: row.caseId,
      staff_id: row.staffId,
      made_at: at,
      made_on: row.today,
      first_day: row.day,
      day: row.day,
      state: 'open',
      origin_id: originId,
    },
  ])
  return promiseId
}

export const extendPromiseTo = (tx: Tx, id: Id<'dpr'>, day: Day, by: Id<'stf'> | null, at: Date) =>
  tx.run(sql`update disputes.promise set day = ${day}, extended_by = ${by}, extended_at = ${at} where id = ${id}`)

export const judgePromise = (tx: Tx, id: Id<'dpr'>, state: 'kept' | 'broken', at: Date) =>
  tx.run(sql`update disputes.promise set state = ${state}, judged_at = ${at} where id = ${id} and state = 'open'`)

export type WatchedCase = {
  readonly id: Id<'dsp'>
  readonly customerId: Id<'cus'>
  readonly cause: CauseCode | null
  readonly state: CaseState
  readonly level: number
  readonly actBy: Day | null
  readonly promiseId: Id<'dpr'> | null
  readonly promisedFor: Day | null
}

/** Open cases of an entity with a day that has passed; those with the customer are not ours to hurry. */
export const casesToWatch = (tx: Tx, entityId: Id<'ent'>, today: Day) =>
  tx.many<WatchedCase>(sql`
    select found.id, found.customer_id as "customerId", found.cause, found.state, found.level, found.act_by as "actBy",
      promise.id as "promiseId", promise.day as "promisedFor"
    from disputes.dispute_case found
    left join disputes.promise on promise.case_id = found.id and promise.state = 'open'
    where found.entity_id = ${entityId} and found.closed_at is null and found.with_customer_since is null
      and (promise.day < ${today} or (promise.day is null and found.act_by < ${today}))
    order by found.customer_id, found.id`)

export type NewHappening = {
  readonly kind: string
  readonly personId?: Id<'stf'> | null
  readonly role?: string | null
  readonly day?: Day | null
  readonly amount?: bigint | null
  readonly note?: string | null
  readonly mailId?: Id<'msg'> | null
}

export const insertHappenings = (
  tx: Tx,
  caseId: Id<'dsp'>,
  rows: readonly NewHappening[],
  { at, originId, staffId }: Stamp & { readonly staffId: Id<'stf'> | null },
) =>
  tx.insert(
    'disputes.happening',
    rows.map((row) => ({
      case_id: caseId,
      at,
      kind: row.kind,
      staff_id: staffId,
      person_id: row.personId ?? null,
      role: row.role ?? null,
      day: row.day ?? null,
      amount: row.amount ?? null,
      note: row.note ?? null,
      mail_id: row.mailId ?? null,
      origin_id: originId,
    })),
  )

export type Happening = {
  readonly id: bigint
  readonly at: Date
  readonly kind: string
  readonly staffId: Id<'stf'> | null
  readonly staffName: string | null
  readonly personName: string | null
  readonly role: string | null
  readonly day: Day | null
  readonly amount: bigint | null
  readonly note: string | null
}

export const happeningsOf = (tx: Tx, caseId: Id<'dsp'>) =>
  tx.many<Happening>(sql`
    select happening.id, happening.at, happening.kind, happening.staff_id as "staffId", staff.name as "staffName",
      person.name as "personName", happening.role, happening.day, happening.amount, happening.note
    from disputes.happening
    left join company.staff on staff.id = happening.staff_id
    left join company.staff person on person.id = happening.person_id
    where happening.case_id = ${caseId} order by happening.id desc`)

export type CaseFile = {
  readonly fileId: Id<'fil'>
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

export const filesOf = (tx: Tx, caseId: Id<'dsp'>) =>
  tx.many<CaseFile & { sha256: Buffer }>(sql`
    select file.id as "fileId", file.name, file.media_type as "mediaType", file.size::float8 as size, file.sha256
    from disputes.case_file kept join platform.file on file.id = kept.file_id
    where kept.case_id = ${caseId} order by kept.added_at, file.id`)

export const addFileTo = (tx: Tx, caseId: Id<'dsp'>, fileId: Id<'fil'>, at: Date) =>
  tx.insert('disputes.case_file', [{ case_id: caseId, file_id: fileId, added_at: at }])

export type Colleague = { readonly id: Id<'stf'>; readonly name: string; readonly roles: readonly string[] }

/** The people in office who hold one of these roles. */
export const peopleInRoles = (tx: Tx, roles: readonly string[]) =>
  tx.many<Colleague>(sql`
    select id, name, roles from company.staff
    where active and roles && ${[...roles]}::text[]
    order by folded_name, id`)

export const isInOffice = async (tx: Tx, id: Id<'stf'>): Promise<boolean> =>
  (await tx.maybe(sql`select id from company.staff where id = ${id} and active`)) !== null

export type StoredApproval = {
  readonly id: Id<'apr'>
  readonly deed: 'credit_note' | 'rebill'
  readonly caseId: Id<'dsp'>
  readonly lines: unknown
  readonly amount: bigint
  readonly needs: readonly string[]
  readonly reason: string
  readonly askedBy: Id<'stf'> | null
  readonly askedAt: Date
  readonly state: 'waiting' | 'approved' | 'returned'
  readonly version: number
}

const approvalColumns = sql.raw(`
  approval.id, approval.deed, approval.case_id as "caseId", approval.lines, approval.amount, approval.needs, approval.reason,
  approval.asked_by as "askedBy", approval.asked_at as "askedAt", approval.state, approval.version`)

export async function insertApproval(
  tx: Tx,
  row: Omit<StoredApproval, 'id' | 'askedAt' | 'state' | 'version' | 'lines'> & {
    readonly lines: Parameters<typeof json>[0]
    readonly currency: string
    readonly entityAmount: bigint
    readonly entityMonth: bigint
  },
  { at, originId }: Stamp,
): Promise<Id<'apr'>> {
  const [approvalId] = (await tx.allocate('disputes.approval', 1)) as Id<'apr'>[]
  if (!approvalId) throw new Error('an approval has no id')
  await tx.insert('disputes.approval', [
    {
      id: approvalId,
      deed: row.deed,
      case_id: row.caseId,
      lines: json(row.lines),
      currency: row.currency,
      amount: row.amount,
      entity_amount: row.entityAmount,
      entity_month: row.entityMonth,
      needs: [...row.needs],
      reason: row.reason,
      asked_by: row.askedBy,
      asked_at: at,
      state: 'waiting',
      origin_id: originId,
    },
  ])
  return approvalId
}

/** The approvals of a case, latest first. */
export const approvalsOf = (tx: Tx, caseId: Id<'dsp'>) =>
  tx.many<StoredApproval>(
    sql`select ${approvalColumns} from disputes.approval where case_id = ${caseId} order by id desc`,
  )

export const approvalBy = (tx: Tx, id: Id<'apr'>) =>
  tx.maybe<StoredApproval & { customerId: Id<'cus'> }>(sql`
    select ${approvalColumns}, found.customer_id as "customerId"
    from disputes.approval
    join disputes.dispute_case found on found.id = approval.case_id
    join parties.visible_customer visible on visible.id = found.customer_id
    where approval.id = ${id}`)

export const handsOf = (tx: Tx, approvalId: Id<'apr'>) =>
  tx.many<{ hand: string; staffId: Id<'stf'>; name: string; at: Date }>(sql`
    select hand, staff_id as "staffId", staff.name, at
    from disputes.approval_hand join company.staff on staff.id = staff_id
    where approval_id = ${approvalId} order by at, hand`)

export const insertHand = (
  tx: Tx,
  row: {
    readonly approvalId: Id<'apr'>
    readonly hand: string
    readonly staffId: Id<'stf'> | null
    readonly forStaffId: Id<'stf'> | null
  },
  { at, originId }: Stamp,
) =>
  tx.insert('disputes.approval_hand', [
    {
      approval_id: row.approvalId,
      hand: row.hand,
      staff_id: row.staffId,
      for_staff_id: row.forStaffId,
      at,
      origin_id: originId,
    },
  ])

export const touchApproval = (tx: Tx, id: Id<'apr'>) =>
  tx.run(sql`update disputes.approval set version = version + 1 where id = ${id}`)

export const endApproval = (
  tx: Tx,
  id: Id<'apr'>,
  end: { readonly state: 'approved' | 'returned'; readonly at: Date; readonly reason: string | null },
) =>
  tx.run(sql`
    update disputes.approval set state = ${end.state}, ended_at = ${end.at}, end_reason = ${end.reason}, version = version + 1
    where id = ${id} and state = 'waiting'`)

/** What a customer of an entity was credited since a day, and what waits for a yes, in the entity's currency. */
export const creditedSince = async (
  tx: Tx,
  of: {
    readonly customerId: Id<'cus'>
    readonly entityId: Id<'ent'>
    readonly since: Day
    readonly apart: Id<'dsp'> | null
  },
): Promise<bigint> =>
  (
    await tx.one<{ amount: bigint }>(sql`
      select coalesce(sum(approval.entity_amount), 0)::bigint as amount
      from disputes.approval
      left join disputes.dispute_case found on found.id = approval.case_id
      join billing.document credited on credited.id = coalesce(found.document_id, approval.document_id)
      left join billing.document note on note.id = approval.credit_note_id
      where credited.customer_id = ${of.customerId} and credited.entity_id = ${of.entityId}
        and (found.id is null or found.id is distinct from ${of.apart}) and approval.deed = 'credit_note'
        and (approval.state = 'waiting'
          or (approval.state = 'approved' and coalesce(found.closed_on, note.issued_on) >= ${of.since}))`)
  ).amount
