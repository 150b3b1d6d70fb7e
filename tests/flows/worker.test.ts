import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { jobs as allJobs } from '#app/schedule'
import { openWorker, type WorkerOptions } from '#app/worker'
import { day } from '#kernel/day'
import { queueMail } from '#modules/messages'
import { appendAudit } from '#platform/audit'
import { checkAudit } from '#platform/audit-check'
import { realChance } from '#platform/chance'
import { announceAll, fact } from '#platform/events'
import { requestRun } from '#platform/jobs'
import { smtpTransport } from '#platform/mail'
import { when } from '#platform/reactions'
import { forgetOld } from '#platform/retention'
import { job } from '#platform/schedule'
import { openDatabase, sql } from '#platform/sql'
import { begin, theSystem, type Work } from '#platform/work'
import { openTestDatabase } from '../world/cluster.ts'
import { testFiles } from '../world/files.ts'
import { openSmtpSink } from '../world/smtp-sink.ts'

const told = fact('test.told', z.object({ number: z.int() }))

const write = (what: string) => (work: Work) => work.tx.run(sql`insert into effect (what) values (${what})`)

async function openPlace(t: TestContext) {
  const place = await openTestDatabase()
  const database = openDatabase({ connectionString: place.appUrl, max: 20 })
  const owner = openDatabase({ connectionString: place.ownerUrl, max: 1 })
  await owner.transaction({}, async (tx) => {
    await tx.run(sql`create table public.effect (what text)`)
    await tx.run(sql`grant select, insert on public.effect to quittance_app`)
  })
  const from = {
    database,
    clock: { now: () => new Date('2025-03-07T09:00:00Z') },
    chance: realChance,
    files: testFiles,
  }
  const failures: unknown[] = []
  const open = async (options: Partial<WorkerOptions> = {}) => {
    const worker = await openWorker({
      from,
      databaseUrl: place.appUrl,
      reactions: [],
      jobs: [],
      post: { transport: null, sender: null },
      onFailure: (what, error) => failures.push([what, error]),
      ...options,
    })
    closing.unshift(worker.close)
  }
  const closing: (() => Promise<unknown>)[] = [owner.close, database.close, () => place.drop()]
  t.after(async () => {
    for (const close of closing) await close()
  })
  const work = <T>(verb: (work: Work) => Promise<T>) => begin(from, { who: theSystem('test'), door: 'command' }, verb)
  const effects = () =>
    work(async ({ tx }) =>
      (await tx.many<{ what: string }>(sql`select what from effect order by what`)).map(({ what }) => what),
    )
  return { open, work, effects, failures }
}

/** Whatever a worker does it does soon; how soon depends on what else this machine is doing. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return
    await pause(50)
  }
  assert.fail('it did not happen within half a minute')
}

test('several workers share the news, the runs and the seal, and each thing happens once', async (t) => {
  const { open, work, effects, failures } = await openPlace(t)
  const options = {
    reactions: when(told, { name: 'note', react: (inside: Work, { number }) => write(`news ${number}`)(inside) }),
    jobs: [job('count', { act: (inside, { subject }) => write(`run ${subject}`)(inside) })],
  }
  await Promise.all([open(options), open(options), open(options)])
  await work((inside) =>
    announceAll(
      inside,
      told,
      [1, 2, 3, 4, 5].map((number) => ({ number })),
    ),
  )
  for (const subject of ['a', 'b', 'c']) {
    await work((inside) => requestRun(inside, { job: 'count', subject, day: day('2025-03-07') }))
    await work((inside) =>
      appendAudit(inside, { command: 'test.note', subject: { kind: 'inv', id: 1n }, facts: { subject } }),
    )
  }
  await until(async () => (await effects()).length >= 8)
  const sealed = () =>
    work(({ tx }) =>
      tx.one<{ open: number }>(sql`
      select (select count(*) from platform.audit)::int - (select count(*) from platform.audit_seal)::int as open`),
    )
  await until(async () => (await sealed()).open === 0)
  assert.deepEqual(await effects(), ['news 1', 'news 2', 'news 3', 'news 4', 'news 5', 'run a', 'run b', 'run c'])
  assert.equal((await work(({ tx }) => checkAudit(tx))).broken, null)
  assert.deepEqual(failures, [])
})

test('letters leave by the mail server of the settings, and wait in sight without one', async (t) => {
  const { open, work } = await openPlace(t)
  const sink = await openSmtpSink()
  const transport = smtpTransport(sink.url, 'quittance.example')
  t.after(async () => {
    transport.close()
    await sink.close()
  })
  await work((inside) =>
    queueMail(inside, {
      customerId: null,
      purpose: 'account',
      about: { kind: 'stf', id: 1n },
      dedupeKey: 'welcome 1',
      to: 'somebody@halden.example',
      language: 'en',
      subject: 'Welcome',
      text: 'Good morning.',
    }),
  )
  const mail = () =>
    work(({ tx }) => tx.one<{ state: string; note: string | null }>(sql`select state, note from messages.mail`))
  await open()
  await until(async () => (await mail()).note === 'no_mail_server')
  assert.equal((await mail()).state, 'queued')
  await open({ post: { transport, sender: { name: 'Halden', address: 'office@halden.example' } } })
  await until(async () => (await mail()).state === 'sent')
  assert.equal(sink.received.length, 1)
})

test('what is kept for a time only is forgotten when that is over, and each such table has a way', async (t) => {
  const { open, work, failures } = await openPlace(t)
  const answers = () =>
    work(async ({ tx }) =>
      (await tx.many<{ key: string }>(sql`select key from platform.idempotency`)).map(({ key }) => key),
    )
  for (const [key, at] of [
    ['old', '2025-02-27T00:00:00Z'],
    ['new', '2025-03-06T00:00:00Z'],
  ]) {
    await work(({ tx }) =>
      tx.run(sql`
        insert into platform.idempotency (who, key, endpoint, body_hash, at)
        values ('test', ${key}, 'POST /v1/x', '\\x00', ${at}::timestamptz)`),
    )
  }
  await open({ jobs: allJobs })
  await until(async () => (await answers()).length === 1)
  assert.deepEqual(await answers(), ['new'])
  const unfinished = () =>
    work(({ tx }) =>
      tx.one<{ count: number }>(sql`
      select count(*) filter (where state <> 'done')::int as count from platform.job_run`),
    )
  await until(async () => (await unfinished()).count === 0)
  assert.deepEqual(failures, [])
  const gone = await work(({ tx, at }) => forgetOld(tx, at))
  assert.ok('auth.session' in gone && 'platform.job_run' in gone)
})

test('a worker outlives a database that drops its connections', async (t) => {
  const { open, work, effects } = await openPlace(t)
  await open({
    reactions: when(told, { name: 'note', react: (inside: Work, { number }) => write(`news ${number}`)(inside) }),
  })
  const broken = await work(({ tx }) =>
    tx.one<{ count: number }>(sql`
      select count(pg_terminate_backend(pid))::int as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`),
  )
  assert.ok(broken.count > 2)
  await work((inside) => announceAll(inside, told, [{ number: 1 }]))
  await until(async () => (await effects()).length === 1)
})
