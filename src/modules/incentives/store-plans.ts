import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Plan } from './plan.ts'
import { planColumns, planFrom, type PlanRow } from './store.ts'

export type Member = {
  readonly staffId: Id<'stf'>
  readonly name: string
  readonly acceptedAt: Date | null
  readonly agreesDeductions: boolean
}
export type PlanWithMembers = Plan & { readonly members: Member[] }

type MemberRow = Member & { readonly planId: Id<'pla'> }
type Filter = { readonly entityId: Id<'ent'> | null; readonly only: Id<'stf'> | null; readonly planId?: Id<'pla'> }

/** Plans, the latest version of each first, with their people. */
export async function plansWithMembers(tx: Tx, { entityId, only, planId }: Filter): Promise<PlanWithMembers[]> {
  const plans = await tx.many<PlanRow>(sql`
    select ${planColumns} from incentives.plan
    where (${entityId}::bigint is null or plan.entity_id = ${entityId})
      and (${planId ?? null}::bigint is null or plan.id = ${planId ?? null})
      and (${only}::bigint is null or exists (
        select 1 from incentives.plan_member member where member.plan_id = plan.id and member.staff_id = ${only}))
    order by plan.name, plan.version desc`)
  const members = await tx.many<MemberRow>(sql`
    select member.plan_id as "planId", member.staff_id as "staffId", staff.name, member.accepted_at as "acceptedAt",
      member.agrees_deductions as "agreesDeductions"
    from incentives.plan_member member join company.staff on staff.id = member.staff_id
    where member.plan_id = any(${plans.map((plan) => plan.id)}::bigint[])
      and (${only}::bigint is null or member.staff_id = ${only})
    order by staff.folded_name, staff.id`)
  const byPlan = Map.groupBy(members, (member) => member.planId)
  return plans.map((plan) => ({
    ...planFrom(plan),
    members: (byPlan.get(plan.id) ?? []).map(({ planId: _, ...member }) => member),
  }))
}
