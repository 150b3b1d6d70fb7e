import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { array, assert as always, double, integer, property } from 'fast-check'
import { fitRhythm, fittedWith, usualRhythm } from './fit-rhythm.ts'
import { chanceAlive, chanceOfGap, gapAt, logLikelihood, purchasesOf, type Purchases, type Rhythm } from './rhythm.ts'

const published: Rhythm = { k: 1, r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }
const near = (actual: number, expected: number, within = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} instead of ${expected}`)

test('the published customers come out: likelihood and the chance that they still buy, also of who bought once', () => {
  const seen = [
    [2, 30.43, 0.70620227, -9.48555131],
    [1, 1.71, 0.17083648, -4.46036061],
    [0, 0, 0.38973508, null],
  ] as const
  for (const [repeats, last, alive, likelihood] of seen) {
    const purchases: Purchases = { repeats, last, observed: 38.86, logGaps: 0 }
    near(chanceAlive(purchases, published), alive)
    if (likelihood !== null) near(logLikelihood(purchases, published), likelihood)
  }
})

const purchases = array(double({ min: 0.2, max: 30, noNaN: true }), { minLength: 0, maxLength: 12 })
  .chain((gaps) => double({ min: 0, max: 60, noNaN: true }).map((open) => ({ gaps, open })))
  .map(({ gaps, open }) => {
    const weeks = gaps.reduce<number[]>((days, gap) => [...days, (days.at(-1) ?? 0) + gap], [0])
    return { weeks, now: (weeks.at(-1) ?? 0) + open }
  })

test('who waits longer is less likely alive, and within one’s own rhythm is what 95 of 100 gaps are', () => {
  always(
    property(purchases, integer({ min: 1, max: 6 }), ({ weeks, now }, k) => {
      const rhythm = { ...usualRhythm, k }
      const seen = purchasesOf(weeks, now)
      const later = purchasesOf(weeks, now + 10)
      assert.ok(chanceAlive(later, rhythm) <= chanceAlive(seen, rhythm) + 1e-9)
      near(chanceOfGap(gapAt(0.95, seen, rhythm), seen, rhythm), 0.05)
      assert.ok(gapAt(0.75, seen, rhythm) < gapAt(0.95, seen, rhythm))
    }),
    { numRuns: 60 },
  )
})

test('the same silence is usual for one who buys each quarter and news of one who buys each week', () => {
  const weekly = purchasesOf([0, 1, 2, 3, 4, 5, 6, 7, 8], 14)
  const quarterly = purchasesOf([0, 13, 26, 39, 52], 58)
  assert.ok(gapAt(0.95, weekly, usualRhythm) < 6 && chanceAlive(weekly, usualRhythm) < 0.3)
  assert.ok(gapAt(0.75, quarterly, usualRhythm) > 6 && chanceAlive(quarterly, usualRhythm) > 0.8)
})

test('too few who came back teach nothing, and customers of whom nobody leaves do not break the fit', () => {
  const one = purchasesOf([0, 2, 4], 6)
  assert.deepEqual(fitRhythm([one]), usualRhythm)
  const loyal = Array.from({ length: 40 }, (_, index) => purchasesOf([0, 2, 4, 6 + (index % 3) / 4, 8], 9))
  const rhythm = fitRhythm(loyal, [1, 4])
  assert.equal(rhythm.k, 4)
  assert.ok(Object.values(rhythm).every((value) => Number.isFinite(value) && value > 0))
})

const folder = process.env['QUITTANCE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const cdnow = join(folder, 'cdnow/cdnow_customers_summary.csv')

test(
  'the published fit of 2,357 customers is found again, and tells who buys on better than who only bought lately would',
  { skip: !existsSync(cdnow) && `no reference data at ${cdnow}` },
  () => {
    const customers = readFileSync(cdnow, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line): Purchases => {
        const [, repeats = 0, last = 0, observed = 0] = line.split(',').map(Number)
        return { repeats, last, observed, logGaps: 0 }
      })
    assert.equal(customers.length, 2357)
    const { rhythm, likelihood } = fittedWith(1, customers)
    near(likelihood, -9582.14, 0.5)
    near(rhythm.r, published.r, 0.01)
    near(rhythm.alpha, published.alpha, 0.1)
    near(rhythm.a, published.a, 0.05)
    near(rhythm.b, published.b, 0.1)
  },
)
