import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import type { TaxCode, TaxRateDraft } from './tax-code.ts'

type RateRow = { readonly id: string; readonly percent: string; readonly fromOn: Day; readonly source: string | null }
type CodeRow = Omit<TaxCode, 'rates'> & { readonly rates: readonly RateRow[] }

/** Every tax code with its rates, the latest first. Numbers come as text, since JSON would round them. */
export async function taxCodes(tx: Tx): Promise<TaxCode[]> {
  const rows = await tx.many<CodeRow>(sql`
    select tax_code.id, code, name, country, category, discount_moves_tax as "discountMovesTax", active,
      coalesce(rates.list, '[]') as rates
    from catalog.tax_code
    left join lateral (
      select json_agg(json_build_object('id', rate.id::text, 'percent', rate.percent::text, 'fromOn', rate.from_on,
        'source', rate.source) order by rate.from_on desc) as list
      from catalog.tax_rate rate where rate.tax_code_id = tax_code.id) rates on true
    order by active desc, country nulls last, tax_code.id`)
  return rows.map((row) => ({
    ...row,
    rates: row.rates.map((rate) => ({ ...rate, id: BigInt(rate.id), percent: parseDecimal(rate.percent) })),
  }))
}

export const taxCodeOf = async (tx: Tx, id: Id<'txc'>): Promise<TaxCode> =>
  found((await taxCodes(tx)).find((code) => code.id === id))

export type TaxRate = { readonly taxRateId: bigint; readonly percent: Decimal }

/** The rate of each code on its day, in the order asked: the latest that had begun. A code without one refuses. */
export async function taxRatesOn(
  tx: Tx,
  asks: readonly { readonly taxCodeId: Id<'txc'>; readonly on: Day }[],
): Promise<TaxRate[]> {
  const rows = await tx.many<{ taxCodeId: Id<'txc'>; on: Day; taxRateId: bigint | null; percent: string | null }>(sql`
    with asked as (
      select distinct tax_code_id, day
      from unnest(${asks.map((ask) => ask.taxCodeId)}::bigint[], ${asks.map((ask) => ask.on)}::date[]) asked (tax_code_id, day)
    )
    select asked.tax_code_id as "taxCodeId", asked.day as "on", rate.id as "taxRateId", rate.percent
    from asked
    left join lateral (
      select id, percent from catalog.tax_rate
      where tax_rate.tax_code_id = asked.tax_code_id and from_on <= asked.day
      order by from_on desc limit 1) rate on true`)
  const found = new Map(rows.map((row) => [`${row.taxCodeId} ${row.on}`, row]))
  return asks.map((ask) => {
    const row = found.get(`${ask.taxCodeId} ${ask.on}`)
    if (!row?.taxRateId || row.percent === null) {
      throw new Refused('tax_rate_is_missing', { taxCodeId: ask.taxCodeId, on: ask.on })
    }
    return { taxRateId: row.taxRateId, percent: parseDecimal(row.percent) }
  })
}

/** Adds the codes whose word is not known yet; answers the ids of all, by their word. */
export async function insertTaxCodes(
  tx: Tx,
  rows: readonly Omit<TaxCode, 'id' | 'rates' | 'active'>[],
  originId: Id<'org'>,
): Promise<ReadonlyMap<string, { readonly id: Id<'txc'>; readonly isNew: boolean }>> {
  const words = rows.map((row) => row.code)
  const added = await tx.many<{ id: Id<'txc'>; code: string }>(sql`
    insert into catalog.tax_code (code, name, country, category, discount_moves_tax, origin_id)
    select given.*, ${originId}
    from unnest(
      ${words}::text[], ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.country)}::text[],
      ${rows.map((row) => row.category)}::text[], ${rows.map((row) => row.discountMovesTax)}::boolean[]) given
    on conflict (code) do nothing
    returning id, code`)
  const fresh = new Set(added.map((row) => row.code))
  const known = await tx.many<{ id: Id<'txc'>; code: string }>(sql`
    select id, code from catalog.tax_code where code = any(${words}::text[])`)
  return new Map(known.map(({ id, code }) => [code, { id, isNew: fresh.has(code) }]))
}

export const insertTaxRates = (
  tx: Tx,
  rows: readonly (TaxRateDraft & { readonly taxCodeId: Id<'txc'> })[],
  originId: Id<'org'>,
): Promise<number> =>
  tx.run(sql`
    insert into catalog.tax_rate (tax_code_id, percent, from_on, source, origin_id)
    select given.*, ${originId}
    from unnest(
      ${rows.map((row) => row.taxCodeId)}::bigint[], ${rows.map((row) => formatDecimal(row.percent))}::numeric[],
      ${rows.map((row) => row.fromOn)}::date[], ${rows.map((row) => row.source)}::text[]) given
    on conflict (tax_code_id, from_on) do nothing`)

export const setTaxCodeActive = (tx: Tx, id: Id<'txc'>, active: boolean): Promise<number> =>
  tx.run(sql`update catalog.tax_code set active = ${active} where id = ${id}`)
