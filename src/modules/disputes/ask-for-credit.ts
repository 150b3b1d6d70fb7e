import { z } from 'zod'
import { formatDecimal, parseDecimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { formatAmount, parseMoney, type Currency } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import { isRole } from '#platform/rights'
import type { Work } from '#platform/work'
import { composeCredit, creditByLine, creditFacts, documentHeads, type CreditRequest } from '#modules/billing'
import { lockCustomers } from '#modules/parties'
import { handOf, handWith, missingHands } from './authority.ts'
import { placeOf } from './case-work.ts'
import { creditAsked } from './events.ts'
import { measureCredit } from './measure-credit.ts'
import {
  creditRequestBy,
  endWithNote,
  insertCreditRequest,
  waitingCredits,
  type CreditRequestRow,
} from './store-credit-requests.ts'
import { endApproval, handsOf, insertHand, peopleInRoles, touchApproval } from './store-watch.ts'
import { placesToday } from './substitute.ts'

/** Asks for a credit note without a case. It is composed as it would be issued, and waits for the hands that its amount needs. */
export async function askForCredit(
  work: Work,
  request: { readonly documentId: Id<'inv'>; readonly lines: readonly CreditRequest[]; readonly reason: string },
) {
  const invoice = found((await documentHeads(work.tx, [request.documentId])).at(0))
  if (invoice.kind !== 'invoice') throw new Refused('only_invoices_are_credited', { number: invoice.number })
  await lockCustomers(work, [invoice.customerId])
  const { gross } = insist(composeCredit(await creditFacts(work.tx, invoice.id), request.lines))
  const place = await placeOf(work, invoice.entityId)
  const { event, month, needs } = await measureCredit(work, { invoice, amount: gross, apart: null, place })
  const approvalId = await insertCreditRequest(
    work.tx,
    {
      documentId: invoice.id,
      lines: request.lines.map(storedLine),
      currency: gross.currency,
      amount: gross.amount,
      entityAmount: event,
      entityMonth: month,
      needs,
      reason: request.reason,
      askedBy: work.who.staffId,
    },
    { at: work.at, originId: await originOf(work) },
  )
  await announce(work, creditAsked, { documentId: invoice.id })
  return { approvalId, amount: gross, needs: [...needs], version: 1 }
}

/** Gives one hand. The last one issues the credit note in the same transaction. */
export async function approveCredit(work: Work, request: { readonly approvalId: Id<'apr'> }) {
  const { row, given } = await lockedRequest(work, request.approvalId)
  const { hand, standsFor } = await handGiven(work, row, given)
  await insertHand(
    work.tx,
    { approvalId: row.id, hand, staffId: work.who.staffId, forStaffId: standsFor },
    { at: work.at, originId: await originOf(work) },
  )
  await announce(work, creditAsked, { documentId: row.documentId })
  const missing = missingHands({ needs: row.needs, given: [...given, { hand, staffId: work.who.staffId ?? 0n }] })
  if (missing.length > 0) {
    await touchApproval(work.tx, row.id)
    return { creditNoteId: null, number: null, needs: missing }
  }
  const lines = parseLines(row.lines, row.currency)
  const note = await creditByLine(work, { documentId: row.documentId, lines, reason: row.reason })
  await endWithNote(work.tx, row.id, { noteId: note.id, at: work.at })
  return { creditNoteId: note.id, number: note.number, needs: [] }
}

/** Not like this. Whoever may agree may send it back, and whoever asked may take it back. */
export async function returnCredit(
  work: Work,
  request: { readonly approvalId: Id<'apr'>; readonly reason: string },
): Promise<null> {
  const { row, given } = await lockedRequest(work, request.approvalId)
  const isAsker = row.askedBy !== null && row.askedBy === work.who.staffId
  if (!isAsker) await handGiven(work, row, given)
  await endApproval(work.tx, row.id, { state: 'returned', at: work.at, reason: request.reason })
  await announce(work, creditAsked, { documentId: row.documentId })
  return null
}

/** The credit notes on a bill that wait for a yes, and whose. */
export async function creditsWaitingFor(work: Work, documentId: Id<'inv'>): Promise<readonly Id<'stf'>[]> {
  const people = new Set<Id<'stf'>>()
  for (const row of await waitingCredits(work.tx, documentId)) {
    const asked = { needs: row.needs, given: await handsOf(work.tx, row.id), askedBy: row.askedBy }
    const roles = row.needs.flatMap((hand) => hand.split(' or '))
    for (const person of await peopleInRoles(work.tx, roles)) {
      const who = { staffId: person.id, roles: person.roles.filter(isRole) }
      if (handOf(asked, who).ok) people.add(person.id)
    }
  }
  return [...people]
}

type Given = Awaited<ReturnType<typeof handsOf>>

const handGiven = async (work: Work, { needs, askedBy, entityId }: CreditRequestRow, given: Given) =>
  insist(handWith({ needs, given, askedBy }, work.who, await placesToday(work, entityId)))

async function lockedRequest(work: Work, approvalId: Id<'apr'>) {
  const seen = found(await creditRequestBy(work.tx, approvalId))
  await lockCustomers(work, [seen.customerId])
  const row = found(await creditRequestBy(work.tx, approvalId))
  sameVersion(work, row.version)
  if (row.state !== 'waiting') throw new Refused('approval_is_ended', { state: row.state })
  return { row, given: await handsOf(work.tx, row.id) }
}

// In the wire's forms, so that it reads the same years later.
const storedLine = (line: CreditRequest) =>
  'net' in line
    ? { lineId: String(line.lineId), net: formatAmount(line.net) }
    : { lineId: String(line.lineId), quantity: formatDecimal(line.quantity) }

const stored = z.array(
  z.union([z.object({ lineId: z.string(), net: z.string() }), z.object({ lineId: z.string(), quantity: z.string() })]),
)

const parseLines = (value: unknown, currency: Currency): CreditRequest[] =>
  stored.parse(value).map((line) => {
    const lineId = id<'iln'>(BigInt(line.lineId))
    return 'net' in line
      ? { lineId, net: parseMoney(line.net, currency) }
      : { lineId, quantity: parseDecimal(line.quantity) }
  })
