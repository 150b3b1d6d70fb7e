import { plusDays, yearOf, type Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { exponentOf, money, type Currency } from '#kernel/money'
import { NotFound } from '#platform/found'
import { originOf } from '#platform/origin'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { calendarOf, entities, entityOf, staffOf, today, type LegalEntity } from '#modules/company'
import { freezeDay, quarterOf } from '#modules/incentives'
import type { Estimate } from './fair.ts'
import { cashOnQuota, leagueOf, nothing, type Facts, type Placed, type Sums } from './league.ts'
import { cohortOf, spanBefore, spanOf, type Span, type SpanKind } from './span.ts'
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
import { quotasIn } from './store-quotas.ts'

type Asked = {
  readonly entityId: Id<'ent'>
  readonly span: SpanKind
  /** Any day of the span; without one, today. */
  readonly quarter?: Day | undefined
}

/** The league of a span. A quarter is frozen once its money is known, and until then as it stands today. */
export async function readLeague(work: Work, asked: Asked) {
  const entity = await entityOf(work.tx, asked.entityId)
  const day = today(work, entity)
  const span = spanOf(asked.span, asked.quarter ?? day)
  const [facts, factsBefore] = [await factsOf(work, entity, span), await factsOf(work, entity, spanBefore(span))]
  const cohort = cohortOf(span, day)
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
    span: span.kind,
    from: span.from,
    through: span.through,
    cohortFrom: cohort.from,
    cohortThrough: cohort.through,
    frozenAt: await frozenWhen(work, entity, span),
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
  request: Omit<DocumentsAsked, 'staffId'> &
    Asked & {
      readonly cell: Cell
      readonly staffId?: Id<'stf'> | undefined
    },
) {
  const entity = await entityOf(work.tx, request.entityId)
  const span = spanOf(request.span, request.quarter ?? today(work, entity))
  const seesAll = work.who.permissions.has('league.read-all')
  const staffId = seesAll ? (request.staffId ?? null) : (work.who.staffId ?? id<'stf'>(0n))
  if (!seesAll && request.staffId !== undefined && request.staffId !== staffId) throw new NotFound()
  return leagueDocumentPage(
    work.tx,
    { ...request, staffId },
    {
      currency: entity.currency,
      asker: work.who.staffId,
      source: (await frozenWhen(work, entity, span))
        ? frozenDocuments({ entityId: entity.id, quarter: span.from }, request.cell)
        : documentsOf(request.cell, periodOf(work, entity, span)),
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

/** Only quarters are frozen. */
const frozenWhen = async ({ tx }: Work, { id: entityId }: LegalEntity, { kind, from }: Span) =>
  kind === 'quarter' ? frozenAt(tx, { entityId, quarter: from }) : null

async function factsOf(work: Work, entity: LegalEntity, span: Span): Promise<readonly Facts[]> {
  return (await frozenWhen(work, entity, span))
    ? frozenFacts(work.tx, { entityId: entity.id, quarter: span.from })
    : countedFacts(work, entity, span)
}

/** Counted from the facts as at the last day of the span, or today while it runs. */
async function countedFacts(work: Work, entity: LegalEntity, span: Span): Promise<readonly Facts[]> {
  const period = periodOf(work, entity, span)
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
    ...(await quotasIn(tx, { entityId: entity.id, ...span })),
  ]
  const people = Map.groupBy(parts, ({ staffId }) => staffId)
  // Whoever only answers questions has no deals to compare.
  const queries = new Map((await queriesByPerson(tx, period)).map((each) => [each.staffId, each]))
  return [...people].map(([staffId, mine]) =>
    [...mine, queries.get(staffId)].reduce<Facts>((facts, part) => ({ ...facts, ...part }), { ...nothing, staffId }),
  )
}

/** The span as far as it has come. */
export function periodOf(work: Work, entity: LegalEntity, span: Span): Period {
  const day = today(work, entity)
  return {
    entityId: entity.id,
    from: span.from,
    through: day < span.through ? day : span.through,
    cohort: cohortOf(span, day),
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
  const span = spanOf('quarter', quarter)
  const facts = await countedFacts(work, entity, span)
  return freeze(work.tx, {
    entityId,
    quarter,
    facts,
    at: work.at,
    originId: await originOf(work),
    period: periodOf(work, entity, span),
  })
}

export const leagueFreeze = daily('insight.league', {
  at: '04:10',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  act: (work, { subject }) => freezeLeague(work, id<'ent'>(BigInt(subject))),
})
