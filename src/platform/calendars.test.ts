import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBankingDay, nextBankingDay } from '#kernel/calendar'
import { day } from '#kernel/day'
import { calendarFor } from '#platform/calendars'

const span = { from: 2025, to: 2026 }
const germany = calendarFor('DE', span)
const england = calendarFor('GB', span)

test('Easter and Whitsun 2025 in Germany and in England', () => {
  assert.equal(nextBankingDay(day('2025-04-20'), germany), '2025-04-22')
  assert.equal(nextBankingDay(day('2025-04-20'), england), '2025-04-22')
  assert.equal(nextBankingDay(day('2025-06-07'), germany), '2025-06-10')
  assert.equal(nextBankingDay(day('2025-06-07'), england), '2025-06-09')
  assert.equal(isBankingDay(day('2025-05-01'), germany), false)
  assert.equal(isBankingDay(day('2025-05-01'), england), true)
  assert.equal(isBankingDay(day('2025-08-25'), england), false)
  assert.equal(isBankingDay(day('2025-08-25'), germany), true)
})

test('a part of a country has its own holidays', () => {
  const corpusChristi = day('2025-06-19')
  assert.equal(isBankingDay(corpusChristi, germany), true)
  assert.equal(isBankingDay(corpusChristi, calendarFor('DE-BY', span)), false)
  assert.equal(isBankingDay(day('2025-08-25'), calendarFor('GB-SCT', span)), true)
})

test('a day on which only banks close is no banking day', () => {
  assert.equal(isBankingDay(day('2025-04-18'), calendarFor('IE', span)), false)
})

test('a holiday on a weekend is made up for where that is the law', () => {
  assert.equal(isBankingDay(day('2026-12-28'), england), false)
  assert.equal(isBankingDay(day('2026-12-28'), germany), true)
})

test('holidays of several days close all of them, half days none', () => {
  const emirates = calendarFor('AE', span)
  assert.deepEqual(
    ['2025-03-29', '2025-03-30', '2025-03-31', '2025-04-01', '2025-04-02'].map((each) => emirates.holidays.has(each)),
    [false, true, true, true, false],
  )
  assert.equal(isBankingDay(day('2025-12-24'), germany), true)
  assert.equal(isBankingDay(day('2025-12-31'), germany), true)
})

test('counting runs over the turn of the year', () => {
  assert.equal(nextBankingDay(day('2027-01-01'), calendarFor('DE', { from: 2026, to: 2026 })), '2027-01-04')
  assert.equal(isBankingDay(day('2024-12-25'), germany), false)
})

test('a calendar is built once, and an unknown country has weekends only', () => {
  assert.equal(calendarFor('DE', span), germany)
  const nowhere = calendarFor('XX', span)
  assert.equal(nowhere.holidays.size, 0)
  assert.equal(nextBankingDay(day('2025-04-19'), nowhere), '2025-04-21')
})
