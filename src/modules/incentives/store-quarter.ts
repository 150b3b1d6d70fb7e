import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { EntryKind } from './entries.ts'
import { planColumns, planFrom, type Membership, type PlanRow } from './store.ts'

type Quarter = { readonly entityId: Id<'ent'>; readonly quarter: Day }

export type QuarterEntry = {
  readonly id: Id<'cme'>
  readonly staffId: Id<'stf'>
  readonly kind: EntryKind | 'adjust'
  readonly documentId: Id<'inv'> | null
  readonly eventKey: string
  readonly earnedOn: Day
  readonly amount: bigint
}

export const entriesInQuarter = (tx: Tx, { entityId, quarter }: Quarter) =>
  tx.many<QuarterEntry>(sql`
    select id, staff_id as "staffId", kind, document_id as "documentId", event_key as "eventKey", earned_on as "earnedOn", amount
    from incentives.entry where entity_id = ${entityId} and quarter = ${quarter} order by staff_id, earned_on, id`)

type Sums = { readonly cash: bigint; readonly earned: bigint }

/** The cash that everybody's commission of a quarter was paid on, and what it came to. */
export async function quarterSums(tx: Tx, { entityId, quarter }: Quarter): Promise<ReadonlyMap<Id<'stf'>, Sums>> {
  const rows = await tx.many<Sums & { readonly staffId: Id<'stf'> }>(sql`
    select staff_id as "staffId", sum(basis)::bigint as cash, sum(amount)::bigint as earned
    from incentives.entry
    where entity_id = ${entityId} and quarter = ${quarter} and scheme = 'commission' and document_id is not null
    group by staff_id`)
  return new Map(rows.map(({ staffId, ...sums }) => [staffId, sums]))
}

/** Everybody who is in any plan of an entity, plan by plan. */
export async function membersOf(tx: Tx, entityId: Id<'ent'>): Promise<Membership[]> {
  const rows = await tx.many<PlanRow & Pick<Membership, 'staffId' | 'acceptedAt' | 'agreesDeductions'>>(sql`
    select ${planColumns},
      member.staff_id as "staffId", member.accepted_at as "acceptedAt", member.agrees_deductions as "agreesDeductions"
    from incentives.plan_member member join incentives.plan on plan.id = member.plan_id
    where plan.entity_id = ${entityId}
    order by member.staff_id, plan.id`)
  return rows.map(planFrom)
}
