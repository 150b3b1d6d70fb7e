import { yearOf, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { insist } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { documentLines } from '#modules/billing'
import { calendarOf, entityOf, staffOf, today, type LegalEntity } from '#modules/company'
import { paidPeople } from './deal.ts'
import { basisOf, eventsOf } from './history.ts'
import { keptBecause } from './kept.ts'
import { lastDayOfQuarter, quarterOf, statementQuarter, type Quarter } from './period.ts'
import { checkPlan, type PlanDraft } from './plan.ts'
import { qualityFactor } from './quality.ts'
import { quarterEntries } from './quarter-end.ts'
import { withShares } from './sharing.ts'
import { soldInvoices, type SoldInvoice } from './store-facts.ts'
import { documentsOfQuarter, paidInQuarter } from './store-preview.ts'
import { qualityFacts } from './store-quality.ts'
import { unwrittenEntries, type Unwritten } from './unwritten.ts'

/**
 * What a plan would have paid for a quarter: the same rules on the same money, credits and disputes, with nothing written. How people
 * would have sold under it nobody knows, so this says what it would have cost, not what it would have brought.
 */
export async function previewPlan(work: Work, request: PlanDraft & { readonly quarter: Day }) {
  const draft = insist(checkPlan(request))
  const entity = await entityOf(work.tx, draft.entityId)
  const quarter = quarterOf(request.quarter)
  const entries = await entriesUnder(work, entity, { draft, quarter })
  const asked = { entityId: entity.id, quarter, staffIds: draft.members }
  const paid = await paidInQuarter(work.tx, asked)
  const quality = await qualityFacts(work.tx, { ...asked, from: quarter, through: lastDayOfQuarter(quarter) })
  const inMoney = (amount: bigint) => money(amount, entity.currency)
  const people = (await staffOf(work.tx, draft.members)).map(({ id: staffId, name }) => {
    const own = entries.filter((entry) => entry.staffId === staffId)
    const facts = quality.get(staffId) ?? { invoices: 0, ownDisputes: 0, daysLate: 0 }
    const ends = quarterEntries({
      staffId,
      quarter,
      recordedOn: today(work, entity),
      terms: draft.terms,
      currency: entity.currency,
      sums: { cash: own.reduce((sum, each) => sum + each.basis, 0n), earned: sumOf(own) },
      quality: facts,
    })
    const endOf = (key: string) => sumOf(ends.filter((entry) => entry.eventKey === key))
    return {
      staffId,
      name,
      paid: inMoney(paid.get(staffId) ?? 0n),
      planned: inMoney(sumOf(own) + sumOf(ends)),
      tiers: inMoney(endOf('tiers')),
      quality: inMoney(endOf('quality')),
      factor: qualityFactor(facts, draft.terms.quality),
    }
  })
  return {
    quarter,
    people,
    paid: inMoney(people.reduce((sum, each) => sum + each.paid.amount, 0n)),
    planned: inMoney(people.reduce((sum, each) => sum + each.planned.amount, 0n)),
  }
}

type Under = { readonly draft: PlanDraft; readonly quarter: Quarter }

async function entriesUnder(work: Work, entity: LegalEntity, { draft, quarter }: Under): Promise<Unwritten[]> {
  if (draft.kind === 'bonus') return []
  const { tx } = work
  const ids = await documentsOfQuarter(tx, {
    entityId: entity.id,
    staffIds: draft.members,
    from: quarter,
    through: lastDayOfQuarter(quarter),
  })
  const heads = await soldInvoices(tx, ids)
  const lines = Map.groupBy(await documentLines(tx, ids), (line) => line.documentId)
  const events = await eventsOf(tx, heads, entity)
  const paid = await paidPeople(work, entity, heads)
  const calendar = await calendarOf(tx, entity, { from: yearOf(quarter) - 1, to: yearOf(today(work, entity)) + 1 })
  const members = new Set(draft.members)
  const of = (head: SoldInvoice) => {
    const { shares, handOvers } = paid(head)
    return unwrittenEntries({
      basis: basisOf(head, lines.get(head.id) ?? [], entity, draft.rates),
      shares,
      events: withShares(events.get(head.id) ?? [], shares, handOvers),
      written: [],
      today: today(work, entity),
      only: (staffId: Id<'stf'>) => members.has(staffId),
      kept: (event) =>
        keptBecause({ ...event, paidOut: event.earnedOn !== null && event.earnedOn < quarter }, draft.terms, true),
    })
  }
  return heads
    .flatMap(of)
    .filter((entry) => statementQuarter({ on: entry.earnedOn, recordedOn: entry.recordedOn }, calendar) === quarter)
}

const sumOf = (entries: readonly { readonly amount: bigint }[]) =>
  entries.reduce((sum, entry) => sum + entry.amount, 0n)
