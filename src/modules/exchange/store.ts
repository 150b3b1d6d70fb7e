import { sql, type Tx } from '#platform/sql'
import type { Id } from '#kernel/id'

export type Known = { readonly key: string; readonly digest: Buffer; readonly targetId: bigint }

/** What was taken before, by its key in the other system. */
export async function knownRecords(
  tx: Tx,
  { preset, kind, keys }: { readonly preset: string; readonly kind: string; readonly keys: readonly string[] },
): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.many<Known>(sql`
    select key, digest, target_id as "targetId" from exchange.known_record
    where preset = ${preset} and kind = ${kind} and key = any(${keys}::text[])`)
  return new Map(rows.map((row) => [row.key, row]))
}

export const saveKnown = (
  tx: Tx,
  of: {
    readonly preset: string
    readonly kind: string
    readonly runId: bigint | null
    readonly rows: readonly Known[]
  },
) =>
  tx.run(sql`
    insert into exchange.known_record (preset, kind, key, digest, target_id, run_id)
    select ${of.preset}, ${of.kind}, key, digest, target_id, ${of.runId}::bigint
    from unnest(
      ${of.rows.map((row) => row.key)}::text[], ${of.rows.map((row) => row.digest)}::bytea[],
      ${of.rows.map((row) => row.targetId)}::bigint[]) given (key, digest, target_id)
    on conflict (preset, kind, key) do update set digest = excluded.digest, target_id = excluded.target_id`)

export type RunDraft = {
  readonly preset: string
  readonly presetVersion: number
  readonly fileNames: readonly string[]
  readonly fileSha256: readonly string[]
  readonly startedAt: Date
  readonly originId: Id<'org'>
}

export async function beginRun(tx: Tx, run: RunDraft): Promise<bigint> {
  const { id } = await tx.one<{ id: bigint }>(sql`
    insert into exchange.import_run (preset, preset_version, file_names, file_sha256, started_at, origin_id)
    values (${run.preset}, ${run.presetVersion}, ${[...run.fileNames]}::text[], ${[...run.fileSha256]}::text[],
      ${run.startedAt}, ${run.originId})
    returning id`)
  return id
}

export type Counts = {
  readonly read: number
  readonly taken: number
  readonly known: number
  readonly rejected: number
}

/** Counts a chunk in the transaction that took it, so that the figures of a run that was killed are true. */
export const countChunk = (tx: Tx, runId: bigint, counts: Counts) =>
  tx.run(sql`
    update exchange.import_run set
      read = read + ${counts.read}, taken = taken + ${counts.taken}, known = known + ${counts.known},
      rejected = rejected + ${counts.rejected}
    where id = ${runId}`)

type End = { readonly at: Date; readonly rejectFile: string | null; readonly rejectFileId: bigint | null }

export const endRun = (tx: Tx, runId: bigint, { at, rejectFile, rejectFileId }: End) =>
  tx.run(sql`
    update exchange.import_run set ended_at = ${at}, reject_file = ${rejectFile}, reject_file_id = ${rejectFileId}
    where id = ${runId}`)

/** One import at a time: two readings of one file would both find nothing known. */
export const importTurn = 7_400_090n
export const takeTurn = (tx: Tx) => tx.one(sql`select pg_advisory_xact_lock(${importTurn}) is null as waited`)

/** A trial that is taken back inside a transaction that goes on. */
export const trialPoint = (tx: Tx) => tx.run(sql`savepoint trial`)
export const backToTrialPoint = (tx: Tx) => tx.run(sql`rollback to savepoint trial`)

/** A chunk that is refused must leave nothing for the next one to stumble over. */
export const savePoint = (tx: Tx) => tx.run(sql`savepoint chunk`)
export const backToSavePoint = (tx: Tx) => tx.run(sql`rollback to savepoint chunk`)
export const dropSavePoint = (tx: Tx) => tx.run(sql`release savepoint chunk`)
