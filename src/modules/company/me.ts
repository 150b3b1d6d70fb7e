import { dayIn } from '#kernel/day'
import type { Work } from '#platform/work'
import { companyOf, entities } from './store.ts'
import { staffById } from './store-staff.ts'

/** Tells a person, or a program with a key, who it is taken for. */
export async function readMe(work: Work) {
  const { who } = work
  const staff = who.staffId ? await staffById(work.tx, who.staffId) : null
  const company = await companyOf(work.tx)
  const sellers = await entities(work.tx)
  return {
    name: staff?.name ?? who.name,
    email: staff?.email ?? null,
    roles: [...who.roles],
    may: [...who.permissions],
    sees: who.sees,
    language: staff?.language ?? work.language,
    staffId: who.staffId,
    entities: sellers,
    company: { name: company?.name ?? '' },
    today: dayIn(sellers[0]?.zone ?? 'UTC', work.at),
  }
}
