import { plusBankingDays } from '#kernel/calendar'
import type { Id } from '#kernel/id'
import { compare, formatAmount, money, type Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { composeCredit, creditFacts, documentHeads, type CreditRequest } from '#modules/billing'
import { missingHands } from './authority.ts'
import { asDispute, type Verdict } from './case.ts'
import { lockedCase, newsOf, placeOf, tell, type Place } from './case-work.ts'
import type { OutcomeKind } from './cause.ts'
import { disputeDecided } from './events.ts'
import { uphold } from './execute-case.ts'
import { ownerOfHand } from './hand-owner.ts'
import { measureCredit } from './measure-credit.ts'
import { endPromise } from './sort-out.ts'
import { linesOfCases, saveCase, type StoredCase } from './store.ts'
import { insertApproval } from './store-watch.ts'
import type { ProposedLine } from './stored-proposal.ts'
import type { TracedField } from './trace.ts'

export type DecideCase = {
  readonly caseId: Id<'dsp'>
  readonly verdict: Verdict
  readonly outcome: OutcomeKind
  /** Where the lineage guessed wrong: the field, and who wrote it. */
  readonly field?: TracedField | undefined
  readonly causeStaffId?: Id<'stf'> | null | undefined
  /** What is credited, where it is not all that was refused. */
  readonly lines?: readonly { readonly lineId: Id<'iln'>; readonly net: Money }[] | undefined
  readonly correction?:
    | { readonly poNumber?: string | undefined; readonly billTo?: readonly string[] | undefined }
    | undefined
  readonly reason: string
  readonly reply?: string | undefined
}

/**
 * Says whose fault it was and what follows. What is upheld is answered and owed at once; a credit or a new bill waits for the
 * hands that the table of authority asks for, never those of whoever decided.
 */
export async function decideCase(work: Work, request: DecideCase): Promise<void> {
  const row = insist(asDispute(await lockedCase(work, request.caseId)))
  refuseContradictions(request)
  const decided = decidedCase(work, row, request)
  refuseOwnCase(work, decided)
  const place = await placeOf(work, row.entityId)
  await endPromise(work, row.id, place.today)
  if (request.outcome === 'upheld') {
    await tellDecided(work, decided, request, place)
    return uphold(work, decided, { reply: request.reply ?? '', place })
  }
  await propose(work, decided, request, place)
}

function refuseContradictions({ verdict, outcome, reply, lines }: DecideCase) {
  if (outcome === 'upheld' && verdict !== 'theirs') throw new Refused('upheld_is_theirs', { verdict })
  if (outcome !== 'upheld' && verdict === 'theirs') throw new Refused('theirs_is_upheld', { outcome })
  if (outcome === 'upheld' && !reply?.trim()) throw new Refused('reply_is_missing')
  if (outcome !== 'credit' && lines !== undefined) throw new Refused('only_credits_name_lines')
}

const decidedCase = (work: Work, row: StoredCase, request: DecideCase): StoredCase => ({
  ...row,
  verdict: request.verdict,
  outcome: request.outcome,
  reply: request.reply ?? null,
  decidedBy: work.who.staffId,
  decidedAt: work.at,
  tracedField: request.field ?? row.tracedField,
  tracedStaffId: request.causeStaffId === undefined ? row.tracedStaffId : request.causeStaffId,
  withCustomerSince: null,
  daysLeft: null,
})

// Whoever is named as the cause may own up to it, and leave the rest to others.
function refuseOwnCase(work: Work, row: StoredCase) {
  if (row.tracedStaffId !== null && row.tracedStaffId === work.who.staffId && row.verdict !== 'ours') {
    throw new Refused('own_cause_is_decided_by_others', { number: row.number })
  }
}

async function propose(work: Work, row: StoredCase, request: DecideCase, place: Place): Promise<void> {
  const [invoice] = row.documentId ? await documentHeads(work.tx, [row.documentId]) : []
  const lines = await linesToCredit(work, row, request)
  const amount = request.outcome === 'credit' ? await grossOf(work, row, lines) : money(row.gross, row.currency)
  const measured = await measureCredit(work, { invoice: found(invoice), amount, apart: row.id, place })
  const needs = request.outcome === 'credit' ? measured.needs : ['billing_clerk or finance_lead']
  await insertApproval(
    work.tx,
    {
      deed: request.outcome === 'credit' ? 'credit_note' : 'rebill',
      caseId: row.id,
      lines: { lines: lines.map(storedLine), correction: correctionOf(request) },
      currency: row.currency,
      amount: amount.amount,
      entityAmount: request.outcome === 'credit' ? measured.event : 0n,
      entityMonth: measured.month,
      needs,
      reason: request.reason,
      askedBy: work.who.staffId,
    },
    { at: work.at, originId: await originOf(work) },
  )
  const owner = await ownerOfHand(work, missingHands({ needs, given: [] }), work.who.staffId)
  const actBy = plusBankingDays(place.today, 2, place.calendar)
  await saveCase(work.tx, { ...row, ...owner, state: 'proposal', actBy })
  await tellDecided(work, row, request, place)
  await tell(work, row.id, {
    kind: 'approval_asked',
    role: needs.join(', '),
    amount: amount.amount,
    note: request.reason,
  })
}

async function linesToCredit(work: Work, row: StoredCase, request: DecideCase): Promise<ProposedLine[]> {
  if (request.outcome !== 'credit') return []
  const lines = request.lines ?? (await linesOfCases(work.tx, [row.id]))
  if (lines.length === 0) throw new Refused('credit_needs_lines', { number: row.number })
  return lines.map(({ lineId, net }) => ({ lineId, net }))
}

/** What a credit note over these lines would come to. It never takes more than the case is about. */
async function grossOf(work: Work, row: StoredCase, lines: readonly CreditRequest[]): Promise<Money> {
  if (!row.documentId) throw new Error(`case ${row.number} has no bill`)
  const { gross } = insist(composeCredit(await creditFacts(work.tx, row.documentId), lines))
  const most = money(row.gross, row.currency)
  if (compare(gross, most) > 0) throw new Refused('credit_exceeds_dispute', { disputed: most, asked: gross })
  return gross
}

const storedLine = ({ lineId, net }: ProposedLine) => ({ lineId: String(lineId), net: formatAmount(net) })

const correctionOf = ({ correction }: DecideCase) => ({
  poNumber: correction?.poNumber ?? null,
  billTo: correction?.billTo ? [...correction.billTo] : null,
})

async function tellDecided(work: Work, row: StoredCase, request: DecideCase, place: Place): Promise<void> {
  await tell(work, row.id, {
    kind: `decided_${request.verdict}`,
    personId: row.tracedStaffId,
    role: row.tracedField,
    note: request.reason,
  })
  await announce(work, disputeDecided, {
    ...newsOf(row),
    verdict: request.verdict,
    outcome: request.outcome,
    field: row.tracedField,
    staffId: row.tracedStaffId,
    decidedOn: place.today,
  })
}
