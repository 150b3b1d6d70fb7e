import type { Calendar } from '#kernel/calendar'
import { dayIn, daysBetween, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Who, Work } from '#platform/work'
import type { Dice } from './dice.ts'
import type { Colleague, House, SampleCompany, Trader } from './found.ts'

/** What it takes to live a day: transactions in somebody's name, the clock, and everybody's reactions. */
export type Life = {
  readonly as: <T>(who: Who | null, verb: (work: Work) => Promise<T>) => Promise<T>
  readonly clock: (moment: string) => Promise<void>
  readonly settle: () => Promise<void>
  /** The post leaves. */
  readonly post: () => Promise<void>
}

export type Setting = {
  readonly life: Life
  readonly company: SampleCompany
  readonly house: House
  readonly on: Day
  readonly dice: Dice
  readonly calendar: Calendar
  /** The day ends before the bills are written: they are the first work of the next one. */
  readonly billsWait?: boolean
}

export const traderOf = ({ customers }: House, customerId: Id<'cus'>): Trader | undefined =>
  customers.find((each) => each.customerId === customerId)
export const inRole = ({ company, house }: Setting, role: string): Colleague => {
  const held = company.colleagues.filter(({ roles }) => roles.some((each) => each === role))
  const found = held.find((each) => each.house === house.code) ?? held[0]
  if (!found) throw new Error(`Nobody is ${role}`)
  return found
}

/** Days since a moment, by the calendar of the house. */
export const daysSince = (at: Date, on: Day): number => daysBetween(dayIn('Europe/Berlin', at), on)

/** The house says no as it would to anybody; then it is not done. */
export async function willing(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed()
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
