import { yearOf } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { decide } from '#platform/decision'
import { announce } from '#platform/events'
import { NotFound } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { creditFacts, documentHeads, type DocumentHead } from '#modules/billing'
import { itemsOfDocument } from '#modules/ledger'
import { hold } from '#modules/messages'
import { lockCustomers, recordTouches } from '#modules/parties'
import { acknowledgeByMail } from './acknowledge.ts'
import type { CaseOrigin } from './case.ts'
import { newsOf, placeOf, subjectOf, tell, type Place } from './case-work.ts'
import { roleOf, stopAt, type Cause, type CauseCode } from './cause.ts'
import { composeClaim, composeDeduction, withClaims, type Claim, type ClaimFacts, type ClaimRequest } from './claim.ts'
import { clockEnd } from './clock.ts'
import { disputeOpened } from './events.ts'
import { ownerAt } from './route-case.ts'
import { lineageOf } from './store-facts.ts'
import {
  casesOf,
  causesOn,
  drawCaseNumber,
  heldOf,
  insertCase,
  linesOfCases,
  lockCase,
  openCasesOf,
  saveCase,
} from './store.ts'
import { addFileTo } from './store-watch.ts'
import { traceCause, traceVersion } from './trace.ts'

export type OpenDispute = {
  readonly documentId: Id<'inv'>
  readonly cause: CauseCode
  readonly lines: readonly ClaimRequest[]
  /** A part of the bill without a line, as a short payment leaves it. */
  readonly amount?: Money | undefined
  readonly text: string
  readonly origin: CaseOrigin
  readonly contactId?: Id<'con'> | undefined
  readonly fileIds?: readonly Id<'fil'>[] | undefined
}

/**
 * A customer refuses part of a bill. Under his lock the amount is measured against what is open and what other cases hold; the
 * cause says who answers and by when; lineage says, as a first guess, who wrote the field; contact about this part stops. The rest
 * of the bill stays payable and is asked for.
 */
export async function openDispute(work: Work, request: OpenDispute): Promise<{ readonly caseId: Id<'dsp'> }> {
  const [seen] = await documentHeads(work.tx, [request.documentId])
  if (!seen) throw new NotFound()
  if (seen.kind !== 'invoice') throw new Refused('only_invoices_are_disputed', { number: seen.number })
  await lockCustomers(work, [seen.customerId])
  const place = await placeOf(work, seen.entityId)
  const cause = await causeOn(work, request.cause, place)
  const { facts, itemId } = await claimFactsOf(work, seen)
  const claim = insist(claimOf(facts, seen, request))
  const caseId = await save(work, seen, { request, claim, itemId, cause, place })
  await hold(work, [
    {
      customerId: seen.customerId,
      purposes: ['reminder'],
      about: subjectOf(caseId),
      reason: 'contact.dispute',
      cause: subjectOf(caseId),
      until: null,
    },
  ])
  for (const fileId of request.fileIds ?? []) await addFileTo(work.tx, caseId, fileId, work.at)
  await tell(work, caseId, { kind: 'opened', amount: claim.gross.amount, note: request.text })
  await recordTouches(work, [
    {
      customerId: seen.customerId,
      department: request.origin === 'customer' ? 'customer' : 'billing',
      kind: 'dispute.opened',
      contactId: request.contactId ?? null,
      note: request.text,
      amount: claim.gross,
      subject: subjectOf(caseId),
    },
  ])
  await trace(work, caseId, claim)
  const [opened] = await casesOf(work.tx, [caseId])
  if (!opened) throw new NotFound()
  await acknowledgeByMail(work, opened, { number: seen.number, place })
  await announce(work, disputeOpened, { ...newsOf(opened), openedOn: place.today })
  return { caseId }
}

async function causeOn(work: Work, code: CauseCode, place: Place): Promise<Cause> {
  const cause = (await causesOn(work.tx, place.today)).find((each) => each.code === code)
  if (!cause) throw new Error(`no cause ${code} in force`)
  return cause
}

/** The bill as it stands once all open cases are taken off it. The caller holds the customer's lock. */
export async function claimFactsOf(
  work: Work,
  invoice: Pick<DocumentHead, 'id' | 'currency' | 'number'>,
): Promise<{ readonly facts: ClaimFacts; readonly itemId: Id<'itm'> }> {
  const [item] = await itemsOfDocument(work.tx, invoice.id)
  if (!item) throw new Error(`${invoice.number} has no open item`)
  const others = await openCasesOf(work.tx, invoice.id)
  const held = await linesOfCases(
    work.tx,
    others.map(({ id }) => id),
  )
  const facts = withClaims(await creditFacts(work.tx, invoice.id), held)
  return {
    itemId: item.id,
    facts: {
      ...facts,
      open: money(item.open, invoice.currency),
      disputed: money(await heldOf(work.tx, item.id), invoice.currency),
    },
  }
}

function claimOf(facts: ClaimFacts, invoice: DocumentHead, { lines, amount }: OpenDispute) {
  if (amount && lines.length > 0) throw new Refused('dispute_names_both')
  if (!amount) return composeClaim(facts, lines)
  const { currency } = invoice
  return composeDeduction(
    { ...facts, billed: { net: money(invoice.net, currency), gross: money(invoice.gross, currency) } },
    amount,
  )
}

type Opening = {
  readonly request: OpenDispute
  readonly claim: Claim
  readonly itemId: Id<'itm'>
  readonly cause: Cause
  readonly place: Place
}

async function save(work: Work, invoice: DocumentHead, { request, claim, itemId, cause, place }: Opening) {
  const clockOn = clockEnd(place.today, cause.clockDays, place.calendar)
  const stop = stopAt(cause, 0)
  const owner = await ownerAt(work, stop, invoice.id)
  const year = yearOf(place.today)
  const number = `DI-${year}-${String(await drawCaseNumber(work.tx, year)).padStart(4, '0')}`
  return insertCase(
    work.tx,
    {
      number,
      kind: 'dispute',
      entityId: invoice.entityId,
      customerId: invoice.customerId,
      documentId: invoice.id,
      itemId,
      orderId: invoice.orderId,
      contactId: request.contactId ?? null,
      cause: request.cause,
      wanted: null,
      origin: request.origin,
      text: request.text,
      currency: invoice.currency,
      net: claim.net.amount,
      tax: claim.tax.amount,
      gross: claim.gross.amount,
      state: 'opened',
      ownerId: owner.ownerId,
      ownerRole: owner.ownerRole || roleOf(stop),
      openedAt: work.at,
      openedOn: place.today,
      openedBy: work.who.staffId,
      clockOn,
      actBy: clockOn,
      tracedField: null,
      tracedStaffId: null,
      tracedDepartment: null,
      tracedOriginId: null,
      tracedRule: null,
    },
    claim,
    await originOf(work),
  )
}

/** Who wrote the field that made the bill wrong, as far as lineage tells; stored with its facts, and provisional. */
async function trace(work: Work, caseId: Id<'dsp'>, claim: Claim): Promise<void> {
  const opened = await lockCase(work.tx, caseId)
  if (!opened.documentId || !opened.cause) return
  const lineage = await lineageOf(work.tx, {
    documentId: opened.documentId,
    lineId: claim.lines[0]?.lineId ?? null,
  })
  const facts = { ...lineage, cause: opened.cause }
  const traced = traceCause(facts)
  const traceDecisionId = await decide(work, {
    kind: 'dispute.cause',
    subject: subjectOf(caseId),
    customerId: opened.customerId,
    policyVersion: traceVersion,
    facts,
    verdict: traced.field,
    reasons: [
      { key: `dispute.traced_${traced.field}`, values: { staffId: traced.staffId, department: traced.department } },
    ],
  })
  await saveCase(work.tx, {
    ...opened,
    tracedField: traced.field,
    tracedStaffId: traced.staffId,
    tracedDepartment: traced.department,
    tracedOriginId: traced.originId,
    tracedRule: traced.rule,
    traceDecisionId,
  })
  await tell(work, caseId, {
    kind: 'traced',
    personId: traced.staffId,
    role: traced.department,
    note: traced.field,
  })
}
