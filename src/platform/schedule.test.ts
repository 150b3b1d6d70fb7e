import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Day } from '#kernel/day'
import { daily, daysDue } from './schedule.ts'

const each = { at: '02:30', missed: 'each' } as const
const latest = { at: '02:30', missed: 'latest' } as const
const berlin = (moment: string, last: Day | null) => ({ moment: new Date(moment), zone: 'Europe/Berlin', last })

test('the first run is for the day whose time has come', () => {
  assert.deepEqual(daysDue(each, berlin('2025-03-07T01:29:00Z', null)), ['2025-03-06'])
  assert.deepEqual(daysDue(each, berlin('2025-03-07T01:30:00Z', null)), ['2025-03-07'])
})

test('a day is run for once', () => {
  assert.deepEqual(daysDue(each, berlin('2025-03-07T09:00:00Z', day('2025-03-07'))), [])
  assert.deepEqual(daysDue(latest, berlin('2025-03-07T09:00:00Z', day('2025-03-07'))), [])
})

test('missed days are each caught up in order, or only the latest', () => {
  const asleep = berlin('2025-03-10T09:00:00Z', day('2025-03-07'))
  assert.deepEqual(daysDue(each, asleep), ['2025-03-08', '2025-03-09', '2025-03-10'])
  assert.deepEqual(daysDue(latest, asleep), ['2025-03-10'])
})

test('the day of 23 hours and the day of 25 hours have one run each', () => {
  const due = (moment: string, last: string) => daysDue(each, berlin(moment, day(last)))
  // 30 March 2025 has no 02:30: at 02:00 the clocks go to 03:00.
  assert.deepEqual(due('2025-03-30T00:59:00Z', '2025-03-29'), [])
  assert.deepEqual(due('2025-03-30T01:00:00Z', '2025-03-29'), ['2025-03-30'])
  // 26 October 2025 has it twice.
  assert.deepEqual(due('2025-10-26T00:30:00Z', '2025-10-25'), ['2025-10-26'])
  assert.deepEqual(due('2025-10-26T01:10:00Z', '2025-10-26'), [])
  assert.deepEqual(due('2025-10-26T01:30:00Z', '2025-10-26'), [])
})

test('a clock that goes back asks for nothing', () => {
  assert.deepEqual(daysDue(each, berlin('2025-03-05T09:00:00Z', day('2025-03-07'))), [])
  assert.deepEqual(daysDue(latest, berlin('2025-03-05T09:00:00Z', day('2025-03-07'))), [])
})

test('after years without a worker not every day is made good', () => {
  const days = daysDue(each, berlin('2025-03-07T09:00:00Z', day('2020-01-01')))
  assert.equal(days.length, 400)
  assert.equal(days.at(-1), '2025-03-07')
})

test('a time of day that is none is refused', () => {
  const audience = () => Promise.resolve([])
  assert.throws(() => daily('a', { at: '24:00', missed: 'each', audience, act: audience }), /not a time of day/)
})
