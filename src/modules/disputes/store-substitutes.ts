import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Role } from '#platform/rights'
import { sql, type Tx } from '#platform/sql'

export type Substitute = {
  readonly id: Id<'sbs'>
  readonly staffId: Id<'stf'>
  readonly staffName: string
  readonly substituteId: Id<'stf'>
  readonly substituteName: string
  readonly from: Day
  readonly to: Day
}

const columns = sql`
  standing.id, standing.staff_id as "staffId", absent.name as "staffName", standing.substitute_id as "substituteId",
  taker.name as "substituteName", standing.from_on as "from", standing.to_on as "to"`
const from = sql`
  from disputes.substitute standing
  join company.staff absent on absent.id = standing.staff_id
  join company.staff taker on taker.id = standing.substitute_id`

/** Substitutions that have not ended, and those of the last weeks. */
export const substitutesSince = (tx: Tx, since: Day) =>
  tx.many<Substitute>(sql`
    select ${columns} ${from} where standing.ended_at is null and standing.to_on >= ${since}
    order by standing.from_on desc, standing.id desc`)

export const lockSubstitute = (tx: Tx, id: Id<'sbs'>) =>
  tx.maybe<{ staffId: Id<'stf'> }>(sql`
    select staff_id as "staffId" from disputes.substitute where id = ${id} and ended_at is null for update`)

/** In whose place somebody stands on a day, with what they may do. People who left lend nothing. */
export const stoodForOn = (tx: Tx, substituteId: Id<'stf'>, on: Day) =>
  tx.many<{ staffId: Id<'stf'>; roles: Role[] }>(sql`
    select absent.id as "staffId", absent.roles ${from}
    where standing.substitute_id = ${substituteId} and standing.ended_at is null
      and ${on} between standing.from_on and standing.to_on and absent.active
    order by absent.id`)

/** Who is away on a day, and who stands in. */
export const absentOn = (tx: Tx, on: Day) =>
  tx.many<{ staffId: Id<'stf'>; substituteId: Id<'stf'> }>(sql`
    select standing.staff_id as "staffId", standing.substitute_id as "substituteId" ${from}
    where standing.ended_at is null and ${on} between standing.from_on and standing.to_on and taker.active`)

export const standsInBetween = async (
  tx: Tx,
  { staffId, from: first, to }: { readonly staffId: Id<'stf'>; readonly from: Day; readonly to: Day },
): Promise<boolean> =>
  (await tx.maybe(sql`
    select id from disputes.substitute
    where staff_id = ${staffId} and ended_at is null and from_on <= ${to} and to_on >= ${first} limit 1`)) !== null

export async function insertSubstitute(
  tx: Tx,
  row: {
    readonly staffId: Id<'stf'>
    readonly substituteId: Id<'stf'>
    readonly from: Day
    readonly to: Day
    readonly at: Date
    readonly originId: Id<'org'>
  },
): Promise<Id<'sbs'>> {
  const { id } = await tx.one<{ id: Id<'sbs'> }>(sql`
    insert into disputes.substitute (staff_id, substitute_id, from_on, to_on, made_at, origin_id)
    values (${row.staffId}, ${row.substituteId}, ${row.from}, ${row.to}, ${row.at}, ${row.originId}) returning id`)
  return id
}

export const endSubstitution = (tx: Tx, id: Id<'sbs'>, at: Date) =>
  tx.run(sql`update disputes.substitute set ended_at = ${at} where id = ${id}`)
