import type { Id } from '#kernel/id'
import { insist } from '#kernel/outcome'
import { createStaff } from '#modules/company'
import { createKey } from '#platform/api-key'
import { createUser } from '#platform/sign-in/users'
import { permissionsOf, type Role } from '#platform/rights'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

export type Colleague = { readonly staffId: Id<'stf'>; readonly key: string }

/** Somebody who works here, with a key that may do all that they may. */
export async function colleague(work: Work, name: string, roles: readonly Role[]): Promise<Colleague> {
  const [staffId] = await createStaff(work, [{ name, roles }])
  if (staffId === undefined) throw new Error('Nobody was hired')
  const scopes = [...permissionsOf(roles)]
  const made = insist(await createKey(work, { name: `${name}'s key`, staffId, scopes, expiresAt: null }))
  return { staffId, key: made.key }
}

/** Lets somebody sign in with a password. */
export async function givePassword(work: Work, staffId: Id<'stf'>, email: string, password: string): Promise<void> {
  const userId = insist(await createUser(work, { name: email, email, password }))
  await work.tx.run(sql`update company.staff set user_id = ${userId}, email = ${email} where id = ${staffId}`)
}
