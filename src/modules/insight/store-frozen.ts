import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Facts } from './league.ts'
import { cells, documentsOf, type Cell, type Period } from './store-league-documents.ts'

type Quarter = { readonly entityId: Id<'ent'>; readonly quarter: Day }

export const frozenAt = async (tx: Tx, { entityId, quarter }: Quarter): Promise<Date | null> => {
  const row = await tx.maybe<{ frozenAt: Date }>(sql`
    select frozen_at as "frozenAt" from insight.league where entity_id = ${entityId} and quarter = ${quarter}`)
  return row?.frozenAt ?? null
}

export const frozenFacts = (tx: Tx, { entityId, quarter }: Quarter) =>
  tx.many<Facts>(sql`
    select staff_id as "staffId", cash, leak, invoices, customers, in_dispute as "inDispute", own_cause as "ownCause",
      provisional, decided_ours as "decidedOurs", in_debt as "inDebt", cohort, cohort_right as "cohortRight", queries,
      queries_in_time as "queriesInTime", quota
    from insight.league_row where entity_id = ${entityId} and quarter = ${quarter} order by staff_id`)

/** The documents behind a figure as they were when the quarter was frozen. */
export const frozenDocuments = ({ entityId, quarter }: Quarter, cell: Cell) => sql`
  select staff_id, row_id, kind, subject_id, number, customer_id, part, day, amount, counted from insight.league_document
  where entity_id = ${entityId} and quarter = ${quarter} and cell = ${cell}`

/** Once: who comes second finds it frozen. */
export async function freeze(
  tx: Tx,
  {
    entityId,
    quarter,
    facts,
    at,
    originId,
    period,
  }: Quarter & {
    readonly period: Period
    readonly facts: readonly Facts[]
    readonly at: Date
    readonly originId: Id<'org'>
  },
): Promise<boolean> {
  const made = await tx.run(sql`
    insert into insight.league (entity_id, quarter, frozen_at, origin_id)
    values (${entityId}, ${quarter}, ${at}, ${originId}) on conflict do nothing`)
  if (made === 0) return false
  await tx.insert(
    'insight.league_row',
    facts.map((each) => ({
      entity_id: entityId,
      quarter,
      staff_id: each.staffId,
      cash: each.cash,
      leak: each.leak,
      invoices: each.invoices,
      customers: each.customers,
      in_dispute: each.inDispute,
      own_cause: each.ownCause,
      provisional: each.provisional,
      decided_ours: each.decidedOurs,
      in_debt: each.inDebt,
      cohort: each.cohort,
      cohort_right: each.cohortRight,
      queries: each.queries,
      queries_in_time: each.queriesInTime,
      quota: each.quota,
    })),
  )
  for (const cell of cells) {
    await tx.run(sql`
      insert into insight.league_document (entity_id, quarter, cell, staff_id, row_id, kind, subject_id, number, customer_id, part,
        day, amount, counted)
      select ${entityId}, ${quarter}, ${cell}, staff_id, row_id, kind, subject_id, number, customer_id, part, day, amount, counted
      from (${documentsOf(cell, period)}) behind`)
  }
  return true
}
