import { nextBankingDay, plusBankingDays, type Calendar } from '#kernel/calendar'
import { plusDays, type Day } from '#kernel/day'
import { alarmDay, type Habit } from './habit.ts'
import { isRoutinePayer, type Record } from './routine-payer.ts'

export type ReminderFacts = {
  readonly receivedOn: Day
  readonly effectiveDueOn: Day
  /** Days of the term, counted from receipt: 30 under net 30. */
  readonly termDays: number
  readonly habit: Habit
  readonly record: Record
  /** The working days of the customer's place. */
  readonly calendar: Calendar
}

export type ReminderDay = {
  /** The first day on which the customer may be asked for the money. */
  readonly remindOn: Day
  /** The day from which we ourselves should wonder; it may lie before the due day. */
  readonly alarmOn: Day
  readonly because: 'routine_payer' | 'own_habit' | 'fixed_day'
}

/** Fewer settled invoices make no habit. */
const enough = 5

/** Three banking days after the due day: two for money on its way, and one. */
const graceDays = 3

/**
 * When a customer is reminded, and when we take note: two days that are kept apart. Whoever always pays within his term hears from
 * us on the day after it, counted from receipt; everybody else not before the fixed day, and not before his own usual day has
 * passed. Nobody is ever asked before the day after the effective due day.
 */
export function reminderDay(facts: ReminderFacts): ReminderDay {
  const { receivedOn, effectiveDueOn, termDays, habit, record, calendar } = facts
  const known = habit.settled >= enough
  const afterDue = plusDays(effectiveDueOn, 1)
  const fixed = plusBankingDays(effectiveDueOn, graceDays, calendar)
  const unusual = plusDays(receivedOn, alarmDay(habit))
  const alarmOn = known ? earlier(plusDays(receivedOn, termDays + 1), unusual) : fixed
  if (known && isRoutinePayer(record)) {
    const dayAfterTerm = later(afterDue, plusDays(receivedOn, termDays + 1))
    return { remindOn: nextBankingDay(dayAfterTerm, calendar), alarmOn, because: 'routine_payer' }
  }
  const remindOn = known ? nextBankingDay(later(fixed, unusual), calendar) : fixed
  return { remindOn, alarmOn, because: remindOn === fixed ? 'fixed_day' : 'own_habit' }
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
