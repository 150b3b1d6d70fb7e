import { plusBankingDays } from '#kernel/calendar'
import { yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { calendarOf, entityOf, today as todayOf, type LegalEntity } from '#modules/company'
import { disputedOf } from '#modules/disputes'
import { contactsOf, customerOf, lockCustomers, recordTouches } from '#modules/parties'
import { checkPromiseDay, promiseGraceDays, spreadPromise, type Payable, type PromiseWay } from './promise.ts'
import { tellCredit } from './tell-credit.ts'
import { openOf, type OpenRow } from './store.ts'
import {
  insertPromise,
  openPromisesOf,
  partsOf,
  promiseById,
  promisePage,
  savePromise,
  type StoredPromise,
} from './store-promises.ts'

export type PromiseRequest = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly contactId?: Id<'con'> | undefined
  readonly how: PromiseWay
  readonly note?: string | undefined
  readonly promisedOn: Day
  readonly amount?: Money | undefined
  readonly itemIds?: readonly Id<'itm'>[] | undefined
}

/**
 * A customer said what he pays by which day. Under his lock the amount is measured against what is open, not refused and not promised
 * already; it lies on the oldest items first. What is promised is not asked for until two banking days after its day.
 */
export async function takePromise(work: Work, request: PromiseRequest) {
  const { id } = await recordPromise(work, request)
  return shownPromise(work, id)
}

/** The same for other verbs: answers the promise's number and its last day. */
export async function recordPromise(
  work: Work,
  request: PromiseRequest,
): Promise<{ readonly id: Id<'prm'>; readonly untilOn: Day }> {
  const customer = await customerOf(work.tx, request.customerId)
  await lockCustomers(work, [customer.id])
  const entity = await entityOf(work.tx, request.entityId)
  const today = todayOf(work, entity)
  insist(checkPromiseDay(request.promisedOn, today))
  await insistOnContact(work, request)
  const items = await payables(work, request, today)
  const parts = insist(spreadPromise(items, request.amount?.amount ?? null))
  const [first] = items
  if (!first) throw new Refused('nothing_to_promise')
  const untilOn = await lastDayOf(work, entity, request.promisedOn)
  const { promisedOn, how, contactId = null, note = null } = request
  const promiseId = await insertPromise(
    work.tx,
    {
      entityId: entity.id,
      customerId: customer.id,
      contactId,
      currency: first.currency,
      promisedOn,
      untilOn,
      how,
      note,
      takenBy: work.who.staffId,
      takenOn: today,
      parts,
    },
    { at: work.at, originId: await originOf(work) },
  )
  await tellCredit(work.tx, { id: promiseId, customerId: customer.id }, null)
  await recordTouches(work, [
    {
      customerId: customer.id,
      department: 'collections',
      kind: 'promise.taken',
      contactId,
      note,
      text: { key: 'promise.taken', values: { number: promisedOn } },
      amount: money(
        parts.reduce((sum, part) => sum + part.amount, 0n),
        first.currency,
      ),
      subject: { kind: 'prm', id: promiseId },
    },
  ])
  return { id: promiseId, untilOn }
}

type Move = {
  readonly promiseId: Id<'prm'>
  readonly promisedOn: Day
  readonly amount?: Money | undefined
  readonly note?: string | undefined
}

/** Another day, or another amount on the same items. The old promise stays on record as replaced. */
export async function movePromise(work: Work, { promiseId, ...change }: Move) {
  const old = await lockedOpen(work, promiseId)
  const itemIds = (await partsOf(work.tx, promiseId)).map(({ itemId }) => itemId)
  await savePromise(work.tx, promiseId, { state: 'superseded', because: 'moved' })
  const { id: next } = await recordPromise(work, {
    ...old,
    contactId: old.contactId ?? undefined,
    itemIds,
    ...change,
    amount: change.amount ?? money(old.amount, old.currency),
  })
  await savePromise(work.tx, promiseId, { state: 'superseded', because: 'moved', replacedBy: next })
  return shownPromise(work, next)
}

export async function withdrawPromise(work: Work, { promiseId, because }: { promiseId: Id<'prm'>; because: string }) {
  const promise = await lockedOpen(work, promiseId)
  await savePromise(work.tx, promiseId, { state: 'withdrawn', because })
  await tellCredit(work.tx, promise, null)
  return shownPromise(work, promiseId)
}

/** The withdrawal was a mistake, and what was promised can still be promised. */
export async function resumePromise(work: Work, { promiseId }: { promiseId: Id<'prm'> }) {
  const promise = await locked(work, promiseId)
  if (promise.state !== 'withdrawn') throw new Refused('promise_was_not_withdrawn')
  const entity = await entityOf(work.tx, promise.entityId)
  const today = todayOf(work, entity)
  if (promise.promisedOn < today) throw new Refused('promise_is_late')
  const parts = await partsOf(work.tx, promiseId)
  const { entityId, customerId } = promise
  const items = await payables(work, { entityId, customerId, itemIds: parts.map(({ itemId }) => itemId) }, today)
  insist(spreadPromise(items, promise.amount))
  await savePromise(work.tx, promiseId, { state: 'open', because: null })
  await tellCredit(work.tx, promise, null)
  return shownPromise(work, promiseId)
}

async function lockedOpen(work: Work, promiseId: Id<'prm'>): Promise<StoredPromise> {
  const promise = await locked(work, promiseId)
  if (promise.state !== 'open') throw new Refused('promise_is_over', { state: promise.state })
  return promise
}

async function locked(work: Work, promiseId: Id<'prm'>): Promise<StoredPromise> {
  await lockCustomers(work, [found(await promiseById(work.tx, promiseId)).customerId])
  const promise = found(await promiseById(work.tx, promiseId))
  sameVersion(work, promise.version)
  return promise
}

export async function shownPromise({ tx }: Work, promiseId: Id<'prm'>) {
  const { rows } = await promisePage(tx, { promiseId, limit: 1, rowsOnly: true })
  return found(rows[0])
}

async function insistOnContact({ tx }: Work, { customerId, contactId }: PromiseRequest): Promise<void> {
  if (contactId === undefined) return
  const known = await contactsOf(tx, [customerId])
  if (!known.some((contact) => contact.id === contactId)) {
    throw new Refused('contact_is_elsewhere', { field: 'contactId', contactId })
  }
}

/** Two banking days later, for money that is on its way. */
async function lastDayOf({ tx }: Work, entity: LegalEntity, promisedOn: Day): Promise<Day> {
  const calendar = await calendarOf(tx, entity, { from: yearOf(promisedOn), to: yearOf(promisedOn) + 1 })
  return plusBankingDays(promisedOn, promiseGraceDays, calendar)
}

type Wanted = Pick<PromiseRequest, 'entityId' | 'customerId' | 'itemIds' | 'amount'>

/** What can be promised, the oldest due day first. */
async function payables({ tx }: Work, request: Wanted, today: Day): Promise<Payable[]> {
  const { entityId, customerId, itemIds } = request
  const bills = (await openOf(tx, { entityId, customerIds: [customerId] })).filter((row) => row.kind === 'invoice')
  const chosen = choose(bills, request, today)
  if (itemIds && chosen.length < new Set(itemIds).size) throw new Refused('item_is_elsewhere', { field: 'itemIds' })
  const ids = chosen.map(({ id }) => id)
  const refused = new Map((await disputedOf(tx, ids)).map((each) => [each.itemId, each.disputed]))
  const promised = new Map<Id<'itm'>, bigint>()
  for (const { itemId, amount } of await openPromisesOf(tx, ids)) {
    promised.set(itemId, (promised.get(itemId) ?? 0n) + amount)
  }
  return chosen.map(({ id, number, currency, open }) => {
    const left = open - (refused.get(id) ?? 0n) - (promised.get(id) ?? 0n)
    return { itemId: id, number, currency, payable: left > 0n ? left : 0n }
  })
}

function choose(bills: readonly OpenRow[], { itemIds, amount }: Wanted, today: Day): readonly OpenRow[] {
  if (itemIds) return bills.filter(({ id }) => itemIds.includes(id))
  const inCurrency = amount ? bills.filter(({ currency }) => currency === amount.currency) : bills
  const overdue = inCurrency.filter(({ effectiveDueOn }) => effectiveDueOn < today)
  return overdue.length > 0 ? overdue : inCurrency
}
