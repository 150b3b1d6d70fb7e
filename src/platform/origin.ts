import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Door, Work } from '#platform/work'

/** Where a value came from, beyond who, when and by which door. */
export type Particulars = {
  readonly file?: string
  readonly line?: number
  readonly rule?: string
  readonly ruleVersion?: string
  readonly quote?: string
}

/** The origin row of this write. Without particulars it is made once for the whole piece of work. */
export async function originOf(work: Work, particulars?: Particulars): Promise<Id<'org'>> {
  if (particulars) return (await originsOf(work, [particulars]))[0] as Id<'org'>
  // The promise is kept, not the id: two who ask at the same time share one row.
  const known = work.memo.get('origin') ?? originsOf(work, [{}])
  work.memo.set('origin', known)
  return (await (known as ReturnType<typeof originsOf>))[0] as Id<'org'>
}

/** From here on, all that this piece of work writes without particulars of its own came from this file. */
export async function writesCameFrom(work: Work, particulars: Particulars): Promise<void> {
  const made = originsOf(work, [particulars])
  work.memo.set('origin', made)
  await made
}

/** An origin row for each of the particulars, in their order: one for each line of a file that was read, for example. */
export async function originsOf(work: Work, particulars: readonly Particulars[]): Promise<Id<'org'>[]> {
  const ids = await work.tx.allocate('platform.origin', particulars.length)
  await work.tx.insert(
    'platform.origin',
    particulars.map((each, index) => ({
      id: ids[index],
      at: work.at,
      door: work.door,
      who_kind: work.who.kind,
      staff_id: work.who.staffId,
      // People are known by their id, so that erasing a name erases it here too; machines have nothing to erase.
      name: work.who.kind === 'key' || work.who.kind === 'system' ? work.who.name : null,
      file: each.file ?? null,
      line: each.line ?? null,
      rule: each.rule ?? null,
      rule_version: each.ruleVersion ?? null,
      quote: each.quote ?? null,
    })),
  )
  return ids as Id<'org'>[]
}

/** An origin as it is read back. */
export type Origin = {
  readonly id: Id<'org'>
  readonly at: Date
  readonly door: Door
  readonly whoKind: 'staff' | 'key' | 'system' | 'portal'
  readonly staffId: Id<'stf'> | null
  readonly name: string | null
  readonly file: string | null
  readonly line: number | null
  readonly rule: string | null
  readonly ruleVersion: string | null
  readonly quote: string | null
}

export const originsBy = (tx: Tx, ids: readonly Id<'org'>[]) =>
  tx.many<Origin>(sql`
    select id, at, door, who_kind as "whoKind", staff_id as "staffId", name, file, line, rule, rule_version as "ruleVersion", quote
    from platform.origin where id = any(${[...ids]}::bigint[]) order by id`)
