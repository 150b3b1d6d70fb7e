import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

export type RefusedLine = {
  readonly caseId: Id<'dsp'>
  readonly lineId: Id<'iln'>
  readonly net: bigint
  /** Of the whole case, with tax. */
  readonly gross: bigint
  readonly openedAt: Date
  readonly openedOn: Day
  readonly closedAt: Date | null
  readonly closedOn: Day | null
}

/** What customers refused of a document, case by case and line by line, closed cases among them. */
export const refusedLines = (tx: Tx, documentId: Id<'inv'>) =>
  tx.many<RefusedLine>(sql`
    select refusal.id as "caseId", line.document_line_id as "lineId", line.net, refusal.gross, refusal.opened_at as "openedAt",
      refusal.opened_on as "openedOn", refusal.closed_at as "closedAt", refusal.closed_on as "closedOn"
    from disputes.dispute_case refusal
    join disputes.case_line line on line.case_id = refusal.id
    where refusal.document_id = ${documentId} and refusal.kind = 'dispute'
    order by refusal.id, line.document_line_id`)
