import { migrationsIn } from '#platform/migrate'
import { sql, type Tx } from '#platform/sql'

/** What this version needs and a database does not have yet. The folder is read once. */
export function pendingMigrations(folder: string): (tx: Tx) => Promise<string[]> {
  const needed = migrationsIn(folder)
  return async (tx) => {
    const done = await tx.many<{ number: number }>(sql`select number from platform.migration`)
    const numbers = new Set(done.map(({ number }) => number))
    return needed.filter(({ number }) => !numbers.has(number)).map(({ file }) => file)
  }
}
