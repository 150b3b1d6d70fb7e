import { plusDays, type Day } from '#kernel/day'
import { zero, type Money } from '#kernel/money'
import type { CreditPolicy } from './decide-credit.ts'

/** The last day that counts: an order expected later is not at stake yet. */
export const horizonOn = (on: Day, policy: CreditPolicy): Day => plusDays(on, policy.horizonDays)

/** What an order that waits or may be delivered adds to exposure; without a day it may be delivered at once. */
export const atStake = (
  { gross, expectedOn }: { readonly gross: Money; readonly expectedOn: Day | null },
  horizon: Day,
): Money => (expectedOn === null || expectedOn <= horizon ? gross : zero(gross.currency))
