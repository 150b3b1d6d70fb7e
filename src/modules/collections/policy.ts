import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'

/** How a legal entity reminds from a day on. The first note goes by the customer's own habit (behaviour), the later ones by these days. */
export type ReminderPolicy = {
  readonly id: bigint
  readonly entityId: Id<'ent'> | null
  readonly fromOn: Day
  /** Days after the effective due day on which the firm and the final note may leave. */
  readonly firmAfter: number
  readonly finalAfter: number
  /** Nobody is written to for less, in units of the currency owed. */
  readonly minimum: Decimal
  /** How often a week somebody hears from us at most, from all departments together. */
  readonly perPerson: number
  readonly perAccount: number
  /** Local time of the customer between which letters leave: '08:30'. */
  readonly sendsFrom: string
  readonly sendsUntil: string
  readonly source: string
}

/** 1 a friendly note, 2 asks for a day, 3 the last one before people decide. */
export type Level = 1 | 2 | 3

/** The first note leaves three banking days after the due day at the earliest, unless the customer's habit says otherwise. */
export const firstAfter = 3

/** Days after the effective due day from which a level may leave; the first level's day is the habit's. */
export const daysOf = (policy: ReminderPolicy, level: Level): number =>
  level === 1 ? firstAfter : level === 2 ? policy.firmAfter : policy.finalAfter
