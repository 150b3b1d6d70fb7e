import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Currency } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { dayIn } from '#kernel/day'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entities, insertRates, ratesOn } from './store.ts'

export type RateEntry = {
  readonly currency: Currency
  readonly base: Currency
  readonly day: Day
  readonly rate: Decimal
  readonly source: string
}

const todayHere = async (work: Work) => dayIn((await entities(work.tx))[0]?.zone ?? 'UTC', work.at)

export async function listRates(work: Work, request: { readonly day?: Day | undefined }) {
  const day = request.day ?? (await todayHere(work))
  const rates = await ratesOn(work.tx, day)
  return { day, rates: rates.map((rate) => ({ ...rate, rate: parseDecimal(rate.rate) })) }
}

/** Puts published rates on file; a second entry for the same day corrects the first. */
export async function enterRates(work: Work, entries: readonly RateEntry[]): Promise<void> {
  const today = await todayHere(work)
  for (const { currency, base, rate, day } of entries) {
    if (rate.digits <= 0n) throw new Refused('rate_is_not_positive', { field: 'rate' })
    if (currency === base) throw new Refused('currencies_are_the_same', { field: 'base', currency })
    if (day > today) throw new Refused('day_is_in_the_future', { field: 'day', day })
  }
  await insertRates(
    work.tx,
    entries.map((entry) => ({ ...entry, rate: formatDecimal(entry.rate) })),
    await originOf(work),
  )
}
