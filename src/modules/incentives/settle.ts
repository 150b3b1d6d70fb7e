import { yearOf, type Day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import { daily } from '#platform/schedule'
import type { Work } from '#platform/work'
import { calendarOf, entities, entityOf, today, type LegalEntity } from '#modules/company'
import { post, postingDay } from '#modules/ledger'
import { bonusEntries } from './bonus-quarter.ts'
import { boundMembers, type Bound } from './bound.ts'
import { fingerprintOf, frozenText } from './frozen-text.ts'
import { noteReportLines } from './note-bonus.ts'
import { payOutOf } from './pay-out.ts'
import { freezeDay, lastDayOfQuarter, nextQuarter, type Quarter } from './period.ts'
import { commissionEntry } from './post-accruals.ts'
import { quarterEntries } from './quarter-end.ts'
import { qualityFacts } from './store-quality.ts'
import {
  firstQuarter,
  insertStatements,
  lastStatements,
  settledQuarters,
  settleQuarter,
  takeQuarters,
  type StatementToSave,
} from './store-settle.ts'
import { entriesInQuarter, quarterSums, type QuarterEntry } from './store-quarter.ts'
import { insertEntries, type EntryToSave } from './store.ts'

/** Settles every quarter whose last money is known: each once, the earliest first. Answers how many. */
export async function settlePay(work: Work, entityId: Id<'ent'>): Promise<number> {
  const entity = await entityOf(work.tx, entityId)
  await takeQuarters(work.tx, entityId)
  const settled = await settledQuarters(work.tx, entityId)
  const first = await firstQuarter(work.tx, entityId)
  if (first === null) return 0
  const day = today(work, entity)
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(first), to: yearOf(day) + 1 })
  let count = 0
  for (let quarter = first; day > freezeDay(quarter, calendar); quarter = nextQuarter(quarter)) {
    if (settled.has(quarter)) continue
    await settleOne(work, entity, quarter)
    count += 1
  }
  return count
}

async function settleOne(work: Work, entity: LegalEntity, quarter: Quarter): Promise<void> {
  const made = { at: work.at, originId: await originOf(work) }
  const members = await boundMembers(work, entity, quarter)
  await adjust(work, entity, { quarter, members })
  const entries = Map.groupBy(
    await entriesInQuarter(work.tx, { entityId: entity.id, quarter }),
    (entry) => entry.staffId,
  )
  const before = new Map(
    (await lastStatements(work.tx, { entityId: entity.id, before: quarter })).map((each) => [each.staffId, each]),
  )
  const draws = new Map(members.map(({ staffId, plan }) => [staffId, plan.terms.draw]))
  const people = new Set<Id<'stf'>>([
    ...entries.keys(),
    ...[...before.values()].filter((each) => each.carried !== 0n).map((each) => each.staffId),
    ...members.filter(({ plan }) => plan.terms.draw > 0n).map(({ staffId }) => staffId),
  ])
  const statements = [...people].toSorted(ascending).map((staffId) =>
    statementOf(entity, {
      staffId,
      quarter,
      opening: before.get(staffId)?.carried ?? 0n,
      entries: entries.get(staffId) ?? [],
      draw: draws.get(staffId) ?? 0n,
    }),
  )
  await insertStatements(work.tx, statements, made)
  await settleQuarter(work.tx, { entityId: entity.id, quarter }, made)
}

type Ending = { readonly quarter: Quarter; readonly members: readonly Bound[] }

/** Writes and posts what belongs to the quarter as a whole: tiers, quality, and the collectors' bonus. */
async function adjust(work: Work, entity: LegalEntity, { quarter, members }: Ending): Promise<void> {
  const { tx } = work
  const sellers = members.filter(({ plan }) => plan.kind === 'commission')
  const staffIds = sellers.map(({ staffId }) => staffId)
  const sums = await quarterSums(tx, { entityId: entity.id, quarter })
  const quality = await qualityFacts(tx, {
    entityId: entity.id,
    from: quarter,
    through: lastDayOfQuarter(quarter),
    staffIds,
  })
  const day = today(work, entity)
  const common = { entityId: entity.id, customerId: null, documentId: null, currency: entity.currency, quarter }
  const rows = [
    ...sellers.flatMap(({ staffId, plan }): EntryToSave[] =>
      quarterEntries({
        staffId,
        quarter,
        recordedOn: day,
        terms: plan.terms,
        currency: entity.currency,
        sums: sums.get(staffId) ?? { cash: 0n, earned: 0n },
        quality: quality.get(staffId) ?? { invoices: 0, ownDisputes: 0, daysLate: 0 },
      }).map((entry) => ({ ...entry, ...common, planId: plan.id })),
    ),
    ...(await bonusEntries(work, entity, { quarter, day, team: members.filter(({ plan }) => plan.kind === 'bonus') })),
  ]
  if (rows.length === 0) return
  await insertEntries(tx, rows, { at: work.at, originId: await originOf(work) })
  const valueOn = lastDayOfQuarter(quarter)
  const total = rows.reduce((sum, row) => sum + row.amount, 0n)
  const drafted = commissionEntry(entity, { expense: total, earned: total })
  await post(work, [{ ...drafted, valueOn, postedOn: await postingDay(work, entity.id, valueOn) }])
}

type Own = {
  readonly staffId: Id<'stf'>
  readonly quarter: Day
  readonly opening: bigint
  readonly entries: readonly QuarterEntry[]
  readonly draw: bigint
}

function statementOf(entity: LegalEntity, { staffId, quarter, opening, entries, draw }: Own): StatementToSave {
  const sums = sumsOf(entries)
  const pay = payOutOf(opening + sums.earned - sums.takenBack + sums.adjusted, draw)
  const head = { entityId: entity.id, staffId, quarter, currency: entity.currency, opening, ...pay }
  const content = frozenText({ ...head, entries })
  return { ...head, ...sums, entries: entries.length, content, hash: fingerprintOf(content) }
}

/** What came, what went back, and what was put right beside it. */
export function sumsOf(entries: readonly Pick<QuarterEntry, 'kind' | 'amount'>[]) {
  const sum = (which: (entry: Pick<QuarterEntry, 'kind' | 'amount'>) => boolean) =>
    entries.reduce((total, entry) => (which(entry) ? total + entry.amount : total), 0n)
  const formula = (entry: Pick<QuarterEntry, 'kind' | 'amount'>) => entry.kind !== 'adjust'
  return {
    earned: sum((entry) => formula(entry) && entry.amount > 0n),
    takenBack: -sum((entry) => formula(entry) && entry.amount < 0n),
    adjusted: sum((entry) => !formula(entry)),
  }
}

const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)

export const paySettling = daily('incentives.settle', {
  at: '04:20',
  missed: 'latest',
  audience: async ({ tx }) => (await entities(tx)).map((entity) => ({ subject: String(entity.id), zone: entity.zone })),
  act: async (work, { subject }) => {
    const entityId = id<'ent'>(BigInt(subject))
    await noteReportLines(work, { entityId })
    await settlePay(work, entityId)
  },
})
