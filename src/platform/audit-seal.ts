import { chainStart, link } from '#platform/audit'
import { sql, type Tx } from '#platform/sql'

type Tail = {
  readonly position: bigint
  readonly era: number
  readonly xid: bigint
  readonly auditId: bigint
  readonly chain: Uint8Array
}
type Unsealed = {
  readonly auditId: bigint
  readonly at: Date
  readonly era: number
  readonly xid: bigint
  readonly hash: Uint8Array
}

const atOnce = 2_000

/**
 * Chains the audit rows whose order can no longer change: those of transactions below the oldest one that still runs. Locking
 * the chain's end in every command would let one command write at a time. Answers how many it sealed; several workers may
 * try, one seals.
 */
export async function sealAudit(tx: Tx): Promise<number> {
  const { free } = await tx.one<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${sealerLock}) as free`)
  if (!free) return 0
  let tail = await lastSeal(tx)
  const rows = await settledAfter(tx, tail)
  const seals = rows.map((row) => {
    const position = tail.position + 1n
    tail = { ...row, position, chain: link(tail.chain, position, row, row.hash) }
    return { ...row, position, chain: tail.chain }
  })
  if (seals.length > 0) await keep(tx, seals)
  return seals.length
}

// Any number that nobody else locks; this one spells "seal".
const sealerLock = 0x7365616c

async function lastSeal(tx: Tx): Promise<Tail> {
  const last = await tx.maybe<Tail>(sql`
    select position, era, xid::text::bigint as xid, audit_id as "auditId", chain
    from platform.audit_seal
    order by position desc
    limit 1`)
  return last ?? { position: 0n, era: 0, xid: 0n, auditId: 0n, chain: chainStart }
}

const settledAfter = (tx: Tx, tail: Tail) =>
  tx.many<Unsealed>(sql`
    select id as "auditId", at, era, xid::text::bigint as xid, content_hash as hash
    from platform.audit
    where (era, xid, id) > (${tail.era}::integer, ${tail.xid.toString()}::xid8, ${tail.auditId}::bigint)
      and (era < (select number from platform.era) or xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by era, xid, id
    limit ${atOnce}`)

type Seal = Unsealed & { readonly position: bigint; readonly chain: Uint8Array }

const keep = (tx: Tx, seals: readonly Seal[]) =>
  tx.copy(
    'platform.audit_seal',
    ['position', 'audit_id', 'audit_at', 'era', 'xid', 'chain'],
    seals.map((seal) => [seal.position, seal.auditId, seal.at, seal.era, seal.xid, seal.chain]),
  )
