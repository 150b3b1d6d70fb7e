import { firstDayOfMonth, plusDays, plusMonths, yearOf, type Day } from '#kernel/day'
import { calendarFor } from '#platform/calendars'
import { taxCodes, taxRatesOn } from '#modules/catalog'
import { acceptPlan } from '#modules/incentives'
import { diceOf, type Dice } from './dice.ts'
import { foundSample, type House, type SampleCompany } from './found.ts'
import { takeOverHistory } from './history.ts'
import type { Life } from './life.ts'
import { liveDay, liveMorning, type LivedDay } from './live-day.ts'
import { meetProspects } from './prospects.ts'

export type SampleRequest = {
  readonly seed: string
  /** The day that the company stands at when it is made. */
  readonly until: Day
  /** So many days are lived; what was before them is taken over from an older system. */
  readonly days: number
  readonly historyMonths: number
  readonly told?: (on: Day, lived: LivedDay) => void
}

/**
 * A company that lives: founded, with the bills and payments of its years before taken over, and then driven day by day by the verbs
 * that people, customers and banks use. The same seed makes the same company.
 */
export async function makeSample(life: Life, request: SampleRequest): Promise<SampleCompany> {
  const { seed, until, days, historyMonths } = request
  const dice = diceOf(seed)
  const start = plusDays(until, -days)
  await life.clock(`${start}T06:00:00Z`)
  const company = await life.as(null, (work) =>
    foundSample(work, { dice: dice.of('founding'), from: plusMonths(firstDayOfMonth(start), -3) }),
  )
  for (const colleague of company.colleagues.filter(({ sells }) => sells)) {
    const house = company.houses.find(({ code }) => code === colleague.house)
    if (house)
      await life.as(colleague.who, (work) => acceptPlan(work, { planId: house.planId, agreesDeductions: true }))
  }
  for (const house of company.houses) {
    const from = plusMonths(firstDayOfMonth(start), -historyMonths)
    await life.as(null, async (work) => {
      const code = (await taxCodes(work.tx)).find((each) => each.code === `${house.code.toLowerCase()}-standard`)
      if (!code) throw new Error(`There is no standard tax of ${house.code}`)
      const [rate] = await taxRatesOn(work.tx, [{ taxCodeId: code.id, on: start }])
      if (!rate) throw new Error('There is no tax rate')
      const tax = { taxCodeId: code.id, taxRateId: rate.taxRateId, taxPercent: rate.percent }
      await takeOverHistory(work, { house, colleagues: company.colleagues, dice, from, until: start, tax })
    })
  }
  await life.settle()
  await liveOn(life, company, { dice, from: start, until, told: request.told })
  await meetProspects(life, company, { dice: dice.of('prospects'), today: plusDays(until, -1) })
  for (const house of company.houses) {
    await liveMorning({ life, company, house, on: until, dice, calendar: calendarOf(house, until) })
  }
  return company
}

type Stretch = { readonly dice: Dice; readonly from: Day; readonly until: Day; readonly told?: SampleRequest['told'] }

/** Days from the first up to, and without, the last. */
export async function liveOn(life: Life, company: SampleCompany, { dice, from, until, told }: Stretch): Promise<void> {
  for (let on = from; on < until; on = plusDays(on, 1)) {
    for (const house of company.houses) {
      const billsWait = plusDays(on, 1) === until
      const lived = await liveDay({ life, company, house, on, dice, calendar: calendarOf(house, on), billsWait })
      told?.(on, lived)
    }
  }
}

const calendarOf = (house: House, on: Day) => calendarFor(house.code, { from: yearOf(on) - 1, to: yearOf(on) + 1 })
