import { resolve } from 'node:path'
import { Client } from 'pg'
import { openDataFolder, pgDataIn } from './postgres/data-folder.ts'
import { insistOnSafety } from './postgres/doctor.ts'
import { type HolderFacts, holdFolder } from './postgres/holder.ts'
import { makeDatabaseFiles, writeAccess } from './postgres/initdb.ts'
import { findPrograms } from './postgres/programs.ts'
import { appRole, makeRolesAndDatabase, ownerRole, socketUrl, superuser, withClient } from './postgres/roles.ts'
import { socketFolder } from './postgres/socket-folder.ts'
import { runningServer, superviseServer } from './postgres/supervisor.ts'

export { examine, type Finding, insistOnSafety } from './postgres/doctor.ts'
export { refuseIfHeld } from './postgres/holder.ts'
export { socketUrl, withClient } from './postgres/roles.ts'

/** A running database, by the strings that `pg` connects with. */
export type AttachedCluster = {
  /** The application's role: owns no table. */
  readonly appUrl: string
  /** Owns all tables; for migrations. */
  readonly ownerUrl: string
  /** PostgreSQL's own first role; for backups and for making databases. */
  readonly superuserUrl: string
  readonly socketDir: string
  /** As the server says it, such as `18.4`. */
  readonly version: string
}

/** A database that this process keeps running. */
export type Cluster = AttachedCluster & {
  /** Whether a server from before was taken over. */
  readonly adopted: boolean
  readonly pid: () => number
  readonly stop: () => Promise<void>
  /** Told each time the database ended by itself and answers again. */
  readonly onRestart: (listener: () => void) => void
  /** Does not keep our own process alive; for tests. */
  readonly unref: () => void
}

export type ClusterOptions = {
  readonly dataDir: string
  /** Told to a second one who wants the same folder. */
  readonly holder: HolderFacts
  /** False gives up safety for speed: only for tests, whose data nobody misses. */
  readonly durable?: boolean
  /** Server settings on top of ours; for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Takes a data folder and runs its database: makes what is missing, takes over a server left behind, and insists on safe settings. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { durable = true, settings = {} } = options
  const folder = openDataFolder(options.dataDir)
  const giveBack = holdFolder(folder.path, options.holder)
  try {
    const programs = findPrograms(folder.account, folder.path)
    await makeDatabaseFiles(folder, programs, durable)
    writeAccess(folder)
    const server = await superviseServer({ folder, programs, socketDir: socketFolder(folder), durable, settings })
    const stop = async () => {
      await server.stop()
      giveBack()
    }
    try {
      await makeRolesAndDatabase(server.socketDir)
      const attached = await describe(server.socketDir)
      if (durable) await insistOnSafety(attached.appUrl)
      const { adopted, pid, onRestart, unref } = server
      return { ...attached, adopted, pid, onRestart, unref, stop }
    } catch (error) {
      await server.stop()
      throw error
    }
  } catch (error) {
    giveBack()
    throw error
  }
}

/** The database that already runs on a folder, or null. */
export async function attachCluster(dataDir: string): Promise<AttachedCluster | null> {
  const server = runningServer(pgDataIn(resolve(dataDir)))
  if (!server?.socketDir) return null
  try {
    const attached = await describe(server.socketDir)
    // A folder that is just being made has a server before it has our database.
    await databaseVersion(attached.appUrl)
    return attached
  } catch {
    return null
  }
}

/** As the server says it, such as `18.4`. */
export async function databaseVersion(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ version: string }>(`select split_part(current_setting('server_version'), ' ', 1) as version`),
  )
  return rows[0]?.version ?? ''
}

// Any number that nobody else locks.
const guestLock = 7_400_003

/**
 * Stays in a database that somebody else keeps running, and answers how to leave it; null when the host is just closing it. While a
 * guest stays, the host does.
 */
export async function stayAsGuest({ appUrl }: AttachedCluster): Promise<(() => Promise<void>) | null> {
  const client = new Client({
    connectionString: appUrl,
    application_name: 'quittance-guest',
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {})
  const leave = () => client.end().catch(() => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ let_in: boolean }>(
      `select pg_try_advisory_lock_shared(${guestLock}) as let_in`,
    )
    if (rows[0]?.let_in) return leave
  } catch {
    // A database that goes while we knock is one that is being closed.
  }
  await leave()
  return null
}

/** For the host: waits until no guest is left and lets nobody in any more, then closes. It closes whatever happens. */
export async function closeWhenAlone({ socketDir }: AttachedCluster, close: () => Promise<void>): Promise<void> {
  try {
    await withClient(socketUrl(socketDir, superuser), async (client) => {
      await client.query(`select pg_advisory_lock(${guestLock})`)
      await close()
    })
  } catch {
    await close()
  }
}

async function describe(socketDir: string): Promise<AttachedCluster> {
  const superuserUrl = socketUrl(socketDir, superuser, 'postgres')
  return {
    appUrl: socketUrl(socketDir, appRole),
    ownerUrl: socketUrl(socketDir, ownerRole),
    superuserUrl,
    socketDir,
    version: await databaseVersion(superuserUrl),
  }
}
