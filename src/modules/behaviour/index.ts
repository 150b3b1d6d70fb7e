export {
  learnBounce,
  learnFromCash,
  learnFromCredit,
  learnImported,
  learnReceipt,
  learnRefusal,
  learnVerdict,
} from './behaviour-reactions.ts'
export { betaCdf, logGamma } from './distributions.ts'
export { alarmDay, comesWithin, dayAtLevel, habitOf, paidBy, type Habit, type Prior } from './habit.ts'
export { readHabit, usualDays, type UsualDays } from './read-habit.ts'
export { reminderDays, type Waiting, type WaitingDay } from './remind-days.ts'
export { reminderDay, type ReminderDay, type ReminderFacts } from './reminder-day.ts'
export { chanceOfRoutine, isRoutinePayer, type Record } from './routine-payer.ts'
export { routes } from './routes.ts'
export { paymentSpans } from './payment-spans.ts'
export { usualSpan, type Span } from './usual-span.ts'
