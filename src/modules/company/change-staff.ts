import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { revokeKeysOf } from '#platform/api-key'
import { appendAudit } from '#platform/audit'
import { sameVersion } from '#platform/found'
import type { Role } from '#platform/rights'
import { sent } from '#platform/sent'
import { changeEmail, endSessions } from '#platform/sign-in/users'
import type { Work } from '#platform/work'
import { newConflict } from './conflicts.ts'
import { createStaff } from './create-staff.ts'
import { invite, type Invited } from './invite.ts'
import { initialsOf, type Staff } from './staff.ts'
import { endInvitations, invitedStaff } from './store-invitations.ts'
import { allStaff, lockStaff, othersWithRole, takenEmails, updateStaff } from './store-staff.ts'

export type Colleague = Omit<Staff, 'userId' | 'roles'> & {
  readonly roles: string[]
  readonly signsIn: 'yes' | 'invited' | 'no'
}

export async function listStaff(work: Work): Promise<{ readonly staff: Colleague[] }> {
  const invited = await invitedStaff(work.tx, work.at)
  return { staff: (await allStaff(work.tx)).map((staff) => shown(staff, invited)) }
}

type StaffRequest = {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly roles: readonly Role[]
  readonly language: string
  readonly invite: boolean
}

export async function addStaff(
  work: Work,
  { invite: wanted, ...draft }: StaffRequest,
): Promise<Colleague & { readonly invitation: Invited | null }> {
  if (wanted && draft.email === null) throw new Refused('staff_needs_email', { field: 'email' })
  keepApart([], draft.roles)
  const [staffId] = await createStaff(work, [draft])
  if (staffId === undefined) throw new Error('Nobody was stored')
  await auditRoles(work, staffId, [], draft.roles)
  const invitation = wanted ? await invite(work, staffId) : null
  return { ...(await shownStaff(work, staffId)), invitation }
}

type StaffChange = {
  readonly staffId: Id<'stf'>
  readonly name?: string | undefined
  readonly initials?: string | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly language?: string | undefined
  readonly roles?: readonly Role[] | undefined
}

export async function changeStaff(work: Work, { staffId, ...changes }: StaffChange): Promise<Colleague> {
  const before = await lockStaff(work.tx, staffId)
  sameVersion(work, before.version)
  const change = sent(changes)
  const renamed = change.name === undefined ? {} : { initials: initialsOf(change.name) }
  const next = { ...before, ...renamed, ...change, ...(change.email ? { email: change.email.toLowerCase() } : {}) }
  if (next.email !== before.email) await moveEmail(work, before, next.email)
  if (!sameRoles(before.roles, next.roles)) await regrant(work, before, next.roles)
  await updateStaff(work.tx, next)
  return shownStaff(work, staffId)
}

async function moveEmail(work: Work, { userId }: Staff, email: string | null): Promise<void> {
  if (email === null) {
    if (userId !== null) throw new Refused('staff_needs_email', { field: 'email' })
    return
  }
  if ((await takenEmails(work.tx, [email])).length > 0) throw new Refused('email_is_taken', { field: 'email' })
  if (userId !== null) insist(await changeEmail(work, userId, email))
}

/** Who gives rights is not who gets them; and the company is never left without somebody who could give any. */
async function regrant(work: Work, staff: Staff, roles: readonly Role[]): Promise<void> {
  if (staff.id === work.who.staffId) throw new Refused('roles_are_your_own', { field: 'roles' })
  keepApart(staff.roles, roles)
  if (staff.roles.includes('administrator') && !roles.includes('administrator')) await keepAnAdministrator(work, staff)
  if (staff.userId !== null) await endSessions(work.tx, staff.userId)
  await auditRoles(work, staff.id, staff.roles, roles)
}

function keepApart(before: readonly Role[], after: readonly Role[]): void {
  const pair = newConflict(before, after)
  if (pair) throw new Refused('roles_conflict', { field: 'roles', role: pair[0], otherRole: pair[1] })
}

async function keepAnAdministrator(work: Work, { id }: Staff): Promise<void> {
  if ((await othersWithRole(work.tx, 'administrator', id)) === 0) throw new Refused('last_administrator')
}

export async function deactivateStaff(work: Work, { staffId }: { readonly staffId: Id<'stf'> }): Promise<Colleague> {
  const staff = await lockStaff(work.tx, staffId)
  sameVersion(work, staff.version)
  if (staff.id === work.who.staffId) throw new Refused('staff_is_yourself')
  if (!staff.active) throw new Refused('staff_is_inactive')
  if (staff.roles.includes('administrator')) await keepAnAdministrator(work, staff)
  await updateStaff(work.tx, { ...staff, active: false })
  if (staff.userId !== null) await endSessions(work.tx, staff.userId)
  await endInvitations(work.tx, staffId, work.at)
  const keys = await revokeKeysOf(work, staffId)
  await appendAudit(work, { command: 'staff.leaves', subject: { kind: 'stf', id: staffId }, facts: { keys } })
  return shownStaff(work, staffId)
}

export async function activateStaff(work: Work, { staffId }: { readonly staffId: Id<'stf'> }): Promise<Colleague> {
  const staff = await lockStaff(work.tx, staffId)
  sameVersion(work, staff.version)
  if (staff.active) throw new Refused('staff_is_active')
  await updateStaff(work.tx, { ...staff, active: true })
  return shownStaff(work, staffId)
}

const auditRoles = (work: Work, staffId: Id<'stf'>, before: readonly Role[], after: readonly Role[]) =>
  appendAudit(work, {
    command: 'staff.roles',
    subject: { kind: 'stf', id: staffId },
    facts: { before: before.join(' '), after: after.join(' ') },
  })

const sameRoles = (a: readonly Role[], b: readonly Role[]) => a.toSorted().join(' ') === b.toSorted().join(' ')

async function shownStaff(work: Work, staffId: Id<'stf'>): Promise<Colleague> {
  return shown(await lockStaff(work.tx, staffId), await invitedStaff(work.tx, work.at))
}

const shown = ({ userId, roles, ...staff }: Staff, invited: ReadonlySet<Id<'stf'>>): Colleague => ({
  ...staff,
  roles: [...roles],
  signsIn: userId !== null ? 'yes' : invited.has(staff.id) ? 'invited' : 'no',
})
