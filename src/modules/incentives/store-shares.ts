import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Share } from './entries.ts'
import type { HandOver } from './sharing.ts'

type Deal = { readonly orderId: Id<'ord'> | null; readonly documentId: Id<'inv'> | null }
type SplitRow = Share & Deal & { readonly splitId: Id<'spl'>; readonly version: number; readonly signedAt: Date | null }

const splitRows = sql`
  select split.id as "splitId", split.order_id as "orderId", split.document_id as "documentId", split.version,
    share.staff_id as "staffId", share.weight, share.signed_at as "signedAt"
  from incentives.split join incentives.split_share share on share.split_id = split.id`

/** Agreed splits of deals, by order and by document: those that everybody in them has signed. */
export async function splitsOf(
  tx: Tx,
  { orderIds, documentIds }: { readonly orderIds: readonly Id<'ord'>[]; readonly documentIds: readonly Id<'inv'>[] },
): Promise<(deal: Deal) => readonly Share[] | null> {
  const rows = await tx.many<SplitRow>(sql`
    ${splitRows}
    where split.order_id = any(${orderIds}::bigint[]) or split.document_id = any(${documentIds}::bigint[])
    order by split.id, share.weight desc, share.staff_id`)
  const found = [...Map.groupBy(rows, (row) => row.splitId).values()].filter((shares) =>
    shares.every((share) => share.signedAt !== null),
  )
  const byDeal = new Map(found.map((shares) => [keyOf(shares[0] ?? nothing), shares]))
  return ({ orderId, documentId }) =>
    (
      byDeal.get(keyOf({ orderId: null, documentId })) ??
      (orderId === null ? undefined : byDeal.get(keyOf({ orderId, documentId: null })))
    )?.map(({ staffId, weight }) => ({ staffId, weight })) ?? null
}

const nothing: Deal = { orderId: null, documentId: null }
const keyOf = ({ orderId, documentId }: Deal) => (documentId === null ? `order ${orderId}` : `document ${documentId}`)

export type StoredHandOver = HandOver & { readonly customerId: Id<'cus'> }

/** Hand-overs that both signed, of these customers. */
export async function handOversOf(
  tx: Tx,
  { entityId, customerIds }: { readonly entityId: Id<'ent'>; readonly customerIds: readonly Id<'cus'>[] },
): Promise<StoredHandOver[]> {
  const rows = await tx.many<Omit<StoredHandOver, 'sharePercent'> & { readonly sharePercent: string }>(sql`
    select customer_id as "customerId", from_staff_id as "fromStaffId", to_staff_id as "toStaffId", from_on as "fromOn",
      through_on as "throughOn", share_percent as "sharePercent"
    from incentives.hand_over
    where entity_id = ${entityId} and customer_id = any(${customerIds}::bigint[])
      and from_signed_at is not null and to_signed_at is not null
    order by id`)
  return rows.map((row) => ({ ...row, sharePercent: parseDecimal(row.sharePercent) }))
}

type Made = { readonly at: Date; readonly originId: Id<'org'> }

export type SplitDraft = Deal & {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly shares: readonly Share[]
  /** Whoever writes it down signs by doing so, where he is in it. */
  readonly signedBy: Id<'stf'> | null
}

/** Writes a split, in place of one that is not signed by all yet. */
export async function saveSplit(tx: Tx, draft: SplitDraft, { at, originId }: Made): Promise<Id<'spl'>> {
  const row = await tx.one<{ id: Id<'spl'> }>(sql`
    insert into incentives.split (entity_id, order_id, document_id, customer_id, made_at, origin_id)
    values (${draft.entityId}, ${draft.orderId}, ${draft.documentId}, ${draft.customerId}, ${at}, ${originId})
    on conflict (${draft.orderId === null ? sql`document_id` : sql`order_id`})
      do update set made_at = excluded.made_at, origin_id = excluded.origin_id, version = split.version + 1
    returning id`)
  await tx.run(sql`delete from incentives.split_share where split_id = ${row.id}`)
  await tx.insert(
    'incentives.split_share',
    draft.shares.map(({ staffId, weight }) => ({
      split_id: row.id,
      staff_id: staffId,
      weight,
      signed_at: staffId === draft.signedBy ? at : null,
    })),
  )
  return row.id
}

export type FoundSplit = {
  readonly id: Id<'spl'>
  readonly orderId: Id<'ord'> | null
  readonly documentId: Id<'inv'> | null
  readonly version: number
  readonly shares: readonly (Share & { readonly name: string; readonly signedAt: Date | null })[]
}

export async function splitOf(tx: Tx, deal: Deal | { readonly id: Id<'spl'> }): Promise<FoundSplit | null> {
  const which =
    'id' in deal
      ? sql`split.id = ${deal.id}`
      : sql`(split.order_id = ${deal.orderId}::bigint or split.document_id = ${deal.documentId}::bigint)`
  const rows = await tx.many<SplitRow & { readonly name: string }>(sql`
    select split.id as "splitId", split.order_id as "orderId", split.document_id as "documentId", split.version,
      share.staff_id as "staffId", share.weight, share.signed_at as "signedAt", staff.name
    from incentives.split
    join incentives.split_share share on share.split_id = split.id
    join company.staff on staff.id = share.staff_id
    where ${which}
    order by split.id, share.weight desc, share.staff_id`)
  const [first] = rows
  if (!first) return null
  const { splitId, orderId, documentId, version } = first
  return { id: splitId, orderId, documentId, version, shares: rows }
}

export const signSplit = (tx: Tx, { id, staffId, at }: { id: Id<'spl'>; staffId: Id<'stf'>; at: Date }) =>
  tx.run(sql`
    update incentives.split_share set signed_at = ${at}
    where split_id = ${id} and staff_id = ${staffId} and signed_at is null`)

/** Invoices of a deal, and whether any of them has earned already. */
export const invoicesOfDeal = (tx: Tx, { orderId, documentId }: Deal) =>
  tx.many<{ id: Id<'inv'>; earned: boolean }>(sql`
    select document.id, exists (select 1 from incentives.entry where entry.document_id = document.id) as earned
    from billing.document
    where document.kind = 'invoice' and (document.id = ${documentId}::bigint or document.order_id = ${orderId}::bigint)
    order by document.id`)

export type HandOverDraft = HandOver & { readonly entityId: Id<'ent'>; readonly customerId: Id<'cus'> }

export const insertHandOver = (
  tx: Tx,
  draft: HandOverDraft & { readonly sharePercentText: string },
  { at, originId }: Made,
) =>
  tx.one<{ id: Id<'hov'> }>(sql`
    insert into incentives.hand_over
      (entity_id, customer_id, from_staff_id, to_staff_id, from_on, through_on, share_percent, made_at, origin_id)
    values (${draft.entityId}, ${draft.customerId}, ${draft.fromStaffId}, ${draft.toStaffId}, ${draft.fromOn},
      ${draft.throughOn}, ${draft.sharePercentText}, ${at}, ${originId})
    returning id`)

export type HandOverRow = {
  readonly id: Id<'hov'>
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly fromStaffId: Id<'stf'>
  readonly fromName: string
  readonly toStaffId: Id<'stf'>
  readonly toName: string
  readonly fromOn: Day
  readonly throughOn: Day
  readonly sharePercent: string
  readonly fromSignedAt: Date | null
  readonly toSignedAt: Date | null
}

/** Hand-overs of an entity, the latest first; whoever reads only his own pay sees those that he is in. */
export const handOversShown = (
  tx: Tx,
  { entityId, only, id = null }: { entityId: Id<'ent'> | null; only: Id<'stf'> | null; id?: Id<'hov'> | null },
) =>
  tx.many<HandOverRow>(sql`
    select hand_over.id, hand_over.entity_id as "entityId", hand_over.customer_id as "customerId",
      customer.name as "customerName", from_staff_id as "fromStaffId", giver.name as "fromName",
      to_staff_id as "toStaffId", taker.name as "toName", from_on as "fromOn", through_on as "throughOn",
      share_percent as "sharePercent", from_signed_at as "fromSignedAt", to_signed_at as "toSignedAt"
    from incentives.hand_over
    join parties.customer on customer.id = hand_over.customer_id
    join company.staff giver on giver.id = from_staff_id
    join company.staff taker on taker.id = to_staff_id
    where (${entityId}::bigint is null or hand_over.entity_id = ${entityId})
      and (${id}::bigint is null or hand_over.id = ${id})
      and (${only}::bigint is null or from_staff_id = ${only} or to_staff_id = ${only})
    order by hand_over.id desc limit 200`)

export const signHandOver = (tx: Tx, { id, staffId, at }: { id: Id<'hov'>; staffId: Id<'stf'>; at: Date }) =>
  tx.run(sql`
    update incentives.hand_over set
      from_signed_at = case when from_staff_id = ${staffId} then coalesce(from_signed_at, ${at}) else from_signed_at end,
      to_signed_at = case when to_staff_id = ${staffId} then coalesce(to_signed_at, ${at}) else to_signed_at end
    where id = ${id}
      and ((from_staff_id = ${staffId} and from_signed_at is null) or (to_staff_id = ${staffId} and to_signed_at is null))`)

/** Invoices of a customer that somebody sold and on which money may still come in or go back. */
export const soldTo = (tx: Tx, { customerId, staffId }: { customerId: Id<'cus'>; staffId: Id<'stf'> }) =>
  tx.many<{ id: Id<'inv'> }>(sql`
    select id from billing.document
    where customer_id = ${customerId} and salesperson_id = ${staffId} and kind = 'invoice' and status = 'issued'
    order by id`)

/** Of these customers those whom the asker may see. */
export async function visibleOf(tx: Tx, customerIds: readonly Id<'cus'>[]): Promise<Id<'cus'>[]> {
  const rows = await tx.many<{ id: Id<'cus'> }>(sql`
    select id from parties.visible_customer where id = any(${customerIds}::bigint[]) order by id`)
  return rows.map(({ id }) => id)
}
