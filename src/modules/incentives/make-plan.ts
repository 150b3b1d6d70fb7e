import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf } from '#modules/company'
import { checkPlan, type Plan, type PlanDraft } from './plan.ts'
import { acceptMembership, insertPlan } from './store.ts'

/** Writes a plan, or the next version of one. It binds nobody before they accept it. */
export async function makePlan(work: Work, draft: PlanDraft): Promise<Plan> {
  const checked = insist(checkPlan(draft))
  await entityOf(work.tx, checked.entityId)
  return insertPlan(work.tx, checked, { at: work.at, originId: await originOf(work) })
}

/** Somebody accepts a plan for himself: nobody can do it for him. */
export async function acceptPlan(work: Work, { planId }: { readonly planId: Id<'pla'> }): Promise<null> {
  const { staffId } = work.who
  const accepted = staffId === null ? 0 : await acceptMembership(work.tx, { planId, staffId, at: work.at })
  if (accepted === 0) throw new Refused('plan_is_not_yours_to_accept', { plan: planId })
  return null
}
