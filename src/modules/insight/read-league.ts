import { plusDays, plusMonths, yearOf, type Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { exponentOf, money, type Currency } from '#kernel/money'
import { NotFound } from '#platform/found'
import { originOf } from '#platform/origin'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { calendarOf, entities, entityOf, staffOf, today, type LegalEntity } from '#modules/company'
import { freezeDay, lastDayOfQuarter, quarterOf } from '#modules/incentives'
import type { Estimate } from './fair.ts'
import { cashOnQuota, leagueOf, nothing, type Facts, type Placed, type Sums } from './league.ts'
import { freeze, frozenAt, frozenDocuments, frozenFacts } from './store-frozen.ts'
import {
  cashByPerson,
  cohortByPerson,
  customersByPerson,
  debtsByPerson,
  decidedByPerson,
  disputesByPerson,
  invoicesByPerson,
  leakByPerson,
  queriesByPerson,
} from './store-league.ts'
import { documentsOf, type Cell, type Period } from './store-league-documents.ts'
import { leagueDocumentPage, type DocumentsAsked } from './store-league-list.ts'
import { quotasOf } from './store-quotas.ts'

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
  const { rows, all, before: allBefore } = leagueOf(facts, factsBefore)
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
    all: shownSums(all, entity, cashOnQuota(facts)),
    before: allBefore && shownSums(allBefore, entity, cashOnQuota(factsBefore)),
    mayEditQuotas: work.who.permissions.has('league.quota'),
  }
}

/** The documents behind a figure. Who may not see everybody sees his own. */
export async function readLeagueDocuments(
  work: Work,
  request: Omit<DocumentsAsked, 'staffId'> & {
    readonly cell: Cell
    readonly entityId: Id<'ent'>
    readonly quarter?: Day | undefined
    readonly staffId?: Id<'stf'> | undefined
  },
) {
  const entity = await entityOf(work.tx, request.entityId)
  const quarter = quarterOf(request.quarter ?? today(work, entity))
  const seesAll = work.who.permissions.has('league.read-all')
  const staffId = seesAll ? (request.staffId ?? null) : (work.who.staffId ?? id<'stf'>(0n))
  if (!seesAll && request.staffId !== undefined && request.staffId !== staffId) throw new NotFound()
  const at = { entityId: entity.id, quarter }
  return leagueDocumentPage(
    work.tx,
    { ...request, staffId },
    {
      currency: entity.currency,
      asker: work.who.staffId,
      source: (await frozenAt(work.tx, at))
        ? frozenDocuments(at, request.cell)
        : documentsOf(request.cell, periodOf(work, entity, quarter)),
    },
  )
}

const shownSums = (sums: Sums, { currency }: LegalEntity, onQuota: bigint) => ({
  ...sums,
  ...moneysOf(sums, currency, onQuota),
  disputePercent: percentOf(sums.ownCause, sums.customers),
  debtPercent: percentOf(sums.inDebt, sums.customers),
  rightPercent: percentOf(sums.cohortRight, sums.cohort),
})

const moneysOf = (
  { cash, leak, quota }: Pick<Sums, 'cash' | 'leak' | 'quota'>,
  currency: Currency,
  onQuota: bigint,
) => ({
  cash: money(cash, currency),
  leak: money(leak, currency),
  quota: quota === null ? null : money(quota, currency),
  quotaPercent: quota === null ? null : percentOf(Number(onQuota), Number(quota)),
})

const shownRow = (row: Placed, { currency }: LegalEntity) => ({
  ...row,
  ...moneysOf(row, currency, row.cash),
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
  const period = periodOf(work, entity, quarter)
  const { tx } = work
  const parts = [
    ...(await invoicesByPerson(tx, period)),
    ...(await cashByPerson(tx, period)),
    ...(await leakByPerson(tx, period)),
    ...(await customersByPerson(tx, period)),
    ...(await disputesByPerson(tx, period)),
    ...(await debtsByPerson(tx, period)),
    ...(await decidedByPerson(tx, period)),
    ...(await cohortByPerson(tx, period)),
    ...(await quotasOf(tx, { entityId: entity.id, quarter })).map(({ staffId, quota }) => ({ staffId, quota })),
  ]
  const people = Map.groupBy(parts, ({ staffId }) => staffId)
  // Whoever only answers questions has no deals to compare.
  const queries = new Map((await queriesByPerson(tx, period)).map((each) => [each.staffId, each]))
  return [...people].map(([staffId, mine]) =>
    [...mine, queries.get(staffId)].reduce<Facts>((facts, part) => ({ ...facts, ...part }), { ...nothing, staffId }),
  )
}

/** The quarter as far as it has come. */
export function periodOf(work: Work, entity: LegalEntity, quarter: Day): Period {
  const day = today(work, entity)
  const end = lastDayOfQuarter(quarter)
  return {
    entityId: entity.id,
    from: quarter,
    through: day < end ? day : end,
    zone: entity.zone,
    now: work.at,
    // One hundred of whatever the entity counts in, with or without cents.
    debtAbove: 100n * 10n ** BigInt(exponentOf(entity.currency)),
  }
}

/** Keeps the quarter before as it was when its last money was known. */
export async function freezeLeague(work: Work, entityId: Id<'ent'>): Promise<boolean> {
  const entity = await entityOf(work.tx, entityId)
  const day = today(work, entity)
  const quarter = quarterOf(plusDays(quarterOf(day), -1))
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(quarter), to: yearOf(quarter) + 1 })
  if (day <= freezeDay(quarter, calendar) || (await frozenAt(work.tx, { entityId, quarter }))) return false
  const facts = await countedFacts(work, entity, quarter)
  return freeze(work.tx, {
    entityId,
    quarter,
    facts,
    at: work.at,
    originId: await originOf(work),
    period: periodOf(work, entity, quarter),
  })
}

export const leagueFreeze = daily('insight.league', {
  at: '04:10',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  act: (work, { subject }) => freezeLeague(work, id<'ent'>(BigInt(subject))),
})
