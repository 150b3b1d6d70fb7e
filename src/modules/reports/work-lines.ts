import { plusBankingDays } from '#kernel/calendar'
import { plusDays, yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { NotFound, found, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { calendarOf, entityOf, today } from '#modules/company'
import { recordTouches } from '#modules/parties'
import { answer, finish, isUnsigned, mark, sign, type DecliningReason } from './line.ts'
import { lockLines, saveAnswer, saveComment, saveDone, saveSignatures, saveStates, type StoredLine } from './store.ts'

type AboutLines = { readonly lineIds: Id<'rpl'>[] }
type AboutLine = { readonly lineId: Id<'rpl'> }

/** Keeps lines, drops them, or puts them back; until they are signed each of it can be taken back. */
export async function markLines(
  work: Work,
  { lineIds, to }: AboutLines & { readonly to: 'draft' | 'kept' | 'dropped' },
): Promise<AboutLines> {
  const lines = await lockedLines(work, lineIds)
  for (const line of lines) insist(mark(line, to))
  await saveStates(work.tx, lineIds, to)
  return { lineIds }
}

/** What the collector knows and the figures do not. */
export async function commentLine(
  work: Work,
  { lineId, comment }: AboutLine & { readonly comment: string | null },
): Promise<AboutLine> {
  const line = await lockedLine(work, lineId)
  if (!isUnsigned(line.state)) throw new Refused('line_is_signed')
  await saveComment(work.tx, lineId, comment)
  return { lineId }
}

/** The collector stands by these lines with his name, and sales reads them. */
export async function signLines(work: Work, { lineIds }: AboutLines): Promise<AboutLines> {
  if (work.who.staffId === null) throw new Refused('signature_needs_a_person')
  const lines = await lockedLines(work, lineIds)
  for (const line of lines) insist(sign(line))
  await saveSignatures(work.tx, lineIds, { by: work.who.staffId, at: work.at })
  await recordTouches(
    work,
    lines.map((line) => touchOf(line, 'collections', 'report.signed')),
  )
  return { lineIds }
}

/** Sales takes it: a task with a day, and from today on what the customer orders is counted for the line. */
export async function acceptLine(
  work: Work,
  request: AboutLine & { readonly actBy?: Day | undefined; readonly note?: string | undefined },
): Promise<AboutLine> {
  const line = await answeredBySales(work, request.lineId)
  insist(answer(line, 'accepted'))
  const entity = await entityOf(work.tx, line.entityId)
  const day = today(work, entity)
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(day), to: yearOf(day) + 1 })
  const actBy = request.actBy ?? plusBankingDays(day, 5, calendar)
  if (actBy < day) throw new Refused('day_is_over', { field: 'actBy' })
  if (actBy > plusDays(day, 60)) throw new Refused('day_is_too_far', { field: 'actBy' })
  await saveAnswer(work.tx, line.id, {
    state: 'accepted',
    by: work.who.staffId,
    at: work.at,
    acceptedOn: day,
    actBy,
    because: null,
    note: request.note ?? null,
  })
  await recordTouches(work, [touchOf(line, 'sales', 'report.accepted')])
  return { lineId: line.id }
}

/** Sales does not take it, and says why: the next report learns from people, not only from figures. */
export async function declineLine(
  work: Work,
  request: AboutLine & { readonly because: DecliningReason; readonly note?: string | undefined },
): Promise<AboutLine> {
  const line = await answeredBySales(work, request.lineId)
  insist(answer(line, 'declined'))
  if (request.because === 'other' && !request.note) throw new Refused('other_reason_is_told', { field: 'note' })
  await saveAnswer(work.tx, line.id, {
    state: 'declined',
    by: work.who.staffId,
    at: work.at,
    acceptedOn: null,
    actBy: null,
    because: request.because,
    note: request.note ?? null,
  })
  return { lineId: line.id }
}

/** The task is done: somebody talked to the customer. */
export async function finishTask(
  work: Work,
  { lineId, note }: AboutLine & { readonly note: string },
): Promise<AboutLine> {
  const line = await lockedLine(work, lineId)
  insist(finish(line))
  await saveDone(work.tx, lineId, { at: work.at, note })
  await recordTouches(work, [{ ...touchOf(line, 'sales', 'report.done'), note }])
  return { lineId }
}

const touchOf = (line: StoredLine, department: 'collections' | 'sales', kind: string) => ({
  customerId: line.customerId,
  department,
  kind,
  text: { key: kind, values: { group: line.group } },
  subject: { kind: 'rpl' as const, id: line.id },
})

async function lockedLines(work: Work, lineIds: readonly Id<'rpl'>[]): Promise<StoredLine[]> {
  const lines = await lockLines(work.tx, lineIds)
  if (lines.length < new Set(lineIds).size) throw new NotFound()
  return lines
}

async function lockedLine(work: Work, lineId: Id<'rpl'>): Promise<StoredLine> {
  const line = found((await lockLines(work.tx, [lineId])).at(0))
  sameVersion(work, line.version)
  return line
}

// Who has not signed is not answered: for sales a draft is not there.
async function answeredBySales(work: Work, lineId: Id<'rpl'>): Promise<StoredLine> {
  const line = await lockedLine(work, lineId)
  if (isUnsigned(line.state) && !work.who.permissions.has('customer-report.sign')) throw new NotFound()
  // What it leads to is paid to whoever signed, so somebody else says whether it is worth anything.
  if (line.signedBy !== null && line.signedBy === work.who.staffId) throw new Refused('maker_is_checker')
  return line
}
