import { foldedKey } from '#kernel/folded'
import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import { confirmingRoles, type Staff } from './staff.ts'

const columns = sql.raw(`id, user_id as "userId", name, initials, email, phone, roles, language, active, version`)

export const staffOf = (tx: Tx, ids: readonly Id<'stf'>[]) =>
  tx.many<Staff>(sql`select ${columns} from company.staff where id = any(${ids}::bigint[]) order by id`)

export const allStaff = (tx: Tx) => tx.many<Staff>(sql`select ${columns} from company.staff order by folded_name, id`)

export const staffByUser = (tx: Tx, userId: string) =>
  tx.maybe<Staff>(sql`select ${columns} from company.staff where user_id = ${userId}`)

export const staffById = (tx: Tx, id: Id<'stf'>) =>
  tx.maybe<Staff>(sql`select ${columns} from company.staff where id = ${id}`)

/** As people write names in files: 'Müller' finds 'MULLER'. Two with the same name are both answered. */
export const staffByNames = (tx: Tx, names: readonly string[]) =>
  tx.many<Staff>(sql`
    select ${columns} from company.staff where folded_name = any(${names.map(foldedKey)}::text[]) order by id`)

export const lockStaff = async (tx: Tx, id: Id<'stf'>): Promise<Staff> =>
  found(await tx.maybe<Staff>(sql`select ${columns} from company.staff where id = ${id} for no key update`))

export async function takenEmails(tx: Tx, emails: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ email: string }>(sql`
    select email from company.staff where email = any(${emails}::text[]) order by email`)
  return rows.map((row) => row.email)
}

export async function insertStaff(
  tx: Tx,
  rows: readonly Omit<Staff, 'id' | 'version'>[],
  originId: Id<'org'>,
): Promise<Id<'stf'>[]> {
  const ids = await tx.allocate('company.staff', rows.length)
  await tx.insert(
    'company.staff',
    rows.map((row, index) => ({
      id: ids[index],
      user_id: row.userId,
      name: row.name,
      folded_name: foldedKey(row.name),
      initials: row.initials,
      email: row.email,
      phone: row.phone,
      roles: row.roles,
      language: row.language,
      active: row.active,
      version: 1,
      origin_id: originId,
    })),
  )
  return ids as Id<'stf'>[]
}

export const updateStaff = (tx: Tx, staff: Staff) =>
  tx.run(sql`
    update company.staff set
      user_id = ${staff.userId}, name = ${staff.name}, folded_name = ${foldedKey(staff.name)}, initials = ${staff.initials},
      email = ${staff.email}, phone = ${staff.phone}, roles = ${[...staff.roles]}, language = ${staff.language},
      active = ${staff.active}, version = version + 1
    where id = ${staff.id}`)

/** How many people besides this one could say whether a bank account is ours. */
export const othersWhoConfirm = async (tx: Tx, apart: Id<'stf'> | null): Promise<number> =>
  Number(
    (
      await tx.one<{ count: bigint }>(sql`
        select count(*) as count from company.staff
        where active and user_id is not null and roles && ${[...confirmingRoles]}::text[] and id is distinct from ${apart}`)
    ).count,
  )

/** How many active people hold the role, this one aside. */
export const othersWithRole = async (tx: Tx, role: string, apart: Id<'stf'>): Promise<number> =>
  Number(
    (
      await tx.one<{ count: bigint }>(sql`
        select count(*) as count from company.staff
        where active and user_id is not null and ${role} = any(roles) and id <> ${apart}`)
    ).count,
  )
