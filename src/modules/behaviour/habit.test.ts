import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { betaCdf, studentCdf } from './distributions.ts'
import { alarmDay, comesWithin, dayAtLevel, habitOf, paidBy, type Prior } from './habit.ts'
import { chanceOfRoutine, isRoutinePayer } from './routine-payer.ts'

const prior: Prior = { mean: 28.5, between: 96, within: 48, shape: 5, scale: 200 }
const near = (actual: number, expected: number, tolerance = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} instead of ${expected}`)

test('the distributions agree with their printed tables', () => {
  near(studentCdf(2.228, 10), 0.975, 1e-4)
  near(studentCdf(-1.812, 10), 0.05, 1e-4)
  near(studentCdf(0, 3), 0.5)
  near(betaCdf(0.5, 3, 3), 0.5)
  // Beta(1, n) and Beta(n, 1) have closed forms.
  near(betaCdf(0.3, 1, 7), 1 - 0.7 ** 7)
  near(betaCdf(0.9, 12, 1), 0.9 ** 12)
})

test('nobody known is the segment; who is known is himself, the more so the longer', () => {
  const [nobody, once, often] = [habitOf([], prior), habitOf([45], prior), habitOf(Array(40).fill(45), prior)]
  assert.equal(nobody.location, 28.5)
  near(once.location, 39.5)
  assert.ok(often.location > 44.7 && often.location < 45)
  assert.ok(often.spread < once.spread && once.spread < nobody.spread)
})

test('a payer who is steady at day 29 is usual until day 38', () => {
  const steady = habitOf([28, 29, 30, 29, 28, 30, 29, 29], prior)
  near(steady.location, 28.970_588_24)
  near(steady.spread, 5.423_261_45)
  near(paidBy(steady, 30), 0.609_329_74)
  assert.deepEqual([dayAtLevel(steady, 0.5), dayAtLevel(steady, 0.9), alarmDay(steady)], [29, 36, 39])
  near(comesWithin(steady, { openOn: 31, days: 7 }), 0.828_239_99)
})

test('five of five make a routine, 18 of 20 do not, 30 of 31 do', () => {
  near(chanceOfRoutine({ withinTerm: 5, settled: 5 }), 0.702_851_06)
  near(chanceOfRoutine({ withinTerm: 18, settled: 20 }), 0.455_112_09)
  near(chanceOfRoutine({ withinTerm: 30, settled: 31 }), 0.91, 5e-3)
  near(chanceOfRoutine({ withinTerm: 14, settled: 15 }), 0.62, 5e-3)
  assert.deepEqual(
    [isRoutinePayer({ withinTerm: 5, settled: 5 }), isRoutinePayer({ withinTerm: 18, settled: 20 })],
    [true, false],
  )
})

const vectors = join(
  process.env['QUITTANCE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'reference/habit_and_cash_forecast.json',
)

test(
  'the published vectors of habits come out',
  { skip: !existsSync(vectors) && `no reference data at ${vectors}` },
  () => {
    const { habit, routine_payer_test: routine } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      habit: { history_days: number[]; [figure: string]: number | number[] }[]
      routine_payer_test: { within_30: number; of: number; p_rate_at_least_90pct: number }[]
    }
    for (const row of habit) {
      const made = habitOf(row.history_days, prior)
      near(made.location, Number(row['location']))
      near(made.spread, Number(row['scale']))
      near(paidBy(made, 30), Number(row['p_paid_by_day_30']))
      near(comesWithin(made, { openOn: 31, days: 7 }), Number(row['p_pay_in_next_7_given_open_on_day_31']))
      assert.deepEqual(
        [0.5, 0.9, 0.95].map((level) => dayAtLevel(made, level)),
        [row['q50'], row['q90'], row['q95']],
      )
      assert.equal(alarmDay(made), row['reminder_day'])
    }
    for (const row of routine)
      near(chanceOfRoutine({ withinTerm: row.within_30, settled: row.of }), row.p_rate_at_least_90pct)
  },
)
