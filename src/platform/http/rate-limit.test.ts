import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemError } from './problem.ts'
import { rateLimit } from './rate-limit.ts'

function taken(limit: ReturnType<typeof rateLimit>, caller: string, count: number, nowMs: number): number {
  let through = 0
  for (let index = 0; index < count; index += 1) {
    try {
      limit(caller, nowMs)
      through += 1
    } catch (error) {
      assert.ok(error instanceof ProblemError)
      assert.deepEqual([error.problem.status, error.retryAfter], [429, 1])
    }
  }
  return through
}

test('each caller gets so many a second, and nobody pays for another', () => {
  const limit = rateLimit(100)
  assert.equal(taken(limit, 'a', 150, 0), 100)
  assert.equal(taken(limit, 'b', 1, 0), 1)
  assert.equal(taken(limit, 'a', 150, 250), 25)
  assert.equal(taken(limit, 'a', 150, 5_000), 100, 'what was not used in the past is not saved up')
})

test('ten thousand quiet callers are forgotten, busy ones are not', () => {
  const limit = rateLimit(10)
  for (let index = 0; index < 9_990; index += 1) limit(`quiet ${index}`, 0)
  assert.equal(taken(limit, 'busy', 20, 10_000), 10)
  for (let index = 0; index < 50; index += 1) limit(`new ${index}`, 10_000)
  assert.equal(taken(limit, 'busy', 5, 10_000), 0)
})
