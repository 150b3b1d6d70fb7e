import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { json, sql, type Tx } from '#platform/sql'
import type { Revenue } from '#modules/billing'
import type { EntryKind, Cause } from './entries.ts'
import type { Plan, PlanDraft, Rates } from './plan.ts'

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
      from_on: draft.from,
      rates: json(rates),
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

export const acceptMembership = (
  tx: Tx,
  { planId, staffId, at }: { planId: Id<'pla'>; staffId: Id<'stf'>; at: Date },
) =>
  tx.run(sql`
    update incentives.plan_member set accepted_at = ${at}
    where plan_id = ${planId} and staff_id = ${staffId} and accepted_at is null`)

export type Membership = Plan & { readonly staffId: Id<'stf'>; readonly acceptedAt: Date | null }

type StoredRates = Readonly<Record<Revenue, string>>
export type PlanRow = Omit<Plan, 'rates'> & { readonly rates: StoredRates }
type MembershipRow = Omit<Membership, 'rates'> & { readonly rates: StoredRates }

export const planColumns = sql`plan.id, plan.entity_id as "entityId", plan.name, plan.version, plan.from_on as "from", plan.rates, plan.note`

/** All versions of all plans of these people. */
export async function membershipsOf(tx: Tx, staffIds: readonly Id<'stf'>[]): Promise<Membership[]> {
  const rows = await tx.many<MembershipRow>(sql`
    select ${planColumns},
      member.staff_id as "staffId", member.accepted_at as "acceptedAt"
    from incentives.plan_member member join incentives.plan on plan.id = member.plan_id
    where member.staff_id = any(${staffIds}::bigint[])
    order by plan.id`)
  return rows.map((row) => ({ ...row, rates: ratesOf(row.rates) }))
}

export const ratesOf = ({ goods, service, freight }: StoredRates): Rates => ({
  goods: parseDecimal(goods),
  service: parseDecimal(service),
  freight: parseDecimal(freight),
})

/** The turn of each document: who writes its entries waits for who does so already. */
export async function lockAccruals(tx: Tx, documentIds: readonly Id<'inv'>[], at: Date): Promise<void> {
  await tx.run(sql`
    insert into incentives.accrual (document_id, accrued_at)
    select document_id, ${at} from unnest(${documentIds}::bigint[]) document_id order by document_id
    on conflict do nothing`)
  await tx.run(sql`
    select document_id from incentives.accrual where document_id = any(${documentIds}::bigint[]) order by document_id for update`)
}

/** The moments at which documents were issued. */
export async function issueMoments(tx: Tx, documentIds: readonly Id<'inv'>[]): Promise<ReadonlyMap<Id<'inv'>, Date>> {
  const rows = await tx.many<{ id: Id<'inv'>; at: Date }>(sql`
    select document.id, origin.at from billing.document join platform.origin on origin.id = document.origin_id
    where document.id = any(${documentIds}::bigint[])`)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

export const creditNotesOf = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<{ id: Id<'inv'>; originalId: Id<'inv'> }>(sql`
    select id, original_id as "originalId" from billing.document
    where original_id = any(${documentIds}::bigint[]) and status = 'issued' order by id`)

/** The days of the deals: commission is owed to whoever had the customer then. */
export async function dealDays(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<ReadonlyMap<Id<'ord'>, Day>> {
  const rows = await tx.many<{ id: Id<'ord'>; dealOn: Day }>(sql`
    select id, deal_on as "dealOn" from orders.sales_order where id = any(${orderIds}::bigint[])`)
  return new Map(rows.map(({ id, dealOn }) => [id, dealOn]))
}

export type StoredEntry = {
  readonly documentId: Id<'inv'>
  readonly staffId: Id<'stf'>
  readonly eventKey: string
  readonly amount: bigint
}

export const entriesOf = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<StoredEntry>(sql`
    select document_id as "documentId", staff_id as "staffId", event_key as "eventKey", amount
    from incentives.entry where document_id = any(${documentIds}::bigint[]) order by id`)

export type EntryToSave = StoredEntry & {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly planId: Id<'pla'>
  readonly kind: EntryKind
  readonly cause: Cause
  readonly share: { readonly weight: bigint; readonly of: bigint }
  readonly basis: bigint
  readonly ratePercent: Decimal
  readonly currency: Currency
  readonly receiptId: Id<'rec'> | null
  readonly earnedOn: Day
  readonly recordedOn: Day
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
      plan_id: entry.planId,
      event_key: entry.eventKey,
      kind: entry.kind,
      cause: entry.cause,
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
