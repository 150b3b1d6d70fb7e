import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { currency, money } from '#kernel/money'
import { collectorBonus, halves, usualBonus, type BonusFact } from './collector-bonus.ts'

const euro = currency('EUR')
const bonus = (...facts: BonusFact[]) => collectorBonus(facts, usualBonus, euro)
const cash = (amount: bigint, daysAfterDue: number): BonusFact => ({ kind: 'cash', amount, daysAfterDue })

test('prompt money counts more than late money, and help in the whole process counts too', () => {
  const { parts, bonus: paid } = bonus(
    cash(100_000_00n, -5),
    cash(50_000_00n, 10),
    cash(20_000_00n, 11),
    { kind: 'dispute_closed_in_time' },
    { kind: 'report_line_paid' },
  )
  assert.deepEqual(
    [parts.prompt, parts.late, parts.disputes, parts.reportLines, paid].map((part) => part.amount),
    [120_00n, 6_00n, 25_00n, 60_00n, 211_00n],
  )
})

test('the cap holds once for the quarter, and what goes back eats first what lay above it', () => {
  const much = cash(2_000_000_00n, 0)
  assert.deepEqual([bonus(much).uncapped.amount, bonus(much).bonus.amount], [1600_00n, 1500_00n])
  assert.equal(bonus(much, cash(-100_000_00n, 0)).bonus.amount, 1500_00n)
  assert.equal(bonus(much, cash(-200_000_00n, 0)).bonus.amount, 1440_00n)
})

test('no order of the same facts pays another bonus', () => {
  const fact = fc.oneof(
    fc.record({
      kind: fc.constant('cash' as const),
      amount: fc.bigInt({ min: -50_000_000n, max: 200_000_000n }),
      daysAfterDue: fc.integer({ min: -20, max: 60 }),
    }),
    fc.constant({ kind: 'dispute_closed_in_time' as const }),
  )
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 30 }), (facts) => {
      assert.deepEqual(bonus(...facts), bonus(...facts.toReversed()))
      assert.ok(bonus(...facts).bonus.amount <= usualBonus.cap)
    }),
  )
})

test('a report line whose payment went back counts no more', () => {
  assert.equal(
    bonus({ kind: 'report_line_paid' }, { kind: 'report_line_lost' }, { kind: 'report_line_paid' }).bonus.amount,
    60_00n,
  )
})

test('the halves make the whole', () => {
  assert.deepEqual(halves(money(100_01n, euro)), { own: money(50_01n, euro), team: money(50_00n, euro) })
})
