import { daysBetween, plusDays, yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import type { Money } from '#kernel/money'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { calendarOf, entityOf, today as todayOf, type LegalEntity } from '#modules/company'
import { causes, enquire, openDispute } from '#modules/disputes'
import { hold, release } from '#modules/messages'
import { contactsOf, customerOf, departmentOf, lockCustomers, recordTouches } from '#modules/parties'
import { expectsMoney, nextLook, type CallOutcome } from './call-outcome.ts'
import { momentAt } from './local-time.ts'
import {
  callById,
  callPage,
  endRest,
  insertCall,
  markUndone,
  restsOf,
  saveRest,
  type StoredCall,
} from './store-calls.ts'
import { recordPromise, withdrawPromise } from './take-promise.ts'

export type CallRequest = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly contactId?: Id<'con'> | undefined
  readonly outcome: CallOutcome
  readonly note?: string | undefined
  readonly namedOn?: Day | undefined
  readonly named?: string | undefined
  readonly nextOn?: Day | undefined
  readonly promise?:
    | {
        readonly promisedOn: Day
        readonly amount?: Money | undefined
        readonly itemIds?: readonly Id<'itm'>[] | undefined
      }
    | undefined
  readonly documentIds?: readonly Id<'inv'>[] | undefined
  readonly dispute?:
    | { readonly documentId: Id<'inv'>; readonly cause: string; readonly amount: Money; readonly text: string }
    | undefined
}

/**
 * How a call ended, and what follows from it, in one transaction: the promise is taken, the dispute opened, the copies sent; where the
 * money is on its way no reminder leaves meanwhile; the customer is off the worklist until the day on which somebody looks again.
 */
export async function logCall(work: Work, request: CallRequest) {
  insistOnDetails(request)
  const customer = await customerOf(work.tx, request.customerId)
  await lockCustomers(work, [customer.id])
  const entity = await entityOf(work.tx, request.entityId)
  const today = todayOf(work, entity)
  const { contactId = null, note = null, outcome } = request
  if (contactId !== null && !(await worksThere(work, customer.id, contactId))) {
    throw new Refused('contact_is_elsewhere', { field: 'contactId', contactId })
  }
  const [touchId] = await recordTouches(work, [
    {
      customerId: customer.id,
      department: departmentOf(work.who.roles),
      kind: 'call',
      contactId,
      note,
      text: { key: `call.${outcome}`, values: { number: request.namedOn ?? '' } },
    },
  ])
  const follows = await followUp(work, request)
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(today), to: yearOf(today) + 1 })
  const said = {
    outcome,
    namedOn: request.namedOn ?? null,
    promisedUntil: follows.promisedUntil,
    nextOn: request.nextOn ?? null,
  }
  const nextOn = insist(nextLook(said, today, calendar))
  const callId = await insertCall(
    work.tx,
    {
      entityId: entity.id,
      customerId: customer.id,
      contactId,
      outcome,
      note,
      namedOn: said.namedOn,
      named: request.named ?? null,
      nextOn,
      takenBy: work.who.staffId,
      takenOn: today,
      touchId: found(touchId),
      promiseId: follows.promiseId,
      caseIds: follows.caseIds,
    },
    { at: work.at, originId: await originOf(work) },
  )
  const rest = { entityId: entity.id, customerId: customer.id, untilOn: nextOn, because: `call.${outcome}`, callId }
  await saveRest(work.tx, rest, { at: work.at, staffId: work.who.staffId })
  if (expectsMoney.has(outcome)) await holdUntil(work, entity, { ...rest, today })
  return shown(work, callId)
}

const details = ['promise', 'documentIds', 'dispute'] as const
const detailOf: Readonly<Partial<Record<CallOutcome, (typeof details)[number]>>> = {
  promise: 'promise',
  papers_sent: 'documentIds',
  dispute: 'dispute',
}
const missing = {
  promise: 'outcome_needs_a_promise',
  documentIds: 'outcome_needs_bills',
  dispute: 'outcome_needs_a_dispute',
} as const

/** An outcome comes with what it is about, and with nothing that belongs to another. */
function insistOnDetails(request: CallRequest): void {
  const wanted = detailOf[request.outcome]
  if (wanted !== undefined && request[wanted] === undefined) throw new Refused(missing[wanted], { field: wanted })
  const strange = details.find((each) => each !== wanted && request[each] !== undefined)
  if (strange !== undefined) throw new Refused('outcome_is_another', { field: strange })
}

type Follows = {
  readonly promiseId: Id<'prm'> | null
  readonly promisedUntil: Day | null
  readonly caseIds: readonly Id<'dsp'>[]
}

async function followUp(work: Work, request: CallRequest): Promise<Follows> {
  const { entityId, customerId, contactId, note = '', promise, documentIds = [], dispute } = request
  if (promise) {
    const taken = await recordPromise(work, {
      entityId,
      customerId,
      contactId,
      how: 'phone',
      note: request.note,
      ...promise,
    })
    return { promiseId: taken.id, promisedUntil: taken.untilOn, caseIds: [] }
  }
  if (dispute) {
    const { documentId, amount, text } = dispute
    const cause = causes.find((each) => each === dispute.cause)
    if (!cause) throw new Refused('cause_is_unknown', { field: 'dispute.cause', causes })
    const opened = await openDispute(work, {
      documentId,
      cause,
      lines: [],
      amount,
      text,
      origin: 'customer',
      contactId,
    })
    return { promiseId: null, promisedUntil: null, caseIds: [opened.caseId] }
  }
  const caseIds: Id<'dsp'>[] = []
  for (const documentId of documentIds) {
    const { caseId } = await enquire(work, { customerId, documentId, wanted: 'copy', text: note, contactId })
    caseIds.push(caseId)
  }
  return { promiseId: null, promisedUntil: null, caseIds }
}

type Waiting = {
  readonly customerId: Id<'cus'>
  readonly callId: Id<'cal'>
  readonly untilOn: Day
  readonly today: Day
}

async function holdUntil(work: Work, entity: LegalEntity, { customerId, callId, untilOn, today }: Waiting) {
  const midnight = momentAt(entity.zone, work.at, '00:00').getTime()
  await hold(work, [
    {
      customerId,
      purposes: ['reminder'],
      about: null,
      reason: 'contact.money_expected',
      cause: { kind: 'cal', id: callId },
      until: new Date(midnight + daysBetween(today, untilOn) * 86_400_000),
    },
  ])
}

/** A mistake of today, by whoever made it. What cannot be called back, papers and cases, stays. */
export async function undoCall(work: Work, { callId }: { readonly callId: Id<'cal'> }) {
  await lockCustomers(work, [found(await callById(work.tx, callId)).customerId])
  const call = found(await callById(work.tx, callId))
  sameVersion(work, call.version)
  insistOnUndo(work, call, todayOf(work, await entityOf(work.tx, call.entityId)))
  if (call.promiseId !== null) {
    await withdrawPromise({ ...work, ifMatch: null }, { promiseId: call.promiseId, because: 'call_undone' })
  }
  await release(work, { kind: 'cal', id: call.id })
  await endRest(work.tx, call)
  await markUndone(work.tx, call.id, work.at)
  return shown(work, callId)
}

function insistOnUndo({ who }: Work, call: StoredCall, today: Day): void {
  if (call.undoneAt !== null) throw new Refused('call_is_undone')
  if (call.takenBy !== who.staffId) throw new Refused('call_is_not_yours')
  if (call.takenOn !== today) throw new Refused('call_is_not_of_today', { takenOn: call.takenOn })
  if (call.caseIds.length > 0) throw new Refused('call_has_consequences')
}

const longestRestDays = 60

type RestRequest = {
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly untilOn: Day
  readonly because?: string | undefined
}

/** Not today. */
export async function restCustomer(work: Work, { customerId, entityId, untilOn, because = 'not_today' }: RestRequest) {
  const customer = await customerOf(work.tx, customerId)
  const today = todayOf(work, await entityOf(work.tx, entityId))
  if (untilOn <= today) throw new Refused('day_has_passed', { field: 'untilOn', today })
  const last = plusDays(today, longestRestDays)
  if (untilOn > last) throw new Refused('rest_is_too_long', { field: 'untilOn', last })
  const rest = { entityId, customerId: customer.id, untilOn, because, callId: null }
  await saveRest(work.tx, rest, { at: work.at, staffId: work.who.staffId })
  const [row] = await restsOf(work.tx, { entityId, today, collectorId: null, customerId })
  const { customerName: name, customerNumber: number, ...shownRest } = found(row)
  return { ...shownRest, customer: { id: customer.id, name, number } }
}

export async function wakeCustomer(
  work: Work,
  asked: { readonly customerId: Id<'cus'>; readonly entityId: Id<'ent'> },
) {
  await customerOf(work.tx, asked.customerId)
  return { woken: await endRest(work.tx, asked) }
}

const worksThere = async ({ tx }: Work, customerId: Id<'cus'>, contactId: Id<'con'>) =>
  (await contactsOf(tx, [customerId])).some((contact) => contact.id === contactId)

async function shown({ tx }: Work, callId: Id<'cal'>) {
  const { rows } = await callPage(tx, { callId, limit: 1, rowsOnly: true })
  return found(rows[0])
}
