import { daysBetween, type Day } from '#kernel/day'

/** What is known of a customer who owes something collectable. Amounts in minor units of one currency. */
export type AccountFacts = {
  /** Overdue, neither refused nor promised. */
  readonly collectable: bigint
  readonly oldestDueOn: Day
  /** How many days ago he had the oldest of it; null when that is not known. */
  readonly dayNow: number | null
  /** The day after receipt on which he usually pays; null while five payments have not been seen. */
  readonly usualDay: number | null
  /** The last promise that was broken, as far as it is younger than 60 days. */
  readonly brokenOn: Day | null
  /** When somebody of ours last spoke or wrote to him. */
  readonly lastTouchOn: Day | null
  readonly lastOutcome: string | null
  readonly hasPhone: boolean
  readonly talks: 'sales' | 'collector' | 'both'
  readonly isVip: boolean
}

export const whyReasons = [
  'promise_broken',
  'past_usual',
  'long_overdue',
  'no_answer_yet',
  'first_talk',
  'overdue',
  'within_usual',
] as const
export type WhyReason = (typeof whyReasons)[number]
export const nextSteps = ['call', 'write', 'ask_sales', 'leave_alone'] as const
export type NextStep = (typeof nextSteps)[number]

export type Worth = {
  /** What acting today is expected to bring, in minor units: interest saved and loss avoided, less the touch. */
  readonly worth: number
  readonly why: WhyReason
  readonly step: NextStep
}

/** A call costs a quarter of an hour; a letter nothing worth counting. */
const costOfCall = 600

/** Money costs 8 % a year. */
const costOfMoney = 0.08 / 365

/** Days by which a call brings the money forward, by what is known of him. */
const daysForward = { usual: 6, broken: 9, within: 1, justTalked: 2 }

/**
 * How likely each further day makes it that money never comes: the slope of the provision matrix (1.5 % in the first month after the
 * due day, 5 % in the second, 15 % in the third, 40 % beyond), per day.
 */
function lossPerDay(daysLate: number): number {
  if (daysLate <= 30) return (0.05 - 0.015) / 30
  if (daysLate <= 60) return (0.15 - 0.05) / 30
  if (daysLate <= 90) return (0.4 - 0.15) / 30
  return 0.4 / 180
}

const recently = 5
const longOverdue = 60

/**
 * What acting on an account today is worth: the collectable sum, times the days by which a talk brings it forward, times what a day
 * costs in interest and in risk, less the talk. Asking somebody within his own habit moves nothing (he pays on his day, asked or not);
 * a broken promise moves most, for there is something to speak about.
 */
export function worthActing(facts: AccountFacts, today: Day): Worth {
  const late = Math.max(0, daysBetween(facts.oldestDueOn, today))
  const talkedDays = facts.lastTouchOn === null ? null : daysBetween(facts.lastTouchOn, today)
  const isWithin = facts.usualDay !== null && facts.dayNow !== null && facts.dayNow <= facts.usualDay
  const forward =
    facts.brokenOn !== null
      ? daysForward.broken
      : isWithin
        ? daysForward.within
        : talkedDays !== null && talkedDays < recently
          ? daysForward.justTalked
          : daysForward.usual
  const worth = Math.round(Number(facts.collectable) * forward * (costOfMoney + lossPerDay(late)) - costOfCall)
  return { worth, why: whyOf(facts, { late, isWithin }), step: stepOf(facts, isWithin) }
}

function whyOf(
  facts: AccountFacts,
  { late, isWithin }: { readonly late: number; readonly isWithin: boolean },
): WhyReason {
  if (facts.brokenOn !== null) return 'promise_broken'
  if (late > longOverdue) return 'long_overdue'
  if (facts.lastOutcome === 'no_answer') return 'no_answer_yet'
  if (isWithin) return 'within_usual'
  if (facts.usualDay !== null && facts.dayNow !== null) return 'past_usual'
  return facts.lastTouchOn === null ? 'first_talk' : 'overdue'
}

function stepOf({ talks, isVip, hasPhone, brokenOn }: AccountFacts, isWithin: boolean): NextStep {
  if (talks === 'sales' || isVip) return 'ask_sales'
  if (isWithin && brokenOn === null) return 'leave_alone'
  return hasPhone ? 'call' : 'write'
}
