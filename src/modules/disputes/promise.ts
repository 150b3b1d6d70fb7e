import { plusBankingDays, type Calendar } from '#kernel/calendar'
import type { Day } from '#kernel/day'
import { accept, refuse, type Outcome } from '#kernel/outcome'

/** "I'll sort it out" is good for so many working days, and a manager may say so once more. */
export const mostDays = 5

export type PromiseFacts = { readonly today: Day; readonly calendar: Calendar }

export function promiseFor(asked: Day, { today, calendar }: PromiseFacts): Outcome<Day> {
  if (asked < today) return refuse('promise_is_in_the_past', { day: asked, today })
  const latest = plusBankingDays(today, mostDays, calendar)
  return asked > latest ? refuse('promise_is_too_far', { day: asked, latest }) : accept(asked)
}

/** The last day that may be promised now; of a promise that stands, the last one to which it may be extended. */
export const latestDay = (promised: Day | null, { today, calendar }: PromiseFacts): Day =>
  plusBankingDays(promised ?? today, mostDays, calendar)

type OpenPromise = { readonly day: Day; readonly extended: boolean }

/** Once, by the manager, and again by five working days at most, counted from the day that was promised. */
export function extend(promise: OpenPromise | null, asked: Day, { today, calendar }: PromiseFacts): Outcome<Day> {
  if (!promise) return refuse('no_promise_is_open')
  if (promise.extended) return refuse('promise_was_extended', { day: promise.day })
  if (asked < today || asked <= promise.day) return refuse('promise_is_not_later', { day: promise.day })
  const latest = plusBankingDays(promise.day, mostDays, calendar)
  return asked > latest ? refuse('promise_is_too_far', { day: asked, latest }) : accept(asked)
}
