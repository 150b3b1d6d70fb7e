import { dayIn } from '#kernel/day'
import { Refused } from '#kernel/outcome'
import { sameVersion } from '#platform/found'
import { sent } from '#platform/sent'
import { testClock } from '#platform/test-clock'
import type { Work } from '#platform/work'
import { companyOf, entities } from './store.ts'
import { lockStaff, staffById, updateStaff } from './store-staff.ts'

/** Tells a person, or a program with a key, who it is taken for. */
export async function readMe(work: Work) {
  const { who } = work
  const staff = who.staffId ? await staffById(work.tx, who.staffId) : null
  const company = await companyOf(work.tx)
  const sellers = await entities(work.tx)
  return {
    name: staff?.name ?? who.name,
    email: staff?.email ?? null,
    phone: staff?.phone ?? null,
    roles: [...who.roles],
    may: [...who.permissions],
    sees: who.sees,
    language: staff?.language ?? work.language,
    staffId: who.staffId,
    entities: sellers,
    company: { name: company?.name ?? '' },
    today: dayIn(sellers[0]?.zone ?? 'UTC', work.at),
    testClock: (await testClock(work.tx)) !== null,
    version: staff?.version ?? null,
  }
}

type OwnChange = { readonly language?: 'en' | 'de' | undefined; readonly phone?: string | null | undefined }

/** Everybody may set for themselves how they are spoken to and reached; name, address and roles are an administrator's. */
export async function changeMe(work: Work, change: OwnChange) {
  const { staffId } = work.who
  if (staffId === null) throw new Refused('nobody_in_person')
  const staff = await lockStaff(work.tx, staffId)
  sameVersion(work, staff.version)
  const next = { ...staff, ...sent(change) }
  await updateStaff(work.tx, next)
  return { language: next.language, phone: next.phone, version: staff.version + 1 }
}
