import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Prior } from './habit.ts'
import type { Settlement } from './settlement.ts'

export type Bill = {
  readonly itemId: Id<'itm'>
  readonly customerId: Id<'cus'>
  readonly receivedOn: Day | null
  readonly bounced: boolean
}

/** Bills of which we hear for the first time get a row; all are locked, so that two pieces of news about one come after each other. */
export async function lockBills(tx: Tx, bills: readonly Pick<Bill, 'itemId' | 'customerId'>[]): Promise<void> {
  const itemIds = bills.map((bill) => bill.itemId)
  await tx.run(sql`
    insert into behaviour.bill (item_id, customer_id)
    select * from unnest(${itemIds}::bigint[], ${bills.map((bill) => bill.customerId)}::bigint[]) new (item_id, customer_id)
    order by item_id
    on conflict do nothing`)
  await tx.many(
    sql`select item_id from behaviour.bill where item_id = any(${itemIds}::bigint[]) order by item_id for update`,
  )
}

export const billsOf = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<Bill>(sql`
    select item_id as "itemId", customer_id as "customerId", received_on as "receivedOn", bounced
    from behaviour.bill where item_id = any(${itemIds}::bigint[])`)

export const setReceived = (tx: Tx, bills: readonly { readonly itemId: Id<'itm'>; readonly receivedOn: Day }[]) =>
  tx.run(sql`
    update behaviour.bill set received_on = news.received_on
    from unnest(${bills.map((bill) => bill.itemId)}::bigint[], ${bills.map((bill) => bill.receivedOn)}::date[]) news (item_id, received_on)
    where bill.item_id = news.item_id`)

export const setBounced = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.run(sql`update behaviour.bill set bounced = true where item_id = any(${itemIds}::bigint[])`)

export type Refusal = {
  readonly caseId: Id<'dsp'>
  readonly itemId: Id<'itm'>
  readonly gross: bigint
  readonly closed: boolean
  readonly ours: boolean
}

/** A case that is over stays over, should the news of its beginning come late. */
export const saveRefusal = (tx: Tx, { caseId, itemId, gross, closed, ours }: Refusal) =>
  tx.run(sql`
    insert into behaviour.refusal (case_id, item_id, gross, closed, ours)
    values (${caseId}, ${itemId}, ${gross}, ${closed}, ${ours})
    on conflict (case_id) do update set closed = excluded.closed, ours = excluded.ours where excluded.closed`)

export const refusalsOf = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<Refusal>(sql`
    select case_id as "caseId", item_id as "itemId", gross, closed, ours from behaviour.refusal
    where item_id = any(${itemIds}::bigint[]) order by case_id`)

export type SampleRow = Settlement & {
  readonly itemId: Id<'itm'>
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
}

/** What these items are now; the ones that are not settled have no sample. */
export async function replaceSamples(
  tx: Tx,
  itemIds: readonly Id<'itm'>[],
  samples: readonly SampleRow[],
): Promise<void> {
  await tx.run(sql`delete from behaviour.sample where item_id = any(${itemIds}::bigint[])`)
  await tx.insert(
    'behaviour.sample',
    samples.map((sample) => ({
      item_id: sample.itemId,
      customer_id: sample.customerId,
      entity_id: sample.entityId,
      received_on: sample.receivedOn,
      paid_on: sample.paidOn,
      term_days: sample.termDays,
      left_out: sample.leftOut,
    })),
  )
}

export const samplesOf = (
  tx: Tx,
  { customerId, since, until }: { readonly customerId: Id<'cus'>; readonly since: Day; readonly until: Day },
) =>
  tx.many<SampleRow>(sql`
    select item_id as "itemId", sample.customer_id as "customerId", entity_id as "entityId", received_on as "receivedOn",
      paid_on as "paidOn", term_days as "termDays", left_out as "leftOut"
    from behaviour.sample
    join parties.visible_customer visible on visible.id = sample.customer_id
    where sample.customer_id = ${customerId} and paid_on between ${since} and ${until}
    order by paid_on desc, item_id desc`)

/** The same for a set, each customer's latest first. */
export const samplesOfMany = (
  tx: Tx,
  {
    customerIds,
    since,
    until,
  }: { readonly customerIds: readonly Id<'cus'>[]; readonly since: Day; readonly until: Day },
) =>
  tx.many<SampleRow>(sql`
    select item_id as "itemId", sample.customer_id as "customerId", entity_id as "entityId", received_on as "receivedOn",
      paid_on as "paidOn", term_days as "termDays", left_out as "leftOut"
    from behaviour.sample
    join parties.visible_customer visible on visible.id = sample.customer_id
    where sample.customer_id = any(${customerIds}::bigint[]) and paid_on between ${since} and ${until}
    order by sample.customer_id, paid_on desc, item_id desc`)

export type PriorPolicy = Omit<Prior, 'mean'> & {
  readonly version: string
  readonly afterTerm: number
  readonly halfLifeDays: number
  readonly horizonDays: number
}

export const priorOn = (tx: Tx, on: Day) =>
  tx.one<PriorPolicy>(sql`
    select from_on::text as version, after_term::float8 as "afterTerm", between_payers::float8 as between,
      within_payer::float8 as within, shape::float8 as shape, scale::float8 as scale, half_life_days as "halfLifeDays",
      horizon_days as "horizonDays"
    from behaviour.prior where from_on <= ${on} order by from_on desc limit 1`)
