import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

type Quarter = { readonly entityId: Id<'ent'>; readonly quarter: Day }
type Quota = { readonly staffId: Id<'stf'>; readonly quota: bigint; readonly version: number }

export const quotasOf = (tx: Tx, { entityId, quarter }: Quarter) =>
  tx.many<Quota>(sql`
    select staff_id as "staffId", amount as quota, version from insight.quota
    where entity_id = ${entityId} and quarter = ${quarter} order by staff_id`)

/** Whose quota a span of whole quarters has; nobody's where a quarter of it has none. */
export const quotasIn = (
  tx: Tx,
  { entityId, from, through }: { readonly entityId: Id<'ent'>; readonly from: Day; readonly through: Day },
) =>
  tx.many<Pick<Quota, 'staffId' | 'quota'>>(sql`
    select staff_id as "staffId", sum(amount)::bigint as quota from insight.quota
    where entity_id = ${entityId} and quarter >= ${from} and quarter + interval '3 months' <= ${through}::date + 1
    group by staff_id
    having (count(*) * interval '3 months') + ${from}::date = ${through}::date + 1
    order by staff_id`)

export const lockQuota = (tx: Tx, { entityId, quarter, staffId }: Quarter & { readonly staffId: Id<'stf'> }) =>
  tx.maybe<Quota>(sql`
    select staff_id as "staffId", amount as quota, version from insight.quota
    where entity_id = ${entityId} and quarter = ${quarter} and staff_id = ${staffId} for update`)

export type QuotaDraft = Quarter & {
  readonly staffId: Id<'stf'>
  readonly quota: bigint
  readonly version: number
  readonly originId: Id<'org'>
}

/** Tells whether it was written: not when somebody else was faster. */
export const saveQuota = async (tx: Tx, draft: QuotaDraft): Promise<boolean> =>
  (await tx.run(sql`
    insert into insight.quota (entity_id, quarter, staff_id, amount, version, origin_id)
    values (${draft.entityId}, ${draft.quarter}, ${draft.staffId}, ${draft.quota}, 1, ${draft.originId})
    on conflict (entity_id, quarter, staff_id) do update
      set amount = excluded.amount, version = quota.version + 1, origin_id = excluded.origin_id
      where quota.version = ${draft.version}`)) > 0

export const removeQuota = (tx: Tx, { entityId, quarter, staffId }: Quarter & { readonly staffId: Id<'stf'> }) =>
  tx.run(sql`
    delete from insight.quota where entity_id = ${entityId} and quarter = ${quarter} and staff_id = ${staffId}`)
