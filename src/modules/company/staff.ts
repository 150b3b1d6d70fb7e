import type { Id } from '#kernel/id'
import { permissionsOf, roles, type Role } from '#platform/rights'

/** Somebody who works here. Whoever has no user cannot sign in, but may own customers and have entered orders. */
export type Staff = {
  readonly id: Id<'stf'>
  readonly userId: string | null
  readonly name: string
  readonly initials: string
  readonly email: string | null
  readonly phone: string | null
  readonly roles: readonly Role[]
  readonly language: string
  readonly active: boolean
  readonly version: number
}

export type StaffDraft = Pick<Staff, 'name'> & Partial<Omit<Staff, 'id' | 'name' | 'version'>>

/** 'AR' for Anna Reuter, 'LS' for Ludwig van der Sar, 'CH' for Cher. */
export function initialsOf(name: string): string {
  const words = name.match(/\p{L}+/gu) ?? ['?']
  const [first = '', last = ''] = [words.at(0), words.length > 1 ? words.at(-1) : words.at(0)?.slice(1)]
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toUpperCase()
}

/** Whoever may say that a bank account is ours. */
export const confirmingRoles: readonly Role[] = roles.filter((role) =>
  permissionsOf([role]).has('bank-account.confirm'),
)
