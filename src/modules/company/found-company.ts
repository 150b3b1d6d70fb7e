import type { z } from 'zod'
import { dayIn } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import type { Role } from '#platform/rights'
import { anybodyCanSignIn, createUser } from '#platform/sign-in/users'
import type { Work } from '#platform/work'
import { countryPresets, patternsFor } from './country-presets.ts'
import { createBankAccounts } from './create-bank-accounts.ts'
import { createEntities } from './create-entities.ts'
import { createStaff } from './create-staff.ts'
import { codeFor } from './legal-entity.ts'
import type { setUp } from './setup-contract.ts'
import { addCompany, companyOf, entities, lockCompany } from './store.ts'

export async function readSetup({ tx, at }: Work) {
  const company = await companyOf(tx)
  return {
    needed: !(await anybodyCanSignIn(tx)),
    company: company && { name: company.name },
    today: dayIn((await entities(tx))[0]?.zone ?? 'UTC', at),
    countries: countryPresets.map((preset) => ({ ...preset, patterns: patternsFor(preset.language) })),
  }
}

type SetUp = z.output<typeof setUp.request>

/** The first run: who administrates, and who sells. Whoever comes second is refused, however close behind. */
export async function foundCompany(
  work: Work,
  { administrator, entity, bankAccount }: SetUp,
): Promise<{ readonly staffId: Id<'stf'>; readonly entityId: Id<'ent'> | null }> {
  const company = await lockCompany(work.tx)
  if (await anybodyCanSignIn(work.tx)) throw new Refused('administrator_exists')
  if (company && entity) throw new Refused('company_exists', { name: company.name })
  if (!company && !entity) throw new Refused('company_is_missing', { field: 'entity' })
  const entityId = entity ? await foundEntity(work, entity, bankAccount) : null

  const userId = insist(await createUser(work, administrator))
  const { name, email, language = work.language, worksAlone } = administrator
  const roles: Role[] = worksAlone ? ['administrator', 'finance_lead'] : ['administrator']
  const [staffId] = await createStaff(work, [{ name, email, userId, language, roles }])
  if (staffId === undefined) throw new Error('The administrator was not stored')
  return { staffId, entityId }
}

async function foundEntity(
  work: Work,
  entity: NonNullable<SetUp['entity']>,
  bankAccount: SetUp['bankAccount'],
): Promise<Id<'ent'>> {
  const { addressLines, vatNumber, taxNumber, ...must } = entity
  const isFirst = await addCompany(work.tx, {
    name: entity.name,
    reportingCurrency: entity.currency,
    setUpAt: work.at,
  })
  if (!isFirst) throw new Refused('administrator_exists')
  const [entityId] = await createEntities(work, [
    {
      ...must,
      code: codeFor(entity.name, []),
      addressLines: addressLines ?? [],
      vatNumber: vatNumber ?? null,
      taxNumber: taxNumber ?? null,
    },
  ])
  if (entityId === undefined) throw new Error('The legal entity was not stored')
  if (bankAccount) {
    const { iban, bic = null } = bankAccount
    await createBankAccounts(work, [{ entityId, currency: entity.currency, iban, bic }])
  }
  return entityId
}
