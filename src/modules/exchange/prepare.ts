import { day } from '#kernel/day'
import { decimalOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { createTaxCodes, addTaxCodesOf, taxRatesOn } from '#modules/catalog'
import {
  bankAccountFor,
  createBankAccounts,
  createEntities,
  entities,
  entityByCode,
  entityOf,
  nameCompany,
  type LegalEntity,
} from '#modules/company'
import type { Setting } from './become.ts'
import type { Preset } from './preset.ts'

/** Whom the command line names: the seller of a company that has several, or of an empty folder for a preset that names none. */
export type NamedEntity = {
  readonly code: string | null
  readonly company: string | null
  readonly country: string | null
  readonly currency: Currency | null
}

/** The company, the seller, the account and the tax code that a run needs; what is missing of it is made. */
export async function prepare(work: Work, preset: Preset, named: NamedEntity): Promise<Setting> {
  const entity = preset.entity ? await entityOfPreset(work, preset, preset.entity) : await entityNamed(work, named)
  return { preset, entity, bankAccountId: await accountOf(work, preset, entity), asImported: await asImported(work) }
}

async function entityOfPreset(work: Work, preset: Preset, named: NonNullable<Preset['entity']>): Promise<LegalEntity> {
  const known = await entityByCode(work.tx, named.code)
  if (known && known.currency !== named.currency) {
    throw new Refused('entity_has_another_currency', {
      message: `The legal entity ${known.code} books in ${known.currency}, the file in ${named.currency}`,
      remedy: 'Import into a folder of its own',
    })
  }
  if (known) return known
  if (preset.company) await nameCompany(work, preset.company)
  return makeEntity(work, named)
}

async function entityNamed(work: Work, named: NamedEntity): Promise<LegalEntity> {
  const all = await entities(work.tx)
  const [only, ...more] = named.code === null ? all : all.filter((each) => each.code === named.code)
  if (only && more.length === 0) return only
  if (only) {
    throw new Refused('entity_is_open', {
      message: `There are several legal entities: ${all.map((each) => each.code).join(', ')}`,
      remedy: 'Say which one: --entity CODE',
    })
  }
  if (all.length > 0) {
    throw new Refused('entity_is_unknown', {
      message: `There is no legal entity ${named.code}; there is ${all.map((each) => each.code).join(', ')}`,
      remedy: 'Name one of them: --entity CODE',
    })
  }
  return firstEntity(work, named)
}

async function firstEntity(work: Work, { code, company, country, currency }: NamedEntity): Promise<LegalEntity> {
  if (company === null || country === null) {
    throw new Refused('company_is_unknown', {
      message: 'There is no company here yet, and this preset names none',
      remedy: 'Say whose customers they are: --company "Muster GmbH" --country DE [--currency EUR]',
    })
  }
  const draft = { code: code ?? country, name: company, country, ...(currency ? { currency } : {}) }
  const entity = await makeEntity(work, draft)
  await nameCompany(work, { name: company, reportingCurrency: entity.currency })
  return entity
}

async function makeEntity(work: Work, draft: Parameters<typeof createEntities>[1][number]): Promise<LegalEntity> {
  const [id] = await createEntities(work, [draft])
  if (!id) throw new Error('no legal entity was made')
  const entity = await entityOf(work.tx, id)
  await addTaxCodesOf(work, entity)
  return entity
}

async function accountOf(work: Work, { bankAccount }: Preset, entity: LegalEntity): Promise<Id<'bnk'> | null> {
  if (!bankAccount) return null
  const known = await bankAccountFor(work.tx, { accountNumber: bankAccount.accountNumber })
  if (known) return known.id
  const [id] = await createBankAccounts(work, [{ ...bankAccount, entityId: entity.id, currency: entity.currency }])
  return id ?? null
}

// Where the catalogue's own code begins, which a company of a known country has already.
const sinceEver = day('1970-01-01')

async function asImported(work: Work): Promise<Setting['asImported']> {
  const [taxCodeId] = await createTaxCodes(work, [
    {
      code: 'as-imported',
      name: 'As imported',
      category: 'O',
      discountMovesTax: false,
      rates: [{ percent: decimalOf(0n), fromOn: sinceEver, source: 'the file says what is owed' }],
    },
  ])
  if (!taxCodeId) throw new Error('no tax code was made')
  const [rate] = await taxRatesOn(work.tx, [{ taxCodeId, on: sinceEver }])
  if (!rate) throw new Error('the tax code has no rate')
  return { taxCodeId, taxRateId: rate.taxRateId }
}
