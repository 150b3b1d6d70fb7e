import type { Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { entities } from '#modules/company'
import { lockCustomers } from '#modules/parties'
import { placeOf, tell, type Place } from './case-work.ts'
import { stopAt, topLevel } from './cause.ts'
import { judge, nextLevelBy } from './clock.ts'
import { ownerAt, type Owner } from './route-case.ts'
import { settle } from './sort-out.ts'
import { causesOn, lockCase, saveCase, type StoredCase } from './store.ts'
import { casesToWatch, type WatchedCase } from './store-watch.ts'

export type Watched = { readonly broken: number; readonly escalated: number }

/**
 * What the morning finds: promises whose day passed are broken and the sales manager is asked; deadlines that passed go one level
 * up. It does both once, however often it runs, and nothing on days when nobody works.
 */
export async function watchClocks(work: Work, entityId: Id<'ent'>): Promise<Watched> {
  const place = await placeOf(work, entityId)
  const cases = await casesToWatch(work.tx, entityId, place.today)
  await lockCustomers(
    work,
    cases.map(({ customerId }) => customerId),
  )
  let [broken, escalated] = [0, 0]
  // Read again under the locks: somebody may have acted a moment ago.
  for (const found of await casesToWatch(work.tx, entityId, place.today)) {
    const verdict = judge(found, place.today, place.calendar, topLevel)
    if (verdict === 'wait') continue
    if (verdict === 'promise_broken') broken += 1
    else escalated += 1
    await goUp(work, found, verdict, place)
  }
  return { broken, escalated }
}

async function goUp(
  work: Work,
  found: WatchedCase,
  verdict: 'promise_broken' | 'escalate',
  place: Place,
): Promise<void> {
  const row = await lockCase(work.tx, found.id)
  const level = Math.min(row.level + 1, topLevel)
  const owner = await nextOwner(work, row, { verdict, level, today: place.today })
  if (verdict === 'promise_broken' && found.promiseId) {
    await settle(work, found.promiseId, 'broken')
    await tell(work, row.id, { kind: 'promise_broken', personId: row.ownerId, day: found.promisedFor })
  }
  const actBy = nextLevelBy(place.today, place.calendar)
  await saveCase(work.tx, { ...row, ...owner, level, actBy })
  await tell(work, row.id, { kind: 'escalated', personId: owner.ownerId, role: owner.ownerRole, day: actBy })
}

async function nextOwner(
  work: Work,
  row: StoredCase,
  { verdict, level, today }: { verdict: 'promise_broken' | 'escalate'; level: number; today: Day },
): Promise<Owner> {
  const cause = (await causesOn(work.tx, today)).find(({ code }) => code === row.cause)
  // A question or an approval that nobody answers, and what has no bill to say who, goes to those who answer for all.
  if (!cause || !row.documentId || row.state === 'proposal') return { ownerId: null, ownerRole: 'finance_lead' }
  if (verdict === 'promise_broken' && level === 1) return ownerAt(work, 'sales_manager', row.documentId)
  return ownerAt(work, stopAt(cause, level), row.documentId)
}

/** Each morning of each legal entity, before people come: a day that was missed is found by the next. */
export const disputeClocks = daily('disputes.clocks', {
  at: '06:30',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  act: (work, { subject }) => watchClocks(work, id<'ent'>(BigInt(subject))),
})
