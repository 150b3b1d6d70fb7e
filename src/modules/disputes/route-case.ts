import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { roleOf, type Stop } from './cause.ts'
import { peopleOfBill } from './store-facts.ts'
import { isInOffice, peopleInRoles } from './store-watch.ts'

/** Whose move it is: a person, or whoever of a role takes it first. */
export type Owner = { readonly ownerId: Id<'stf'> | null; readonly ownerRole: string }

/** The person whom the bill or its customer names for this stop; with one in the role it is theirs, with several the role's. */
export async function ownerAt(work: Work, stop: Stop, documentId: Id<'inv'>): Promise<Owner> {
  const named = await personNamed(work, stop, documentId)
  if (named !== null) return { ownerId: named, ownerRole: stop === 'salesperson' ? 'sales_rep' : stop }
  const role = roleOf(stop)
  const [only, ...others] = await peopleInRoles(work.tx, [role])
  return { ownerId: only && others.length === 0 ? only.id : null, ownerRole: role }
}

async function personNamed(work: Work, stop: Stop, documentId: Id<'inv'>): Promise<Id<'stf'> | null> {
  if (stop !== 'salesperson' && stop !== 'collector') return null
  const people = await peopleOfBill(work.tx, documentId)
  const named = stop === 'collector' ? people.collectorId : (people.documentSalespersonId ?? people.ownerId)
  return named !== null && (await isInOffice(work.tx, named)) ? named : null
}
