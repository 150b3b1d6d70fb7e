import type { Id } from '#kernel/id'
import { isRole } from '#platform/rights'
import type { Work } from '#platform/work'
import { handOf } from './authority.ts'
import { casesOf } from './store.ts'
import { approvalsOf, handsOf, peopleInRoles } from './store-watch.ts'

/** Whom a case waits for, and for what. */
export type WaitingFor = {
  readonly number: string
  readonly customerId: Id<'cus'>
  readonly people: readonly { readonly staffId: Id<'stf'>; readonly why: 'owner' | 'escalated' | 'approval' }[]
}

/** Whom a case waits for now: its owner, everybody whose yes is missing, or nobody once it is closed. */
export async function waitingFor(work: Work, caseId: Id<'dsp'>): Promise<WaitingFor | null> {
  const [row] = await casesOf(work.tx, [caseId])
  if (!row) return null
  const about = { number: row.number, customerId: row.customerId }
  if (['executed', 'upheld', 'withdrawn', 'answered'].includes(row.state)) return { ...about, people: [] }
  if (row.state === 'proposal') return { ...about, people: await approversOf(work, caseId) }
  const why = row.level > 0 ? 'escalated' : 'owner'
  const owners =
    row.ownerId === null ? (await peopleInRoles(work.tx, [row.ownerRole])).map(({ id }) => id) : [row.ownerId]
  return { ...about, people: owners.map((staffId) => ({ staffId, why })) }
}

async function approversOf(work: Work, caseId: Id<'dsp'>): Promise<WaitingFor['people']> {
  const approval = (await approvalsOf(work.tx, caseId)).find(({ state }) => state === 'waiting')
  if (!approval) return []
  const asked = { needs: approval.needs, given: await handsOf(work.tx, approval.id), askedBy: approval.askedBy }
  const people = await peopleInRoles(
    work.tx,
    approval.needs.flatMap((hand) => hand.split(' or ')),
  )
  return people
    .filter(({ id, roles }) => handOf(asked, { staffId: id, roles: roles.filter(isRole) }).ok)
    .map(({ id }) => ({ staffId: id, why: 'approval' }))
}
