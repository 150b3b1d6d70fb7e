import type { Calendar } from '#kernel/calendar'
import { yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { documentLines } from '#modules/billing'
import { calendarOf, entityOf, today, type LegalEntity } from '#modules/company'
import { lockCustomers } from '#modules/parties'
import { paidPeople, type Paid } from './deal.ts'
import { standingParts, type CommissionEvent } from './entries.ts'
import { basisOf, eventsOf } from './history.ts'
import { keptBecause } from './kept.ts'
import { quarterOf, statementQuarter } from './period.ts'
import { postAccruals, type Standing } from './post-accruals.ts'
import { withShares } from './sharing.ts'
import { openAmounts, soldInvoices, type SoldInvoice } from './store-facts.ts'
import { holdQuarters, settledQuarters } from './store-settle.ts'
import {
  entitiesWithPlans,
  entriesOf,
  insertEntries,
  lockAccruals,
  type EntryToSave,
  type StoredEntry,
} from './store.ts'
import { unwrittenEntries, type Unwritten } from './unwritten.ts'

/**
 * Writes what these invoices have earned since they were last looked at: an entry for each event that has none yet, and what the
 * books expect of the rest. The sum of the entries is the formula on the present state. Safe to repeat, and to meet money going
 * back before it came. Answers how many were written.
 */
export async function accrue(work: Work, request: { readonly documentIds: readonly Id<'inv'>[] }): Promise<number> {
  const planned = await entitiesWithPlans(work.tx)
  if (planned.size === 0) return 0
  const heads = (await soldInvoices(work.tx, [...new Set(request.documentIds)])).filter(
    (head) => head.salespersonId !== null && planned.has(head.entityId),
  )
  if (heads.length === 0) return 0
  const documentIds = heads.map((head) => head.id)
  await lockCustomers(work, [...new Set(heads.map((head) => head.customerId))])
  await lockAccruals(work.tx, documentIds, work.at)
  let written = 0
  for (const [entityId, own] of Map.groupBy(heads, (head) => head.entityId)) {
    await holdQuarters(work.tx, entityId)
    const rows = await entriesFor(work, await entityOf(work.tx, entityId), own)
    written += rows.length
  }
  return written
}

type Place = {
  readonly entity: LegalEntity
  readonly today: Day
  readonly calendar: Calendar
  readonly settled: ReadonlySet<Day>
}

async function entriesFor(work: Work, entity: LegalEntity, heads: readonly SoldInvoice[]): Promise<EntryToSave[]> {
  const ids = heads.map((head) => head.id)
  const day = today(work, entity)
  const place: Place = {
    entity,
    today: day,
    calendar: await calendarOf(work.tx, entity, { from: yearOf(day) - 2, to: yearOf(day) + 1 }),
    settled: await settledQuarters(work.tx, entity.id),
  }
  const lines = Map.groupBy(await documentLines(work.tx, ids), (line) => line.documentId)
  const written = Map.groupBy(await entriesOf(work.tx, ids), (entry) => entry.documentId)
  const events = await eventsOf(work.tx, heads, entity)
  const open = await openAmounts(work.tx, ids)
  const paid = await paidPeople(work, entity, heads)
  const rows: EntryToSave[] = []
  const standing: Standing[] = []
  for (const head of heads) {
    const deal = paid(head)
    if (deal.plans.length === 0) continue
    const known = written.get(head.id) ?? []
    const shared = withShares(events.get(head.id) ?? [], deal.shares, deal.handOvers)
    const own = deal.plans.flatMap((plan) => {
      const basis = basisOf(head, lines.get(head.id) ?? [], entity, plan.rates)
      return entriesOfPlan({ head, plan, basis, events: shared, written: known, shares: deal.shares }, place)
    })
    rows.push(...own)
    standing.push({
      head,
      earned: [...known, ...own].reduce((sum, entry) => sum + entry.amount, 0n),
      expected:
        (open.get(head.id) ?? 0n) === 0n ? [] : expectedOf(head, deal, shared, lines.get(head.id) ?? [], entity),
      valueOn: own.reduce<Day | null>(
        (latest, { earnedOn }) => (latest && latest > earnedOn ? latest : earnedOn),
        null,
      ),
    })
  }
  await insertEntries(work.tx, rows, { at: work.at, originId: await originOf(work) })
  await postAccruals(work, entity, standing)
  return rows
}

type OfPlan = {
  readonly head: SoldInvoice
  readonly plan: Paid['plans'][number]
  readonly basis: ReturnType<typeof basisOf>
  readonly shares: Paid['shares']
  readonly events: readonly CommissionEvent[]
  readonly written: readonly StoredEntry[]
}

/** A person is paid by the plan that he accepted: each plan computes the whole invoice and pays its own people. */
function entriesOfPlan(of: OfPlan, place: Place): EntryToSave[] {
  const { head, plan, basis } = of
  const unwritten = unwrittenEntries({
    basis,
    shares: of.shares,
    events: of.events,
    written: of.written,
    today: place.today,
    only: (staffId) => plan.people.has(staffId),
    kept: (event, staffId) =>
      keptBecause(
        { ...event, paidOut: event.earnedOn !== null && place.settled.has(quarterOf(event.earnedOn)) },
        plan.terms,
        plan.people.get(staffId)?.agreesDeductions ?? false,
      ),
  })
  return unwritten.map((entry: Unwritten) => ({
    ...entry,
    entityId: head.entityId,
    customerId: head.customerId,
    documentId: head.id,
    planId: plan.id,
    currency: basis.currency,
    quarter: statementQuarter({ on: entry.earnedOn, recordedOn: entry.recordedOn }, place.calendar, place.settled),
  }))
}

/** What is left to come of an invoice, by plan, and how much of that is expected. */
const expectedOf = (
  head: SoldInvoice,
  { plans, shares }: Paid,
  events: readonly CommissionEvent[],
  lines: Parameters<typeof basisOf>[1],
  entity: LegalEntity,
): Standing['expected'] =>
  plans.map((plan) => {
    const parts = standingParts(basisOf(head, lines, entity, plan.rates), shares, events)
    const left = parts
      .filter(({ staffId }) => plan.people.has(staffId))
      .reduce((sum, { now, whole }) => sum + whole - now, 0n)
    return { left, percent: plan.terms.expectedPercent }
  })
