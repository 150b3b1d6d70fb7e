import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'

export const productKinds = ['goods', 'service', 'freight'] as const
export type ProductKind = (typeof productKinds)[number]

export type Cost = { readonly amount: Decimal; readonly currency: Currency }

/** What is sold. Its name is printed on bills, so a change of it speaks for bills to come only. */
export type Product = {
  readonly id: Id<'prd'>
  readonly sku: string
  readonly name: string
  readonly detail: string | null
  /** Decides the account of its revenue. */
  readonly kind: ProductKind
  readonly unit: string
  /** Sold in whole packs of so many. */
  readonly packSize: Decimal | null
  readonly cost: Cost | null
  readonly taxCodeId: Id<'txc'>
  readonly active: boolean
  readonly version: number
}

type Asked = 'sku' | 'name' | 'taxCodeId'

export type ProductDraft = Pick<Product, Asked> &
  Partial<Omit<Product, Asked | 'id' | 'version'>> & { readonly originId?: Id<'org'> | undefined }

export type ProductChange = Partial<Omit<Product, 'id' | 'version'>>
