import type { Day } from '#kernel/day'
import { formatDecimal, multiply, parseDecimal, roundedQuotient, type Decimal } from '#kernel/decimal'
import { exponentOf, money, type Currency, type Money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import type { Tx } from '#platform/sql'
import { ratesOn } from './store.ts'

/** Turns an amount into another currency at the rates of a day, rounded half away from zero to that currency's minor units. */
export type Converter = (amount: Money, to: Currency) => Money

/** One unit of `currency` in `base` on a day: the latest published rate, the other way round where only that is known. */
export async function rateOn(
  tx: Tx,
  request: { readonly currency: Currency; readonly base: Currency; readonly day: Day },
): Promise<Decimal> {
  return rateFrom(await ratesOn(tx, request.day), request.currency, request.base, request.day)
}

/** All rates of a day in one read, for whoever must convert many amounts. */
export async function converter(tx: Tx, day: Day): Promise<Converter> {
  const rates = await ratesOn(tx, day)
  return (amount, to) =>
    amount.currency === to ? amount : convert(amount, to, rateFrom(rates, amount.currency, to, day))
}

type Rate = { readonly currency: Currency; readonly base: Currency; readonly rate: string }

// An inverse is kept to as many digits as central banks publish, and some more.
const inverseScale = 12

function rateFrom(rates: readonly Rate[], from: Currency, to: Currency, day: Day): Decimal {
  if (from === to) return parseDecimal('1')
  const direct = rates.find((each) => each.currency === from && each.base === to)
  if (direct) return parseDecimal(direct.rate)
  const inverse = rates.find((each) => each.currency === to && each.base === from)
  if (inverse) return inverted(parseDecimal(inverse.rate))
  throw new Refused('rate_is_missing', { currency: from, base: to, day })
}

function inverted(rate: Decimal): Decimal {
  const digits = roundedQuotient(10n ** BigInt(inverseScale + rate.scale), rate.digits)
  return parseDecimal(formatDecimal({ digits, scale: inverseScale }))
}

function convert(amount: Money, to: Currency, rate: Decimal): Money {
  const exact = multiply({ digits: amount.amount, scale: exponentOf(amount.currency) }, rate)
  const shift = exponentOf(to) - exact.scale
  if (shift >= 0) return money(exact.digits * 10n ** BigInt(shift), to)
  return money(roundedQuotient(exact.digits, 10n ** BigInt(-shift)), to)
}
