import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { ProblemError } from './http/problem.ts'
import { likeText, readCursor, writeCursor } from './list.ts'

test('a cursor comes back as it was written, and survives an address', () => {
  const cursor = fc.record(
    {
      sort: fc.constantFrom('dueOn', '-dueOn', 'name'),
      key: fc.option(fc.string({ unit: 'grapheme' })),
      id: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String),
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(cursor, (written) => {
      const text = writeCursor(written)
      assert.match(text, /^[\w-]+$/)
      assert.deepEqual(readCursor(text, written.sort), written)
    }),
  )
})

test('whatever is not ours is refused, never believed', () => {
  const refused = (text: string, sort = 'dueOn') =>
    assert.throws(
      () => readCursor(text, sort),
      (error) => error instanceof ProblemError && error.problem.status === 400,
    )
  fc.assert(fc.property(fc.string(), (text) => refused(text)))
  fc.assert(
    fc.property(fc.jsonValue(), (value) => refused(Buffer.from(JSON.stringify(value)).toString('base64url'), '\u0000')),
  )
  refused(writeCursor({ sort: 'name', key: 'a', id: '1' }))
  refused(writeCursor({ sort: 'dueOn', key: 'a', id: '1 or 1=1' }))
})

test('a search word is taken by its letters', () => {
  assert.equal(likeText('100%_a\\b'), '%100\\%\\_a\\\\b%')
})
