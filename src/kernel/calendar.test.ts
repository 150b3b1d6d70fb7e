import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isBankingDay, nextBankingDay, plusBankingDays, previousBankingDay, type Calendar } from '#kernel/calendar'
import { day, daysBetween, plusDays } from '#kernel/day'

// Good Friday, Easter Monday and the May holidays of 2025.
const easter: Calendar = { holidays: new Set(['2025-04-18', '2025-04-21', '2025-05-01']) }
const maundyThursday = day('2025-04-17')
const easterTuesday = day('2025-04-22')

const anyDay = fc.integer({ min: 0, max: 400 }).map((offset) => plusDays(day('2025-01-01'), offset))
const anyCalendar = fc
  .array(anyDay, { maxLength: 80 })
  .map((holidays): Calendar => ({ holidays: new Set<string>(holidays) }))

test('weekends and holidays are no banking days', () => {
  const closed = ['2025-04-18', '2025-04-19', '2025-04-20', '2025-04-21', '2025-05-01', '2025-05-03', '2025-05-04']
  for (const text of closed) assert.equal(isBankingDay(day(text), easter), false, text)
  for (const text of ['2025-04-17', '2025-04-22', '2025-05-02'])
    assert.equal(isBankingDay(day(text), easter), true, text)
})

test('the next banking day is the day itself when banks are open, the previous one never is', () => {
  assert.equal(nextBankingDay(maundyThursday, easter), maundyThursday)
  assert.equal(nextBankingDay(day('2025-04-18'), easter), easterTuesday)
  assert.equal(previousBankingDay(easterTuesday, easter), maundyThursday)
  assert.equal(previousBankingDay(day('2025-04-20'), easter), maundyThursday)
})

test('banking days are counted forth and back over Easter', () => {
  assert.equal(plusBankingDays(maundyThursday, 1, easter), easterTuesday)
  assert.equal(plusBankingDays(maundyThursday, 3, easter), '2025-04-24')
  assert.equal(plusBankingDays(day('2025-04-20'), 1, easter), easterTuesday)
  assert.equal(plusBankingDays(day('2025-04-20'), 0, easter), easterTuesday)
  assert.equal(plusBankingDays(easterTuesday, -2, easter), '2025-04-16')
  assert.throws(() => plusBankingDays(maundyThursday, 0.5, easter), /Not a number of days/)
})

test('counting n banking days passes exactly n of them, and counts back to where it began', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 40 }), anyCalendar, (from, n, calendar) => {
      const reached = plusBankingDays(from, n, calendar)
      const passed = Array.from({ length: daysBetween(from, reached) }, (_, index) => plusDays(from, index + 1))
      assert.equal(passed.filter((each) => isBankingDay(each, calendar)).length, n)
      assert.ok(isBankingDay(reached, calendar))
      if (isBankingDay(from, calendar)) assert.equal(plusBankingDays(reached, -n, calendar), from)
    }),
  )
})
