import { yearOf } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import type { Work } from '#platform/work'
import { discountOffers, taxShares } from '#modules/billing'
import { disputedOf } from '#modules/disputes'
import {
  allow,
  allowedOn,
  itemsOf,
  smallDifferencesOf,
  type Allocation,
  type Allowance,
  type How,
  type OpenItem,
} from '#modules/ledger'
import type { Day } from '#kernel/day'
import { chargesOfDiscount, restIs } from './allowances.ts'

/** Money that was just applied, with who applied it and the day of the books. */
export type Applied = { readonly allocation: Allocation; readonly how: How; readonly postedOn: Day }

/**
 * Lets go what the money leaves open on its invoices and nobody is owed: the discount that it earned, and differences too small to
 * ask for. The customers are locked by who applied the money.
 */
export async function letGo(work: Work, applied: readonly Applied[]): Promise<void> {
  // The last money of an invoice decides, for with it came the rest.
  const last = new Map(applied.map((each) => [each.allocation.debitItemId, each]))
  const items = (await itemsOf(work.tx, [...last.keys()])).filter((item) => item.open > 0n && item.documentId !== null)
  if (items.length === 0) return
  const ids = items.map((item) => item.id)
  const documentIds = items.flatMap(({ documentId }) => documentId ?? [])
  const offers = new Map((await discountOffers(work.tx, documentIds)).map((offer) => [offer.documentId, offer]))
  const taxes = await taxShares(work.tx, [...offers.keys()])
  const allowed = await allowedOn(work.tx, ids)
  const disputed = new Map((await disputedOf(work.tx, ids)).map((each) => [each.itemId, each.disputed]))
  const small = await smallSoFar(work, items, last)
  const allowances = items.flatMap((item): Allowance[] => {
    const { allocation, how, postedOn } = found(last.get(item.id))
    const year = `${item.customerId} ${yearOf(allocation.valueOn)}`
    const refused = disputed.get(item.id) ?? 0n
    const open = item.open - refused
    const kind = restIs({
      open,
      currency: item.currency,
      valueOn: allocation.valueOn,
      offer: offers.get(found(item.documentId)) ?? null,
      allowed: allowed.get(item.id) ?? 0n,
      disputed: refused,
      byHand: how === 'manual',
      smallThisYear: small.get(year) ?? 0n,
    })
    if (kind === 'owed' || allocation.receiptId === null) return []
    const rest = money(open, item.currency)
    if (kind === 'small_difference') small.set(year, (small.get(year) ?? 0n) + open)
    const charges =
      kind === 'cash_discount'
        ? chargesOfDiscount(rest, taxes.get(found(item.documentId)) ?? [])
        : [{ account: 6210 as const, amount: rest }]
    const { receiptId, valueOn } = allocation
    return [{ kind, receiptId, debitItemId: item.id, charges, how, valueOn, postedOn }]
  })
  await allow(work, allowances)
}

async function smallSoFar(work: Work, items: readonly OpenItem[], last: ReadonlyMap<Id<'itm'>, Applied>) {
  const years = Map.groupBy(items, (item) => yearOf(found(last.get(item.id)).allocation.valueOn))
  const sums = new Map<string, bigint>()
  for (const [year, within] of years) {
    const byCustomer = await smallDifferencesOf(work.tx, [...new Set(within.map((item) => item.customerId))], year)
    for (const [customerId, total] of byCustomer) sums.set(`${customerId} ${year}`, total)
  }
  return sums
}

function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('an item without its money')
  return value
}
