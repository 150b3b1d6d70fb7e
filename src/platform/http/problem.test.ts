import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { parseDecimal } from '#kernel/decimal'
import { formatId, id } from '#kernel/id'
import { currency, money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { endpoint } from '#platform/endpoint'
import { NotFound, Stale } from '#platform/found'
import { CommitUnknown } from '#platform/sql'
import { fieldErrors, problemOf } from './problem.ts'

const contract = endpoint({
  method: 'POST',
  path: '/v1/x',
  allow: 'order.enter',
  request: z.object({}),
  response: z.object({}),
  refusals: { limit_is_exceeded: 'The order is above the limit. Ask the credit manager.', series_is_closed: 'Closed' },
  summary: 'X',
})

test('a refusal is a 409 with the contract’s words and the facts of the wire', () => {
  const facts = {
    customerId: id<'cus'>(5n),
    orderIds: [id<'ord'>(7n)],
    short: money(12_345n, currency('EUR')),
    rate: parseDecimal('19.5'),
    since: new Date('2025-03-07T08:00:00Z'),
    lines: [{ productId: id<'prd'>(1n), open: 3n }],
    rowId: 77n,
    note: null,
  }
  const { problem } = problemOf(new Refused('limit_is_exceeded', facts), contract)
  assert.deepEqual(problem, {
    type: 'urn:quittance:problem:limit_is_exceeded',
    status: 409,
    code: 'limit_is_exceeded',
    title: 'The order is above the limit.',
    remedy: 'Ask the credit manager.',
    facts: {
      customerId: formatId('cus', id<'cus'>(5n)),
      orderIds: [formatId('ord', id<'ord'>(7n))],
      short: { amount: '123.45', currency: 'EUR' },
      rate: '19.5',
      since: '2025-03-07T08:00:00.000Z',
      lines: [{ productId: formatId('prd', id<'prd'>(1n)), open: '3' }],
      note: null,
    },
  })
})

test('a refusal that the contract does not name still says what is so', () => {
  const { problem } = problemOf(new Refused('period_is_closed'), contract)
  assert.deepEqual([problem.status, problem.title, problem.remedy], [409, 'period is closed.', undefined])
  assert.equal(problemOf(new Refused('series_is_closed'), contract).problem.title, 'Closed')
})

test('what happened decides the status, and only what nobody foresaw is our fault', () => {
  const broken = (fields: object) => Object.assign(new Error('x'), fields)
  const answers: readonly [unknown, number, string][] = [
    [new NotFound(), 404, 'not_found'],
    [new Stale(4), 412, 'version_is_stale'],
    [broken({ code: 'ECONNREFUSED', syscall: 'connect' }), 503, 'unavailable'],
    [broken({ code: 'ENOENT', syscall: 'connect' }), 503, 'unavailable'],
    [new CommitUnknown(new Error('cut')), 503, 'unavailable'],
    [broken({ statusCode: 413 }), 413, 'request_is_too_large'],
    [broken({ statusCode: 400 }), 400, 'request_is_invalid'],
    [broken({ code: 'ENOENT', syscall: 'open' }), 500, 'fault'],
    [new TypeError('x is not a function'), 500, 'fault'],
    ['a text', 500, 'fault'],
  ]
  for (const [error, status, code] of answers) {
    const { problem } = problemOf(error, contract)
    assert.deepEqual([problem.status, problem.code], [status, code])
    assert.doesNotMatch(JSON.stringify(problem), /not a function|a text/)
  }
  assert.equal(problemOf(new CommitUnknown(new Error('cut')), contract).retryAfter, 1)
})

test('the path of a field is written as people follow it', () => {
  const schema = z.strictObject({ lines: z.array(z.strictObject({ quantity: z.number() })) })
  const { error } = schema.safeParse({ lines: [{ quantity: 1 }, { quantity: 'x', price: 1 }], total: 1 })
  assert.deepEqual(
    fieldErrors(error?.issues ?? []).map(({ path }) => path),
    ['lines[1].quantity', 'lines[1].price', 'total'],
  )
})
