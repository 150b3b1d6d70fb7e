import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { plansWithMembers, type PlanWithMembers } from './store-plans.ts'

/** The plans of an entity, or of all; whoever reads only his own pay sees the plans that he is in. */
export async function readPlans(
  work: Work,
  { entityId }: { readonly entityId?: Id<'ent'> | undefined },
): Promise<{ plans: PlanWithMembers[] }> {
  const only = work.who.permissions.has('pay.read-all') ? null : work.who.staffId
  return { plans: await plansWithMembers(work.tx, { entityId: entityId ?? null, only }) }
}
