import { dayIn, plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { allKeys, createKey, revokeKey, type ApiKey } from '#platform/api-key'
import { found } from '#platform/found'
import type { Permission } from '#platform/rights'
import type { Work } from '#platform/work'
import { staffOf } from './store-staff.ts'

/** My keys; whoever looks after keys sees everybody's. */
export async function listKeys(work: Work) {
  const keys = (await allKeys(work.tx)).filter((key) => mayTouch(work, key))
  const people = new Map(
    (await staffOf(work.tx, [...new Set(keys.map((key) => key.staffId))])).map(({ id, name }) => [id, { id, name }]),
  )
  return {
    keys: keys.map(({ staffId, ...key }) => ({
      ...key,
      actsFor: found(people.get(staffId)),
      state: stateOf(key, work.at),
    })),
  }
}

type KeyRequest = { readonly name: string; readonly scopes: readonly Permission[]; readonly expiresOn: Day | null }

/**
 * A key acts for the person who makes it, and for nobody else: otherwise an administrator could give himself the rights of whom he
 * makes a key for.
 */
export async function makeKey(work: Work, { name, scopes, expiresOn }: KeyRequest) {
  const { who } = work
  if (who.kind !== 'staff' || who.staffId === null) throw new Refused('key_makes_no_key')
  const foreign = scopes.filter((scope) => !who.permissions.has(scope))
  if (foreign.length > 0) throw new Refused('key_scope_is_not_yours', { field: 'scopes', scopes: foreign })
  if (expiresOn !== null && expiresOn < dayIn('UTC', work.at)) {
    throw new Refused('key_ends_too_early', { field: 'expiresOn', expiresOn })
  }
  const expiresAt = expiresOn === null ? null : new Date(`${plusDays(expiresOn, 1)}T00:00:00Z`)
  const made = insist(await createKey(work, { name, staffId: who.staffId, scopes: [...new Set(scopes)], expiresAt }))
  return { ...(await keyOf(work, made.id)), key: made.key }
}

export async function endKey(work: Work, { keyId }: { readonly keyId: Id<'key'> }) {
  const key = await keyOf(work, keyId)
  if (!(await revokeKey(work, keyId))) throw new Refused('key_is_revoked', { keyId })
  return { ...key, state: 'revoked' as const, revokedAt: work.at }
}

// Somebody else's key is not there, in the same words as one that never was.
const keyOf = async (work: Work, keyId: Id<'key'>) => found((await listKeys(work)).keys.find(({ id }) => id === keyId))

const mayTouch = ({ who }: Work, { staffId }: ApiKey) => staffId === who.staffId || who.permissions.has('key.edit')

const stateOf = (
  { revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>,
  at: Date,
): 'good' | 'expired' | 'revoked' =>
  revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= at ? 'expired' : 'good'
