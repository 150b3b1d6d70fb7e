import { plusBankingDays } from '#kernel/calendar'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { lockCustomers } from '#modules/parties'
import { handWith, missingHands } from './authority.ts'
import { placeOf, tell } from './case-work.ts'
import { execute } from './execute-case.ts'
import { ownerOfHand } from './hand-owner.ts'
import { placesToday } from './substitute.ts'
import { lockCase, saveCase, type StoredCase } from './store.ts'
import { approvalBy, endApproval, handsOf, insertHand, touchApproval, type StoredApproval } from './store-watch.ts'

/** Gives one hand. The last one does the deed in the same transaction, so that nothing is agreed to and left undone. */
export async function approve(
  work: Work,
  request: { readonly approvalId: Id<'apr'> },
): Promise<{ readonly caseId: Id<'dsp'> }> {
  const { approval, row } = await lockedApproval(work, request.approvalId)
  const given = await handsOf(work.tx, approval.id)
  const asked = { needs: approval.needs, given, askedBy: approval.askedBy }
  const { hand, standsFor } = insist(handWith(asked, work.who, await placesOf(work, row)))
  refuseOwnCause(work, row)
  await insertHand(
    work.tx,
    { approvalId: approval.id, hand, staffId: work.who.staffId, forStaffId: standsFor },
    { at: work.at, originId: await originOf(work) },
  )
  await tell(work, row.id, {
    kind: standsFor === null ? 'approved' : 'approved_for',
    role: standsFor === null ? hand : null,
    amount: approval.amount,
    personId: standsFor,
  })
  const missing = missingHands({ needs: approval.needs, given: [...given, { hand, staffId: work.who.staffId ?? 0n }] })
  if (missing.length > 0) {
    await touchApproval(work.tx, approval.id)
    await saveCase(work.tx, { ...row, ...(await ownerOfHand(work, missing, approval.askedBy)) })
    return { caseId: row.id }
  }
  await endApproval(work.tx, approval.id, { state: 'approved', at: work.at, reason: null })
  await execute(work, row, approval, await placeOf(work, row.entityId))
  return { caseId: row.id }
}

/** Not like this: the case goes back to whoever asked, with the reason. */
export async function returnApproval(
  work: Work,
  request: { readonly approvalId: Id<'apr'>; readonly reason: string },
): Promise<{ readonly caseId: Id<'dsp'> }> {
  const { approval, row } = await lockedApproval(work, request.approvalId)
  const given = await handsOf(work.tx, approval.id)
  insist(handWith({ needs: approval.needs, given, askedBy: approval.askedBy }, work.who, await placesOf(work, row)))
  const { today, calendar } = await placeOf(work, row.entityId)
  await endApproval(work.tx, approval.id, { state: 'returned', at: work.at, reason: request.reason })
  await saveCase(work.tx, {
    ...row,
    state: 'investigating',
    verdict: null,
    outcome: null,
    reply: null,
    decidedBy: null,
    decidedAt: null,
    ownerId: approval.askedBy,
    actBy: plusBankingDays(today, 1, calendar),
  })
  await tell(work, row.id, { kind: 'returned', personId: approval.askedBy, note: request.reason })
  return { caseId: row.id }
}

async function lockedApproval(
  work: Work,
  approvalId: Id<'apr'>,
): Promise<{ readonly approval: StoredApproval; readonly row: StoredCase }> {
  const seen = found(await approvalBy(work.tx, approvalId))
  await lockCustomers(work, [seen.customerId])
  const row = await lockCase(work.tx, seen.caseId)
  const approval = found(await approvalBy(work.tx, approvalId))
  sameVersion(work, approval.version)
  if (approval.state !== 'waiting') throw new Refused('approval_is_ended', { state: approval.state })
  return { approval, row }
}

// Whoever is named as the cause lends his authority to nobody.
const placesOf = async (work: Work, row: StoredCase) =>
  (await placesToday(work, row.entityId)).filter(({ staffId }) => staffId !== row.tracedStaffId)

// Whoever made the mistake does not agree to what it costs, however high he stands.
function refuseOwnCause(work: Work, row: StoredCase) {
  if (row.tracedStaffId !== null && row.tracedStaffId === work.who.staffId) {
    throw new Refused('own_cause_is_decided_by_others', { number: row.number })
  }
}
