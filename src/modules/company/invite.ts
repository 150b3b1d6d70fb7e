import { createHash } from 'node:crypto'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { appendAudit } from '#platform/audit'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import { createUser, setPassword } from '#platform/sign-in/users'
import type { Work } from '#platform/work'
import { passwordLinkMade } from './events.ts'
import { endInvitations, insertInvitation, lockInvitation } from './store-invitations.ts'
import { lockStaff, updateStaff } from './store-staff.ts'

const minute = 60_000
// A first link waits for somebody's first day; one that opens an account in use must not lie about.
const firstLinkLasts = 7 * 24 * 60 * minute
const newPasswordLinkLasts = 30 * minute

export type Invited = { readonly path: string; readonly expiresAt: Date }

/** Makes the one link by which somebody sets a password. Its secret stands behind '#', so that no server logs it. */
export async function invite(work: Work, staffId: Id<'stf'>): Promise<Invited> {
  const staff = await lockStaff(work.tx, staffId)
  if (!staff.active) throw new Refused('staff_is_inactive', { staffId })
  if (staff.email === null) throw new Refused('staff_needs_email', { field: 'email' })
  if (staff.id === work.who.staffId) throw new Refused('staff_is_yourself')
  await endInvitations(work.tx, staffId, work.at)
  const token = Buffer.from(work.chance.bytes(32)).toString('base64url')
  const lasts = staff.userId === null ? firstLinkLasts : newPasswordLinkLasts
  const expiresAt = new Date(work.at.getTime() + lasts)
  await insertInvitation(work.tx, { staffId, hash: hashOf(token), createdAt: work.at, expiresAt }, await originOf(work))
  if (staff.userId !== null) {
    const minutes = Math.round(lasts / minute)
    await announce(work, passwordLinkMade, { staffId, madeBy: work.who.staffId, minutes })
  }
  return { path: `/invitation#${token}`, expiresAt }
}

/** The person behind the link sets the password; whoever was signed in with the old one is out. */
export async function acceptInvitation(
  work: Work,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<{ readonly email: string }> {
  const invitation = await lockInvitation(work.tx, hashOf(token), work.at)
  if (!invitation) throw new Refused('invitation_is_not_good')
  const staff = await lockStaff(work.tx, invitation.staffId)
  if (!staff.active || staff.email === null) throw new Refused('invitation_is_not_good')
  if (staff.userId === null) {
    const userId = insist(await createUser(work, { name: staff.name, email: staff.email, password }))
    await updateStaff(work.tx, { ...staff, userId })
  } else {
    insist(await setPassword(work, staff.userId, password))
  }
  await endInvitations(work.tx, staff.id, work.at)
  await appendAudit(work, { command: 'staff.password', subject: { kind: 'stf', id: staff.id } })
  return { email: staff.email }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()
