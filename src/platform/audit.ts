import { createHash } from 'node:crypto'
import { sql } from '#platform/sql'
import { canonical, stored, type Stored } from '#platform/stored'
import type { Work } from '#platform/work'

/** What somebody did: one row per command. Facts are ids and figures; a person's name or address never stands here. */
export type AuditEntry = {
  /** 'order.enter', 'invoice.issue': what was asked for. */
  readonly command: string
  readonly subject?: { readonly kind: string; readonly id: bigint } | null
  readonly facts?: Readonly<Record<string, unknown>>
}

/** An audit row as it is hashed and checked. */
export type AuditContent = {
  readonly at: Date
  readonly door: string
  readonly whoKind: string
  readonly staffId: bigint | null
  readonly name: string | null
  readonly command: string
  readonly subjectKind: string | null
  readonly subjectId: bigint | null
  readonly facts: Stored
}

/** Appends to the audit, in the transaction of what was done. The sealer chains the row once its place is certain. */
export async function appendAudit(work: Work, { command, subject = null, facts = {} }: AuditEntry): Promise<void> {
  const { who } = work
  const content: AuditContent = {
    at: work.at,
    door: work.door,
    whoKind: who.kind,
    staffId: who.staffId,
    name: who.kind === 'key' || who.kind === 'system' ? who.name : null,
    command,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    facts: stored(facts),
  }
  await work.tx.run(sql`
    insert into platform.audit
      (at, door, who_kind, staff_id, name, command, subject_kind, subject_id, facts, content_hash)
    values (${content.at}, ${content.door}, ${content.whoKind}, ${content.staffId}, ${content.name}, ${content.command},
            ${content.subjectKind}, ${content.subjectId}, ${JSON.stringify(content.facts)}::jsonb, ${contentHash(content)})`)
}

/** The fingerprint of all that the row says. */
export const contentHash = (content: AuditContent): Buffer =>
  createHash('sha256')
    .update(
      canonical([
        content.at.toISOString(),
        content.door,
        content.whoKind,
        stored(content.staffId),
        content.name,
        content.command,
        content.subjectKind,
        stored(content.subjectId),
        content.facts,
      ]),
    )
    .digest()

/** Where a row stands in the order in which transactions began. */
export type Place = { readonly auditId: bigint; readonly era: number; readonly xid: bigint }

/** A link of the chain: it holds the one before, its own position, and the row with its place. */
export function link(before: Uint8Array, position: bigint, place: Place, hash: Uint8Array): Buffer {
  const fixed = Buffer.alloc(28)
  fixed.writeBigInt64BE(position, 0)
  fixed.writeBigInt64BE(place.auditId, 8)
  fixed.writeInt32BE(place.era, 16)
  fixed.writeBigUInt64BE(place.xid, 20)
  return createHash('sha256').update(before).update(fixed).update(hash).digest()
}

/** What the first link holds in place of the one before. */
export const chainStart = Buffer.alloc(32)
