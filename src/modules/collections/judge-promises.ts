import type { Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { money } from '#kernel/money'
import { decide } from '#platform/decision'
import { announce } from '#platform/events'
import { daily, type InWork } from '#platform/schedule'
import type { Work } from '#platform/work'
import { loadedThrough } from '#modules/cash'
import { entities, entityOf, today as todayOf } from '#modules/company'
import { lockCustomers, tellOnce } from '#modules/parties'
import { promiseJudged } from './events.ts'
import { tellCredit } from './tell-credit.ts'
import { through } from './gather-facts.ts'
import { isKnownThrough, judgePromise, type PartFacts, type PromiseVerdict } from './promise.ts'
import {
  partFacts,
  promisesById,
  promisesPaidBy,
  promisesToJudge,
  savePromise,
  unappliedSince,
  type StoredPromise,
} from './store-promises.ts'

/** So many promises are judged in one transaction. */
const atOnce = 200

/** Stored with each verdict; it changes when the rule does. */
const ruleVersion = '1'

/**
 * Judges every open promise of a legal entity whose last day is known at the bank: all receiving accounts are loaded through it. It may
 * run as often as it likes; a promise that was judged is left alone.
 */
export async function judgeDuePromises(begin: InWork, entityId: Id<'ent'>): Promise<number> {
  let judged = 0
  for (;;) {
    const done = await begin(async (work) => {
      const bankThrough = through(await loadedThrough(work.tx, entityId))
      if (bankThrough === null) return 0
      const due = await promisesToJudge(work.tx, { entityId, through: bankThrough, limit: atOnce })
      return judge(work, due, bankThrough)
    })
    judged += done
    if (done < atOnce) return judged
  }
}

type Links = { readonly allocations: readonly { readonly allocationId: Id<'alc'> }[] }

/** Money came: whoever has paid all that he promised need not wait for the day to have kept his word. */
export const keepPromises = (work: Work, { allocations }: Links): Promise<void> => review(work, allocations)

/** Money went back: a promise that it had kept is open again, or judged anew where its day has passed. */
export const reviewPromises = (work: Work, { allocations }: Links): Promise<void> => review(work, allocations)

async function review(work: Work, allocations: Links['allocations']): Promise<void> {
  const touched = await promisesPaidBy(
    work.tx,
    allocations.map(({ allocationId }) => allocationId),
  )
  for (const [entityId, promises] of Map.groupBy(touched, (promise) => promise.entityId)) {
    await judge(work, promises, through(await loadedThrough(work.tx, entityId)))
  }
}

async function judge(work: Work, seen: readonly StoredPromise[], bankThrough: Day | null): Promise<number> {
  if (seen.length === 0) return 0
  await lockCustomers(
    work,
    seen.map(({ customerId }) => customerId),
  )
  // Read again under the locks: somebody may have moved or withdrawn one a moment ago.
  const promises = await promisesById(
    work.tx,
    seen.map((promise) => promise.id),
  )
  const ids = promises.map((promise) => promise.id)
  const parts = Map.groupBy(await partFacts(work.tx, ids), (part) => part.promiseId)
  const unapplied = new Map((await unappliedSince(work.tx, ids)).map((each) => [each.promiseId, each.amount]))
  const shares = new Map<string, bigint>()
  for (const promise of promises) {
    const isDue = isKnownThrough(promise.untilOn, bankThrough)
    const purse = `${promise.entityId} ${promise.customerId} ${promise.currency}`
    // Money that lies there keeps one promise, not two.
    const lying = isDue ? (unapplied.get(promise.id) ?? 0n) - (shares.get(purse) ?? 0n) : 0n
    const facts = parts.get(promise.id) ?? []
    const verdict = judgePromise(facts, lying > 0n ? lying : 0n)
    const applied = judgePromise(facts, 0n).kept
    shares.set(purse, (shares.get(purse) ?? 0n) + (verdict.kept - applied))
    await settle(work, promise, { verdict, facts, isDue, bankThrough })
  }
  return promises.length
}

type Judged = {
  readonly verdict: PromiseVerdict
  readonly facts: readonly PartFacts[]
  readonly isDue: boolean
  readonly bankThrough: Day | null
}

async function settle(
  work: Work,
  promise: StoredPromise,
  { verdict, facts, isDue, bankThrough }: Judged,
): Promise<void> {
  if (promise.state === 'withdrawn' || promise.state === 'superseded') return
  const early = verdict.verdict === 'kept' || verdict.verdict === 'settled'
  const state = !isDue && !early ? 'open' : verdict.verdict === 'settled' ? 'withdrawn' : verdict.verdict
  if (state === promise.state) return
  if (state === 'open') {
    await savePromise(work.tx, promise.id, { state, because: 'money_went_back' })
    await tellCredit(work.tx, promise, null)
    return
  }
  const today = todayOf(work, await entityOf(work.tx, promise.entityId))
  const amounts = { kept: money(verdict.kept, promise.currency), wanted: money(verdict.wanted, promise.currency) }
  const decisionId = await decide(work, {
    kind: 'promise.judged',
    subject: { kind: 'prm', id: promise.id },
    customerId: promise.customerId,
    policyVersion: ruleVersion,
    facts: { promisedOn: promise.promisedOn, untilOn: promise.untilOn, bankThrough, today, parts: facts },
    verdict: verdict.verdict,
    reasons: [{ key: `promise.${verdict.verdict}`, values: { ...amounts, day: promise.promisedOn } }],
  })
  await savePromise(work.tx, promise.id, {
    state,
    because: state === 'withdrawn' ? 'settled' : null,
    keptAmount: verdict.kept,
    decisionId,
    ...(state === 'withdrawn' ? {} : { judgedOn: today }),
  })
  await tellCredit(work.tx, promise, state === 'broken' || state === 'part_kept' ? today : null)
  if (state === 'withdrawn') return
  await tellOnce(work, `promise.${state}`, [
    {
      customerId: promise.customerId,
      department: 'collections',
      staffId: null,
      contactId: promise.contactId,
      text: { key: `promise.${state}`, values: { number: promise.promisedOn } },
      amount: amounts.kept,
      subject: { kind: 'prm', id: promise.id },
    },
  ])
  await announce(work, promiseJudged, {
    promiseId: promise.id,
    customerId: promise.customerId,
    state,
    promisedOn: promise.promisedOn,
    takenBy: promise.takenBy,
  })
}

/** Each morning, before anybody is reminded. */
export const promiseJob = daily('collections.promises', {
  at: '08:10',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  steps: (begin, { subject }) => judgeDuePromises(begin, id<'ent'>(BigInt(subject))),
})

/** The bank came later than the morning: what waited for it is judged now. */
export async function judgeAfterBank(work: Work, { entityId }: { readonly entityId: Id<'ent'> }): Promise<void> {
  await judgeDuePromises((verb) => verb(work), entityId)
}
