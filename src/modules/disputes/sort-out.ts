import { plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { hold, release } from '#modules/messages'
import { asDispute } from './case.ts'
import { lockedCase, placeOf, subjectOf, tell, type Place } from './case-work.ts'
import { extend, promiseFor } from './promise.ts'
import { momentOf } from './local-moment.ts'
import { saveCase, type StoredCase } from './store.ts'
import { extendPromiseTo, insertPromise, judgePromise, promisesOf, type StoredPromise } from './store-watch.ts'

/**
 * "I'll sort it out": from now on it has a name and a day. Nobody else writes to the customer about this part until then, for five
 * working days at most; the rest of what he owes is asked for as ever.
 */
export async function sortItOut(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly day: Day; readonly note?: string | undefined },
): Promise<void> {
  const row = insist(asDispute(await lockedCase(work, request.caseId)))
  const { staffId } = work.who
  if (staffId === null) throw new Refused('promise_needs_a_person')
  if ((await openPromiseOf(work, row.id)) !== null) throw new Refused('promise_is_open', { number: row.number })
  const place = await placeOf(work, row.entityId)
  const day = insist(promiseFor(request.day, place))
  const promiseId = await insertPromise(
    work.tx,
    { caseId: row.id, staffId, today: place.today, day },
    { at: work.at, originId: await originOf(work) },
  )
  await saveCase(work.tx, {
    ...row,
    state: 'investigating',
    acknowledgedAt: row.acknowledgedAt,
    ownerId: staffId,
    ownerRole: work.who.roles[0] ?? row.ownerRole,
    actBy: day,
    withCustomerSince: null,
    daysLeft: null,
  })
  await holdUntil(work, row, { promiseId, day, place })
  await tell(work, row.id, { kind: 'promised', personId: staffId, day, note: request.note ?? null })
}

/** The manager gives more time, once. */
export async function extendPromise(
  work: Work,
  request: { readonly caseId: Id<'dsp'>; readonly day: Day; readonly reason: string },
): Promise<void> {
  const row = insist(asDispute(await lockedCase(work, request.caseId)))
  if (!work.who.roles.some((role) => role === 'sales_manager' || role === 'finance_lead')) {
    throw new Refused('only_a_manager_extends')
  }
  const promise = await openPromiseOf(work, row.id)
  if (promise?.staffId === work.who.staffId) throw new Refused('maker_is_checker')
  const place = await placeOf(work, row.entityId)
  const day = insist(extend(promise && { day: promise.day, extended: promise.extendedBy !== null }, request.day, place))
  if (!promise) return
  await extendPromiseTo(work.tx, promise.id, day, work.who.staffId, work.at)
  await release(work, promiseSubject(promise.id))
  await holdUntil(work, row, { promiseId: promise.id, day, place })
  await saveCase(work.tx, { ...row, actBy: day })
  await tell(work, row.id, { kind: 'promise_extended', personId: promise.staffId, day, note: request.reason })
}

export async function openPromiseOf(work: Work, caseId: Id<'dsp'>): Promise<StoredPromise | null> {
  return (await promisesOf(work.tx, caseId)).find(({ state }) => state === 'open') ?? null
}

/** The word was kept when the case was decided by the day, and broken otherwise; either way the others may write again. */
export async function endPromise(work: Work, caseId: Id<'dsp'>, today: Day): Promise<void> {
  const promise = await openPromiseOf(work, caseId)
  if (promise) await settle(work, promise.id, today <= promise.day ? 'kept' : 'broken')
}

export async function settle(work: Work, promiseId: Id<'dpr'>, state: 'kept' | 'broken'): Promise<void> {
  await judgePromise(work.tx, promiseId, state, work.at)
  await release(work, promiseSubject(promiseId))
}

const promiseSubject = (promiseId: Id<'dpr'>) => ({ kind: 'dpr' as const, id: promiseId })

type Hold = { readonly promiseId: Id<'dpr'>; readonly day: Day; readonly place: Place }

// A hold ends with the promised day, whoever looks: nobody has to remember to lift it.
const holdUntil = (work: Work, row: StoredCase, { promiseId, day, place }: Hold) =>
  hold(work, [
    {
      customerId: row.customerId,
      purposes: ['reminder', 'query'],
      about: subjectOf(row.id),
      reason: 'contact.promised_to_sort_out',
      cause: promiseSubject(promiseId),
      until: momentOf(place.entity.zone, plusDays(day, 1)),
    },
  ])
