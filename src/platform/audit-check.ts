import { chainStart, contentHash, link, type AuditContent, type Place } from '#platform/audit'
import { sql, type Tx } from '#platform/sql'

/** What is wrong, and at which row. */
export type AuditBreak = {
  readonly auditId: bigint
  /** Where in the chain; null for a row that is not in it. */
  readonly position: bigint | null
  readonly what: 'altered' | 'deleted' | 'inserted'
}

export type AuditVerdict = {
  readonly sealed: bigint
  /** The last link. Written down elsewhere, it also shows a chain that was made anew. */
  readonly head: string | null
  readonly broken: AuditBreak | null
  /** Rows of the last second, which the sealer has yet to reach. */
  readonly unsealed: { readonly count: bigint; readonly firstId: bigint; readonly lastId: bigint } | null
}

type Row = AuditContent & Place & { readonly hash: Buffer }
type Seal = Place & { readonly position: bigint; readonly at: Date; readonly chain: Buffer }
type Before = Place & { readonly position: bigint; readonly chain: Buffer }

const start: Before = { position: 0n, auditId: 0n, era: 0, xid: 0n, chain: chainStart }
const atOnce = 5_000

/** Walks the whole chain, names the first broken row, and the tail that is not sealed yet. Wants a snapshot. */
export async function checkAudit(tx: Tx): Promise<AuditVerdict> {
  let before = start
  for (;;) {
    const seals = await sealsAfter(tx, before.position)
    const rows = await rowsOf(tx, seals)
    for (const seal of seals) {
      const broken = breakAt(seal, rows.get(seal.auditId) ?? null, before)
      if (broken) return { ...ending(before), broken, unsealed: null }
      before = seal
    }
    if (seals.length < atOnce) break
  }
  const broken = (await strayRow(tx, before)) ?? (await alteredAfter(tx, before))
  return { ...ending(before), broken, unsealed: broken ? null : await tailAfter(tx, before) }
}

const ending = ({ position, chain }: Before) => ({
  sealed: position,
  head: position === 0n ? null : chain.toString('hex'),
})

/** What a link says about itself, its row, and the link before it. */
function breakAt(seal: Seal, row: Row | null, before: Before): AuditBreak | null {
  const { position, auditId } = seal
  if (position !== before.position + 1n) return { auditId, position: before.position + 1n, what: 'deleted' }
  if (row === null || row.at.getTime() !== seal.at.getTime()) return { auditId, position, what: 'deleted' }
  if (!isLater(seal, before)) return { auditId, position, what: 'inserted' }
  const kept = row.era === seal.era && row.xid === seal.xid && isAsHashed(row)
  if (kept && link(before.chain, position, seal, row.hash).equals(seal.chain)) return null
  return { auditId, position, what: 'altered' }
}

const isAsHashed = (row: Row) => contentHash(row).equals(row.hash)

const isLater = (a: Place, b: Place) => {
  if (a.era !== b.era) return a.era > b.era
  return a.xid === b.xid ? a.auditId > b.auditId : a.xid > b.xid
}

const sealsAfter = (tx: Tx, position: bigint) =>
  tx.many<Seal>(sql`
    select position, audit_id as "auditId", audit_at as at, era, xid::text::bigint as xid, chain
    from platform.audit_seal
    where position > ${position}
    order by position
    limit ${atOnce}`)

const columns = sql`id as "auditId", at, door, who_kind as "whoKind", staff_id as "staffId", name, command,
  subject_kind as "subjectKind", subject_id as "subjectId", facts, content_hash as hash, era, xid::text::bigint as xid`

async function rowsOf(tx: Tx, seals: readonly Seal[]): Promise<ReadonlyMap<bigint, Row>> {
  const moments = seals.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime())
  // The moments keep the months out that cannot hold these rows.
  const rows = await tx.many<Row>(sql`
    select ${columns}
    from platform.audit
    where id = any(${seals.map(({ auditId }) => auditId)}::bigint[])
      and at between ${moments.at(0) ?? null} and ${moments.at(-1) ?? null}`)
  return new Map(rows.map((row) => [row.auditId, row]))
}

const place = ({ era, xid, auditId }: Place) => sql`(${era}::integer, ${xid.toString()}::xid8, ${auditId}::bigint)`

/** A row that stands where all rows are sealed, and is not: somebody put it there later. */
async function strayRow(tx: Tx, end: Before): Promise<AuditBreak | null> {
  const stray = await tx.maybe<{ auditId: bigint }>(sql`
    select id as "auditId"
    from platform.audit
    where (era, xid, id) <= ${place(end)}
      and not exists (select 1 from platform.audit_seal where audit_id = audit.id and audit_at = audit.at)
    order by id
    limit 1`)
  return stray && { auditId: stray.auditId, position: null, what: 'inserted' }
}

/** Rows behind the chain's end have only their own fingerprint. */
async function alteredAfter(tx: Tx, end: Before): Promise<AuditBreak | null> {
  let after: Place = end
  for (;;) {
    const rows = await tx.many<Row>(sql`
      select ${columns}
      from platform.audit
      where (era, xid, id) > ${place(after)}
      order by era, xid, id
      limit ${atOnce}`)
    const altered = rows.find((row) => !isAsHashed(row))
    if (altered) return { auditId: altered.auditId, position: null, what: 'altered' }
    after = rows.at(-1) ?? after
    if (rows.length < atOnce) return null
  }
}

async function tailAfter(tx: Tx, end: Before): Promise<AuditVerdict['unsealed']> {
  const tail = await tx.one<{ count: bigint; firstId: bigint; lastId: bigint }>(sql`
    select count(*) as count, min(id) as "firstId", max(id) as "lastId"
    from platform.audit
    where (era, xid, id) > ${place(end)}`)
  return tail.count === 0n ? null : tail
}
