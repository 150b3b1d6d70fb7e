import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, bigInt, integer, property } from 'fast-check'
import { day, plusDays } from '#kernel/day'
import { worthActing, type AccountFacts } from './worth-acting.ts'

const today = day('2026-06-30')
const account = (over: Partial<AccountFacts> & { daysLate?: number } = {}): AccountFacts => ({
  collectable: 1_000_000n,
  oldestDueOn: plusDays(today, -(over.daysLate ?? 20)),
  dayNow: 50,
  usualDay: 44,
  brokenOn: null,
  lastTouchOn: plusDays(today, -26),
  lastOutcome: null,
  hasPhone: true,
  talks: 'collector',
  isVip: false,
  ...over,
})
const worth = (over: Parameters<typeof account>[0] = {}) => worthActing(account(over), today)

test('10,000.00 that is 20 days late and past its usual day: six days of interest and of risk, less the call', () => {
  // 10,000 × 6 × (0.08/365 + 0.035/30) − 6.00
  assert.deepEqual(worth(), { worth: 7715, why: 'past_usual', step: 'call' })
})

test('the reason is the one that gives something to speak about', () => {
  assert.equal(worth({ brokenOn: day('2026-06-24') }).why, 'promise_broken')
  assert.equal(worth({ daysLate: 61 }).why, 'long_overdue')
  assert.equal(worth({ lastOutcome: 'no_answer' }).why, 'no_answer_yet')
  assert.equal(worth({ usualDay: null }).why, 'overdue')
  assert.equal(worth({ usualDay: null, lastTouchOn: null }).why, 'first_talk')
  assert.deepEqual(worth({ dayNow: 40 }), { worth: 786, why: 'within_usual', step: 'leave_alone' })
})

test('whom sales speaks to is not called by us, and nobody is called without a number', () => {
  assert.equal(worth({ talks: 'sales' }).step, 'ask_sales')
  assert.equal(worth({ isVip: true }).step, 'ask_sales')
  assert.equal(worth({ hasPhone: false }).step, 'write')
  assert.equal(worth({ dayNow: 40, brokenOn: day('2026-06-24') }).step, 'call', 'a word was given')
})

test('more money is never worth less, a broken promise never less than none, and a talk of yesterday never more', () => {
  holds(
    property(
      bigInt(0n, 10n ** 10n),
      bigInt(0n, 10n ** 9n),
      integer({ min: 1, max: 400 }),
      (collectable, more, daysLate) => {
        const plain = worth({ collectable, daysLate }).worth
        return (
          worth({ collectable: collectable + more, daysLate }).worth >= plain &&
          worth({ collectable, daysLate, brokenOn: today }).worth >= plain &&
          worth({ collectable, daysLate, lastTouchOn: plusDays(today, -1) }).worth <= plain
        )
      },
    ),
  )
})
