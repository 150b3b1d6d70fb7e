import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { json, sql, type Tx } from '#platform/sql'
import type { Revenue } from '#modules/billing'
import type { Plan, PlanDraft, Rates } from './plan.ts'
import { storedTerms, termsFrom } from './stored-terms.ts'
import type { Unwritten, Written } from './unwritten.ts'

type Made = { readonly at: Date; readonly originId: Id<'org'> }

/** A plan of a name that exists is its next version. */
export async function insertPlan(tx: Tx, draft: PlanDraft, { at, originId }: Made): Promise<Plan> {
  const { version } = await tx.one<{ version: number }>(sql`
    select coalesce(max(version), 0) + 1 as version from incentives.plan
    where entity_id = ${draft.entityId} and name = ${draft.name}`)
  const [id] = (await tx.allocate('incentives.plan', 1)) as Id<'pla'>[]
  if (id === undefined) throw new Error('a plan has no id')
  const rates = Object.fromEntries(Object.entries(draft.rates).map(([kind, rate]) => [kind, formatDecimal(rate)]))
  await tx.insert('incentives.plan', [
    {
      id,
      entity_id: draft.entityId,
      name: draft.name,
      version,
      kind: draft.kind,
      from_on: draft.from,
      rates: json(rates),
      terms: json(storedTerms(draft)),
      note: draft.note,
      made_at: at,
      origin_id: originId,
    },
  ])
  await tx.insert(
    'incentives.plan_member',
    draft.members.map((staffId) => ({ plan_id: id, staff_id: staffId, accepted_at: null, origin_id: originId })),
  )
  const { members: _, ...plan } = draft
  return { ...plan, id, version }
}

type Acceptance = {
  readonly planId: Id<'pla'>
  readonly staffId: Id<'stf'>
  readonly agreesDeductions: boolean
  readonly at: Date
}

export const acceptMembership = (tx: Tx, { planId, staffId, agreesDeductions, at }: Acceptance) =>
  tx.run(sql`
    update incentives.plan_member set accepted_at = ${at}, agrees_deductions = ${agreesDeductions}
    where plan_id = ${planId} and staff_id = ${staffId} and accepted_at is null`)

export type Membership = Plan & {
  readonly staffId: Id<'stf'>
  readonly acceptedAt: Date | null
  readonly agreesDeductions: boolean
}

type StoredRates = Readonly<Record<Revenue, string>>
export type PlanRow = Omit<Plan, 'rates' | 'terms' | 'bonus'> & { readonly rates: StoredRates; readonly terms: unknown }
type MembershipRow = PlanRow & Pick<Membership, 'staffId' | 'acceptedAt' | 'agreesDeductions'>

export const planColumns = sql`plan.id, plan.entity_id as "entityId", plan.name, plan.version, plan.kind, plan.from_on as "from", plan.rates, plan.terms, plan.note`

/** All versions of all plans of these people. */
export async function membershipsOf(tx: Tx, staffIds: readonly Id<'stf'>[]): Promise<Membership[]> {
  const rows = await tx.many<MembershipRow>(sql`
    select ${planColumns},
      member.staff_id as "staffId", member.accepted_at as "acceptedAt", member.agrees_deductions as "agreesDeductions"
    from incentives.plan_member member join incentives.plan on plan.id = member.plan_id
    where member.staff_id = any(${staffIds}::bigint[])
    order by plan.id`)
  return rows.map(planFrom)
}

export const planFrom = <Row extends PlanRow>(row: Row) => ({
  ...row,
  rates: ratesOf(row.rates),
  ...termsFrom(row.terms),
})

const ratesOf = ({ goods, service, freight }: StoredRates): Rates => ({
  goods: parseDecimal(goods),
  service: parseDecimal(service),
  freight: parseDecimal(freight),
})

/** Where commission is paid at all: elsewhere nothing is read or kept. */
export async function entitiesWithPlans(tx: Tx): Promise<ReadonlySet<Id<'ent'>>> {
  const rows = await tx.many<{ id: Id<'ent'> }>(sql`
    select distinct entity_id as id from incentives.plan where kind = 'commission'`)
  return new Set(rows.map(({ id }) => id))
}

/** The turn of each document: who writes its entries waits for who does so already. */
export const lockAccruals = (tx: Tx, documentIds: readonly Id<'inv'>[], at: Date) =>
  tx.run(sql`
    insert into incentives.accrual (document_id, accrued_at)
    select document_id, ${at} from unnest(${documentIds}::bigint[]) document_id order by document_id
    on conflict (document_id) do update set accrued_at = excluded.accrued_at`)

/** The days of the deals: commission is owed to whoever had the customer then. */
export async function dealDays(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<ReadonlyMap<Id<'ord'>, Day>> {
  const rows = await tx.many<{ id: Id<'ord'>; dealOn: Day }>(sql`
    select id, deal_on as "dealOn" from orders.sales_order where id = any(${orderIds}::bigint[])`)
  return new Map(rows.map(({ id, dealOn }) => [id, dealOn]))
}

export type StoredEntry = Written & { readonly documentId: Id<'inv'> }

export const entriesOf = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<StoredEntry>(sql`
    select document_id as "documentId", staff_id as "staffId", event_key as "eventKey", kind, amount
    from incentives.entry where document_id = any(${documentIds}::bigint[]) order by id`)

export type EntryToSave = Unwritten & {
  readonly scheme?: 'bonus'
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'> | null
  readonly documentId: Id<'inv'> | null
  readonly planId: Id<'pla'>
  readonly currency: Currency
  readonly quarter: Day
}

export const insertEntries = (tx: Tx, entries: readonly EntryToSave[], { at, originId }: Made) =>
  tx.insert(
    'incentives.entry',
    entries.map((entry) => ({
      entity_id: entry.entityId,
      staff_id: entry.staffId,
      document_id: entry.documentId,
      customer_id: entry.customerId,
      scheme: entry.scheme ?? 'commission',
      plan_id: entry.planId,
      event_key: entry.eventKey,
      kind: entry.kind,
      cause: entry.cause,
      reason: entry.reason,
      share_weight: entry.share.weight,
      share_of: entry.share.of,
      basis: entry.basis,
      rate_percent: formatDecimal(entry.ratePercent),
      amount: entry.amount,
      currency: entry.currency,
      receipt_id: entry.receiptId,
      earned_on: entry.earnedOn,
      recorded_on: entry.recordedOn,
      quarter: entry.quarter,
      recorded_at: at,
      origin_id: originId,
    })),
  )

/** What stands in the ledger for documents. */
export type Accrued = { readonly documentId: Id<'inv'>; readonly expense: bigint; readonly earned: bigint }

export const accruedOf = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<Accrued>(sql`
    select document_id as "documentId", expense, earned from incentives.accrual
    where document_id = any(${documentIds}::bigint[])`)

export const saveAccrued = (tx: Tx, rows: readonly Accrued[], at: Date) =>
  tx.run(sql`
    update incentives.accrual set expense = stand.expense, earned = stand.earned, accrued_at = ${at}
    from unnest(${rows.map((row) => row.documentId)}::bigint[], ${rows.map((row) => row.expense)}::bigint[],
      ${rows.map((row) => row.earned)}::bigint[]) as stand (document_id, expense, earned)
    where accrual.document_id = stand.document_id`)
