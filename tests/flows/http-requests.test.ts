import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatId, id } from '#kernel/id'
import { importPromises, makePromise, onePromise, openSampleWorld, promisePaper } from '../world/sample-api.ts'
import type { World } from '../world/world.ts'

const lines: string[] = []
let world: World
before(async () => {
  world = await openSampleWorld({ server: { log: { level: 'info', stream: { write: (line) => lines.push(line) } } } })
})
after(() => world.close())

const customerId = formatId('cus', id<'cus'>(7n))
const promised = { customerId, said: 'soon', amount: { amount: '1.00', currency: 'EUR' }, promisedOn: null }

test('a wrong request names each field and what it must be', async () => {
  const clerk = world.as('cash_clerk')
  const answer = await clerk.call(makePromise, {
    customerId: 'cus_1',
    said: '',
    amount: { amount: '1.234', currency: 'EUR' },
    promisedOn: '2025-02-30',
    approved: true,
  })
  assert.equal(answer.status, 400)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  const problem: unknown = await answer.json()
  assert.deepEqual(problem, {
    type: 'urn:quittance:problem:request_is_invalid',
    status: 400,
    code: 'request_is_invalid',
    title: 'The request is not what this address accepts.',
    remedy: 'Correct the fields that are named and send it again.',
    errors: [
      { path: 'customerId', message: 'must be the id of a customer, which begins with cus_' },
      { path: 'said', message: 'Too small: expected string to have >=1 characters' },
      { path: 'amount', message: 'must be an amount with no more decimals than its currency has' },
      { path: 'promisedOn', message: 'must be a day such as 2025-03-07' },
      { path: 'approved', message: 'is not a field of this request' },
    ],
    requestId: answer.headers.get('x-request-id'),
  })
})

test('bodies that are no JSON object are refused as such', async () => {
  const clerk = world.as('cash_clerk')
  const send = (body: string, type = 'application/json') =>
    clerk.raw('/v1/sample-promises', {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'idempotency-key': 'k' },
    })
  for (const [body, type] of [
    ['{"said":', 'application/json'],
    ['[]', 'application/json'],
    ['"text"', 'application/json'],
    ['{"__proto__": {"said": "x"}}', 'application/json'],
    ['said=x', 'application/x-www-form-urlencoded'],
    ['<said/>', 'text/xml'],
  ] as const) {
    const answer = await send(body, type)
    assert.equal(answer.status, 400, body)
    assert.match(await answer.text(), /"code":"request_is_invalid"/)
  }
  assert.equal((await send(`{"said": "${'x'.repeat(1_100_000)}"}`)).status, 413)
})

test('what stands in the address does not stand in the body too, and the body does not come as a query', async () => {
  const clerk = world.as('cash_clerk')
  const { id: promiseId } = await clerk.do(makePromise, promised)
  const send = (path: string, body: object) =>
    clerk.raw(path, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
    })
  const doubled = await send(`/v1/sample-promises/${promiseId}`, { promiseId, said: 'x' })
  assert.match(await doubled.text(), /"path":"promiseId","message":"stands in the address alone"/)
  const queried = await send(`/v1/sample-promises/${promiseId}?said=x`, {})
  assert.match(await queried.text(), /"path":"said","message":"belongs in the body"/)
})

test('an id that is not, an id of something else and a broken one are answered alike', async () => {
  const clerk = world.as('cash_clerk')
  const texts = await Promise.all(
    [formatId('itm', id<'itm'>(999_999n)), 'itm_999999', formatId('ord', id<'ord'>(1n)), '1', '%00'].map(
      async (promiseId) => {
        const answer = await clerk.call(onePromise, { promiseId })
        assert.equal(answer.status, 404)
        return (await answer.text()).replace(/"requestId":"[^"]+"/, '')
      },
    ),
  )
  assert.equal(new Set(texts).size, 1)
})

test('a refusal says its code, what is so, what to do, and the facts in the form of the wire', async () => {
  const asked = { ...promised, amount: { amount: '0', currency: 'JPY' } }
  const { requestId, ...problem } = await world.as('cash_clerk').refused(makePromise, asked)
  assert.match(requestId ?? '', /^[\w-]{8,}$/)
  assert.deepEqual(problem, {
    type: 'urn:quittance:problem:promise_is_empty',
    status: 409,
    code: 'promise_is_empty',
    title: 'Nobody promises nothing.',
    remedy: 'Say how much.',
    facts: { customerId, said: { amount: '0', currency: 'JPY' } },
  })
})

test('a fault of ours says nothing of what went wrong; the log does', async () => {
  lines.length = 0
  const answer = await world.stranger.raw('/v1/broken')
  assert.equal(answer.status, 500)
  const text = await answer.text()
  assert.match(text, /"code":"fault"/)
  assert.doesNotMatch(text, /Mustermann|Error|\.ts/)
  const told = lines.join('')
  assert.match(told, /"route":"\/v1\/broken"/)
  assert.match(told, /the secret/, 'what we threw ourselves is needed to find the fault')
})

test('the log has a line a request, without query, body or name', async () => {
  lines.length = 0
  const clerk = world.as('cash_clerk', 'Erika Mustermann')
  await clerk.call(makePromise, { ...promised, said: 'top secret' })
  await clerk.raw('/v1/sample-promises?search=classified')
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    told.map(({ method, route, status }) => [method, route, status]),
    [
      ['POST', '/v1/sample-promises', 200],
      ['GET', '/v1/sample-promises', 200],
    ],
  )
  assert.doesNotMatch(lines.join(''), /secret|classified|Mustermann|qk_/)
})

test('a file comes in whole, as long as it is not too large', async () => {
  const clerk = world.as('cash_clerk')
  const bytes = new Uint8Array(300_000).fill(255)
  const taken = await clerk.do(importPromises, { strict: true }, { file: { name: 'C:\\bank\\März.xml', bytes } })
  assert.deepEqual(taken, { name: 'März.xml', bytes: 300_000, strict: true })
  const text = await clerk.do(importPromises, {}, { file: { name: 'a.csv', bytes: 'a;b', mediaType: 'text/plain' } })
  assert.deepEqual(text, { name: 'a.csv', bytes: 3, strict: false })
  const large = await clerk.refused(importPromises, {}, { file: { name: 'b', bytes: new Uint8Array(2_200_000) } })
  assert.equal(large.status, 413)
  const none = await clerk.call(importPromises, {})
  assert.equal(none.status, 400)
})

test('a file goes out with its name, and a browser does not guess what it is', async () => {
  const clerk = world.as('cash_clerk')
  const { id: promiseId } = await clerk.do(makePromise, promised)
  const paper = await clerk.download(promisePaper, { promiseId })
  assert.deepEqual(
    { ...paper, bytes: Buffer.from(paper.bytes).toString() },
    {
      bytes: 'soon',
      mediaType: 'text/plain; charset=utf-8',
      name: 'Zusage „ä".txt',
    },
  )
  const answer = await clerk.call(promisePaper, { promiseId })
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.match(answer.headers.get('content-disposition') ?? '', /^inline; filename="Zusage ___\.txt"; /)
})

test('a request keeps the id it came with, if it is a plain one', async () => {
  const id = 'trace-0123456789'
  const kept = await world.stranger.raw('/v1/sample-promises', { headers: { 'x-request-id': id } })
  assert.equal(kept.headers.get('x-request-id'), id)
  const strange = await world.stranger.raw('/v1/sample-promises', { headers: { 'x-request-id': '"quoted" and long' } })
  assert.notEqual(strange.headers.get('x-request-id'), '"quoted" and long')
})
