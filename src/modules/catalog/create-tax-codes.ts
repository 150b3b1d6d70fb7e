import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { presetTaxCodes } from './preset-tax-codes.ts'
import { insertTaxCodes, insertTaxRates } from './store-tax.ts'
import type { TaxCodeDraft } from './tax-code.ts'

/** Adds tax codes with their rates. A code that is there already stays as it is. Answers the ids of all, in their order. */
export async function createTaxCodes(work: Work, drafts: readonly TaxCodeDraft[]): Promise<Id<'txc'>[]> {
  if (drafts.length === 0) return []
  const originId = await originOf(work)
  const complete = drafts.map((draft) => ({
    code: draft.code,
    name: draft.name,
    country: draft.country ?? null,
    category: draft.category ?? ('S' as const),
    discountMovesTax: draft.discountMovesTax ?? true,
  }))
  const codes = await insertTaxCodes(work.tx, complete, originId)
  const made = drafts.map((draft) => {
    const code = codes.get(draft.code)
    if (!code) throw new Error(`the tax code ${draft.code} was not stored`)
    return { ...code, rates: draft.rates }
  })
  await insertTaxRates(
    work.tx,
    made.flatMap(({ id, isNew, rates }) => (isNew ? rates.map((rate) => ({ ...rate, taxCodeId: id })) : [])),
    originId,
  )
  return made.map(({ id }) => id)
}

/** The codes that a seller of a country needs, with the rates that its law has had. Safe to repeat. */
export const addTaxCodesOf = (
  work: Work,
  seller: { readonly country: string; readonly language: string },
): Promise<Id<'txc'>[]> => createTaxCodes(work, presetTaxCodes(seller))
