import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { isRole } from '#platform/rights'
import type { FileIn } from '#platform/wire'
import { noteFile } from '#platform/noted-files'
import type { Work } from '#platform/work'
import { recordTouches } from '#modules/parties'
import { asDispute, inWork } from './case.ts'
import { lockedCase, placeOf, subjectOf, tell } from './case-work.ts'
import { goOn, stopClock } from './clock.ts'
import { endPromise, openPromiseOf } from './sort-out.ts'
import { saveCase } from './store.ts'
import { addFileTo, isInOffice } from './store-watch.ts'

/** The customer has the move: our clock stands still, and how long he takes is shown apart. */
export async function waitForCustomer(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly note: string },
): Promise<void> {
  const row = insist(asDispute(await lockedCase(work, request.caseId)))
  if (row.withCustomerSince !== null) throw new Refused('case_is_with_customer', { number: row.number })
  const { today, calendar } = await placeOf(work, row.entityId)
  await endPromise(work, row.id, today)
  await saveCase(work.tx, {
    ...row,
    state: 'investigating',
    withCustomerSince: work.at,
    daysLeft: stopClock(row.clockOn, today, calendar),
    actBy: null,
  })
  await tell(work, row.id, { kind: 'with_customer', note: request.note })
}

/** His answer is here: the clock goes on with what was left of it. */
export async function answerCame(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly note: string },
): Promise<void> {
  const row = insist(asDispute(await lockedCase(work, request.caseId)))
  if (row.withCustomerSince === null || row.daysLeft === null) {
    throw new Refused('case_is_not_with_customer', { number: row.number })
  }
  const { today, calendar } = await placeOf(work, row.entityId)
  const clockOn = goOn(row.daysLeft, today, calendar)
  await saveCase(work.tx, { ...row, withCustomerSince: null, daysLeft: null, clockOn, actBy: clockOn })
  await recordTouches(work, [
    {
      customerId: row.customerId,
      department: 'customer',
      kind: 'dispute.answer',
      note: request.note,
      subject: subjectOf(row.id),
    },
  ])
  await tell(work, row.id, { kind: 'answer_came', note: request.note })
}

/** Gives the case to somebody else, or to whoever of a role takes it. The clock does not stop for that. */
export async function handOver(
  work: Work,
  request: {
    readonly caseId: Id<'dsp'>
    readonly staffId?: Id<'stf'> | undefined
    readonly role?: string | undefined
    readonly note?: string | undefined
  },
): Promise<void> {
  const row = insist(inWork(await lockedCase(work, request.caseId)))
  const { staffId = null, role } = request
  if ((staffId === null) === (role === undefined)) throw new Refused('hand_over_to_whom')
  if (staffId !== null && !(await isInOffice(work.tx, staffId))) throw new Refused('person_is_not_in_office')
  if (role !== undefined && !isRole(role)) throw new Refused('hand_over_to_whom')
  if (await openPromiseOf(work, row.id)) throw new Refused('promise_is_open', { number: row.number })
  const ownerRole = role ?? row.ownerRole
  await saveCase(work.tx, {
    ...row,
    ownerId: staffId,
    ownerRole,
    state: row.kind === 'dispute' ? 'investigating' : row.state,
  })
  await tell(work, row.id, { kind: 'handed_over', personId: staffId, role: role ?? null, note: request.note ?? null })
}

export async function comment(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly text: string },
): Promise<void> {
  const row = await lockedCase(work, request.caseId)
  await tell(work, row.id, { kind: 'comment', note: request.text })
}

export const largestFile = 20 * 1024 * 1024

/** Evidence: a mail, a photo, a signed paper. Files may come after the case is closed; nothing is ever taken away. */
export async function addFile(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly file: FileIn },
): Promise<{ readonly fileId: Id<'fil'> }> {
  const row = await lockedCase(work, request.caseId)
  const kept = await work.files.keep([request.file.bytes], largestFile)
  const fileId = await noteFile(work, { ...kept, name: request.file.name })
  await addFileTo(work.tx, row.id, fileId, work.at)
  await tell(work, row.id, { kind: 'file_added', note: request.file.name })
  return { fileId }
}
