import { dayIn, type Day } from '#kernel/day'
import { compareDecimals, decimalOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { currency, type Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { entities, staffOf } from '#modules/company'
import { customerOf } from '#modules/parties'
import { holdingPrice, type PriceDraft, type PriceWhy } from './price.ts'
import { setPrices } from './set-prices.ts'
import { pricePage, productPage, type PriceFilters, type ProductFilters } from './store-lists.ts'
import { priceFrom, pricesFor } from './store-prices.ts'
import { productOf } from './store.ts'

/** The first seller's day and currency: what a list speaks of when nobody says which. */
async function home(work: Work): Promise<{ readonly today: Day; readonly currency: Currency }> {
  const [first] = await entities(work.tx)
  return { today: dayIn(first?.zone ?? 'UTC', work.at), currency: first?.currency ?? currency('EUR') }
}

export async function listProducts(work: Work, request: ProductFilters & { readonly currency?: Currency | undefined }) {
  const { today, currency: own } = await home(work)
  return productPage(work.tx, request, { currency: request.currency ?? own, on: today })
}

export async function listPrices(work: Work, request: PriceFilters & { readonly on?: Day | undefined }) {
  if (request.customerId !== undefined) await customerOf(work.tx, request.customerId)
  return pricePage(work.tx, request, request.on ?? (await home(work)).today)
}

/** One price, for the list or with a customer. */
export async function setPrice(work: Work, draft: Sent<PriceDraft, 'productId' | 'currency' | 'amount' | 'fromOn'>) {
  await productOf(work.tx, draft.productId)
  if (draft.customerId) await customerOf(work.tx, draft.customerId)
  if (draft.agreement && !draft.customerId) throw new Refused('agreement_is_without_customer', { field: 'customerId' })
  if (compareDecimals(draft.amount, decimalOf(0n)) < 0) throw new Refused('price_is_negative', { field: 'amount' })
  const { customerId = null, toOn = null, agreement = null, listName = null, productId, amount, fromOn } = draft
  await setPrices(work, [
    { productId, customerId, currency: draft.currency, amount, fromOn, toOn, agreement, listName },
  ])
  const priceId = found(await priceFrom(work.tx, { productId, customerId, currency: draft.currency, fromOn }))
  const { today } = await home(work)
  const { rows } = await pricePage(work.tx, { priceId, limit: 1, rowsOnly: true }, today)
  return found(rows[0])
}

/** Which price holds on a day, with the one that stands back and whose word each of them is. */
export async function readHoldingPrice(
  work: Work,
  request: {
    readonly productId: Id<'prd'>
    readonly customerId?: Id<'cus'> | undefined
    readonly currency: Currency
    readonly on: Day
  },
) {
  const { productId, customerId = null, on } = request
  await productOf(work.tx, productId)
  if (customerId !== null) await customerOf(work.tx, customerId)
  const [answer] = await pricesFor(work.tx, { asks: [{ productId, customerId, currency: request.currency, on }] })
  const { list = null, agreement = null } = answer ?? {}
  const people = await staffOf(
    work.tx,
    [list?.setBy, agreement?.setBy].filter((id) => id !== null && id !== undefined),
  )
  const shown = (why: PriceWhy | null) =>
    why && { ...why, setBy: people.find(({ id }) => id === why.setBy)?.name ?? null }
  return {
    on,
    currency: request.currency,
    holds: agreement ? ('agreement' as const) : list ? ('list' as const) : null,
    amount: holdingPrice({ list, agreement })?.amount ?? null,
    agreement: shown(agreement),
    list: shown(list),
  }
}
