import type { FastifyRequest } from 'fastify'
import type { Id } from '#kernel/id'
import { goodKey, noteUse } from '#platform/api-key'
import { nobody, type Caller } from '#platform/http/caller'
import { headerOf } from '#platform/http/header'
import { checkOrigin } from '#platform/http/origin-check'
import { ProblemError } from '#platform/http/problem'
import { permissionsOf, seesOf, type Permission, type Role } from '#platform/rights'
import type { SignIn } from '#platform/sign-in/sign-in'
import type { Database, Tx } from '#platform/sql'
import type { Clock, Who } from '#platform/work'

/** A member of staff, as far as rights are concerned. */
export type Person = {
  readonly id: Id<'stf'>
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
}

/** Who works here is known upstairs. */
export type People = {
  readonly byUser: (tx: Tx, userId: string) => Promise<Person | null>
  readonly byId: (tx: Tx, staffId: Id<'stf'>) => Promise<Person | null>
}

export type Identifying = {
  readonly database: Database
  /** The wall's clock: a key expires on time even where the company lives on a test clock. */
  readonly clock: Clock
  readonly people: People
  readonly signIn: SignIn
}

/** Finds out who sent a request. Rights are read each time, so what is taken away is gone with the next request. */
export const identify =
  ({ database, clock, people, signIn }: Identifying) =>
  async (request: FastifyRequest): Promise<Caller> => {
    const bearer = bearerOf(request)
    if (bearer !== null) return byKey(database, people, bearer, clock.now())
    const userId = await signIn.userOf(request)
    if (userId === null) return nobody
    if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request)
    const person = await database.glance((tx) => people.byUser(tx, userId))
    if (person === null || !person.active) return nobody
    return { who: whoIs(person), door: 'screen', name: `staff ${person.id}` }
  }

function bearerOf(request: FastifyRequest): string | null {
  const header = headerOf(request, 'authorization')
  if (header === undefined) return null
  const [, token] = /^Bearer +(\S+)$/i.exec(header) ?? []
  if (token === undefined) throw badKey()
  return token
}

async function byKey(database: Database, people: People, shown: string, at: Date): Promise<Caller> {
  const found = await database.glance(async (tx) => {
    const key = await goodKey(tx, shown, at)
    const person = key === null ? null : await people.byId(tx, key.staffId)
    return key === null || person === null ? null : { key, person }
  })
  if (found === null || !found.person.active) throw badKey()
  const { key, person } = found
  if (key.lastUsedAt === null || at.getTime() - key.lastUsedAt.getTime() > 60_000) {
    await database.glance((tx) => noteUse(tx, key.id, at))
  }
  return { who: { ...whoIs(person), ...keyRights(key, person) }, door: 'api', name: `key ${key.id}` }
}

const whoIs = ({ id, name, roles }: Person): Who => ({
  kind: 'staff',
  staffId: id,
  name,
  roles,
  permissions: permissionsOf(roles),
  sees: seesOf(roles),
})

// A key never opens more than the person it acts for may open today.
function keyRights({ name, scopes }: { name: string; scopes: readonly Permission[] }, { roles }: Person) {
  const theirs = permissionsOf(roles)
  return { kind: 'key' as const, name, permissions: new Set(scopes.filter((scope) => theirs.has(scope))) }
}

const badKey = () =>
  new ProblemError(401, 'key_is_not_good', {
    title: 'This API key opens nothing.',
    remedy: 'It may have expired or been revoked. Send a good one as Authorization: Bearer qk_…',
  })
