import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf } from '#modules/company'
import { usualBonus } from './collector-bonus.ts'
import { checkPlan, type Plan, type PlanDraft } from './plan.ts'
import { acceptMembership, insertPlan } from './store.ts'
import { usualTerms } from './terms.ts'

type Extra = 'kind' | 'terms' | 'bonus'
type PlanRequest = Omit<PlanDraft, Extra> & Partial<Pick<PlanDraft, Extra>>

const planFrom = ({ kind = 'commission', terms = usualTerms, bonus, ...plan }: PlanRequest): PlanDraft => ({
  ...plan,
  kind,
  terms,
  bonus: bonus ?? (kind === 'bonus' ? usualBonus : null),
})

/** Writes a plan, or the next version of one. It binds nobody before they accept it. */
export async function makePlan(work: Work, request: PlanRequest): Promise<Plan> {
  const checked = insist(checkPlan(planFrom(request)))
  await entityOf(work.tx, checked.entityId)
  return insertPlan(work.tx, checked, { at: work.at, originId: await originOf(work) })
}

/** Somebody accepts a plan for himself: nobody can do it for him. */
export async function acceptPlan(
  work: Work,
  { planId, agreesDeductions = false }: { readonly planId: Id<'pla'>; readonly agreesDeductions?: boolean },
): Promise<null> {
  const { staffId } = work.who
  const accepted =
    staffId === null ? 0 : await acceptMembership(work.tx, { planId, staffId, agreesDeductions, at: work.at })
  if (accepted === 0) throw new Refused('plan_is_not_yours_to_accept', { plan: planId })
  return null
}
