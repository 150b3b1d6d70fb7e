import { dayIn } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import type { LegalEntity } from '#modules/company'
import { lastDayOfQuarter, type Quarter } from './period.ts'
import { planOn, type Plan } from './plan.ts'
import { membersOf } from './store-quarter.ts'

export type Bound = { readonly staffId: Id<'stf'>; readonly plan: Plan }

/** Everybody with the plan that bound him at the end of a quarter. */
export async function boundMembers(work: Work, entity: LegalEntity, quarter: Quarter): Promise<Bound[]> {
  const memberships = (await membersOf(work.tx, entity.id)).map((each) => ({
    ...each,
    acceptedOn: each.acceptedAt && dayIn(entity.zone, each.acceptedAt),
  }))
  return [...Map.groupBy(memberships, (each) => `${each.staffId} ${each.kind}`).values()].flatMap((own) => {
    const plan = planOn(own, lastDayOfQuarter(quarter))
    return plan ? [{ staffId: plan.staffId, plan }] : []
  })
}
