import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'

/** A price of the list, or one agreed with a customer; it speaks from its day until a later one does, or until its end. */
export type Price = {
  readonly id: Id<'prc'>
  readonly productId: Id<'prd'>
  readonly customerId: Id<'cus'> | null
  readonly currency: Currency
  readonly amount: Decimal
  readonly fromOn: Day
  readonly toOn: Day | null
  /** How the agreement is called, such as 'contract 14'; only with a customer. */
  readonly agreement: string | null
  readonly listName: string | null
  readonly originId: Id<'org'> | null
}

export type PriceDraft = Pick<Price, 'productId' | 'currency' | 'amount' | 'fromOn'> &
  Partial<Pick<Price, 'customerId' | 'toOn' | 'agreement' | 'listName'>> & { readonly originId?: Id<'org'> | undefined }

/** Why a price is what it is: from which list or agreement, since when, and whose word it is. */
export type PriceWhy = {
  readonly priceId: Id<'prc'>
  readonly amount: Decimal
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly name: string | null
  readonly originId: Id<'org'> | null
  readonly setBy: Id<'stf'> | null
  readonly setAt: Date | null
}

export type PriceAsk = {
  readonly productId: Id<'prd'>
  readonly customerId: Id<'cus'> | null
  readonly currency: Currency
  readonly on: Day
}

export type ListPrice = PriceWhy
export type AgreedPrice = PriceWhy & { readonly agreement: string }

/** The two prices that could hold. The agreement wins, even where the list is lower: it is what was promised. */
export type PriceAnswer = { readonly list: ListPrice | null; readonly agreement: AgreedPrice | null }

export const holdingPrice = ({ list, agreement }: PriceAnswer): PriceWhy | null => agreement ?? list
