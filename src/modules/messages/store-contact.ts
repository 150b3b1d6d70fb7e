import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Subject } from '#platform/wire'
import type { Hold, NewHold, SuppressionReason } from './contact-gate.ts'
import type { Purpose } from './mail.ts'

type Stamp = { readonly at: Date; readonly originId: Id<'org'> }

export async function suppressionsOf(
  tx: Tx,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, SuppressionReason>> {
  const rows = await tx.many<{ address: string; reason: SuppressionReason }>(sql`
    select folded_address as address, reason
    from messages.suppression
    where folded_address = any(${[...addresses]}::text[])`)
  return new Map(rows.map(({ address, reason }) => [address, reason]))
}

type HoldRow = {
  readonly customerId: Id<'cus'>
  readonly purposes: readonly Purpose[]
  readonly kind: Subject['kind'] | null
  readonly id: bigint | null
  readonly reason: string
  readonly until: Date | null
}

/** What stands in the way of contact with these customers. */
export async function holdsOn(
  tx: Tx,
  customers: readonly Id<'cus'>[],
): Promise<ReadonlyMap<Id<'cus'>, readonly Hold[]>> {
  const rows = await tx.many<HoldRow>(sql`
    select customer_id as "customerId", purposes, subject_kind as kind, subject_id as id, reason, until_at as until
    from messages.hold
    where customer_id = any(${[...customers]}::bigint[]) and released_at is null
    order by id`)
  const holds = new Map<Id<'cus'>, Hold[]>()
  for (const { customerId, purposes, kind, id, reason, until } of rows) {
    const about = kind === null || id === null ? null : { kind, id }
    holds.set(customerId, [...(holds.get(customerId) ?? []), { purposes, about, reason, until }])
  }
  return holds
}

export async function insertHolds(tx: Tx, holds: readonly NewHold[], { at, originId }: Stamp): Promise<void> {
  for (const { customerId, purposes, about, reason, cause, until } of holds) {
    await tx.run(sql`
      insert into messages.hold
        (customer_id, purposes, subject_kind, subject_id, reason, cause_kind, cause_id, from_at, until_at, origin_id)
      values (${customerId}, ${[...purposes]}, ${about?.kind ?? null}, ${about?.id ?? null}, ${reason}, ${cause.kind},
              ${cause.id}, ${at}, ${until}, ${originId})
      on conflict do nothing`)
  }
}

export const releaseHolds = (tx: Tx, cause: Subject, at: Date) =>
  tx.run(sql`
    update messages.hold
    set released_at = ${at}
    where cause_kind = ${cause.kind} and cause_id = ${cause.id} and released_at is null`)

type Suppression = { readonly address: string; readonly reason: SuppressionReason; readonly mailId: Id<'msg'> | null }

export const suppress = (tx: Tx, { address, reason, mailId }: Suppression, { at, originId }: Stamp) =>
  tx.run(sql`
    insert into messages.suppression (folded_address, reason, since, mail_id, origin_id)
    values (${address}, ${reason}, ${at}, ${mailId}, ${originId})
    on conflict (folded_address) do update set reason = excluded.reason, since = excluded.since, mail_id = excluded.mail_id`)
