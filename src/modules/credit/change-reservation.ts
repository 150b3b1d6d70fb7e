import type { Day } from '#kernel/day'
import { compare, zero, type Money } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { atStake, horizonOn } from './horizon.ts'
import { requestCredit, reserve, type CreditAnswer, type CreditRequest } from './request-credit.ts'
import { policyOn } from './store.ts'
import { isCounted, markCounted } from './store-counted.ts'

export type ReservationChange = {
  readonly before: { readonly gross: Money; readonly expectedOn: Day | null }
  readonly after: CreditRequest
}

/**
 * Changes what an order that may be delivered keeps reserved. The gate is asked when more is at stake than it passed before: a larger
 * amount, or a day that comes within the horizon. An order that shrinks is not asked about again, however the customer stands by now;
 * null is answered. The caller holds the customers' locks.
 */
export async function changeReservation(
  work: Work,
  { before, after }: ReservationChange,
): Promise<CreditAnswer | null> {
  const on = today(work, found(await entityOf(work.tx, after.entityId)))
  const horizon = horizonOn(on, await policyOn(work.tx, on))
  const passed = (await isCounted(work.tx, after.orderId)) ? before.gross : zero(before.gross.currency)
  if (compare(atStake(after, horizon), passed) > 0) return (await requestCredit(work, [after]))[0] ?? null
  await reserve(work, [after])
  // One that leaves the horizon gives its room to others, so it is asked about before it is delivered after all.
  if (before.expectedOn !== after.expectedOn) await markCounted(work.tx, [after.orderId], horizon)
  return null
}
