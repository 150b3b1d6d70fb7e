import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

export type Invitation = { readonly id: bigint; readonly staffId: Id<'stf'>; readonly expiresAt: Date }

export const insertInvitation = (
  tx: Tx,
  row: { readonly staffId: Id<'stf'>; readonly hash: Uint8Array; readonly createdAt: Date; readonly expiresAt: Date },
  originId: Id<'org'>,
) =>
  tx.run(sql`
    insert into company.invitation (staff_id, hash, created_at, expires_at, origin_id)
    values (${row.staffId}, ${row.hash}, ${row.createdAt}, ${row.expiresAt}, ${originId})`)

/** The invitation with this secret that still works; its row stays locked, so that it is used once. */
export const lockInvitation = (tx: Tx, hash: Uint8Array, at: Date) =>
  tx.maybe<Invitation>(sql`
    select id, staff_id as "staffId", expires_at as "expiresAt" from company.invitation
    where hash = ${hash} and used_at is null and expires_at > ${at} for update`)

/** No link of this person works any more. */
export const endInvitations = (tx: Tx, staffId: Id<'stf'>, at: Date) =>
  tx.run(sql`update company.invitation set used_at = ${at} where staff_id = ${staffId} and used_at is null`)

export async function invitedStaff(tx: Tx, at: Date): Promise<ReadonlySet<Id<'stf'>>> {
  const rows = await tx.many<{ staffId: Id<'stf'> }>(sql`
    select distinct staff_id as "staffId" from company.invitation where used_at is null and expires_at > ${at}`)
  return new Set(rows.map((row) => row.staffId))
}
