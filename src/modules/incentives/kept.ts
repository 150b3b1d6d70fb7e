import { daysBetween, type Day } from '#kernel/day'
import type { Cause } from './entries.ts'
import type { Terms } from './terms.ts'

/** Something that takes commission back, and when what it takes back was earned. */
export type TakeBack = {
  readonly cause: Cause
  readonly on: Day
  /** The last day before on which the invoice earned; null when it never did. */
  readonly earnedOn: Day | null
  /** Money that only moved to another invoice, or a bill that was made anew: the commission moves with it, whatever the plan says. */
  readonly moves: boolean
  /** Whether what it takes back was paid out already. */
  readonly paidOut: boolean
}

export type KeptBecause = 'kept ours' | 'kept theirs' | 'kept neither' | 'kept too late' | 'kept no consent'

/** Why the plan leaves somebody what an event would take back; null when it is taken back. */
export function keptBecause(
  event: TakeBack,
  terms: Pick<Terms, 'reverses' | 'takeBackDays' | 'deductionsNeedConsent'>,
  agreesDeductions: boolean,
): KeptBecause | null {
  if (event.moves) return null
  if (!terms.reverses[event.cause]) return `kept ${event.cause}`
  const { takeBackDays } = terms
  if (takeBackDays !== null && event.earnedOn !== null && daysBetween(event.earnedOn, event.on) > takeBackDays) {
    return 'kept too late'
  }
  return terms.deductionsNeedConsent && event.paidOut && !agreesDeductions ? 'kept no consent' : null
}
