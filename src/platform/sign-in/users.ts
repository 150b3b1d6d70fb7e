import { hashPassword } from 'better-auth/crypto'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import { sql, type Tx } from '#platform/sql'
import { passwordLength } from '#platform/sign-in/library'
import type { Work } from '#platform/work'

export type UserDraft = { readonly name: string; readonly email: string; readonly password: string }

/** Makes somebody who can sign in, in the transaction of whoever gives them their rights. Answers the user's id. */
export async function createUser(work: Work, { name, email, password }: UserDraft): Promise<Outcome<string>> {
  const tooWeak = weakness(password)
  if (tooWeak !== null) return refuse(tooWeak, { field: 'password' })
  const userId = work.chance.token()
  const made = await work.tx.run(sql`
    insert into auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt")
    values (${userId}, ${name}, ${email.trim().toLowerCase()}, true, ${work.at}, ${work.at})
    on conflict ("email") do nothing`)
  if (made === 0) return refuse('email_is_taken', { field: 'email' })
  const hash = await hashPassword(password)
  await work.tx.run(sql`
    insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
    values (${work.chance.token()}, ${userId}, 'credential', ${userId}, ${hash}, ${work.at}, ${work.at})`)
  return accept(userId)
}

/** A new password, set by an administrator. All sessions end. */
export async function setPassword(work: Work, userId: string, password: string): Promise<Outcome<null>> {
  const tooWeak = weakness(password)
  if (tooWeak !== null) return refuse(tooWeak, { field: 'password' })
  const hash = await hashPassword(password)
  await work.tx.run(sql`
    update auth."account" set "password" = ${hash}, "updatedAt" = ${work.at}
    where "userId" = ${userId} and "providerId" = 'credential'`)
  await endSessions(work.tx, userId)
  return accept(null)
}

/** Somebody signs in with another address from now on. */
export async function changeEmail(work: Work, userId: string, email: string): Promise<Outcome<null>> {
  const address = email.trim().toLowerCase()
  const taken = await work.tx.maybe(sql`select 1 from auth."user" where "email" = ${address} and "id" <> ${userId}`)
  if (taken !== null) return refuse('email_is_taken', { field: 'email' })
  await work.tx.run(sql`update auth."user" set "email" = ${address}, "updatedAt" = ${work.at} where "id" = ${userId}`)
  return accept(null)
}

/** Signs somebody out everywhere, at once: when they leave, or their roles change. */
export const endSessions = (tx: Tx, userId: string): Promise<number> =>
  tx.run(sql`delete from auth."session" where "userId" = ${userId}`)

/** False until the setup has made the first administrator. */
export const anybodyCanSignIn = async (tx: Tx): Promise<boolean> =>
  (await tx.one<{ some: boolean }>(sql`select exists (select from auth."user") as some`)).some

const weakness = (password: string) =>
  password.length < passwordLength.least
    ? 'password_is_too_short'
    : password.length > passwordLength.most
      ? 'password_is_too_long'
      : null
