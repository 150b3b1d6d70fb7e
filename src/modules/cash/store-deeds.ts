import type { Id } from '#kernel/id'
import { json, sql, type Tx } from '#platform/sql'

export type DeedKind = 'applied' | 'identified' | 'split' | 'left' | 'returned'

/** Something that was done with a line, as it must be known to take it back. */
export type Deed = {
  readonly receiptId: Id<'rec'>
  readonly kind: DeedKind
  readonly how: 'auto' | 'confirmed' | 'manual'
  readonly customerId: Id<'cus'> | null
  readonly identified: boolean
  readonly allocationIds: readonly Id<'alc'>[]
  readonly proposalId: Id<'prp'> | null
  readonly learned: readonly ('account' | 'name')[]
  readonly amount: bigint
}

type Record = { readonly at: Date; readonly staffId: Id<'stf'> | null; readonly originId: Id<'org'> }

export const insertDeeds = (tx: Tx, deeds: readonly Deed[], record: Record) =>
  tx.insert(
    'cash.deed',
    deeds.map((deed) => ({
      receipt_id: deed.receiptId,
      kind: deed.kind,
      how: deed.how,
      customer_id: deed.customerId,
      identified: deed.identified,
      allocation_ids: [...deed.allocationIds],
      proposal_id: deed.proposalId,
      learned: json(deed.learned),
      amount: deed.amount,
      at: record.at,
      // Whoever loaded the file did not do what the machine did with it.
      staff_id: deed.how === 'auto' ? null : record.staffId,
      undone_at: null,
      undone_by: null,
      origin_id: record.originId,
    })),
  )

export type KeptDeed = Deed & { readonly id: bigint }

/** The last thing that was done with a line and still stands. */
export const lastDeed = (tx: Tx, receiptId: Id<'rec'>) =>
  tx.maybe<KeptDeed>(sql`
    select id, receipt_id as "receiptId", kind, how, customer_id as "customerId", identified,
      allocation_ids as "allocationIds", proposal_id as "proposalId", learned, amount
    from cash.deed where receipt_id = ${receiptId} and undone_at is null order by id desc limit 1`)

export const markUndone = (
  tx: Tx,
  deedId: bigint,
  { at, staffId }: { readonly at: Date; readonly staffId: Id<'stf'> | null },
) => tx.run(sql`update cash.deed set undone_at = ${at}, undone_by = ${staffId} where id = ${deedId}`)

/** How many lines people have worked on since. */
export const deedsSince = async (tx: Tx, since: Date): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(distinct receipt_id)::integer as count from cash.deed
      where at >= ${since} and how <> 'auto' and undone_at is null`)
  ).count

export type DeedRow = {
  readonly kind: DeedKind
  readonly how: Deed['how']
  readonly amount: bigint
  readonly customerName: string | null
  readonly at: Date
  readonly by: string | null
  readonly undoneAt: Date | null
}

export const deedsOf = (tx: Tx, receiptId: Id<'rec'>) =>
  tx.many<DeedRow>(sql`
    select deed.kind, deed.how, deed.amount, customer.name as "customerName", deed.at, staff.name as by,
      deed.undone_at as "undoneAt"
    from cash.deed
    left join parties.customer on customer.id = deed.customer_id
    left join company.staff on staff.id = deed.staff_id
    where deed.receipt_id = ${receiptId}
    order by deed.id desc`)
