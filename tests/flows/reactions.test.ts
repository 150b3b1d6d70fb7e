import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { realChance } from '#platform/chance'
import { announce, announceAll, fact } from '#platform/events'
import { openQueues } from '#platform/queues'
import { reactionRunner } from '#platform/reaction-runner'
import { when, type Wiring } from '#platform/reactions'
import { openDatabase, sql } from '#platform/sql'
import { begin, theSystem, type Work } from '#platform/work'
import { openTestDatabase } from '../world/cluster.ts'
import { testFiles } from '../world/files.ts'

const told = fact('test.told', z.object({ number: z.int() }))
const answered = fact('test.answered', z.object({ number: z.int() }))

const patience = { tries: 2, delaySeconds: 0 }

async function openPlace(t: TestContext) {
  const place = await openTestDatabase()
  const { appUrl, ownerUrl } = place
  const database = openDatabase({ connectionString: appUrl, max: 20 })
  const ownerDatabase = openDatabase({ connectionString: ownerUrl, max: 1 })
  await ownerDatabase.transaction({}, async (tx) => {
    await tx.run(
      sql`create table public.effect (at bigint generated always as identity, reaction text, number integer)`,
    )
    await tx.run(sql`grant select, insert on public.effect to quittance_app`)
  })
  const from = {
    database,
    clock: { now: () => new Date('2025-03-07T09:00:00Z') },
    chance: realChance,
    files: testFiles,
  }
  const queues = await openQueues({ connectionString: appUrl }, { supervise: false, patience })
  t.after(async () => {
    await queues.close()
    await Promise.all([database.close(), ownerDatabase.close()])
    await place.drop()
  })
  const work = <T>(verb: (work: Work) => Promise<T>) => begin(from, { who: theSystem('test'), door: 'run' }, verb)
  const runner = async (wirings: readonly Wiring[]) => {
    const made = reactionRunner({ from, wirings, queues })
    await made.prepare()
    return made
  }
  const effects = (reaction: string) =>
    work(async ({ tx }) =>
      (await tx.many<{ number: number }>(sql`select number from effect where reaction = ${reaction} order by at`)).map(
        ({ number }) => number,
      ),
    )
  const tell = (...numbers: number[]) =>
    work((w) =>
      announceAll(
        w,
        told,
        numbers.map((number) => ({ number })),
      ),
    )
  /** Transactions of other tests on the same server hold the line back too; waits until it has passed all that was told. */
  const settled = async () => {
    const line = sql`select count(*) from platform.event where xid >= pg_snapshot_xmin(pg_current_snapshot())`
    while (await work(async ({ tx }) => (await tx.one<{ count: bigint }>(line)).count > 0n)) await pause(10)
  }
  return { work, runner, effects, tell, settled, queues }
}

const write = (name: string) => ({
  name,
  react: ({ tx }: Work, { number }: { number: number }) =>
    tx.run(sql`insert into effect (reaction, number) values (${name}, ${number})`),
})

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('eight writers commit out of order, and no event is skipped or met twice', async (t) => {
  const { work, runner, effects } = await openPlace(t)
  const wirings = when(told, write('a'), { ...write('b'), together: 7 })
  const [one, two] = [await runner(wirings), await runner(wirings)]
  const perWriter = 25
  const writing = { on: true }
  const writers = upTo(8).map(async (writer) => {
    for (const turn of upTo(perWriter)) {
      await work(async (w) => {
        await announce(w, told, { number: writer * 1000 + turn })
        // The row has its place now; the transaction ends when it likes.
        await pause((writer * turn * 7) % 23)
      })
    }
  })
  const reader = async ({ pass }: typeof one) => {
    while (writing.on) {
      const { moved } = await pass()
      if (moved === 0) await pause(2)
    }
  }
  const readers = [reader(one), reader(two)]
  await Promise.all(writers)
  writing.on = false
  await Promise.all(readers)
  await one.drain()
  const expected = upTo(8).flatMap((writer) => upTo(perWriter).map((turn) => writer * 1000 + turn))
  for (const name of ['a', 'b']) {
    assert.deepEqual(
      (await effects(name)).toSorted((x, y) => x - y),
      expected,
      `reaction ${name}`,
    )
  }
})

test('events are met in the order in which their transactions began, also when an earlier one ends later', async (t) => {
  const { work, runner, effects, tell } = await openPlace(t)
  const { pass, drain } = await runner(when(told, write('a')))
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  let begun = () => {}
  const first = new Promise<void>((resolve) => (begun = resolve))
  const slow = work(async (w) => {
    await announce(w, told, { number: 1 })
    begun()
    await ended
  })
  await first
  await tell(2)
  assert.deepEqual(await pass(), { moved: 0, waiting: true })
  end()
  await slow
  await drain()
  assert.deepEqual(await effects('a'), [1, 2])
})

test('a reaction that fails after its effect leaves nothing, and its effect comes once', async (t) => {
  const { runner, effects, tell, queues } = await openPlace(t)
  let failures = 1
  const shaky = {
    ...write('shaky'),
    react: async (work: Work, payload: { number: number }) => {
      await write('shaky').react(work, payload)
      if (payload.number === 2 && failures-- > 0) throw new Error('crashed between')
    },
  }
  const { drain, retry } = await runner(when(told, shaky, write('steady')))
  await tell(1, 2, 3)
  await drain()
  assert.deepEqual(await effects('shaky'), [1, 3])
  assert.deepEqual(await effects('steady'), [1, 2, 3], 'the others do not wait')
  assert.equal(await queues.drain('reaction', retry), 1)
  assert.deepEqual(await effects('shaky'), [1, 3, 2])
  assert.equal(await queues.drain('reaction', retry), 0)
})

test('what shares a transaction with a failure is done all the same', async (t) => {
  const { runner, effects, tell, queues } = await openPlace(t)
  const picky = {
    name: 'picky',
    together: 5,
    react: async (work: Work, payload: { number: number }) => {
      if (payload.number === 3) throw new Error('not three')
      await write('picky').react(work, payload)
    },
  }
  const { drain, retry } = await runner(when(told, picky))
  await tell(...upTo(7))
  await drain()
  assert.deepEqual(await effects('picky'), [1, 2, 4, 5, 6, 7])
  assert.equal(await queues.drain('reaction', retry), 0)
})

test('after the last try an event lies in the dead letters, and comes back when it is sent back', async (t) => {
  const { runner, effects, tell, queues } = await openPlace(t)
  let broken = true
  let tries = 0
  const stubborn = {
    name: 'stubborn',
    react: async (work: Work, payload: { number: number }) => {
      tries += 1
      if (broken) throw new Error('the printer is on fire')
      await write('stubborn').react(work, payload)
    },
  }
  const { drain, retry } = await runner(when(told, stubborn))
  await tell(5)
  await drain()
  await queues.drain('reaction', retry)
  assert.equal(tries, 4, 'once in line, once handed over, and twice more')
  const [dead, ...others] = await queues.dead('reaction')
  assert.equal(others.length, 0)
  assert.match(JSON.stringify(dead), /test\.told > stubborn/)
  broken = false
  assert.equal(await queues.redrive('reaction'), 1)
  await queues.drain('reaction', retry)
  assert.deepEqual(await effects('stubborn'), [5])
  assert.equal((await queues.dead('reaction')).length, 0)
})

test('a new reaction begins now, or at the start when it says so', async (t) => {
  const { runner, effects, tell, settled } = await openPlace(t)
  await tell(1)
  await settled()
  const { drain } = await runner(when(told, write('new'), { ...write('rebuilt'), from: 'the start' as const }))
  await tell(2)
  await drain()
  assert.deepEqual(await effects('new'), [2])
  assert.deepEqual(await effects('rebuilt'), [1, 2])
})

test('a chain of reactions is drained to its end', async (t) => {
  const { runner, effects, tell } = await openPlace(t)
  const answer = {
    name: 'answer',
    react: (work: Work, { number }: { number: number }) => announce(work, answered, { number: number * 10 }),
  }
  const { drain } = await runner([...when(told, answer), ...when(answered, write('heard'))])
  await tell(1, 2)
  assert.equal(await drain(), 4)
  assert.deepEqual(await effects('heard'), [10, 20])
})
