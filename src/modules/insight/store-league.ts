import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Facts } from './league.ts'
import { documentsOf, type Period } from './store-league-documents.ts'

type Part<K extends keyof Facts> = { readonly staffId: Id<'stf'> } & { readonly [key in K]: Facts[key] }

/** Cash that was applied to somebody's invoices by its value day, less what went back. */
export const cashByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'cash'>>(sql`
    select staff_id as "staffId", coalesce(sum(amount), 0)::bigint as cash from (${documentsOf('cash', period)}) behind
    group by staff_id`)

/** Net that was given back in the period. */
export const leakByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'leak'>>(sql`
    select staff_id as "staffId", coalesce(sum(amount), 0)::bigint as leak from (${documentsOf('leak', period)}) behind
    group by staff_id`)

export const invoicesByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'invoices'>>(sql`
    select staff_id as "staffId", count(*)::integer as invoices from (${documentsOf('invoices', period)}) behind
    group by staff_id`)

export const customersByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'customers'>>(sql`
    select staff_id as "staffId", count(*)::integer as customers from (${documentsOf('customers', period)}) behind
    group by staff_id`)

/** Of these customers, who disputes at the end of the period, and whose disputes the person caused himself. */
export const disputesByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'inDispute' | 'ownCause' | 'provisional'>>(sql`
    select staff_id as "staffId", count(distinct customer_id)::integer as "inDispute",
      count(distinct customer_id) filter (where counted)::integer as "ownCause",
      count(distinct customer_id) filter (where counted and part = 'provisional')::integer as provisional
    from (${documentsOf('dispute', period)}) behind
    group by staff_id`)

/** Of these customers, who owes at the end of the period. */
export const debtsByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'inDebt'>>(sql`
    select staff_id as "staffId", count(distinct customer_id)::integer as "inDebt"
    from (${documentsOf('debt', period)}) behind group by staff_id`)

/** Disputes that ended in the period and were ours by this very person. */
export const decidedByPerson = (tx: Tx, { entityId, from, through }: Period) =>
  tx.many<Part<'decidedOurs'>>(sql`
    select document.salesperson_id as "staffId", count(*)::integer as "decidedOurs"
    from disputes.dispute_case found join billing.document on document.id = found.document_id
    where found.kind = 'dispute' and found.entity_id = ${entityId} and found.verdict = 'ours'
      and found.closed_on between ${from} and ${through} and found.traced_staff_id = document.salesperson_id
    group by document.salesperson_id`)

export const cohortByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'cohort' | 'cohortRight'>>(sql`
    select staff_id as "staffId", count(*)::integer as cohort, count(*) filter (where counted)::integer as "cohortRight"
    from (${documentsOf('cohort', period)}) behind group by staff_id`)

export const queriesByPerson = (tx: Tx, period: Period) =>
  tx.many<Part<'queries' | 'queriesInTime'>>(sql`
    select staff_id as "staffId", count(*)::integer as queries, count(*) filter (where counted)::integer as "queriesInTime"
    from (${documentsOf('queries', period)}) behind group by staff_id`)
