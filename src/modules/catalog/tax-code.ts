import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'

/** Codes of EN 16931 (UNCL 5305), as e-invoices need them. */
export const taxCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export type TaxCategory = (typeof taxCategories)[number]

export type TaxCodeRate = {
  readonly id: bigint
  readonly percent: Decimal
  readonly fromOn: Day
  /** Law or notice that the figure was taken from. */
  readonly source: string | null
}

/** Under which tax something is sold. The law changes the rate, not the code: rates are dated. */
export type TaxCode = {
  readonly id: Id<'txc'>
  readonly code: string
  readonly name: string
  /** Null where it holds wherever we sell from. */
  readonly country: string | null
  readonly category: TaxCategory
  /** A cash discount lowers the tax too, as the law of most countries says. */
  readonly discountMovesTax: boolean
  readonly active: boolean
  readonly rates: readonly TaxCodeRate[]
}

export type TaxRateDraft = { readonly percent: Decimal; readonly fromOn: Day; readonly source: string | null }

export type TaxCodeDraft = Pick<TaxCode, 'code' | 'name'> &
  Partial<Pick<TaxCode, 'country' | 'category' | 'discountMovesTax'>> & { readonly rates: readonly TaxRateDraft[] }
