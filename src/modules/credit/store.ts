import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { json, sql, type Tx } from '#platform/sql'
import { policyFrom, type CreditPolicy, type HoldReason } from './decide-credit.ts'

/** The policy in force on a day. */
export async function policyOn(tx: Tx, on: Day): Promise<CreditPolicy> {
  const row = await tx.one<{ version: number; parameters: Record<string, unknown> }>(sql`
    select version, parameters from credit.policy where from_on <= ${on} order by version desc limit 1`)
  return policyFrom(row.version, row.parameters)
}

export type Limit = {
  readonly customerId: Id<'cus'>
  readonly amount: Money
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly reviewOn: Day | null
}

/** The limits in force on a day: of each customer the latest that has begun and has not ended. */
export async function limitsOn(tx: Tx, customerIds: readonly Id<'cus'>[], on: Day): Promise<Map<Id<'cus'>, Limit>> {
  const rows = await tx.many<{
    customerId: Id<'cus'>
    amount: bigint
    currency: Currency
    fromOn: Day
    toOn: Day | null
    reviewOn: Day | null
  }>(sql`
    select distinct on (customer_id) customer_id as "customerId", amount, currency, from_on as "fromOn", to_on as "toOn",
      review_on as "reviewOn"
    from credit.credit_limit
    where customer_id = any(${customerIds}::bigint[]) and from_on <= ${on} and (to_on is null or to_on >= ${on})
    order by customer_id, from_on desc, id desc`)
  return new Map(
    rows.map(({ amount, currency, ...row }) => [row.customerId, { ...row, amount: money(amount, currency) }]),
  )
}

export type LimitDraft = {
  readonly customerId: Id<'cus'>
  readonly amount: Money
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly reviewOn: Day | null
  readonly reason: string | null
}

export const insertLimits = (tx: Tx, limits: readonly LimitDraft[], setBy: Id<'stf'> | null, originId: Id<'org'>) =>
  tx.insert(
    'credit.credit_limit',
    limits.map((limit) => ({
      customer_id: limit.customerId,
      currency: limit.amount.currency,
      amount: limit.amount.amount,
      from_on: limit.fromOn,
      to_on: limit.toOn,
      review_on: limit.reviewOn,
      reason: limit.reason,
      set_by: setBy,
      origin_id: originId,
    })),
  )

export type GroupRow = {
  readonly id: Id<'cus'>
  readonly parentId: Id<'cus'> | null
  readonly publicBody: boolean
}

/** The customers, their parents, and all members of those groups: whose exposure counts together. */
export const groupsOf = (tx: Tx, customerIds: readonly Id<'cus'>[]) =>
  tx.many<GroupRow>(sql`
    with asked as (select id, coalesce(parent_id, id) as head from parties.customer where id = any(${customerIds}::bigint[]))
    select customer.id, customer.parent_id as "parentId", customer.kind = 'public_body' as "publicBody"
    from parties.customer
    where customer.id in (select id from asked)
      or customer.id in (select head from asked)
      or customer.parent_id in (select head from asked)
    order by customer.id`)

export type ReservationSum = { readonly customerId: Id<'cus'>; readonly currency: Currency; readonly gross: bigint }

/**
 * C of exposure: placed and not delivered. What is expected beyond the horizon is not at stake yet. Parts of an order round by
 * themselves, so a delivery may take a cent more or less than the order had for it; the cent stays here until all is billed, and
 * the sum with what was delivered stands still.
 */
export const reservedGross = (tx: Tx, customerIds: readonly Id<'cus'>[], horizon: Day) =>
  tx.many<ReservationSum>(sql`
    select customer_id as "customerId", currency, sum(ordered - delivered)::bigint as gross
    from credit.reservation
    where released_at is null and customer_id = any(${customerIds}::bigint[])
      and (expected_on is null or expected_on <= ${horizon})
    group by customer_id, currency`)

export type ReservationDraft = {
  readonly orderId: Id<'ord'>
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly gross: Money
  readonly expectedOn: Day | null
  /** Paid before delivery, so nothing is at stake. */
  readonly prepaid: boolean
}

/** Reserves, or changes what is reserved when the order changed. What was delivered of it stays delivered. */
export const upsertReservations = (tx: Tx, rows: readonly ReservationDraft[], originId: Id<'org'>) =>
  tx.run(sql`
    insert into credit.reservation (order_id, customer_id, entity_id, currency, ordered, expected_on, prepaid, origin_id)
    select *, ${originId}::bigint from unnest(
      ${rows.map((row) => row.orderId)}::bigint[],
      ${rows.map((row) => row.customerId)}::bigint[],
      ${rows.map((row) => row.entityId)}::bigint[],
      ${rows.map((row) => row.gross.currency)}::text[],
      ${rows.map((row) => row.gross.amount)}::bigint[],
      ${rows.map((row) => row.expectedOn)}::date[],
      ${rows.map((row) => row.prepaid)}::boolean[])
    on conflict (order_id) do update set
      ordered = excluded.ordered, expected_on = excluded.expected_on, currency = excluded.currency,
      prepaid = excluded.prepaid, released_at = null`)

export const addDelivered = (tx: Tx, rows: readonly { readonly orderId: Id<'ord'>; readonly gross: Money }[]) =>
  tx.run(sql`
    update credit.reservation set delivered = delivered + taken.gross
    from unnest(
      ${rows.map((row) => row.orderId)}::bigint[],
      ${rows.map((row) => row.gross.amount)}::bigint[]) taken (order_id, gross)
    where reservation.order_id = taken.order_id`)

export const endReservations = (tx: Tx, orderIds: readonly Id<'ord'>[], at: Date) =>
  tx.run(sql`
    update credit.reservation set released_at = ${at}
    where order_id = any(${orderIds}::bigint[]) and released_at is null`)

export type HoldDraft = {
  readonly orderId: Id<'ord'>
  readonly customerId: Id<'cus'>
  readonly reason: HoldReason
  readonly facts: Readonly<Record<string, unknown>>
  readonly decisionId: Id<'dec'>
}

/** Holds that still stand get the facts of the latest look, and keep the day on which they began. */
export async function renewHolds(tx: Tx, holds: readonly HoldDraft[]): Promise<Set<string>> {
  const rows = await tx.many<{ orderId: Id<'ord'>; reason: HoldReason }>(sql`
    update credit.hold set facts = seen.facts, decision_id = seen.decision_id
    from unnest(
      ${holds.map((hold) => hold.orderId)}::bigint[], ${holds.map((hold) => hold.reason)}::text[],
      ${holds.map((hold) => JSON.stringify(hold.facts))}::jsonb[], ${holds.map((hold) => hold.decisionId)}::bigint[])
      seen (order_id, reason, facts, decision_id)
    where hold.order_id = seen.order_id and hold.reason = seen.reason and hold.released_at is null
    returning hold.order_id as "orderId", hold.reason`)
  return new Set(rows.map((row) => holdKey(row)))
}

export const holdKey = ({ orderId, reason }: { readonly orderId: Id<'ord'>; readonly reason: HoldReason }) =>
  `${orderId} ${reason}`

export const insertHolds = (tx: Tx, holds: readonly HoldDraft[], at: Date, originId: Id<'org'>) =>
  tx.insert(
    'credit.hold',
    holds.map((hold) => ({
      order_id: hold.orderId,
      customer_id: hold.customerId,
      reason: hold.reason,
      facts: json(hold.facts),
      since: at,
      decision_id: hold.decisionId,
      origin_id: originId,
    })),
  )

export const releaseHolds = (
  tx: Tx,
  holds: readonly { readonly orderId: Id<'ord'>; readonly keeping: readonly HoldReason[] }[],
  release: {
    readonly at: Date
    readonly by: Id<'stf'> | null
    readonly kind: 'rule' | 'person'
    readonly reason: string | null
  },
) =>
  tx.run(sql`
    update credit.hold set released_at = ${release.at}, released_by = ${release.by}, release_kind = ${release.kind},
      release_reason = ${release.reason}
    from unnest(${holds.map((hold) => hold.orderId)}::bigint[], ${holds.map((hold) => hold.keeping.join(' '))}::text[])
      ended (order_id, keeping)
    where hold.order_id = ended.order_id and released_at is null
      and not reason = any(string_to_array(ended.keeping, ' '))`)

export type HeldOrder = {
  readonly orderId: Id<'ord'>
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly reasons: readonly HoldReason[]
  readonly decisionIds: readonly Id<'dec'>[]
  readonly since: Date
  readonly ordered: bigint
  readonly delivered: bigint
  readonly currency: Currency
  readonly prepaid: boolean
  readonly expectedOn: Day | null
}

/** Orders that credit holds, the longest waiting first. */
export const heldOrders = (
  tx: Tx,
  of: { readonly customerIds: readonly Id<'cus'>[] } | { readonly orderIds: readonly Id<'ord'>[] },
) =>
  tx.many<HeldOrder>(sql`
    select reservation.order_id as "orderId", reservation.customer_id as "customerId", reservation.entity_id as "entityId",
      array_agg(hold.reason order by hold.id) as reasons, array_agg(distinct hold.decision_id) as "decisionIds",
      min(hold.since) as since, reservation.ordered, reservation.delivered, reservation.currency,
      reservation.prepaid, reservation.expected_on as "expectedOn"
    from credit.hold
    join credit.reservation on reservation.order_id = hold.order_id
    where hold.released_at is null and ${
      'customerIds' in of
        ? sql`hold.customer_id = any(${of.customerIds}::bigint[])`
        : sql`hold.order_id = any(${of.orderIds}::bigint[])`
    }
    group by reservation.order_id
    order by min(hold.since), reservation.order_id`)
