import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { initialsOf, type StaffDraft } from './staff.ts'
import { insertStaff, takenEmails } from './store-staff.ts'

/** Puts people on file: those who sign in, and those whom an imported file only names. */
export async function createStaff(work: Work, drafts: readonly StaffDraft[]): Promise<Id<'stf'>[]> {
  const people = drafts.map((draft) => ({
    userId: draft.userId ?? null,
    name: draft.name,
    initials: draft.initials ?? initialsOf(draft.name),
    email: draft.email?.trim().toLowerCase() ?? null,
    phone: draft.phone ?? null,
    roles: draft.roles ?? [],
    language: draft.language ?? 'en',
    active: draft.active ?? true,
  }))
  const emails = people.flatMap(({ email }) => (email === null ? [] : [email]))
  const twice = emails.filter((email, index) => emails.indexOf(email) !== index)
  const taken = [...twice, ...(await takenEmails(work.tx, emails))]
  if (taken.length > 0) throw new Refused('email_is_taken', { field: 'email' })
  return insertStaff(work.tx, people, await originOf(work))
}
