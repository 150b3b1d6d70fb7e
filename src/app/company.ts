import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileStore, type FileStore } from '#platform/files'
import { realChance } from '#platform/chance'
import { migrate, missingMigrations } from '#platform/migrate'
import { refusePlainly } from '#platform/plain-refusal'
import { openQueues } from '#platform/queues'
import { type ReactionRunner, reactionRunner } from '#platform/reaction-runner'
import { openDatabase } from '#platform/sql'
import { begin, type Begin, type Door, theSystem, type Work } from '#platform/work'
import { wallClock } from '#app/clock'
import { migrationsFolder } from '#app/program'
import { reachDatabase, type ReachedDatabase } from '#app/reach-database'
import { reactions } from '#app/reactions'
import type { Settings } from '#app/settings'

/** A company, as a command works on it. */
export type Company = {
  /** Runs a verb in a transaction of its own, in the name of the command. */
  readonly work: <T>(verb: (work: Work) => Promise<T>, door?: Door) => Promise<T>
  /** Runs reads that see one moment, and changes nothing. */
  readonly read: <T>(verb: (work: Work) => Promise<T>) => Promise<T>
  /** What `begin` needs, for runs that begin their own transactions. */
  readonly from: Begin
  readonly files: FileStore
  /** Lets everybody react to what was done so far; it happens by itself when the command ends. */
  readonly settle: () => Promise<void>
}

/**
 * Opens the company for a command: attaches to the one that runs, or opens the folder, makes its tables and closes it again. What
 * happens in answer to what the command did has happened when this returns.
 */
export async function inCompany<T>(
  settings: Settings,
  command: string,
  use: (company: Company) => Promise<T>,
): Promise<T> {
  const reached = await reachDatabase(settings, command)
  try {
    await bringUpToDate(reached)
    const files = fileStore(join(settings.dataDir, 'files'))
    return await withReactions(reached.appUrl, files, async (from, runner) => {
      const who = theSystem(command)
      const answer = await use({
        work: (verb, door = 'command') => begin(from, { who, door }, verb),
        read: (verb) => begin(from, { who, door: 'command', readOnly: true, snapshot: true }, verb),
        from,
        files,
        settle: async () => void (await runner.drain()),
      })
      await runner.drain()
      return answer
    })
  } finally {
    await reached.close()
  }
}

/** A folder that nobody runs is ours to change; elsewhere `start` and `migrate` decide when that happens. */
async function bringUpToDate({ appUrl, ownerUrl, shared }: ReachedDatabase): Promise<void> {
  if (!shared && ownerUrl) await migrate({ ownerUrl, folder: migrationsFolder, at: new Date() })
  let [missing] = await missingMigrations(appUrl, migrationsFolder)
  // Who opened the folder a moment ago is still making the tables.
  for (let tries = 0; missing && tries < 40; tries += 1) {
    await pause(250)
    ;[missing] = await missingMigrations(appUrl, migrationsFolder)
  }
  if (!missing) return
  refusePlainly('migrations_missing', {
    message: `The database lacks ${missing}`,
    remedy: 'Run quittance migrate, or start this version once',
  })
}

type Use<T> = (from: Begin, runner: ReactionRunner) => Promise<T>

async function withReactions<T>(connectionString: string, files: FileStore, use: Use<T>): Promise<T> {
  const database = openDatabase({ connectionString })
  try {
    const from = { database, clock: wallClock, chance: realChance, files }
    const queues = await openQueues({ connectionString }, { supervise: false })
    try {
      const runner = reactionRunner({ from, wirings: reactions, queues })
      await runner.prepare()
      return await use(from, runner)
    } finally {
      await queues.close()
    }
  } finally {
    await database.close()
  }
}
