import type { Day } from '#kernel/day'
import { compareDecimals, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { createTaxCodes } from './create-tax-codes.ts'
import { insertTaxRates, setTaxCodeActive, taxCodeOf, taxCodes } from './store-tax.ts'
import type { TaxCode, TaxCodeDraft } from './tax-code.ts'

type NewRate = { readonly percent: Decimal; readonly fromOn: Day; readonly source?: string | undefined }

export async function addTaxCode(
  work: Work,
  { percent, fromOn, source, ...code }: Omit<TaxCodeDraft, 'rates'> & NewRate,
): Promise<TaxCode> {
  possible(percent)
  if ((await taxCodes(work.tx)).some((known) => known.code === code.code)) {
    throw new Refused('tax_code_is_taken', { field: 'code', code: code.code })
  }
  const [taxCodeId] = await createTaxCodes(work, [{ ...code, rates: [{ percent, fromOn, source: source ?? null }] }])
  if (taxCodeId === undefined) throw new Error('The tax code was not stored')
  return taxCodeOf(work.tx, taxCodeId)
}

/** A new rate never changes an old one: documents name the rate that they were taxed by. */
export async function addTaxRate(
  work: Work,
  { taxCodeId, percent, fromOn, source }: NewRate & { readonly taxCodeId: Id<'txc'> },
): Promise<TaxCode> {
  const code = await taxCodeOf(work.tx, taxCodeId)
  possible(percent)
  const added = await insertTaxRates(
    work.tx,
    [{ taxCodeId: code.id, percent, fromOn, source: source ?? null }],
    await originOf(work),
  )
  if (added === 0) throw new Refused('rate_begins_already', { field: 'fromOn', fromOn })
  return taxCodeOf(work.tx, taxCodeId)
}

export async function changeTaxCode(
  work: Work,
  { taxCodeId, active }: { readonly taxCodeId: Id<'txc'>; readonly active: boolean },
): Promise<TaxCode> {
  await taxCodeOf(work.tx, taxCodeId)
  await setTaxCodeActive(work.tx, taxCodeId, active)
  return taxCodeOf(work.tx, taxCodeId)
}

function possible(percent: Decimal) {
  if (compareDecimals(percent, parseDecimal('0')) < 0 || compareDecimals(percent, parseDecimal('100')) > 0) {
    throw new Refused('percent_is_impossible', { field: 'percent' })
  }
}
