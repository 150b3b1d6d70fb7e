import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import type { Work } from '#platform/work'
import { statementsOf, type StoredStatement } from './store-settle.ts'

type Step = 'propose' | 'approve' | 'return' | 'pay'

/** What whoever asks may do with a settled statement: nobody moves his own, and nobody agrees to what he proposed. */
export function stepsFor({ who }: Work, { state, staffId, proposedBy }: StoredStatement): Step[] {
  if (who.staffId === null || who.staffId === staffId) return []
  const may = who.permissions.has('pay.approve')
  const steps: [Step, boolean][] = [
    ['propose', may && state === 'frozen'],
    ['approve', may && state === 'proposed' && proposedBy !== who.staffId],
    ['return', may && (state === 'proposed' || state === 'approved')],
    ['pay', who.permissions.has('pay.plan') && state === 'approved'],
  ]
  return steps.flatMap(([step, can]) => (can ? [step] : []))
}

export const settledShown = (work: Work, row: StoredStatement) => ({
  id: row.id,
  state: row.state,
  payable: money(row.payable, row.currency),
  carried: money(row.carried, row.currency),
  hash: row.hash,
  frozenAt: row.frozenAt,
  proposedByName: row.proposedByName,
  approvedByName: row.approvedByName,
  approvedAt: row.approvedAt,
  returnedReason: row.returnedReason,
  paidOn: row.paidOn,
  can: stepsFor(work, row),
  version: row.version,
})

export async function readSettled(
  work: Work,
  { entityId, quarter }: { readonly entityId: Id<'ent'>; readonly quarter?: Day | undefined },
) {
  const staffId = work.who.permissions.has('pay.read-all') ? null : work.who.staffId
  const rows = await statementsOf(work.tx, { entityId, staffId, ...(quarter ? { quarter } : {}) })
  return {
    statements: rows.map((row) => ({
      ...settledShown(work, row),
      staffId: row.staffId,
      name: row.name,
      quarter: row.quarter,
      opening: money(row.opening, row.currency),
      earned: money(row.earned, row.currency),
      takenBack: money(row.takenBack, row.currency),
      adjusted: money(row.adjusted, row.currency),
      entries: row.entries,
    })),
  }
}
