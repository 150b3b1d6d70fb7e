import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatId, id } from '#kernel/id'
import { changePromise, makePromise, onePromise, openSampleWorld } from '../world/sample-api.ts'
import type { World } from '../world/world.ts'

let world: World
before(async () => {
  world = await openSampleWorld()
})
after(() => world.close())

const promised = {
  customerId: formatId('cus', id<'cus'>(7n)),
  said: 'soon',
  amount: { amount: '1.00', currency: 'EUR' },
  promisedOn: null,
}

test('a change wants the version that was read, and one of two changers is told', async () => {
  const clerk = world.as('cash_clerk')
  const { id: promiseId, version } = await clerk.do(makePromise, promised)
  assert.equal(version, 1)

  const missing = await clerk.refused(changePromise, { promiseId, said: 'x' })
  assert.deepEqual([missing.status, missing.code], [428, 'version_is_missing'])

  const both = await Promise.all(
    ['tomorrow', 'never'].map((said) => clerk.call(changePromise, { promiseId, said }, { version })),
  )
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([200, 412]))
  const lost = both.find(({ status }) => status === 412)
  const problem: unknown = await lost?.json()
  assert.deepEqual(problem, {
    type: 'urn:quittance:problem:version_is_stale',
    status: 412,
    code: 'version_is_stale',
    title: 'It was changed since you read it.',
    remedy: 'Read it again, look at what changed, and send your change with the new version.',
    facts: { version: 2 },
    requestId: lost?.headers.get('x-request-id'),
  })
})

test('an answer with a version has it as its ETag, ready for If-Match', async () => {
  const clerk = world.as('cash_clerk')
  const { id: promiseId } = await clerk.do(makePromise, promised)
  const answer = await clerk.call(onePromise, { promiseId })
  const etag = answer.headers.get('etag')
  assert.equal(etag, '"1"')
  const changed = await clerk.call(changePromise, { promiseId, said: 'y' }, { headers: { 'if-match': etag ?? '' } })
  assert.equal(changed.status, 200)
  assert.equal(changed.headers.get('etag'), '"2"')
})

test('If-Match in another form is refused, and nothing changes', async () => {
  const clerk = world.as('cash_clerk')
  const { id: promiseId } = await clerk.do(makePromise, promised)
  for (const header of ['1', '*', 'W/"1"', '"1", "2"']) {
    const problem = await clerk.refused(changePromise, { promiseId, said: 'z' }, { headers: { 'if-match': header } })
    assert.deepEqual([problem.status, problem.code], [400, 'version_is_invalid'])
  }
  assert.equal((await clerk.ask(onePromise, { promiseId })).said, 'soon')
})
