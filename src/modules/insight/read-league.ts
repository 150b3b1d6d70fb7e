import { plusDays, plusMonths, yearOf, type Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { money } from '#kernel/money'
import { originOf } from '#platform/origin'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { calendarOf, entities, entityOf, staffOf, today, type LegalEntity } from '#modules/company'
import { freezeDay, lastDayOfQuarter, quarterOf } from '#modules/incentives'
import type { Estimate } from './fair.ts'
import { leagueOf, nothing, type Facts, type Placed } from './league.ts'
import { freeze, frozenAt, frozenFacts } from './store-frozen.ts'
import {
  billedByPerson,
  cashByPerson,
  cohortByPerson,
  customersByPerson,
  decidedByPerson,
  queriesByPerson,
  type Period,
} from './store-league.ts'

/** The league of a quarter: frozen once its money is known, and until then as it stands today. */
export async function readLeague(
  work: Work,
  asked: { readonly entityId: Id<'ent'>; readonly quarter?: Day | undefined },
) {
  const entity = await entityOf(work.tx, asked.entityId)
  const day = today(work, entity)
  const quarter = quarterOf(asked.quarter ?? day)
  const before = quarterOf(plusMonths(quarter, -3))
  const [facts, factsBefore] = [await factsOf(work, entity, quarter), await factsOf(work, entity, before)]
  const { rows, all } = leagueOf(facts, factsBefore)
  const shown = rows.filter((row) => work.who.permissions.has('league.read-all') || row.staffId === work.who.staffId)
  const names = new Map(
    (
      await staffOf(
        work.tx,
        shown.map(({ staffId }) => staffId),
      )
    ).map((each) => [each.id, each.name]),
  )
  return {
    currency: entity.currency,
    from: quarter,
    through: lastDayOfQuarter(quarter),
    cohortFrom: before,
    frozenAt: await frozenAt(work.tx, { entityId: entity.id, quarter }),
    people: rows.length,
    rows: shown.map((row) => ({ ...shownRow(row, entity), name: names.get(row.staffId) ?? '' })),
    all: {
      ...all,
      cash: money(all.cash, entity.currency),
      leak: money(all.leak, entity.currency),
      disputePercent: percentOf(all.ownCause, all.customers),
      debtPercent: percentOf(all.inDebt, all.customers),
      rightPercent: percentOf(all.cohortRight, all.cohort),
    },
  }
}

const shownRow = (row: Placed, { currency }: LegalEntity) => ({
  ...row,
  cash: money(row.cash, currency),
  leak: money(row.leak, currency),
  changePercent:
    row.cashBefore === null || row.cashBefore <= 0n
      ? null
      : percent(Number(row.cash - row.cashBefore) / Number(row.cashBefore)),
  dispute: inPercent(row.dispute),
  debt: inPercent(row.debt),
  firstTimeRight: inPercent(row.firstTimeRight),
  rightPercent: percentOf(row.cohortRight, row.cohort),
})

const percent = (share: number): Decimal => parseDecimal((share * 100).toFixed(1))
const percentOf = (part: number, whole: number): Decimal | null => (whole === 0 ? null : percent(part / whole))
const inPercent = ({ estimate, low, high }: Estimate) => ({
  estimate: percent(estimate),
  low: percent(low),
  high: percent(high),
})

async function factsOf(work: Work, entity: LegalEntity, quarter: Day): Promise<readonly Facts[]> {
  const at = { entityId: entity.id, quarter }
  return (await frozenAt(work.tx, at)) ? frozenFacts(work.tx, at) : countedFacts(work, entity, quarter)
}

/** Counted from the facts as at the last day of the quarter, or today while it runs. */
async function countedFacts(work: Work, entity: LegalEntity, quarter: Day): Promise<readonly Facts[]> {
  const day = today(work, entity)
  const end = lastDayOfQuarter(quarter)
  const period: Period = {
    entityId: entity.id,
    from: quarter,
    through: day < end ? day : end,
    zone: entity.zone,
    now: work.at,
  }
  const { tx } = work
  const parts = [
    ...(await billedByPerson(tx, period)),
    ...(await cashByPerson(tx, period)),
    ...(await customersByPerson(tx, period)),
    ...(await decidedByPerson(tx, period)),
    ...(await cohortByPerson(tx, period)),
  ]
  const people = Map.groupBy(parts, ({ staffId }) => staffId)
  // Whoever only answers questions has no deals to compare.
  const queries = new Map((await queriesByPerson(tx, period)).map((each) => [each.staffId, each]))
  return [...people].map(([staffId, mine]) =>
    [...mine, queries.get(staffId)].reduce<Facts>((facts, part) => ({ ...facts, ...part }), { ...nothing, staffId }),
  )
}

/** Keeps the quarter before as it was when its last money was known. */
export async function freezeLeague(work: Work, entityId: Id<'ent'>): Promise<boolean> {
  const entity = await entityOf(work.tx, entityId)
  const day = today(work, entity)
  const quarter = quarterOf(plusDays(quarterOf(day), -1))
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(quarter), to: yearOf(quarter) + 1 })
  if (day <= freezeDay(quarter, calendar) || (await frozenAt(work.tx, { entityId, quarter }))) return false
  const facts = await countedFacts(work, entity, quarter)
  return freeze(work.tx, { entityId, quarter, facts, at: work.at, originId: await originOf(work) })
}

export const leagueFreeze = daily('insight.league', {
  at: '04:10',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  act: (work, { subject }) => freezeLeague(work, id<'ent'>(BigInt(subject))),
})
