import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  day,
  dayIn,
  dayOfMonth,
  daysBetween,
  firstDayOfMonth,
  isDay,
  lastDayOfMonth,
  makeDay,
  monthOf,
  plusDays,
  plusMonths,
  weekday,
  yearOf,
} from '#kernel/day'

const anyDay = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => day(at.toISOString().slice(0, 10)))
const anyNearDay = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => day(at.toISOString().slice(0, 10)))

test('a day that is not in the calendar is refused', () => {
  const bad = ['', '2025-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '0000-01-01', '1900-02-29']
  const misspelt = [
    '2025-3-7',
    '07.03.2025',
    '2025-03-07T00:00',
    ' 2025-03-07',
    '2025-03-07\n',
    '20250307',
    '+2025-03-07',
  ]
  for (const text of [...bad, ...misspelt]) {
    assert.equal(isDay(text), false, text)
    assert.throws(() => day(text), /Not a day/, text)
  }
  for (const text of ['2025-03-07', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
    assert.equal(day(text), text)
})

test('a day is made of its parts, and only of whole ones that exist', () => {
  const made = makeDay(2025, 3, 7)
  assert.equal(made, '2025-03-07')
  assert.deepEqual([yearOf(made), monthOf(made), dayOfMonth(made)], [2025, 3, 7])
  const bad = [
    [2025, 2, 29],
    [2025, 1.5, 1],
    [2025, 1, Number.NaN],
    [0, 1, 1],
    [10_000, 1, 1],
    [2025.5, 1, 1],
  ] as const
  for (const [year, month, date] of bad) assert.throws(() => makeDay(year, month, date), /Not a day/)
})

test('days are counted over months, leap days and centuries', () => {
  assert.equal(plusDays(day('2025-03-07'), 30), '2025-04-06')
  assert.equal(plusDays(day('2024-02-28'), 1), '2024-02-29')
  assert.equal(plusDays(day('1900-02-28'), 1), '1900-03-01')
  assert.equal(plusDays(day('2025-01-01'), -1), '2024-12-31')
  assert.equal(daysBetween(day('2025-04-25'), day('2025-05-07')), 12)
  assert.equal(daysBetween(day('2025-05-07'), day('2025-04-25')), -12)
  assert.throws(() => plusDays(day('9999-12-31'), 1), /Not a day/)
  assert.throws(() => plusDays(day('0001-01-01'), -1), /Not a day/)
  assert.throws(() => plusDays(day('2025-01-01'), 0.5), /Not a whole number/)
})

test('the days of two thousand years, one after the other', () => {
  const clock = new Date('1600-01-01T00:00:00Z')
  let walked = day('1600-01-01')
  for (let step = 0; step < 220_000; step += 1) {
    if (walked !== clock.toISOString().slice(0, 10)) assert.fail(`day ${step} is ${walked}`)
    clock.setUTCDate(clock.getUTCDate() + 1)
    walked = plusDays(walked, 1)
  }
})

test('counting agrees with a calendar that is not ours', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (from, to) => {
      const [a, b] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
      const between = a.until(b, { largestUnit: 'days' }).days
      assert.equal(daysBetween(from, to), between)
      assert.equal(plusDays(from, between), to)
      assert.equal(weekday(from), a.dayOfWeek)
      assert.equal(lastDayOfMonth(from), a.with({ day: a.daysInMonth }).toString())
      assert.equal(firstDayOfMonth(from), a.with({ day: 1 }).toString())
    }),
  )
})

test('a month on is the same day, or the last one there is', () => {
  assert.equal(plusMonths(day('2025-01-31'), 1), '2025-02-28')
  assert.equal(plusMonths(day('2024-01-31'), 1), '2024-02-29')
  assert.equal(plusMonths(day('2025-01-15'), 12), '2026-01-15')
  assert.equal(plusMonths(day('2025-01-15'), -1), '2024-12-15')
  assert.equal(plusMonths(day('2024-02-29'), 12), '2025-02-28')
  assert.equal(plusMonths(day('2025-02-28'), 1, 31), '2025-03-31')
  for (const anchor of [0, 32, 1.5, Number.NaN])
    assert.throws(() => plusMonths(day('2025-01-31'), 1, anchor), /day of a month/)
  assert.throws(() => plusMonths(day('2025-01-31'), 0.5), /Not a whole number/)
  assert.throws(() => plusMonths(day('9999-12-01'), 1), /Not a day/)
})

test('stepping by month with an anchor of 29, 30 or 31 never drifts', () => {
  for (const start of ['2023-01-29', '2023-01-30', '2023-01-31'].map(day)) {
    const anchor = dayOfMonth(start)
    let stepped = start
    for (let months = 1; months <= 60; months += 1) {
      stepped = plusMonths(stepped, 1, anchor)
      assert.equal(stepped, plusMonths(start, months))
      assert.equal(dayOfMonth(stepped), Math.min(anchor, dayOfMonth(lastDayOfMonth(stepped))))
    }
  }
})

test('months agree with a calendar that is not ours', () => {
  fc.assert(
    fc.property(anyNearDay, fc.integer({ min: -400, max: 400 }), (from, months) => {
      assert.equal(plusMonths(from, months), Temporal.PlainDate.from(from).add({ months }).toString())
    }),
  )
})

test('late evening belongs to the day of the place', () => {
  const at = new Date('2025-03-31T22:30:00Z')
  assert.equal(dayIn('Europe/Berlin', at), '2025-04-01')
  assert.equal(dayIn('Europe/London', at), '2025-03-31')
  assert.equal(dayIn('UTC', at), '2025-03-31')
  assert.equal(dayIn('Asia/Tokyo', at), '2025-04-01')
  assert.throws(() => dayIn('Europe/Atlantis', at), RangeError)
  assert.throws(() => dayIn('UTC', new Date(Number.NaN)), RangeError)
})

test('the day is right in twelve zones, every half hour around both changes of the clocks', () => {
  const changes = ['2025-03-09', '2025-03-30', '2025-04-06', '2025-09-28', '2025-10-05', '2025-10-26', '2025-11-02']
  const europe = ['Europe/Berlin', 'Europe/London', 'Europe/Athens', 'Atlantic/Azores']
  const america = ['America/New_York', 'America/St_Johns', 'America/Los_Angeles']
  const beyond = ['Australia/Lord_Howe', 'Pacific/Auckland', 'Asia/Kathmandu', 'Africa/Cairo', 'UTC']
  const zones = [...europe, ...america, ...beyond]
  for (const change of changes) {
    const start = Temporal.Instant.from(`${change}T00:00:00Z`).subtract({ hours: 30 })
    for (let halfHours = 0; halfHours <= 168; halfHours += 1) {
      const at = start.add({ minutes: 30 * halfHours })
      for (const zone of zones) {
        const expected = at.toZonedDateTimeISO(zone).toPlainDate().toString()
        assert.equal(dayIn(zone, new Date(at.epochMilliseconds)), expected, `${zone} ${at.toString()}`)
      }
    }
  }
})
