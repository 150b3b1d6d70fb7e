import { day } from '#kernel/day'
import { currency } from '#kernel/money'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { insertRates } from '../../src/modules/company/store.ts'

type Rate = { readonly currency: string; readonly base: string; readonly day: string; readonly rate: string }

/** Rates of exchange as a central bank published them. */
export const addRates = async (work: Work, rates: readonly Rate[]) =>
  insertRates(
    work.tx,
    rates.map((rate) => ({
      currency: currency(rate.currency),
      base: currency(rate.base),
      day: day(rate.day),
      rate: rate.rate,
      source: 'test',
    })),
    await originOf(work),
  )
