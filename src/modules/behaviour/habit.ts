import { studentCdf } from './distributions.ts'

/** What is known of all payers of a segment, before anything is known of one. In days, and days squared. */
export type Prior = {
  /** The usual day of a payer, and how far payers lie apart. */
  readonly mean: number
  readonly between: number
  /** How far the days of one payer scatter, pooled. */
  readonly within: number
  /** How sure that scatter is: an inverse gamma with this shape and scale. */
  readonly shape: number
  readonly scale: number
}

/** A payer's habit: the day after receipt around which his money comes, as a Student distribution. */
export type Habit = {
  readonly location: number
  readonly spread: number
  readonly degrees: number
  /** How many settled invoices it rests on. */
  readonly settled: number
}

/**
 * A payer's habit from his own settled invoices (whole days from receipt to the value day), drawn towards his segment while they
 * are few: empirical Bayes with a normal mean and an inverse-gamma variance. What is long ago may weigh less than one.
 */
export function habitOf(days: readonly number[], prior: Prior, weights: readonly number[] = days.map(() => 1)): Habit {
  const settled = days.length
  const weighted = (of: (each: number) => number) =>
    days.reduce((sum, each, index) => sum + of(each) * (weights[index] ?? 0), 0)
  const known = weighted(() => 1)
  const mean = known === 0 ? prior.mean : weighted((each) => each) / known
  const weight = known / (known + prior.within / prior.between)
  const shape = prior.shape + Math.max(0, known - 1) / 2
  const scale = prior.scale + weighted((each) => (each - mean) ** 2) / 2
  return {
    location: weight * mean + (1 - weight) * prior.mean,
    spread: Math.sqrt(scale / shape + prior.between * (1 - weight)),
    degrees: 2 * shape,
    settled,
  }
}

/** The chance that he has paid by the end of a day after receipt. Days are whole, so half a day is added. */
export const paidBy = ({ location, spread, degrees }: Habit, dayAfterReceipt: number): number =>
  studentCdf((dayAfterReceipt + 0.5 - location) / spread, degrees)

/** The first day after receipt by which the chance reaches a level, such as 0.95. */
export function dayAtLevel(habit: Habit, level: number): number {
  let low = Math.floor(habit.location - 60 * habit.spread)
  let high = Math.ceil(habit.location + 60 * habit.spread)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (paidBy(habit, middle) >= level) high = middle
    else low = middle + 1
  }
  return low
}

/** The chance that what is still open on a day comes within the next days. */
export function comesWithin(
  habit: Habit,
  { openOn, days }: { readonly openOn: number; readonly days: number },
): number {
  const before = paidBy(habit, openOn - 1)
  return before >= 1 ? 1 : (paidBy(habit, openOn + days - 1) - before) / (1 - before)
}

/** The day from which silence is unusual for him: one in twenty of his invoices takes longer. */
export const alarmDay = (habit: Habit): number => dayAtLevel(habit, 0.95) + 1
