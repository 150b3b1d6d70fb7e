import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { attachCluster, socketUrl, withClient } from '#platform/postgres'
import { makePlace } from './folder.ts'
import { quittance, start, startWorker, type Started } from './quittance.ts'

// One company for the tests of this file: it is made once and started anew where a test wants that.
let dataDir = ''
let undo = () => {}
let running: Started

before(async () => {
  dataDir = join(makePlace({ after: (given) => (undo = given) }), 'data')
  running = await start(['--data', dataDir])
})
after(async () => {
  await running.stop()
  undo()
})

const health = (url: string) =>
  fetch(`${url}/health`).then(
    ({ status }) => status,
    () => 0,
  )

async function untilHealthy(url: string): Promise<void> {
  while ((await health(url)) !== 200) await pause(25)
}

/** The children of a process, by what runs in them; of two servers the one that serves, which is the older. */
function childrenOf(pid: number): Record<string, number> {
  const ids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  return Object.fromEntries(ids.toReversed().map((id) => [programOf(id), id]))
}

function programOf(pid: number): string {
  try {
    const [, ours, database] = /run-(\w+)\.[jt]s|(postgres)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? []
    return ours ?? database ?? ''
  } catch {
    return ''
  }
}

test('a second start on the same folder is told who holds it', async () => {
  const { code, err } = await quittance(['start', '--data', dataDir, '--port', '0'])
  assert.equal(code, 1)
  assert.match(err, new RegExp(`in use: "quittance start" \\(process ${running.pid}\\) on port \\d+, since 20`))
  assert.match(err, /--data DIR/)
})

test('other commands work on the company while it runs', async () => {
  const { code, out } = await quittance(['doctor', '--data', dataDir])
  assert.equal(code, 0)
  assert.match(out, /^ok +migrations +up to date$/m)
})

test('server, worker and database come back when they are killed', async () => {
  const before = childrenOf(running.pid)
  assert.deepEqual(Object.keys(before).toSorted(), ['postgres', 'server', 'worker'])
  for (const pid of Object.values(before)) process.kill(pid, 'SIGKILL')
  for (;;) {
    const now = childrenOf(running.pid)
    if (Object.keys(before).every((name) => now[name] && now[name] !== before[name])) break
    await pause(25)
  }
  await untilHealthy(running.url)
})

test('a signal stops everything, in time and without a trace', async () => {
  const { server = 0, worker = 0, postgres = 0 } = childrenOf(running.pid)
  const asked = Date.now()
  assert.equal(await running.stop('SIGINT'), 0)
  assert.ok(Date.now() - asked < 5000, `${Date.now() - asked} ms`)
  for (const pid of [server, worker, postgres]) assert.equal(existsSync(`/proc/${pid}`), false)
  assert.equal(existsSync(join(dataDir, 'holder.json')), false)
  assert.equal(existsSync(join(dataDir, 'postgres', 'postmaster.pid')), false)
  running = await start(['--data', dataDir])
})

test('after the supervisor is killed nothing of it stays, and the next start takes over the database', async () => {
  const { server = 0, worker = 0, postgres = 0 } = childrenOf(running.pid)
  await running.stop('SIGKILL')
  running = await start(['--data', dataDir, '--no-worker'])
  assert.equal(existsSync(`/proc/${postgres}`), true)
  assert.deepEqual(Object.keys(childrenOf(running.pid)), ['server'])
  while (existsSync(`/proc/${server}`) || existsSync(`/proc/${worker}`)) await pause(25)
})

test('workers may run beside, come back when they are killed, and stop when they are asked', async () => {
  const workers = [await startWorker(['--data', dataDir]), await startWorker(['--data', dataDir])]
  for (const { pid, stop } of workers) {
    const { worker = 0 } = childrenOf(pid)
    process.kill(worker, 'SIGKILL')
    while ([0, undefined, worker].includes(childrenOf(pid)['worker'])) await pause(25)
    assert.equal(await stop(), 0)
  }
})

test('a port that is taken is a clear no', async (context) => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : 0)
  const fresh = join(makePlace(context), 'data')
  const { code, err } = await quittance(['start', '--data', fresh, '--port', port])
  other.close()
  assert.equal(code, 1)
  assert.match(err, new RegExp(`Port ${port} is taken`))
  assert.equal(existsSync(fresh), false)
})

test('a database of one’s own is migrated by its owner and served by the application’s role', async () => {
  const { socketDir, superuserUrl } = (await attachCluster(dataDir)) ?? assert.fail('nothing runs')
  await withClient(superuserUrl, (client) => client.query('create database own owner quittance_owner'))
  const env = {
    DATABASE_URL: socketUrl(socketDir, 'quittance_app', 'own'),
    DATABASE_OWNER_URL: socketUrl(socketDir, 'quittance_owner', 'own'),
    QUITTANCE_DATA_DIR: join(dataDir, 'unused'),
  }
  const without = await quittance(['start', '--no-web'], { env: { ...env, DATABASE_OWNER_URL: '' } })
  assert.equal(without.code, 1)
  assert.match(without.err, /lacks 0001_platform\.sql/)
  const served = await start([], { env })
  assert.equal(await health(served.url), 200)
  assert.deepEqual(Object.keys(childrenOf(served.pid)).toSorted(), ['server', 'worker'])
  assert.equal(await served.stop(), 0)
  const worker = await quittance(['worker', '--data', join(dataDir, 'unused')])
  assert.equal(worker.code, 1)
  assert.match(worker.err, /Nothing runs on/)
})
