import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { day } from '#kernel/day'
import { realChance } from '#platform/chance'
import { jobMachine, recentRuns, requestAgain, requestRun } from '#platform/jobs'
import { openQueues } from '#platform/queues'
import { daily, job, type Job, type Run } from '#platform/schedule'
import { openDatabase, sql } from '#platform/sql'
import { begin, theSystem, type Work } from '#platform/work'
import { openTestDatabase } from '../world/cluster.ts'
import { testFiles } from '../world/files.ts'

async function openPlace(t: TestContext) {
  const place = await openTestDatabase()
  const database = openDatabase({ connectionString: place.appUrl, max: 20 })
  const owner = openDatabase({ connectionString: place.ownerUrl, max: 1 })
  await owner.transaction({}, async (tx) => {
    await tx.run(sql`create table public.effect (at bigint generated always as identity, what text)`)
    await tx.run(sql`grant select, insert on public.effect to quittance_app`)
  })
  await owner.close()
  const clock = { moment: '2025-03-07T09:00:00Z', now: () => new Date(clock.moment) }
  const from = { database, clock, chance: realChance, files: testFiles }
  const patience = { tries: 2, delaySeconds: 0 }
  const queues = await openQueues({ connectionString: place.appUrl }, { supervise: false, patience })
  t.after(async () => {
    await queues.close()
    await database.close()
    await place.drop()
  })
  const work = <T>(verb: (work: Work) => Promise<T>) => begin(from, { who: theSystem('test'), door: 'run' }, verb)
  return {
    work,
    clock,
    queues,
    machine: (...jobs: readonly Job[]) => jobMachine({ from, jobs, queues }),
    effects: () =>
      work(async ({ tx }) =>
        (await tx.many<{ what: string }>(sql`select what from effect order by at`)).map(({ what }) => what),
      ),
    states: () =>
      work(async ({ tx }) =>
        (await recentRuns(tx, 50)).map(({ subject, day: on, state }) => `${subject} ${on} ${state}`),
      ),
  }
}

const write = (work: Work, { job: name, subject, day: on }: Run) =>
  work.tx.run(sql`insert into effect (what) values (${`${name} ${subject} ${on}`})`)

const twoEntities = () =>
  Promise.resolve([
    { subject: 'berlin', zone: 'Europe/Berlin' },
    { subject: 'auckland', zone: 'Pacific/Auckland' },
  ])

test('a daily job runs once for each and on its own day, and catches up what a sleeping worker missed', async (t) => {
  const { machine, clock, effects } = await openPlace(t)
  const interest = daily('interest', { at: '02:30', missed: 'each', audience: twoEntities, act: write })
  const { drain, tick } = machine(interest)
  await drain()
  assert.deepEqual(await effects(), ['interest auckland 2025-03-07', 'interest berlin 2025-03-07'])
  assert.equal(await tick(), 0, 'asked for once a day')
  clock.moment = '2025-03-07T14:00:00Z'
  await drain()
  assert.deepEqual((await effects()).slice(2), ['interest auckland 2025-03-08'])
  clock.moment = '2025-03-10T09:00:00Z'
  await drain()
  assert.deepEqual((await effects()).slice(3), [
    'interest berlin 2025-03-08',
    'interest auckland 2025-03-09',
    'interest berlin 2025-03-09',
    'interest auckland 2025-03-10',
    'interest berlin 2025-03-10',
  ])
})

test('a run that was asked for by many is done once by many workers', async (t) => {
  const { machine, work, effects } = await openPlace(t)
  const slow = job('slow', {
    act: async (w, run) => {
      await write(w, run)
      await pause(5)
    },
  })
  const runs = Array.from({ length: 40 }, (_, index) => ({
    job: 'slow',
    subject: String(index % 20).padStart(2, '0'),
    day: day('2025-03-07'),
  }))
  const first = await Promise.all(runs.map((run) => work((w) => requestRun(w, run))))
  assert.equal(first.filter(Boolean).length, 20)
  await Promise.all(Array.from({ length: 8 }, () => machine(slow).drain()))
  await machine(slow).drain()
  const done = await effects()
  assert.equal(done.length, 20)
  assert.equal(new Set(done).size, 20)
})

test('a run that fails leaves nothing, is tried again, and is shown when it was given up', async (t) => {
  const { machine, work, effects, states } = await openPlace(t)
  const setting = { broken: true, tries: 0 }
  const shaky = job('shaky', {
    act: async (w, run) => {
      setting.tries += 1
      await write(w, run)
      if (setting.broken) throw new Error('no paper')
    },
  })
  const { drain } = machine(shaky)
  const run = { job: 'shaky', subject: 'all', day: day('2025-03-07') }
  await work((w) => requestRun(w, run))
  assert.equal(await drain(), 0)
  assert.equal(setting.tries, 3)
  assert.deepEqual(await effects(), [])
  assert.deepEqual(await states(), ['all 2025-03-07 failed'])
  setting.broken = false
  assert.equal(await work((w) => requestAgain(w, run)), true)
  assert.equal(await drain(), 1)
  assert.deepEqual(await states(), ['all 2025-03-07 done'])
  assert.equal(await work((w) => requestAgain(w, run)), false, 'what is done is not done again')
})

test('a run in steps goes on where it stopped, and shows how far it is', async (t) => {
  const { machine, work, effects } = await openPlace(t)
  let power = 3
  const billing = job('billing', {
    steps: async (inWork, run, progress) => {
      for (let part = await inWork(countDone); part < 5; part += 1) {
        if (power-- === 0) throw new Error('the power went')
        await inWork((w) => write(w, { ...run, subject: `part ${part}` }))
        await progress(part + 1, 5)
      }
    },
  })
  const countDone = async ({ tx }: Work) =>
    Number((await tx.one<{ count: bigint }>(sql`select count(*) as count from effect`)).count)
  await work((w) => requestRun(w, { job: 'billing', subject: 'all', day: day('2025-03-07') }))
  assert.equal(await machine(billing).drain(), 1)
  assert.deepEqual(
    await effects(),
    [0, 1, 2, 3, 4].map((part) => `billing part ${part} 2025-03-07`),
  )
  const [run] = await work(({ tx }) => recentRuns(tx, 1))
  assert.deepEqual([run?.state, run?.done, run?.total, run?.tries], ['done', 5n, 5n, 2])
})

test('of two workers that hold the same claim one has an effect', async (t) => {
  const { machine, work, effects, states, queues } = await openPlace(t)
  const run = { job: 'twice', subject: 'all', day: day('2025-03-07') }
  const another: { perform: () => Promise<void> } = { perform: () => Promise.resolve() }
  const twice = job('twice', {
    act: async (w, given) => {
      await write(w, given)
      const { perform } = another
      another.perform = () => Promise.resolve()
      await perform()
    },
  })
  const { dispatch, perform } = machine(twice)
  await work((w) => requestRun(w, run))
  await dispatch()
  let refused = ''
  await queues.drain('run', async (claim) => {
    another.perform = () => perform(claim)
    await perform(claim).catch((error: unknown) => {
      refused = String(error)
    })
  })
  assert.match(refused, /was lost/)
  assert.deepEqual(await effects(), ['twice all 2025-03-07'])
  assert.deepEqual(await states(), ['all 2025-03-07 done'])
})
