import type { listPayPlans, readPayStatement } from '#contracts/incentives'
import type { Answer } from '#web'

export type PayStatement = Answer<typeof readPayStatement>
export type Entry = PayStatement['entries'][number]
export type PayPlan = Answer<typeof listPayPlans>['plans'][number]
