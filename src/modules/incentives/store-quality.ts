import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { QualityFacts } from './quality.ts'

type Period = {
  readonly entityId: Id<'ent'>
  readonly from: Day
  readonly through: Day
  readonly staffIds: readonly Id<'stf'>[]
}

/**
 * Of everybody's invoices that fell due in a quarter: how many, how many disputes of his own cause were decided, and the days late
 * of those that nothing of ours held up.
 */
export async function qualityFacts(
  tx: Tx,
  { entityId, from, through, staffIds }: Period,
): Promise<ReadonlyMap<Id<'stf'>, QualityFacts>> {
  const rows = await tx.many<QualityFacts & { readonly staffId: Id<'stf'> }>(sql`
    with due as (
      select document.id, document.salesperson_id, item.id as item_id, item.open, item.effective_due_on
      from billing.document
      join ledger.open_item item on item.document_id = document.id and item.kind = 'invoice'
      where document.entity_id = ${entityId} and document.salesperson_id = any(${staffIds}::bigint[])
        and item.effective_due_on between ${from} and ${through}
    ), paid as (
      select due.id, max(link.value_on) as paid_on
      from due
      join ledger.allocation link on link.debit_item_id = due.item_id and link.value_on <= ${through}
      where due.open = 0 and link.reverses_id is null
        and not exists (select 1 from ledger.allocation later where later.reverses_id = link.id)
      group by due.id
    ), spoilt as (
      select distinct document_id from disputes.dispute_case
      where document_id in (select id from due) and (verdict = 'ours' or closed_at is null)
    ), caused as (
      select traced_staff_id as staff_id, count(*)::integer as cases
      from disputes.dispute_case
      where entity_id = ${entityId} and verdict = 'ours' and closed_on between ${from} and ${through}
      group by traced_staff_id
    )
    select due.salesperson_id as "staffId", count(*)::integer as invoices, coalesce(max(caused.cases), 0)::integer as "ownDisputes",
      coalesce(sum(greatest(0, coalesce(paid.paid_on, ${through}::date) - due.effective_due_on))
        filter (where spoilt.document_id is null), 0)::integer as "daysLate"
    from due
    left join paid on paid.id = due.id
    left join spoilt on spoilt.document_id = due.id
    left join caused on caused.staff_id = due.salesperson_id
    group by due.salesperson_id`)
  return new Map(rows.map(({ staffId, ...facts }) => [staffId, facts]))
}
