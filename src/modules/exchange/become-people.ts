import { id, type Id } from '#kernel/id'
import { createHash } from 'node:crypto'
import type { Work } from '#platform/work'
import { createStaff } from '#modules/company'
import { recordTeam } from '#modules/sales'
import { became, type Became, type Becoming, type Setting, type UnitToTake } from './become.ts'
import { knownRecords, saveKnown } from './store.ts'

export type Salesperson = { readonly name: string; readonly manager: string | null; readonly region: string | null }

/** Salespeople and those who lead them. They are on file by name only: who is to sign in gets a user in the settings. */
export const becomePeople = (): Becoming<Salesperson> => ({
  kind: 'person',
  units: 'record',
  keyOf: (row, cells) => cells.text(row, 'name'),
  read: (row, cells) => ({
    name: cells.word(row, 'name'),
    manager: cells.text(row, 'manager') || null,
    region: cells.text(row, 'region') || null,
  }),
  take: takePeople,
})

async function takePeople(
  work: Work,
  setting: Setting,
  _file: unknown,
  units: readonly UnitToTake<Salesperson>[],
): Promise<Became[]> {
  const people = units.map((unit) => unit.lines[0].draft)
  const ids = await createStaff(
    work,
    people.map(({ name }) => ({ name, roles: ['sales_rep'] as const })),
  )
  const managers = await findManagers(work, setting, people)
  await recordTeam(
    work,
    people.map(({ manager, region }, index) => ({
      staffId: person(ids[index]),
      managerId: manager === null ? null : person(managers.get(manager)),
      region,
    })),
  )
  return people.map((_, index) => became(person(ids[index])))
}

async function findManagers(
  work: Work,
  { preset }: Setting,
  people: readonly Salesperson[],
): Promise<ReadonlyMap<string, bigint>> {
  const names = [...new Set(people.flatMap(({ manager }) => (manager === null ? [] : [manager])))]
  const known = await knownRecords(work.tx, { preset: preset.name, kind: 'manager', keys: names })
  const missing = names.filter((name) => !known.has(name))
  const ids = await createStaff(
    work,
    missing.map((name) => ({ name, roles: ['sales_manager'] as const })),
  )
  const rows = missing.map((key, index) => ({
    key,
    digest: createHash('sha256').update(key).digest(),
    targetId: person(ids[index]),
  }))
  await saveKnown(work.tx, { preset: preset.name, kind: 'manager', runId: null, rows })
  return new Map([...known.values(), ...rows].map(({ key, targetId }) => [key, targetId]))
}

function person(value: bigint | undefined): Id<'stf'> {
  if (value === undefined) throw new Error('a person was not put on file')
  return id<'stf'>(value)
}
