import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realChance } from '#platform/chance'
import { fileStore } from '#platform/files'
import { migrate } from '#platform/migrate'
import { openCluster, socketUrl } from '#platform/postgres'
import { openDatabase, type Database } from '#platform/sql'
import { begin, theSystem, type Begin, type Work } from '#platform/work'
import { root } from '../scripts/tree.ts'

/** A company on a durable database of its own, as `start` would run it, with a database beside it for what the least would cost. */
export type Place = {
  readonly from: Begin
  readonly database: Database
  readonly owner: Database
  readonly limits: Database
  readonly appUrl: string
  readonly dataDir: string
  readonly work: <T>(verb: (work: Work) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export const today = new Date('2025-03-07T09:00:00Z')

export async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-bench-'))
  const dataDir = join(folder, 'data')
  rmSync(folder, { recursive: true })
  const cluster = await openCluster({ dataDir: folder, holder: { command: 'bench', port: null, since: today } })
  await migrate({ ownerUrl: cluster.ownerUrl, folder: join(root, 'db', 'migrations'), at: today })
  const database = openDatabase({ connectionString: cluster.appUrl, max: 16 })
  const owner = openDatabase({ connectionString: cluster.ownerUrl, max: 2 })
  const limits = openDatabase({ connectionString: socketUrl(cluster.socketDir, 'postgres'), max: 10 })
  const from = { database, clock: { now: () => today }, chance: realChance, files: fileStore(dataDir) }
  return {
    from,
    database,
    owner,
    limits,
    appUrl: cluster.appUrl,
    dataDir: folder,
    work: (verb) => begin(from, { who: theSystem('bench'), door: 'run' }, verb),
    close: async () => {
      await Promise.all([database.close(), owner.close(), limits.close()])
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
