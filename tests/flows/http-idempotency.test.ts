import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatId, id } from '#kernel/id'
import { sql } from '#platform/sql'
import { forgetAnswers } from '#platform/http/idempotency'
import { makePromise, openSampleWorld } from '../world/sample-api.ts'
import type { World } from '../world/world.ts'

let world: World
before(async () => {
  world = await openSampleWorld({ today: '2025-03-03' })
})
after(() => world.close())

const customerId = formatId('cus', id<'cus'>(7n))
const asked = (said: string, amount = '100.00') => ({
  customerId,
  said,
  amount: { amount, currency: 'EUR' },
  promisedOn: '2025-03-14',
})
const kept = (said: string) =>
  world.work(({ tx }) => tx.one<{ count: bigint }>(sql`select count(*) from public.promise where said = ${said}`))

test('fifty requests at once with one key take effect once, and all get the same answer', async () => {
  const clerk = world.as('cash_clerk')
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => clerk.call(makePromise, asked('by Friday'), { key: 'friday' })),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())))
  assert.equal(bodies.size, 1)
  assert.equal(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true').length, 49)
  assert.equal((await kept('by Friday')).count, 1n)
})

test('the same key with another body, or at another address, is refused', async () => {
  const clerk = world.as('cash_clerk')
  await clerk.do(makePromise, asked('first'), { key: 'once' })
  const other = await clerk.refused(makePromise, asked('second'), { key: 'once' })
  assert.equal(other.status, 422)
  assert.equal(other.code, 'idempotency_key_was_used')
  assert.equal((await kept('second')).count, 0n)
})

test('fields in another order are the same body', async () => {
  const clerk = world.as('cash_clerk')
  await clerk.do(makePromise, asked('ordered'), { key: 'order' })
  const turned = Object.fromEntries(Object.entries(asked('ordered')).reverse())
  const answer = await clerk.call(makePromise, turned, { key: 'order' })
  assert.equal(answer.headers.get('idempotent-replayed'), 'true')
})

test('the key of one is not the key of another', async () => {
  await world.as('cash_clerk', 'Anna').do(makePromise, asked('theirs'), { key: 'shared' })
  await world.as('cash_clerk', 'Bodo').do(makePromise, asked('theirs'), { key: 'shared' })
  assert.equal((await kept('theirs')).count, 2n)
})

test('a refusal is not kept: the same key may try again', async () => {
  const clerk = world.as('cash_clerk')
  const refusal = await clerk.refused(makePromise, asked('nothing', '0.00'), { key: 'again' })
  assert.equal(refusal.code, 'promise_is_empty')
  const stored = await world.work(({ tx }) =>
    tx.one<{ count: bigint }>(sql`select count(*) from platform.idempotency where key = 'again'`),
  )
  assert.equal(stored.count, 0n)
  await clerk.do(makePromise, asked('something'), { key: 'again' })
})

test('what changes money wants a key, and a printable one', async () => {
  const clerk = world.as('cash_clerk')
  const missing = await clerk.refused(makePromise, asked('unkeyed'), { key: null })
  assert.equal(missing.code, 'idempotency_key_is_missing')
  for (const key of ['with blank', 'x'.repeat(256)]) {
    const strange = await clerk.refused(makePromise, asked('unkeyed'), { key })
    assert.equal(strange.code, 'idempotency_key_is_invalid')
  }
  assert.equal((await kept('unkeyed')).count, 0n)
})

test('answers are forgotten by age', async () => {
  const clerk = world.as('cash_clerk')
  await world.clock.set('2025-04-01')
  await clerk.do(makePromise, asked('young'), { key: 'young' })
  await world.work(({ tx }) => forgetAnswers(tx, new Date('2025-03-25T00:00:00Z')))
  const left = await world.work(({ tx }) => tx.many<{ key: string }>(sql`select key from platform.idempotency`))
  assert.deepEqual(left, [{ key: 'young' }])
})

test('each command leaves one audit row that names it, who did it and what it was about', async () => {
  const staffId = await world.staffId('cash_clerk', 'Clara')
  const made = await world.as('cash_clerk', 'Clara').do(makePromise, asked('audited'))
  await world.as('cash_clerk', 'Clara').refused(makePromise, asked('not audited', '0.00'))
  const rows = await world.work(({ tx }) =>
    tx.many<Record<string, unknown>>(sql`
      select command, door, who_kind, subject_kind, subject_id, facts ->> 'requestId' <> '' as traced
      from platform.audit where staff_id = ${staffId}`),
  )
  assert.deepEqual(rows, [
    {
      command: 'POST /v1/sample-promises',
      door: 'api',
      who_kind: 'key',
      subject_kind: 'itm',
      subject_id: (
        await world.work(({ tx }) => tx.one<{ id: bigint }>(sql`select id from public.promise where said = 'audited'`))
      ).id,
      traced: true,
    },
  ])
  assert.match(made.id, /^itm_/)
})
