import { formatDecimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { createCustomers } from '#modules/parties'
import { recordProfiles } from '#modules/sales'
import { became, type Became, type Becoming, type Setting, type UnitToTake } from './become.ts'
import { refuseCell, type Cells } from './cells.ts'
import { countryOf } from './country-word.ts'
import type { Row } from './read-rows.ts'
import { knownRecords } from './store.ts'

export type Account = {
  readonly name: string
  readonly country: string
  readonly parent: string | null
  readonly sector: string | null
  readonly foundedYear: number | null
  readonly revenueMillions: string | null
  readonly employees: number | null
}

/** A sales system's accounts: customers, below their parents, with what else is known of them. */
export const becomeAccounts = (): Becoming<Account> => ({
  kind: 'account',
  units: 'record',
  keyOf: (row, cells) => cells.text(row, 'name'),
  read: account,
  take: takeAccounts,
})

function account(row: Row, cells: Cells, { preset, entity }: Setting): Account {
  const place = cells.text(row, 'country')
  const country = place === '' ? entity.country : countryOf(place, preset.countries)
  if (!country) return refuseCell('country_is_unknown', 'country', place)
  return {
    name: cells.word(row, 'name'),
    country,
    parent: cells.text(row, 'parent') || null,
    sector: cells.text(row, 'sector') || null,
    foundedYear: cells.whole(row, 'foundedYear'),
    revenueMillions: cells.text(row, 'revenue') === '' ? null : formatDecimal(cells.decimal(row, 'revenue')),
    employees: cells.whole(row, 'employees'),
  }
}

async function takeAccounts(
  work: Work,
  setting: Setting,
  _file: unknown,
  units: readonly UnitToTake<Account>[],
): Promise<Became[]> {
  const accounts = units.map((unit) => unit.lines[0].draft)
  const parents = accounts.flatMap(({ parent }) => (parent === null ? [] : [parent]))
  const before = await knownRecords(work.tx, { preset: setting.preset.name, kind: 'account', keys: parents })
  const ids = new Map<string, bigint>([...before.values()].map(({ key, targetId }) => [key, targetId]))
  // Generation by generation: whoever has no parent, or one that is there already.
  let waiting = accounts
  for (;;) {
    const ready = waiting.filter(({ parent }) => parent === null || ids.has(parent))
    if (ready.length === 0) break
    for (const [name, id] of await make(work, setting, ready, ids)) ids.set(name, id)
    waiting = waiting.filter((each) => !ready.includes(each))
  }
  return accounts.map(({ name, parent }) => {
    const id = waiting.some((each) => each.name === name) ? undefined : ids.get(name)
    if (id !== undefined) return became(id)
    return { ok: false, code: 'parent_is_unknown', facts: { field: 'parent', value: parent ?? '' } }
  })
}

async function make(
  work: Work,
  { entity }: Setting,
  accounts: readonly Account[],
  parents: ReadonlyMap<string, bigint>,
): Promise<(readonly [string, Id<'cus'>])[]> {
  const ids = await createCustomers(
    work,
    accounts.map(({ name, country, parent }) => ({
      name,
      country,
      currency: entity.currency,
      parentId: parent === null ? null : customerId(parents.get(parent)),
      invoiceChannel: 'none' as const,
    })),
  )
  const made = accounts.map((account, index) => ({ account, customerId: customerId(ids[index]) }))
  await recordProfiles(
    work,
    made.map(({ account: { sector, foundedYear, revenueMillions, employees }, customerId }) => ({
      customerId,
      sector,
      foundedYear,
      revenueMillions,
      employees,
    })),
  )
  return made.map(({ account, customerId }) => [account.name, customerId])
}

function customerId(value: bigint | undefined): Id<'cus'> {
  if (value === undefined) throw new Error('an account has no customer')
  return id<'cus'>(value)
}
