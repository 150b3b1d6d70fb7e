import { plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { accept, refuse, type Outcome } from '#kernel/outcome'

export const promiseStates = ['open', 'kept', 'part_kept', 'broken', 'withdrawn', 'superseded'] as const
export type PromiseState = (typeof promiseStates)[number]
export const promiseWays = ['phone', 'mail', 'meeting', 'link'] as const
export type PromiseWay = (typeof promiseWays)[number]

/** Banking days after the promised one on which money may still be on its way. */
export const promiseGraceDays = 2

/** Whoever needs longer than this asks for a plan, which is decided and not merely noted. */
export const longestPromiseDays = 60

/** What can be promised of an item: what is open, less what is refused and what is promised already. Minor units. */
export type Payable = {
  readonly itemId: Id<'itm'>
  readonly number: string
  readonly currency: Currency
  readonly payable: bigint
}

export type PromisedPart = { readonly itemId: Id<'itm'>; readonly amount: bigint }

/**
 * Puts an amount on the items that it is promised for, in the order in which they are given (the oldest first): each takes what is
 * payable of it. Without an amount everything payable is promised. Refused when the items say more than one currency, when nothing of
 * them is payable, or when more is promised than they carry.
 */
export function spreadPromise(items: readonly Payable[], amount: bigint | null): Outcome<readonly PromisedPart[]> {
  if (new Set(items.map(({ currency }) => currency)).size > 1) return refuse('promise_in_two_currencies')
  const payable = items.reduce((sum, item) => sum + item.payable, 0n)
  if (payable === 0n) return refuse('nothing_to_promise')
  const promised = amount ?? payable
  if (promised <= 0n) return refuse('promise_is_empty', { field: 'amount' })
  if (promised > payable) return refuse('promise_is_too_much', { field: 'amount', payable })
  let left = promised
  const parts = items.flatMap(({ itemId, payable: most }): PromisedPart[] => {
    const part = left < most ? left : most
    left -= part
    return part === 0n ? [] : [{ itemId, amount: part }]
  })
  return accept(parts)
}

/** May a promise name this day? */
export function checkPromiseDay(promisedOn: Day, today: Day): Outcome<Day> {
  if (promisedOn < today) return refuse('promise_in_the_past', { field: 'promisedOn', today })
  const last = plusDays(today, longestPromiseDays)
  if (promisedOn > last) return refuse('promise_is_too_far', { field: 'promisedOn', last })
  return accept(promisedOn)
}

/** What became of one promised item since it was promised. Minor units. */
export type PartFacts = {
  readonly promised: bigint
  /** Cash applied to it since, with a value day up to the last one that is waited for, and not taken back. */
  readonly paid: bigint
  /** What is open of it now. */
  readonly open: bigint
}

export type PromiseVerdict = {
  /** settled: nothing was left to pay, and no money did it. It counts neither for nor against. */
  readonly verdict: 'kept' | 'part_kept' | 'broken' | 'settled'
  readonly kept: bigint
  /** What could have been paid of it: what was credited or allowed meanwhile is not asked for. */
  readonly wanted: bigint
}

/**
 * Kept is all of it by its day and two banking days, part of it counts as broken in the rate. Money of his that has come since and is
 * not yet applied counts for him: that it lies there is our work, not his fault.
 */
export function judgePromise(parts: readonly PartFacts[], unapplied: bigint): PromiseVerdict {
  let [wanted, paid] = [0n, 0n]
  for (const part of parts) {
    wanted += least(part.promised, part.paid + part.open)
    paid += least(part.promised, part.paid)
  }
  if (wanted === 0n) return { verdict: 'settled', kept: 0n, wanted }
  const kept = least(wanted, paid + unapplied)
  return { verdict: kept === wanted ? 'kept' : kept > 0n ? 'part_kept' : 'broken', kept, wanted }
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)

/** May promises be judged whose last day is this one? Only when every account that receives is loaded through it. */
export const isKnownThrough = (until: Day, bankThrough: Day | null): boolean =>
  bankThrough !== null && bankThrough >= until

/** Of those that were judged, how many were kept in whole; null where none was. */
export const keptRate = (counts: { readonly kept: number; readonly partKept: number; readonly broken: number }) => {
  const judged = counts.kept + counts.partKept + counts.broken
  return judged === 0 ? null : counts.kept / judged
}
