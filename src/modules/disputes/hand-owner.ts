import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import type { Owner } from './route-case.ts'
import { absentNow } from './substitute.ts'
import { peopleInRoles } from './store-watch.ts'

/** Whose yes is waited for: the one person who may give it, or the role when there are several. Never whoever asked. */
export async function ownerOfHand(work: Work, missing: readonly string[], askedBy: Id<'stf'> | null): Promise<Owner> {
  const roles = (missing[0] ?? 'finance_lead').split(' or ')
  const places = await absentNow(work)
  const people = (await peopleInRoles(work.tx, roles)).filter(({ id }) => id !== askedBy)
  const [only, ...others] = people
  const role = roles.find((each) => people.some((person) => person.roles.includes(each))) ?? roles.at(-1)
  return {
    ownerId: only && others.length === 0 ? (places.get(only.id) ?? only.id) : null,
    ownerRole: role ?? 'finance_lead',
  }
}
