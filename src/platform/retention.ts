import { forgetAnswers } from '#platform/http/idempotency'
import { sql, type Tx } from '#platform/sql'

/** How each table that is kept for a time only loses what is too old. Books, letters and settings are not forgotten by themselves. */
const sweeps: Readonly<Record<string, (tx: Tx, before: Date) => Promise<number>>> = {
  'platform.idempotency': forgetAnswers,
  'platform.job_run': (tx, before) =>
    tx.run(sql`delete from platform.job_run as run where ended_at < ${before} and exists (
      select from platform.job_run as later
      where later.job = run.job and later.subject = run.subject and later.on_day > run.on_day)`),
  'platform.sign_in_try': (tx, before) => tx.run(sql`delete from platform.sign_in_try where last_at < ${before}`),
  'auth.session': (tx, before) => tx.run(sql`delete from auth."session" where "expiresAt" < ${before}`),
  'auth.verification': (tx, before) => tx.run(sql`delete from auth."verification" where "expiresAt" < ${before}`),
}

const days = 86_400_000

/** Forgets what has been kept long enough; answers how many rows went, by table. */
export async function forgetOld(tx: Tx, at: Date): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {}
  for (const { table, keptDays } of await passingTables(tx)) {
    const sweep = sweeps[table]
    if (!sweep) throw new Error(`${table} is kept for ${keptDays} days, but nothing ever removes its rows`)
    gone[table] = await sweep(tx, new Date(at.getTime() - keptDays * days))
  }
  return gone
}

const passingTables = (tx: Tx) =>
  tx.many<{ table: string; keptDays: number }>(sql`
    select table_name as "table", substring(class from '([0-9]+)d$')::integer as "keptDays"
    from platform.retention
    where class like 'operational %'
    order by table_name`)

/** The months ahead of the logs that are kept by month; answers how many partitions were made. */
export const makeMonthsAhead = async (tx: Tx, at: Date): Promise<number> =>
  (
    await tx.one<{ made: number }>(sql`
      select platform.make_partitions(${at.toISOString().slice(0, 10)}::date, 3) as made`)
  ).made
