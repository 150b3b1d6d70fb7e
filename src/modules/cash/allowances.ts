import { plusDays, type Day } from '#kernel/day'
import { shareOf } from '#kernel/decimal'
import { exponentOf, minus, money, split, sum, type Currency, type Money } from '#kernel/money'
import type { DiscountOffer, TaxShare } from '#modules/billing'
import type { Charge } from '#modules/ledger'

/** Days after the effective discount day in which a payment still earns it: money on its way, and banks that book late. */
export const discountGraceDays = 3

/** The most that is let go on one item, and on all items of a customer in a year, in whole units of the currency. */
export const smallDifference = { perItem: 1n, perYear: 25n }

/** Whether money of this value day earns the discount. A discount day without banks counts on the next banking day. */
export const isInTime = ({ effectiveUntil }: Pick<DiscountOffer, 'effectiveUntil'>, valueOn: Day): boolean =>
  valueOn <= plusDays(effectiveUntil, discountGraceDays)

export type Rest = {
  /** What is still open on the invoice after the money, without what the customer refuses: that is settled by its dispute. */
  readonly open: bigint
  readonly currency: Currency
  readonly valueOn: Day
  readonly offer: DiscountOffer | null
  /** What was let go on it before. */
  readonly allowed: bigint
  readonly disputed: bigint
  /** A person chose how much it gets, and so what stays open. */
  readonly byHand: boolean
  /** What was let go of this customer's debts in this year as small differences. */
  readonly smallThisYear: bigint
}

/** What the rest of an invoice is after money came for it: the discount that it earned, too little to ask for, or owed. */
export function restIs(rest: Rest): 'cash_discount' | 'small_difference' | 'owed' {
  const { open, offer, allowed, valueOn } = rest
  if (open <= 0n) return 'owed'
  if (offer && isInTime(offer, valueOn) && open <= offer.amount - allowed) return 'cash_discount'
  const unit = 10n ** BigInt(exponentOf(rest.currency))
  const small = open <= smallDifference.perItem * unit && rest.smallThisYear + open <= smallDifference.perYear * unit
  return small && allowed === 0n && rest.disputed === 0n && !rest.byHand ? 'small_difference' : 'owed'
}

/**
 * What bears a cash discount: the tax follows the price where the law says so (DE § 17 UStG), else all of it lowers the revenue. Several
 * rates share it by their gross, the largest remainder first.
 */
export function chargesOfDiscount(discount: Money, taxes: readonly TaxShare[]): Charge[] {
  const { currency } = discount
  const shares = split(
    discount,
    taxes.map(({ net, tax }) => net + tax),
  )
  const parts = taxes.map(({ taxCodeId, net, tax, discountMovesTax }, index) => ({
    account: 2200 as const,
    taxCodeId,
    amount: discountMovesTax ? shareOf(shares[index] ?? money(0n, currency), tax, net + tax) : money(0n, currency),
  }))
  const taxed = parts.filter(({ amount }) => amount.amount !== 0n)
  const revenue = minus(
    discount,
    sum(
      currency,
      taxed.map(({ amount }) => amount),
    ),
  )
  return [{ account: 4080 as const, amount: revenue }, ...taxed].filter(({ amount }) => amount.amount !== 0n)
}
