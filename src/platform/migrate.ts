import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { refusePlainly } from '#platform/plain-refusal'
import { withClient } from '#platform/postgres'
import { migrateQueues } from '#platform/queues'

export type MigrateOptions = {
  /** The role that owns all tables. */
  readonly ownerUrl: string
  readonly folder: string
  /** Written beside each file; the database is never asked for the time. */
  readonly at: Date
  readonly onStep?: (step: MigrationStep) => void
}

export type MigrationStep = {
  readonly file: string
  readonly did: 'began' | 'ran' | 'recorded' | 'committed'
}

type Migration = { readonly number: number; readonly file: string; readonly text: string; readonly sha256: string }

// Any number will do, as long as nothing else in this database uses it.
const migrationLock = 7_400_001

/**
 * Brings a database up to the files of a folder. Each file and its record commit together, so that a start after a kill goes on
 * where the last one stood; two at once wait for each other.
 */
export async function migrate({ ownerUrl, folder, at, onStep }: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = migrationsIn(folder)
  const client = new Client({ connectionString: ownerUrl, application_name: 'quittance migrate' })
  // A connection that breaks is told by the query that runs on it.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const missing = missingFrom(await recorded(client), migrations)
    // First, so that a database which has all our files has the queues as well.
    await migrateQueues({ connectionString: ownerUrl })
    for (const migration of missing) await apply(client, migration, { at, onStep })
    return { applied: missing.map(({ file }) => file) }
  } finally {
    // The lock ends with the session.
    await client.end().catch(() => {})
  }
}

/** The files that this database has not seen yet; a database of another text or a newer version is refused. Any role may ask. */
export async function missingMigrations(url: string, folder: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const done = (await hasRecord(client)) ? await readRecord(client) : []
    return missingFrom(done, migrationsIn(folder)).map(({ file }) => file)
  })
}

/** One value for the whole folder: two databases with the same one have the same tables. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const { file, sha256 } of migrationsIn(folder)) hash.update(`${file} ${sha256}\n`)
  return hash.digest('hex')
}

export function migrationsIn(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => readMigration(folder, file))
  for (const [index, { file, number }] of migrations.entries()) {
    const before = migrations[index - 1]
    if (before?.number === number) throw new Error(`${before.file} and ${file} have the same number`)
  }
  return migrations
}

function readMigration(folder: string, file: string): Migration {
  const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1])
  if (!number) throw new Error(`${file} is not named like 0001_name.sql`)
  const text = readFileSync(join(folder, file), 'utf8')
  if (/^\s*--\s*no transaction/i.test(text))
    throw new Error(`${file} wants no transaction, so a kill could leave half of it`)
  return { number, file, text, sha256: createHash('sha256').update(text).digest('hex') }
}

type Recorded = { readonly number: number; readonly name: string; readonly sha256: string }

/** What has been applied; makes the table for it in a bare database. */
async function recorded(client: Client): Promise<Recorded[]> {
  if (!(await hasRecord(client))) {
    // In one go, so that a kill leaves either all of it or nothing.
    await client.query(`begin;
      create schema if not exists platform;
      create table platform.migration (
        number integer primary key,
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null
      );
      grant usage on schema platform to public;
      grant select on platform.migration to public;
      commit`)
  }
  return readRecord(client)
}

async function hasRecord(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_tables where schemaname = 'platform' and tablename = 'migration'`,
  )
  return Boolean(rowCount)
}

async function readRecord(client: Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>('select number, name, sha256 from platform.migration order by number')
  return rows
}

function missingFrom(done: readonly Recorded[], migrations: readonly Migration[]): Migration[] {
  for (const { number, name, sha256 } of done) {
    const file = migrations.find((migration) => migration.number === number)
    if (!file) refuseNewer(name)
    if (file.sha256 !== sha256) refuseChanged(file.file)
  }
  return migrations.filter(({ number }) => !done.some((record) => record.number === number))
}

type Circumstances = Pick<MigrateOptions, 'at' | 'onStep'>

async function apply(client: Client, migration: Migration, { at, onStep }: Circumstances): Promise<void> {
  const { number, file, text, sha256 } = migration
  await client.query('begin')
  const transaction = await transactionOf(client)
  onStep?.({ file, did: 'began' })
  try {
    await client.query(text)
  } catch (error) {
    throw new Error(`${file} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  onStep?.({ file, did: 'ran' })
  if ((await transactionOf(client)) !== transaction) throw new Error(`${file} ends the transaction that it runs in`)
  await client.query('insert into platform.migration (number, name, sha256, applied_at) values ($1, $2, $3, $4)', [
    number,
    file,
    sha256,
    at,
  ])
  onStep?.({ file, did: 'recorded' })
  await client.query('commit')
  // What a file set for its session is not for the next one.
  await client.query('reset all')
  onStep?.({ file, did: 'committed' })
}

async function transactionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return rows[0]?.id ?? ''
}

function refuseChanged(file: string): never {
  return refusePlainly('migration_changed', {
    message: `${file} has been applied to this database, but its text is another one now`,
    remedy: 'Put the file back as it was; what should change goes into a new file',
  })
}

function refuseNewer(name: string): never {
  return refusePlainly('database_is_newer', {
    message: `This database has ${name}, which this version of the program does not know`,
    remedy: 'Run the newer version that wrote it',
  })
}
