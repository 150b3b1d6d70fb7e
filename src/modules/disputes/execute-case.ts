import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import { formatMoneyFor } from '#platform/locale'
import type { Work } from '#platform/work'
import { creditByLine, documentHeads, rebill } from '#modules/billing'
import { release } from '#modules/messages'
import { customerOf, recordTouches } from '#modules/parties'
import { asDispute } from './case.ts'
import { lockedCase, newsOf, placeOf, subjectOf, tell, type Place } from './case-work.ts'
import { disputeExecuted } from './events.ts'
import { receiverOf, sayToCustomer, send } from './letters.ts'
import { proposeRule } from './propose-rule.ts'
import { endPromise } from './sort-out.ts'
import { parseProposal } from './stored-proposal.ts'
import { saveCase, type StoredCase } from './store.ts'
import type { StoredApproval } from './store-watch.ts'

/** All hands agree: the credit note is issued, or the bill is taken back and written anew. */
export async function execute(work: Work, row: StoredCase, approval: StoredApproval, place: Place): Promise<void> {
  if (!row.documentId) throw new Error(`case ${row.number} has no bill`)
  const { lines, correction } = parseProposal(approval.lines, row.currency)
  const reason = `${row.number}: ${approval.reason}`
  if (approval.deed === 'credit_note') {
    const note = await creditByLine(work, { documentId: row.documentId, lines, reason })
    await tell(work, row.id, { kind: 'credited', amount: note.gross.amount, note: note.number })
    return close(work, { ...row, state: 'executed', creditNoteId: note.id }, { outcome: 'credit', place })
  }
  const { credit, invoice } = await rebill(work, { documentId: row.documentId, correction, reason })
  await tell(work, row.id, { kind: 'rebilled', amount: invoice.gross.amount, note: invoice.number })
  const done = { ...row, state: 'executed' as const, creditNoteId: credit.id, rebillId: invoice.id }
  return close(work, done, { outcome: 'rebill', place })
}

/** The bill stands: the customer reads why, and the part is asked for again. Interest runs on as if nothing had been. */
export async function uphold(
  work: Work,
  row: StoredCase,
  { reply, place }: { readonly reply: string; readonly place: Place },
): Promise<void> {
  const customer = await customerOf(work.tx, row.customerId)
  const receiver = await receiverOf(work, customer, row.contactId)
  const [invoice] = row.documentId ? await documentHeads(work.tx, [row.documentId]) : []
  const { number } = found(invoice)
  if (receiver) {
    const { language } = receiver
    const amount = formatMoneyFor(language, money(row.gross, row.currency))
    const queued = await send(work, {
      caseId: row.id,
      key: 'upheld',
      customer,
      receiver,
      entity: place.entity,
      subject: sayToCustomer(language, 'upheldSubject', { document: number, number: row.number }),
      paragraphs: [reply, sayToCustomer(language, 'upheldRest', { amount, document: number })],
    })
    await tell(
      work,
      row.id,
      queued.ok ? { kind: 'replied', note: reply, mailId: queued.value } : { kind: 'no_address' },
    )
  } else await tell(work, row.id, { kind: 'no_address', note: reply })
  await close(work, { ...row, state: 'upheld' }, { outcome: 'upheld', place })
}

/** The customer takes it back, or paid after all: nobody is blamed. */
export async function withdraw(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly reason: string },
): Promise<void> {
  const row = insist(asDispute(await lockedCase(work, request.caseId)))
  if (row.verdict !== null && row.state === 'proposal')
    throw new Refused('case_waits_for_approval', { number: row.number })
  const place = await placeOf(work, row.entityId)
  await tell(work, row.id, { kind: 'withdrawn', note: request.reason })
  const cleared = { ...row, verdict: null, outcome: null, state: 'withdrawn' as const }
  await close(work, cleared, { outcome: 'withdrawn', place })
}

type Ending = { readonly outcome: 'credit' | 'rebill' | 'upheld' | 'withdrawn'; readonly place: Place }

async function close(work: Work, row: StoredCase, { outcome, place }: Ending): Promise<void> {
  await endPromise(work, row.id, place.today)
  await release(work, subjectOf(row.id))
  await saveCase(work.tx, {
    ...row,
    actBy: null,
    withCustomerSince: null,
    daysLeft: null,
    closedAt: work.at,
    closedOn: place.today,
  })
  await recordTouches(work, [
    {
      customerId: row.customerId,
      department: 'billing',
      kind: `dispute.${outcome}`,
      amount: money(row.gross, row.currency),
      subject: subjectOf(row.id),
    },
  ])
  await proposeRule(work, row, place)
  await announce(work, disputeExecuted, {
    ...newsOf(row),
    outcome,
    verdict: row.verdict,
    creditNoteId: row.creditNoteId,
    rebillId: row.rebillId,
    closedOn: place.today,
    closedBy: work.who.staffId,
    insideClock: place.today <= row.clockOn,
  })
}
