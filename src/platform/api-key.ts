import { createHash } from 'node:crypto'
import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import { isPermission, type Permission } from '#platform/rights'
import { sql, type Tx } from '#platform/sql'
import type { Work } from '#platform/work'

export type KeyDraft = {
  readonly name: string
  /** Whom the key acts for; it can do nothing that they may not. */
  readonly staffId: Id<'stf'>
  readonly scopes: readonly Permission[]
  readonly expiresAt: Date | null
}

export type ApiKey = {
  readonly id: Id<'key'>
  readonly name: string
  readonly prefix: string
  readonly staffId: Id<'stf'>
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

// Leak scanners look for this beginning.
const beginning = 'qk_'

/** Makes a key. It is told this once: only its hash is kept, and 256 bits of chance need no slow one. */
export async function createKey(
  work: Work,
  draft: KeyDraft,
): Promise<Outcome<{ readonly id: Id<'key'>; readonly key: string }>> {
  if (draft.scopes.length === 0) return refuse('key_has_no_scopes')
  const key = `${beginning}${Buffer.from(work.chance.bytes(32)).toString('base64url')}`
  const { id } = await work.tx.one<{ id: Id<'key'> }>(sql`
    insert into platform.api_key (name, prefix, hash, scopes, staff_id, created_at, expires_at, origin_id)
    values (${draft.name}, ${key.slice(0, 9)}, ${hashOf(key)}, ${draft.scopes}, ${draft.staffId}, ${work.at},
            ${draft.expiresAt}, ${await originOf(work)})
    returning id`)
  return accept({ id, key })
}

/** All keys that act for somebody open nothing any more. Answers how many did. */
export const revokeKeysOf = (work: Work, staffId: Id<'stf'>): Promise<number> =>
  work.tx.run(sql`
    update platform.api_key set revoked_at = ${work.at} where staff_id = ${staffId} and revoked_at is null`)

/** From now on the key opens nothing. */
export async function revokeKey(work: Work, id: Id<'key'>): Promise<boolean> {
  const revoked = await work.tx.run(sql`
    update platform.api_key set revoked_at = ${work.at} where id = ${id} and revoked_at is null`)
  return revoked === 1
}

export const allKeys = (tx: Tx): Promise<ApiKey[]> =>
  tx.many<ApiKey>(sql`
    select id, name, prefix, staff_id as "staffId", scopes, created_at as "createdAt", expires_at as "expiresAt",
           last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from platform.api_key order by created_at desc, id desc`)

/** The key that somebody showed, if it is good at this moment. */
export async function goodKey(tx: Tx, shown: string, at: Date) {
  if (!shown.startsWith(beginning) || shown.length > 100) return null
  const key = await tx.maybe<Pick<ApiKey, 'id' | 'name' | 'staffId' | 'scopes' | 'lastUsedAt'>>(sql`
    select id, name, staff_id as "staffId", scopes, last_used_at as "lastUsedAt"
    from platform.api_key
    where hash = ${hashOf(shown)} and revoked_at is null and (expires_at is null or expires_at > ${at})`)
  return key === null ? null : { ...key, scopes: key.scopes.filter(isPermission) }
}

/** Notes that a key is in use, once a minute at most: reading must stay reading. */
export const noteUse = (tx: Tx, id: Id<'key'>, at: Date): Promise<number> =>
  tx.run(sql`
    update platform.api_key set last_used_at = ${at}
    where id = ${id} and (last_used_at is null or last_used_at < ${at}::timestamptz - interval '1 minute')`)

const hashOf = (key: string) => createHash('sha256').update(key).digest()
