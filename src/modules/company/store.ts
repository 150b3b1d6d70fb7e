import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { LegalEntity } from './legal-entity.ts'

const entityColumns = sql.raw(`
  id, code, name, country, subdivision, currency, zone, language, address_lines as "addressLines", phone, email,
  vat_number as "vatNumber", tax_number as "taxNumber", registration, director, creditor_id as "creditorId",
  to_char(work_from, 'HH24:MI') as "workFrom", to_char(work_to, 'HH24:MI') as "workTo", version`)

export const entities = (tx: Tx) =>
  tx.many<LegalEntity>(sql`select ${entityColumns} from company.legal_entity order by id`)

export const entitiesOf = (tx: Tx, ids: readonly Id<'ent'>[]) =>
  tx.many<LegalEntity>(
    sql`select ${entityColumns} from company.legal_entity where id = any(${ids}::bigint[]) order by id`,
  )

export const entityOf = async (tx: Tx, id: Id<'ent'>): Promise<LegalEntity> => found((await entitiesOf(tx, [id])).at(0))

export const entityByCode = (tx: Tx, code: string) =>
  tx.maybe<LegalEntity>(sql`select ${entityColumns} from company.legal_entity where code = ${code}`)

export const lockEntity = async (tx: Tx, id: Id<'ent'>): Promise<LegalEntity> =>
  found(
    await tx.maybe<LegalEntity>(sql`
      select ${entityColumns} from company.legal_entity where id = ${id} for no key update`),
  )

export type Company = {
  readonly name: string
  readonly reportingCurrency: Currency
  readonly setUpAt: Date
  readonly version: number
}

const companyColumns = sql.raw(`name, reporting_currency as "reportingCurrency", set_up_at as "setUpAt", version`)

export const companyOf = (tx: Tx) => tx.maybe<Company>(sql`select ${companyColumns} from company.company`)

export const lockCompany = (tx: Tx) =>
  tx.maybe<Company>(sql`select ${companyColumns} from company.company for no key update`)

export const renameCompany = (tx: Tx, name: string) =>
  tx.run(sql`update company.company set name = ${name}, version = version + 1`)

/** False when somebody else was first. */
export const addCompany = async (tx: Tx, company: Omit<Company, 'version'>): Promise<boolean> =>
  (await tx.run(sql`
    insert into company.company (id, name, reporting_currency, set_up_at)
    values (1, ${company.name}, ${company.reportingCurrency}, ${company.setUpAt})
    on conflict (id) do nothing`)) === 1

export async function takenCodes(tx: Tx, codes: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ code: string }>(sql`
    select code from company.legal_entity where code = any(${codes}::text[]) order by code`)
  return rows.map((row) => row.code)
}

export async function insertEntities(
  tx: Tx,
  rows: readonly Omit<LegalEntity, 'id' | 'version'>[],
  originId: Id<'org'>,
): Promise<Id<'ent'>[]> {
  const ids = await tx.allocate('company.legal_entity', rows.length)
  await tx.insert(
    'company.legal_entity',
    rows.map((row, index) => ({
      id: ids[index],
      ...entityValues(row),
      currency: row.currency,
      version: 1,
      origin_id: originId,
    })),
  )
  return ids as Id<'ent'>[]
}

export const updateEntity = (tx: Tx, entity: LegalEntity) =>
  tx.run(sql`
    update company.legal_entity set
      code = ${entity.code}, name = ${entity.name}, country = ${entity.country}, subdivision = ${entity.subdivision},
      zone = ${entity.zone}, language = ${entity.language}, address_lines = ${[...entity.addressLines]},
      phone = ${entity.phone}, email = ${entity.email}, vat_number = ${entity.vatNumber}, tax_number = ${entity.taxNumber},
      registration = ${entity.registration}, director = ${entity.director}, creditor_id = ${entity.creditorId},
      work_from = ${entity.workFrom}::time, work_to = ${entity.workTo}::time, version = version + 1
    where id = ${entity.id}`)

const entityValues = (row: Omit<LegalEntity, 'id' | 'version'>) => ({
  code: row.code,
  name: row.name,
  country: row.country,
  subdivision: row.subdivision,
  zone: row.zone,
  language: row.language,
  address_lines: row.addressLines,
  phone: row.phone,
  email: row.email,
  vat_number: row.vatNumber,
  tax_number: row.taxNumber,
  registration: row.registration,
  director: row.director,
  creditor_id: row.creditorId,
  work_from: row.workFrom,
  work_to: row.workTo,
})

export type ExtraHoliday = { readonly entityId: Id<'ent'>; readonly day: Day; readonly name: string }

export const extraHolidays = (tx: Tx, entityId: Id<'ent'>, years: { readonly from: number; readonly to: number }) =>
  tx.many<ExtraHoliday>(sql`
    select entity_id as "entityId", day, name from company.extra_holiday
    where entity_id = ${entityId} and extract(year from day) between ${years.from}::int and ${years.to}::int
    order by day`)

export const addHoliday = (tx: Tx, row: ExtraHoliday) =>
  tx.run(sql`
    insert into company.extra_holiday (entity_id, day, name) values (${row.entityId}, ${row.day}, ${row.name})
    on conflict (entity_id, day) do update set name = excluded.name`)

export const removeHoliday = (tx: Tx, row: { readonly entityId: Id<'ent'>; readonly day: Day }) =>
  tx.run(sql`delete from company.extra_holiday where entity_id = ${row.entityId} and day = ${row.day}`)

export type StoredRate = { readonly currency: Currency; readonly base: Currency; readonly rate: string }

/** The latest rate of each pair that is not of the future. */
export const ratesOn = (tx: Tx, day: Day) =>
  tx.many<StoredRate & { readonly day: Day; readonly source: string }>(sql`
    select distinct on (currency, base) currency, base, rate, day, source
    from company.exchange_rate
    where day <= ${day}
    order by currency, base, day desc`)

export const insertRates = (
  tx: Tx,
  rows: readonly (StoredRate & { readonly day: Day; readonly source: string })[],
  originId: Id<'org'>,
) =>
  tx.run(sql`
    insert into company.exchange_rate (currency, base, day, rate, source, origin_id)
    select given.*, ${originId}
    from unnest(
      ${rows.map((row) => row.currency)}::text[], ${rows.map((row) => row.base)}::text[],
      ${rows.map((row) => row.day)}::date[], ${rows.map((row) => row.rate)}::numeric[],
      ${rows.map((row) => row.source)}::text[]) given
    on conflict (currency, base, day) do update set
      rate = excluded.rate, source = excluded.source, origin_id = excluded.origin_id`)
