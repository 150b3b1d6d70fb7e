import { nextBankingDay, plusBankingDays, type Calendar } from '#kernel/calendar'
import { plusDays, type Day } from '#kernel/day'
import { accept, refuse, type Outcome } from '#kernel/outcome'

export const callOutcomes = [
  'promise',
  'paid_already',
  'papers_sent',
  'dispute',
  'not_approved',
  'in_pay_run',
  'cash_trouble',
  'wrong_person',
  'no_answer',
  'refused',
] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** The outcomes after which the money is expected without another word: no reminder leaves until then. */
export const expectsMoney: ReadonlySet<CallOutcome> = new Set(['paid_already', 'not_approved', 'in_pay_run'])

/** The day that an outcome must name: of the payment, of the approval, of the pay run. */
const namesDay: ReadonlySet<CallOutcome> = new Set(['not_approved', 'in_pay_run'])

export type Said = {
  readonly outcome: CallOutcome
  readonly namedOn: Day | null
  /** The last day that a promise taken in this talk is waited for. */
  readonly promisedUntil: Day | null
  /** The day on which the caller wants him back on the list. */
  readonly nextOn: Day | null
}

/** A reply to papers takes a few days, and so does a thought after a no. */
const daysToReply = 3

/**
 * The day on which the customer is back on the list. A promise rests until it is judged; money on its way has two banking days; papers
 * and disputes a few working days; who did not answer is tried again on the next. A day that the caller names goes before all.
 */
export function nextLook(said: Said, today: Day, calendar: Calendar): Outcome<Day> {
  const { outcome, namedOn, promisedUntil, nextOn } = said
  if (namesDay.has(outcome) && namedOn === null) return refuse('outcome_needs_a_day', { field: 'namedOn' })
  if (nextOn !== null && nextOn <= today) return refuse('next_day_has_passed', { field: 'nextOn', today })
  if (nextOn !== null) return accept(nextOn)
  const named = namedOn !== null && namedOn > today ? namedOn : today
  switch (outcome) {
    case 'promise':
      return accept(plusDays(promisedUntil ?? today, 1))
    case 'paid_already':
    case 'in_pay_run':
      return accept(nextBankingDay(plusDays(plusBankingDays(named, 2, calendar), 1), calendar))
    case 'not_approved':
      return accept(nextBankingDay(plusDays(named, 1), calendar))
    case 'papers_sent':
    case 'dispute':
    case 'cash_trouble':
    case 'refused':
      return accept(plusBankingDays(today, daysToReply, calendar))
    case 'wrong_person':
    case 'no_answer':
      return accept(plusBankingDays(today, 1, calendar))
  }
}
