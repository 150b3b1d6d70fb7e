import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Refused } from '#kernel/outcome'
import { attachCluster, type Cluster, type ClusterOptions, openCluster, withClient } from '#platform/postgres'
import { root } from '../../scripts/tree.ts'
import { runAs } from '../../src/platform/postgres/account.ts'
import { makeOwnFolder, openDataFolder } from '../../src/platform/postgres/data-folder.ts'
import { findPrograms, programPath } from '../../src/platform/postgres/programs.ts'
import { makePlace } from './folder.ts'

// One folder for all tests of this file, one after the other: making the files of a database takes longest.
let dataDir = ''
let undo = () => {}
const open: Cluster[] = []

before(() => {
  dataDir = join(makePlace({ after: (given) => (undo = given) }), 'a folder')
})
after(async () => {
  for (const cluster of open) await cluster.stop()
  undo()
})

const holder = { command: 'test', port: 7400, since: new Date('2025-03-07T10:00:00Z') }

async function openFolder(options: Partial<ClusterOptions> = {}): Promise<Cluster> {
  const cluster = await openCluster({ dataDir, holder, ...options })
  open.push(cluster)
  return cluster
}

const ask = (url: string, text: string) =>
  withClient(url, async (client) => (await client.query<{ n: number }>(text)).rows[0]?.n)

const lockFile = () => join(dataDir, 'postgres', 'postmaster.pid')

/** A process of its own that opens the folder, writes numbers as fast as it can, and says each one that was acknowledged. */
async function spawnWriter(): Promise<{ child: ChildProcess; acknowledged: () => number }> {
  const script = `
    import { openCluster, withClient } from '#platform/postgres'
    const { ownerUrl } = await openCluster({ dataDir: ${JSON.stringify(dataDir)}, holder: { command: 'write', port: 7401, since: new Date(0) } })
    await withClient(ownerUrl, async (client) => {
      await client.query('create table if not exists public.acknowledged (n integer)')
      await client.query('truncate public.acknowledged')
      for (let n = 1; ; n += 1) {
        await client.query('insert into public.acknowledged values ($1)', [n])
        process.stdout.write(n + '\\n')
      }
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told = (told + text).slice(-200)))
  const acknowledged = () => Number(told.split('\n').at(-2) ?? 0)
  while (acknowledged() < 20) {
    assert.equal(child.exitCode, null, 'the writer ended before it had written')
    await pause(20)
  }
  return { child, acknowledged }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'close')
}

test('a new folder becomes a database with safe settings and roles that know their place', async () => {
  const cluster = await openFolder()
  const settings = await withClient(cluster.appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in
       ('data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'TimeZone')`,
    )
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
  })
  assert.deepEqual(settings, {
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    listen_addresses: '',
    TimeZone: 'UTC',
  })
  await assert.rejects(ask(cluster.appUrl, 'create table public.mine (id integer)'), /permission denied/)
  assert.equal(
    await ask(cluster.ownerUrl, `select count(*)::int as n from pg_roles where rolname like 'quittance%' and rolsuper`),
    0,
  )
  assert.equal(await ask(cluster.ownerUrl, `select ascii(upper('ä')) as n`), 'Ä'.codePointAt(0))
  await cluster.stop()
  assert.equal(existsSync(lockFile()), false)
  assert.equal(await attachCluster(dataDir), null)
})

test('a database that is killed answers again by itself', async () => {
  const cluster = await openFolder()
  const restarted = new Promise<void>((resolve) => cluster.onRestart(resolve))
  const before = cluster.pid()
  process.kill(before, 'SIGKILL')
  await restarted
  assert.notEqual(cluster.pid(), before)
  assert.equal(await ask(cluster.appUrl, 'select 1 as n'), 1)
  await cluster.stop()
})

test('the database of a killed supervisor is taken over, with its lock file, and kept running', async () => {
  const { child, acknowledged } = await spawnWriter()
  const pid = Number(readFileSync(lockFile(), 'utf8').split('\n')[0])
  await kill(child)
  const cluster = await openFolder()
  assert.equal(cluster.adopted, true)
  assert.equal(cluster.pid(), pid)
  assert.equal(Number(readFileSync(lockFile(), 'utf8').split('\n')[0]), pid)
  const kept = await ask(cluster.ownerUrl, 'select max(n) as n from public.acknowledged')
  assert.ok(Number(kept) >= acknowledged(), `${kept} of ${acknowledged()} acknowledged rows`)
  const restarted = new Promise<void>((resolve) => cluster.onRestart(resolve))
  process.kill(pid, 'SIGKILL')
  await restarted
  assert.equal(await ask(cluster.ownerUrl, 'select max(n) as n from public.acknowledged'), kept)
  await cluster.stop()
})

test('supervisor and database killed together lose nothing that was acknowledged', async () => {
  for (let round = 1; round <= 3; round += 1) {
    const { child, acknowledged } = await spawnWriter()
    process.kill(Number(readFileSync(lockFile(), 'utf8').split('\n')[0]), 'SIGKILL')
    await kill(child)
    const cluster = await openFolder()
    const kept = await ask(cluster.ownerUrl, 'select count(*)::int as n from public.acknowledged')
    assert.ok(Number(kept) >= acknowledged(), `${kept} of ${acknowledged()} acknowledged rows`)
    await cluster.stop()
  }
})

test('of several at once one gets the folder, and the others are told who', async () => {
  const tries = await Promise.allSettled([openFolder(), openFolder(), openFolder()])
  const refused = tries.filter((tried) => tried.status === 'rejected')
  assert.equal(refused.length, 2)
  for (const { reason } of refused) {
    assert.ok(reason instanceof Refused)
    assert.equal(reason.code, 'data_folder_held')
    assert.match(
      String(reason.facts['message']),
      new RegExp(`process ${process.pid}\\) on port 7400, since 2025-03-07T10:00:00`),
    )
  }
  for (const tried of tries) if (tried.status === 'fulfilled') await tried.value.stop()
})

test('a lock file whose number belongs to another program does not stand in the way', async () => {
  const text = [process.pid, join(dataDir, 'postgres'), 0, 5432, join(dataDir, 'socket'), '', ''].join('\n')
  writeFileSync(lockFile(), text)
  const cluster = await openFolder()
  assert.equal(cluster.adopted, false)
  await cluster.stop()
})

test('each setting that could lose what was acknowledged is refused by name', async () => {
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await assert.rejects(openFolder({ settings: { [name]: 'off' } }), refusesSetting(name))
    assert.equal(existsSync(lockFile()), false, 'the database is stopped again')
  }
})

test('a database without checksums is refused', async () => {
  const folder = openDataFolder(join(dataDir, 'bare'))
  const programs = findPrograms(folder.account, folder.path)
  makeOwnFolder(folder.pgData, folder.account)
  const bare = programs.major >= 18 ? ['--no-data-checksums'] : []
  const flags = ['-D', folder.pgData, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'peer', '--no-sync', ...bare]
  execFileSync(programPath(programs, 'initdb'), flags, { ...runAs(folder.account), cwd: folder.pgData })
  await assert.rejects(openFolder({ dataDir: folder.path }), refusesSetting('data_checksums'))
})

const refusesSetting = (name: string) => (error: unknown) =>
  error instanceof Refused &&
  error.code === 'database_not_safe' &&
  String(error.facts['message']).startsWith(`The database has ${name} = off; it must be`)
