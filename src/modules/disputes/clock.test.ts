import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { clockEnd, goOn, judge, nextLevelBy, stopClock, workingDaysTo } from './clock.ts'
import { extend, promiseFor } from './promise.ts'

// Good Friday and Easter Monday.
const calendar = { holidays: new Set(['2025-04-18', '2025-04-21']) }

test('the clock counts working days, and the day it came in is none of them', () => {
  assert.equal(clockEnd(day('2025-03-10'), 3, calendar), '2025-03-13')
  assert.equal(clockEnd(day('2025-03-07'), 3, calendar), '2025-03-12')
  assert.equal(clockEnd(day('2025-04-16'), 2, calendar), '2025-04-22')
})

test('while the customer has the move our time stands still', () => {
  const end = clockEnd(day('2025-03-10'), 5, calendar)
  const left = stopClock(end, day('2025-03-12'), calendar)
  assert.deepEqual([end, left], ['2025-03-17', 3])
  assert.equal(goOn(left, day('2025-03-31'), calendar), '2025-04-03')
  assert.equal(stopClock(day('2025-03-10'), day('2025-03-12'), calendar), 0)
  assert.equal(workingDaysTo(day('2025-03-12'), day('2025-03-10'), calendar), -2)
})

test('a broken promise is found on the next working day, a deadline one level up, the top waits', () => {
  const promise = { actBy: day('2025-03-14'), level: 0, promisedFor: day('2025-03-14') }
  assert.equal(judge(promise, day('2025-03-14'), calendar, 2), 'wait')
  assert.equal(judge(promise, day('2025-03-15'), calendar, 2), 'wait')
  assert.equal(judge(promise, day('2025-03-17'), calendar, 2), 'promise_broken')
  const late = { actBy: day('2025-03-13'), level: 1, promisedFor: null }
  assert.equal(judge(late, day('2025-03-13'), calendar, 2), 'wait')
  assert.equal(judge(late, day('2025-03-14'), calendar, 2), 'escalate')
  assert.equal(judge({ ...late, level: 2 }, day('2025-03-14'), calendar, 2), 'wait')
  assert.equal(judge({ ...late, actBy: null }, day('2025-03-14'), calendar, 2), 'wait')
  assert.equal(nextLevelBy(day('2025-03-14'), calendar), '2025-03-17')
})

test('a promise is for five working days at most, and for one extension', () => {
  const facts = { today: day('2025-03-10'), calendar }
  assert.deepEqual(promiseFor(day('2025-03-17'), facts), { ok: true, value: '2025-03-17' })
  const far = promiseFor(day('2025-03-18'), facts)
  assert.ok(!far.ok && far.code === 'promise_is_too_far')
  const past = promiseFor(day('2025-03-09'), facts)
  assert.ok(!past.ok && past.code === 'promise_is_in_the_past')
  const promise = { day: day('2025-03-14'), extended: false }
  assert.ok(extend(promise, day('2025-03-21'), facts).ok)
  const codes = [
    extend(null, day('2025-03-21'), facts),
    extend({ ...promise, extended: true }, day('2025-03-21'), facts),
    extend(promise, day('2025-03-14'), facts),
    extend(promise, day('2025-03-24'), facts),
  ].map((no) => !no.ok && no.code)
  assert.deepEqual(codes, ['no_promise_is_open', 'promise_was_extended', 'promise_is_not_later', 'promise_is_too_far'])
})
