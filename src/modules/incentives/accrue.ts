import type { Calendar } from '#kernel/calendar'
import { dayIn, yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { documentHeads, documentLines } from '#modules/billing'
import { calendarOf, entityOf, today, type LegalEntity } from '#modules/company'
import { lockCustomers } from '#modules/parties'
import type { InvoiceBasis } from './entries.ts'
import { basisOf, eventsOf, type Head } from './history.ts'
import { unwrittenEntries, type Unwritten } from './unwritten.ts'
import { statementQuarter } from './period.ts'
import { planOn, type Plan } from './plan.ts'
import { dealDays, entriesOf, insertEntries, lockAccruals, membershipsOf, type EntryToSave } from './store.ts'

/**
 * Writes what these invoices have earned since they were last looked at: an entry for each event that has none yet. Their sum is
 * the formula on the present state. Safe to repeat, and to meet money going back before it came. Answers how many were written.
 */
export async function accrue(work: Work, request: { readonly documentIds: readonly Id<'inv'>[] }): Promise<number> {
  const heads = (await documentHeads(work.tx, [...new Set(request.documentIds)])).filter(
    (head) => head.kind === 'invoice' && head.salespersonId !== null,
  )
  if (heads.length === 0) return 0
  const [customerIds, documentIds] = [heads.map((head) => head.customerId), heads.map((head) => head.id)]
  await lockCustomers(work, customerIds)
  await lockAccruals(work.tx, documentIds, work.at)
  const rows: EntryToSave[] = []
  for (const [entityId, own] of Map.groupBy(heads, (head) => head.entityId)) {
    rows.push(...(await entriesFor(work, await entityOf(work.tx, entityId), own)))
  }
  await insertEntries(work.tx, rows, { at: work.at, originId: await originOf(work) })
  return rows.length
}

async function entriesFor(work: Work, entity: LegalEntity, heads: readonly Head[]): Promise<EntryToSave[]> {
  const ids = heads.map((head) => head.id)
  const lines = Map.groupBy(await documentLines(work.tx, ids), (line) => line.documentId)
  const written = Map.groupBy(await entriesOf(work.tx, ids), (entry) => entry.documentId)
  const plans = await plansOf(work, entity, heads)
  const day = today(work, entity)
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(day) - 2, to: yearOf(day) + 1 })
  const rows: EntryToSave[] = []
  for (const head of heads) {
    const plan = plans.get(head.id)
    if (!plan || head.salespersonId === null) continue
    const basis = basisOf(head, lines.get(head.id) ?? [], entity, plan.rates)
    const unwritten = unwrittenEntries({
      basis,
      shares: [{ staffId: head.salespersonId, weight: 1n }],
      events: await eventsOf(work.tx, head, entity),
      written: written.get(head.id) ?? [],
      today: day,
    })
    rows.push(...unwritten.map((entry) => rowOf(entry, { head, plan, basis, calendar })))
  }
  return rows
}

type Place = {
  readonly head: Head
  readonly plan: Plan
  readonly basis: InvoiceBasis
  readonly calendar: Calendar
}

const rowOf = (entry: Unwritten, { head, plan, basis, calendar }: Place): EntryToSave => ({
  ...entry,
  entityId: head.entityId,
  customerId: head.customerId,
  documentId: head.id,
  planId: plan.id,
  currency: basis.currency,
  quarter: statementQuarter({ on: entry.earnedOn, recordedOn: entry.recordedOn }, calendar),
})

/** The plan of the salesperson on the day of the deal; without an order, on the day of the bill. */
async function plansOf(work: Work, entity: LegalEntity, heads: readonly Head[]): Promise<Map<Id<'inv'>, Plan>> {
  const memberships = await membershipsOf(
    work.tx,
    heads.flatMap((head) => head.salespersonId ?? []),
  )
  const deals = await dealDays(
    work.tx,
    heads.flatMap((head) => head.orderId ?? []),
  )
  return new Map(
    heads.flatMap((head): [Id<'inv'>, Plan][] => {
      const own = memberships
        .filter((each) => each.staffId === head.salespersonId && each.entityId === entity.id)
        .map((each) => ({ ...each, acceptedOn: each.acceptedAt && dayIn(entity.zone, each.acceptedAt) }))
      const dealOn: Day = (head.orderId && deals.get(head.orderId)) ?? head.issuedOn
      const plan = planOn(own, dealOn)
      return plan ? [[head.id, plan]] : []
    }),
  )
}
