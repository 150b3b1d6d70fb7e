import { sql, type Tx } from '#platform/sql'

/** A company on a test clock lives at this moment, in every process, until it is moved on. */
export const setTestClock = async (tx: Tx, to: Date): Promise<void> => {
  await tx.run(sql`
    insert into platform.clock (id, moment) values (1, ${to}) on conflict (id) do update set moment = excluded.moment`)
}

/** The company's own moment; null where the clock on the wall counts. */
export const testClock = async (tx: Tx): Promise<Date | null> =>
  (await tx.maybe<{ moment: Date }>(sql`select moment from platform.clock`))?.moment ?? null
