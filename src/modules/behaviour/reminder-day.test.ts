import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isBankingDay } from '#kernel/calendar'
import { day, plusDays } from '#kernel/day'
import { habitOf } from './habit.ts'
import { reminderDay, type ReminderFacts } from './reminder-day.ts'

const prior = { mean: 28.5, between: 96, within: 48, shape: 5, scale: 200 }
const calendar = { holidays: new Set(['2025-05-29', '2025-06-09']) }
const facts = (over: Partial<ReminderFacts> & { days?: readonly number[] } = {}): ReminderFacts => ({
  receivedOn: day('2025-05-07'),
  effectiveDueOn: day('2025-06-02'),
  termDays: 30,
  habit: habitOf(over.days ?? Array(30).fill(28), prior),
  record: { withinTerm: over.days?.filter((each) => each <= 30).length ?? 30, settled: over.days?.length ?? 30 },
  calendar,
  ...over,
})

test('a routine payer hears from us on day 31 after receipt, or the working day after it', () => {
  // Day 31 is Saturday 7 June, and Monday is Whit Monday.
  assert.deepEqual([reminderDay(facts()).remindOn, reminderDay(facts()).because], [day('2025-06-10'), 'routine_payer'])
  assert.equal(reminderDay(facts({ receivedOn: day('2025-05-04') })).remindOn, day('2025-06-04'))
})

test('whoever is not known is reminded three banking days after the due day', () => {
  const unknown = reminderDay(facts({ days: [28, 29] }))
  assert.deepEqual(
    [unknown.remindOn, unknown.alarmOn, unknown.because],
    [day('2025-06-05'), day('2025-06-05'), 'fixed_day'],
  )
})

test('whoever usually pays on day 44 is not asked on day 35', () => {
  const late = reminderDay(facts({ days: [44, 46, 47, 45, 43, 46, 45, 44, 47] }))
  // Day 55 is his alarm; it is a Tuesday.
  assert.deepEqual([late.remindOn, late.because], [day('2025-07-01'), 'own_habit'])
})

test('we may wonder before the due day, but nobody is asked then', () => {
  const early = reminderDay(facts({ days: Array(10).fill(12) }))
  assert.ok(early.alarmOn < day('2025-06-02') && early.remindOn > day('2025-06-02'))
})

test('no reminder ever falls before the day after the due day, or on a day without banks', () => {
  const when = fc.integer({ min: 0, max: 4000 }).map((n) => plusDays(day('2020-01-01'), n))
  fc.assert(
    fc.property(
      when,
      fc.integer({ min: -5, max: 90 }),
      fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 40 }),
      (received, dueAfter, days) => {
        const effectiveDueOn = plusDays(received, dueAfter)
        const { remindOn } = reminderDay(facts({ receivedOn: received, effectiveDueOn, days }))
        assert.ok(remindOn > effectiveDueOn && isBankingDay(remindOn, calendar))
      },
    ),
  )
})
