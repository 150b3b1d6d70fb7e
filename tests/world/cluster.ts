import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprint, migrate } from '#platform/migrate'
import { openCluster, socketUrl, withClient } from '#platform/postgres'
import { root } from '../../scripts/tree.ts'

export type TestDatabase = {
  readonly name: string
  /** The application's role. */
  readonly appUrl: string
  /** Owns the tables; for a test that must do what the application may not. */
  readonly ownerUrl: string
  drop(): Promise<void>
}

/** Names the socket folder of a cluster that somebody else keeps running, such as the whole run of tests. */
export const clusterVariable = 'QUITTANCE_TEST_SOCKET'

const migrations = join(root, 'db', 'migrations')

/**
 * A fresh, migrated, empty database: a clone of a template that is made once for each state of the migrations. The cluster below
 * it is that of the whole run, or starts with the first test of a file that is run alone.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const socketDir = await testCluster()
  return cloneOf(socketDir, await makeTemplate(socketDir))
}

/** A database without a table, for tests of the migrations themselves. */
export async function openEmptyDatabase(): Promise<TestDatabase> {
  return cloneOf(await testCluster(), 'template0')
}

let made = 0

async function cloneOf(socketDir: string, template: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${(made += 1)}`
  await asSuperuser(socketDir, (run) => run(`create database ${name} owner quittance_owner template ${template}`))
  return {
    name,
    appUrl: socketUrl(socketDir, 'quittance_app', name),
    ownerUrl: socketUrl(socketDir, 'quittance_owner', name),
    drop: () => asSuperuser(socketDir, async (run) => void (await run(`drop database if exists ${name} with (force)`))),
  }
}

/** Starts a cluster for tests in a folder of its own. It forgets safety for speed, as nobody misses its data. */
export async function startTestCluster(): Promise<{ socketDir: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'quittance-tests-'))
  const holder = { command: 'test', port: null, since: new Date('2025-01-01T00:00:00Z') }
  const settings = { logging_collector: 'off', max_connections: '200', shared_buffers: '128MB' }
  rmSync(dataDir, { recursive: true })
  const cluster = await openCluster({ dataDir, holder, durable: false, settings })
  cluster.unref()
  const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 })
  const end = () => {
    process.kill(cluster.pid(), 'SIGQUIT')
    // Nothing asynchronous happens any more, so we wait standing still until the server has left.
    for (let tries = 0; tries < 200 && existsSync(join(dataDir, 'postgres', 'postmaster.pid')); tries += 1) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
    remove()
  }
  process.once('exit', end)
  const stop = async () => {
    process.off('exit', end)
    await cluster.stop()
    remove()
  }
  return { socketDir: cluster.socketDir, stop }
}

let ours: Promise<string> | null = null

function testCluster(): Promise<string> {
  const given = process.env[clusterVariable]
  if (given) return Promise.resolve(given)
  ours ??= startTestCluster().then(({ socketDir }) => socketDir)
  return ours
}

async function makeTemplate(socketDir: string): Promise<string> {
  const name = `template_${fingerprint(migrations).slice(0, 16)}`
  await asSuperuser(socketDir, async (run) => {
    // One makes it, the others wait. Under its name it is always whole.
    await run(`select pg_advisory_lock(7400002)`)
    if (await run(`select from pg_database where datname = '${name}'`)) return
    await run(`drop database if exists ${name}_new with (force)`)
    await run(`create database ${name}_new owner quittance_owner template template0`)
    const ownerUrl = socketUrl(socketDir, 'quittance_owner', `${name}_new`)
    await migrate({ ownerUrl, folder: migrations, at: new Date('2025-01-01T00:00:00Z') })
    await run(`alter database ${name}_new rename to ${name}`)
  })
  return name
}

type Run = (text: string) => Promise<number>

const asSuperuser = <T>(socketDir: string, use: (run: Run) => Promise<T>) =>
  withClient(socketUrl(socketDir, 'postgres', 'postgres'), (client) =>
    use(async (text) => (await client.query(text)).rowCount ?? 0),
  )
