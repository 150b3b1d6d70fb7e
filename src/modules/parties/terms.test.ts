import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day, dayOfMonth, daysBetween, lastDayOfMonth, plusDays, plusMonths } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { calendarFor } from '#platform/calendars'
import { discountUntil, dueOn, effectiveDueOn, formatTerms, parseTerms, type DueRule, type Terms } from './terms.ts'

const span = { from: 2025, to: 2026 }
const germany = calendarFor('DE', span)
const england = calendarFor('GB', span)
const due = (terms: string, anchorDay: string) => dueOn(parseTerms(terms), day(anchorDay))

const days = fc.integer({ min: 0, max: 120 })
const inMonth = fc.integer({ min: 1, max: 31 })
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true })
const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
  record({ kind: fc.constant('net' as const), days }),
  record({ kind: fc.constant('net_then_month_end' as const), days }),
  record({ kind: fc.constant('month_end_then_days' as const), days }),
  record({ kind: fc.constant('month_end_plus_months' as const), months: fc.integer({ min: 0, max: 6 }) }),
  record({ kind: fc.constant('day_of_next_month' as const), day: inMonth, cutOff: inMonth }),
)
const anyAnchor = fc.constantFrom('invoice' as const, 'delivery' as const, 'received' as const)
const anyDiscount = record({
  percent: fc.constantFrom('2', '3', '2.5', '0.75').map(parseDecimal),
  days: fc.integer({ min: 0, max: 14 }),
})
const anyTerms: fc.Arbitrary<Terms> = fc.oneof(
  record({ rule: anyRule, anchor: anyAnchor }),
  record({
    rule: anyRule.filter((rule) => rule.kind !== 'net' || rule.days >= 14),
    anchor: anyAnchor,
    discount: anyDiscount,
  }),
)
const anyDay = fc.integer({ min: 0, max: 1500 }).map((offset) => plusDays(day('2023-01-01'), offset))

test('net days are days of the calendar', () => {
  assert.equal(due('net:30', '2025-03-07'), '2025-04-06')
  assert.equal(due('net:0', '2025-03-07'), '2025-03-07')
  assert.equal(due('net:30', '2025-04-10'), '2025-05-10')
  assert.equal(due('net:30', '2025-05-02'), '2025-06-01')
  assert.equal(due('net:90', '2025-09-01'), '2025-11-30')
})

test('30 days, then month end', () => {
  assert.equal(due('net-eom:30', '2025-03-07'), '2025-04-30')
  assert.equal(due('net-eom:30', '2025-03-01'), '2025-03-31')
  assert.equal(due('net-eom:30', '2025-01-31'), '2025-03-31')
  assert.equal(due('net-eom:30', '2025-01-29'), '2025-02-28')
})

test('month end, then 30 days', () => {
  assert.equal(due('eom-net:30', '2025-03-07'), '2025-04-30')
  assert.equal(due('eom-net:30', '2025-03-01'), '2025-04-30')
  assert.equal(due('eom-net:30', '2025-01-31'), '2025-03-02')
  assert.equal(due('eom-net:30', '2024-01-31'), '2024-03-01')
})

test('month end + 1 month, in Britain "30 days EOM"', () => {
  assert.equal(due('eom+1', '2025-03-07'), '2025-04-30')
  assert.equal(due('eom+1', '2025-01-31'), '2025-02-28')
  assert.equal(due('eom+1', '2024-01-01'), '2024-02-29')
  assert.equal(due('eom+1', '2025-02-28'), '2025-03-31')
  assert.equal(due('eom+2', '2025-12-31'), '2026-02-28')
  assert.equal(due('eom+0', '2025-02-03'), '2025-02-28')
})

test('the 10th of next month; after the 25th it is a month later', () => {
  assert.equal(due('day:10/25', '2025-03-25'), '2025-04-10')
  assert.equal(due('day:10/25', '2025-03-26'), '2025-05-10')
  assert.equal(due('day:31/25', '2025-01-20'), '2025-02-28')
  assert.equal(due('day:31/25', '2025-01-31'), '2025-03-31')
  assert.equal(due('day:10/31', '2025-12-31'), '2026-01-10')
  assert.equal(due('day:10/25', '2025-12-26'), '2026-02-10')
})

test('nothing is due before the day its terms count from', () => {
  fc.assert(fc.property(anyTerms, anyDay, (terms, anchorDay) => assert.ok(dueOn(terms, anchorDay) >= anchorDay)))
})

test('a later invoice is never due earlier', () => {
  fc.assert(
    fc.property(anyTerms, anyDay, days, (terms, anchorDay, later) => {
      assert.ok(dueOn(terms, plusDays(anchorDay, later)) >= dueOn(terms, anchorDay))
    }),
  )
})

test('each rule keeps its promise on every day', () => {
  fc.assert(
    fc.property(anyRule, anyDay, (rule, anchorDay) => {
      const reached = dueOn({ rule, anchor: 'invoice' }, anchorDay)
      const monthEnd = lastDayOfMonth(anchorDay)
      switch (rule.kind) {
        case 'net':
          return assert.equal(daysBetween(anchorDay, reached), rule.days)
        case 'net_then_month_end':
          assert.equal(reached, lastDayOfMonth(reached))
          return assert.ok(
            daysBetween(anchorDay, reached) - rule.days < 31 && daysBetween(anchorDay, reached) >= rule.days,
          )
        case 'month_end_then_days':
          return assert.equal(daysBetween(monthEnd, reached), rule.days)
        case 'month_end_plus_months':
          assert.equal(reached, lastDayOfMonth(reached))
          return assert.equal(reached.slice(0, 7), plusMonths(anchorDay, rule.months, 1).slice(0, 7))
        case 'day_of_next_month': {
          const months = dayOfMonth(anchorDay) <= rule.cutOff ? 1 : 2
          assert.equal(reached.slice(0, 7), plusMonths(anchorDay, months, 1).slice(0, 7))
          return assert.equal(dayOfMonth(reached), Math.min(rule.day, dayOfMonth(lastDayOfMonth(reached))))
        }
      }
    }),
  )
})

test('a due day on a Sunday counts on Monday, and over Easter on Tuesday', () => {
  assert.equal(effectiveDueOn(due('net:30', '2025-03-07'), germany), '2025-04-07')
  assert.equal(effectiveDueOn(day('2025-04-20'), germany), '2025-04-22')
  assert.equal(effectiveDueOn(day('2025-05-10'), germany), '2025-05-12')
  assert.equal(effectiveDueOn(day('2025-07-20'), germany), '2025-07-21')
  assert.equal(effectiveDueOn(day('2025-04-17'), germany), '2025-04-17')
})

test("the payer's place decides: Whit Monday is a holiday in Germany, not in England", () => {
  assert.equal(effectiveDueOn(day('2025-06-08'), germany), '2025-06-10')
  assert.equal(effectiveDueOn(day('2025-06-08'), england), '2025-06-09')
  assert.equal(effectiveDueOn(day('2025-05-26'), germany), '2025-05-26')
  assert.equal(effectiveDueOn(day('2025-05-26'), england), '2025-05-27')
})

test('2/10 net 30 from 10 April 2025: the discount day is Easter Sunday', () => {
  const terms = parseTerms('2/10,net:30')
  const until = discountUntil(terms, day('2025-04-10'))
  assert.equal(until, '2025-04-20')
  assert.equal(until && effectiveDueOn(until, germany), '2025-04-22')
  assert.equal(discountUntil(parseTerms('net:30'), day('2025-04-10')), null)
})

test('codes of terms are read and written', () => {
  assert.deepEqual(parseTerms('net:30'), { rule: { kind: 'net', days: 30 }, anchor: 'invoice' })
  assert.deepEqual(parseTerms('2.50/14,eom-net:30@received'), {
    rule: { kind: 'month_end_then_days', days: 30 },
    anchor: 'received',
    discount: { percent: parseDecimal('2.5'), days: 14 },
  })
  for (const code of [
    'net:0',
    'net-eom:30',
    'eom-net:30',
    'eom+1',
    'day:10/25@delivery',
    '2/10,net:30',
    '2.5/14,eom+2@received',
  ]) {
    assert.equal(formatTerms(parseTerms(code)), code)
  }
  fc.assert(fc.property(anyTerms, (terms) => assert.deepEqual(parseTerms(formatTerms(terms)), terms)))
})

test('text that is no payment terms is refused', () => {
  const bad = [
    '',
    'net',
    'net:',
    'net:30 ',
    'net:-1',
    'net:1000',
    'net:30/5',
    'NET:30',
    'eom:30',
    'eom+1/2',
    'net:30@invoice',
  ]
  const worse = [
    'day:10',
    'day:0/25',
    'day:32/25',
    'day:10/0',
    'day:10/32',
    '2/10',
    ',net:30',
    '2/,net:30',
    '2/10,3/5,net:30',
    'net:30\n',
  ]
  for (const text of [...bad, ...worse]) assert.throws(() => parseTerms(text), /Not payment terms/, text)
  for (const text of ['0/10,net:30', '100/10,net:30'])
    assert.throws(() => parseTerms(text), /above 0 % and below 100 %/)
  assert.throws(() => parseTerms('2./10,net:30'), /Not a decimal/)
  assert.throws(() => parseTerms('2/31,net:30'), /Discount for 31 days, due in 30/)
})
