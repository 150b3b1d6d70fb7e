import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type { ReportClass, ReportReason } from './classify.ts'
import type { DecliningReason, Line, LineState } from './line.ts'
import type { Rhythm } from './rhythm.ts'

export type LineDraft = {
  readonly month: Day
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly collectorId: Id<'stf'> | null
  readonly group: ReportClass
  readonly reasons: readonly ReportReason[]
  readonly ruleVersion: string
  readonly orders: number
  readonly lastOrderOn: Day
  readonly openGapDays: number
  readonly usualGapDays: number
  readonly gap75Days: number
  readonly gap95Days: number
  readonly chanceAlive: number
  readonly usualOrder: bigint
  readonly expected: bigint
  readonly headroom: bigint
  readonly late: bigint
  readonly currency: Currency
  readonly rhythm: Rhythm
}

/** Writes the lines that the month does not have yet; what somebody has worked on stays as it is. Answers how many are new. */
export async function insertDrafts(
  tx: Tx,
  drafts: readonly LineDraft[],
  { at, originId }: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<number> {
  let made = 0
  for (const draft of drafts) {
    made += await tx.run(sql`
      insert into reports.line (month, entity_id, customer_id, collector_id, class, reasons, rule_version, orders, last_order_on,
        open_gap_days, usual_gap_days, gap_75_days, gap_95_days, chance_alive, usual_order, expected, headroom, late, currency,
        rhythm, drafted_at, origin_id)
      values (${draft.month}, ${draft.entityId}, ${draft.customerId}, ${draft.collectorId}, ${draft.group},
        ${[...draft.reasons]}::text[], ${draft.ruleVersion}, ${draft.orders}, ${draft.lastOrderOn}, ${draft.openGapDays},
        ${draft.usualGapDays}, ${draft.gap75Days}, ${draft.gap95Days}, ${draft.chanceAlive.toFixed(4)}::numeric,
        ${draft.usualOrder}, ${draft.expected}, ${draft.headroom}, ${draft.late}, ${draft.currency}, ${JSON.stringify(draft.rhythm)}::jsonb,
        ${at}, ${originId})
      on conflict (month, entity_id, customer_id) do nothing`)
  }
  return made
}

/** Customers of whom the same was said lately, or whose line somebody has answered: nobody reads the same every month. */
export const spokenOf = (tx: Tx, { entityId, since }: { readonly entityId: Id<'ent'>; readonly since: Day }) =>
  tx.many<{ customerId: Id<'cus'>; group: ReportClass; month: Day }>(sql`
    select customer_id as "customerId", class as "group", max(month) as month from reports.line
    where entity_id = ${entityId} and month >= ${since} and state <> 'draft' group by customer_id, class`)

export type StoredLine = Line & {
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly group: ReportClass
  readonly signedBy: Id<'stf'> | null
  readonly version: number
}

/** Lines of customers whom the asker may see, locked in the order of their ids. */
export const lockLines = (tx: Tx, lineIds: readonly Id<'rpl'>[]) =>
  tx.many<StoredLine>(sql`
    select line.id, line.state, line.collector_id as "collectorId", line.customer_id as "customerId", line.entity_id as "entityId",
      line.class as "group", line.signed_by as "signedBy", line.version
    from reports.line
    join parties.visible_customer visible on visible.id = line.customer_id
    where line.id = any(${[...lineIds]}::bigint[]) order by line.id for update of line`)

export const saveStates = (tx: Tx, lineIds: readonly Id<'rpl'>[], state: LineState) =>
  tx.run(sql`
    update reports.line set state = ${state}, version = version + 1
    where id = any(${[...lineIds]}::bigint[]) and state <> ${state}`)

export const saveComment = (tx: Tx, lineId: Id<'rpl'>, comment: string | null) =>
  tx.run(sql`update reports.line set comment = ${comment}, version = version + 1 where id = ${lineId}`)

export const saveSignatures = (
  tx: Tx,
  lineIds: readonly Id<'rpl'>[],
  { by, at }: { readonly by: Id<'stf'> | null; readonly at: Date },
) =>
  tx.run(sql`
    update reports.line set state = 'signed', signed_by = ${by}, signed_at = ${at}, version = version + 1
    where id = any(${[...lineIds]}::bigint[])`)

export type Answered = {
  readonly state: 'accepted' | 'declined'
  readonly by: Id<'stf'> | null
  readonly at: Date
  readonly acceptedOn: Day | null
  readonly actBy: Day | null
  readonly because: DecliningReason | null
  readonly note: string | null
}

export const saveAnswer = (tx: Tx, lineId: Id<'rpl'>, answered: Answered) =>
  tx.run(sql`
    update reports.line set state = ${answered.state}, decided_by = ${answered.by}, decided_at = ${answered.at},
      accepted_on = ${answered.acceptedOn}, act_by = ${answered.actBy}, declined_because = ${answered.because},
      decision_note = ${answered.note}, version = version + 1
    where id = ${lineId}`)

export const saveDone = (tx: Tx, lineId: Id<'rpl'>, { at, note }: { readonly at: Date; readonly note: string }) =>
  tx.run(sql`
    update reports.line set state = 'done', done_at = ${at}, done_note = ${note}, version = version + 1 where id = ${lineId}`)

export type PaidLine = {
  readonly lineId: Id<'rpl'>
  readonly customerId: Id<'cus'>
  readonly signedBy: Id<'stf'>
  readonly orderId: Id<'ord'>
  readonly orderNumber: string
  readonly acceptedOn: Day
  /** When the first order that came of it was paid. */
  readonly paidOn: Day
}

/**
 * Lines that sales accepted and that led to a paid order within 120 days, by the day on which the first such order was paid. Read anew
 * each time: money that goes back takes the line out again.
 */
export const paidReportLines = (
  tx: Tx,
  {
    entityId,
    from,
    through,
    signedBy,
  }: {
    readonly entityId: Id<'ent'>
    readonly from: Day
    readonly through: Day
    readonly signedBy?: Id<'stf'> | undefined
  },
) =>
  tx.many<PaidLine>(sql`
    select * from (
      select distinct on (line.id) line.id as "lineId", line.customer_id as "customerId", line.signed_by as "signedBy",
        followed.order_id as "orderId", followed.number as "orderNumber", line.accepted_on as "acceptedOn",
        followed.paid_on as "paidOn"
      from reports.line join reports.follow_up followed on followed.line_id = line.id
      where line.entity_id = ${entityId} and followed.paid_on is not null
        and (${signedBy ?? null}::bigint is null or line.signed_by = ${signedBy ?? null})
      order by line.id, followed.paid_on, followed.order_id
    ) first_paid
    where "paidOn" between ${from} and ${through} order by "paidOn", "lineId"`)
