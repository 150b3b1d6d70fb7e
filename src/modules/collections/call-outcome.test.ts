import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { callOutcomes, nextLook, type CallOutcome } from './call-outcome.ts'

const calendar = { holidays: new Set(['2025-04-18', '2025-04-21']) }
const thursday = day('2025-04-10')
const said = (outcome: CallOutcome, more: { namedOn?: string; promisedUntil?: string; nextOn?: string } = {}) =>
  nextLook(
    {
      outcome,
      namedOn: more.namedOn === undefined ? null : day(more.namedOn),
      promisedUntil: more.promisedUntil === undefined ? null : day(more.promisedUntil),
      nextOn: more.nextOn === undefined ? null : day(more.nextOn),
    },
    thursday,
    calendar,
  )
const on = (...asked: Parameters<typeof said>) => {
  const outcome = said(...asked)
  return outcome.ok ? outcome.value : outcome.code
}

test('each outcome has the day on which somebody looks again', () => {
  assert.equal(on('promise', { promisedUntil: '2025-04-16' }), '2025-04-17')
  assert.equal(on('paid_already', { namedOn: '2025-04-09' }), '2025-04-15', 'Thursday, two banking days, the day after')
  assert.equal(on('in_pay_run', { namedOn: '2025-04-15' }), '2025-04-22', 'over Easter')
  assert.equal(on('not_approved', { namedOn: '2025-04-17' }), '2025-04-22')
  assert.equal(on('papers_sent'), '2025-04-15')
  assert.equal(on('no_answer'), '2025-04-11')
  assert.equal(on('no_answer', { nextOn: '2025-04-24' }), '2025-04-24')
})

test('what names no day is asked for one, and a day that passed is none', () => {
  assert.equal(on('in_pay_run'), 'outcome_needs_a_day')
  assert.equal(on('not_approved'), 'outcome_needs_a_day')
  assert.equal(on('refused', { nextOn: '2025-04-10' }), 'next_day_has_passed')
})

test('nobody comes back on the day of the talk itself', () => {
  for (const outcome of callOutcomes) {
    const next = on(outcome, { namedOn: '2025-04-11', promisedUntil: '2025-04-11' })
    assert.ok(next > thursday, `${outcome} ${next}`)
  }
})
