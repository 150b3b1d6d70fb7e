import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '#kernel/day'
import { formatDecimal, parseDecimal } from '#kernel/decimal'
import { id } from '#kernel/id'
import { currency } from '#kernel/money'
import { keptBecause } from './kept.ts'
import { payOutOf } from './pay-out.ts'
import { qualityFactor, usualQuality } from './quality.ts'
import { quarterEntries } from './quarter-end.ts'
import { checkTerms, usualTerms, type Terms } from './terms.ts'
import { tierAmount } from './tiers.ts'

const euro = currency('EUR')
const tier = (upTo: string | null, add: string) => ({
  upToPercent: upTo === null ? null : parseDecimal(upTo),
  addPercent: parseDecimal(add),
})
const bands = { quota: 100_000_00n, tiers: [tier('50', '2'), tier('100', '5'), tier('125', '8'), tier(null, '10')] }

test('tiers pay each band at its own rate: nothing jumps', () => {
  const cases: [bigint, bigint][] = [
    [0n, 0n],
    [40_000_00n, 800_00n],
    [50_000_00n, 1000_00n],
    [80_000_00n, 2500_00n],
    [100_000_00n, 3500_00n],
    [110_000_00n, 4300_00n],
    [125_000_00n, 5500_00n],
    [125_001_00n, 5500_10n],
    [160_000_00n, 9000_00n],
  ]
  for (const [cash, paid] of cases) assert.equal(tierAmount(cash, bands, euro), paid)
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 300_000_00n }), (cash) => {
      const step = tierAmount(cash + 100n, bands, euro) - tierAmount(cash, bands, euro)
      assert.ok(step >= 0n && step <= 12n)
    }),
  )
})

test('a draw is an advance: it is carried, and earned back above it', () => {
  const paid: bigint[] = []
  const owed: bigint[] = []
  let carried = 0n
  for (const earned of [1200_00n, 2600_00n, 3900_00n, 2000_00n, 5200_00n]) {
    const pay = payOutOf(carried + earned, 3000_00n)
    carried = pay.carried
    paid.push(pay.payable)
    owed.push(-carried)
  }
  assert.deepEqual(paid, [3000_00n, 3000_00n, 3000_00n, 3000_00n, 3000_00n])
  assert.deepEqual(owed, [1800_00n, 2200_00n, 1300_00n, 2300_00n, 100_00n])
  assert.deepEqual(payOutOf(-231_93n, 0n), { payable: 0n, carried: -231_93n })
})

test('quality bears on pay between its ends, and never on a small sample', () => {
  const factor = (invoices: number, ownDisputes: number, daysLate: number) =>
    formatDecimal(qualityFactor({ invoices, ownDisputes, daysLate }, usualQuality))
  assert.equal(factor(19, 19, 900), '1')
  assert.equal(factor(20, 0, 0), '1.05')
  assert.equal(factor(100, 3, 200), '1.01')
  assert.equal(factor(100, 40, 0), '0.9')
  assert.equal(formatDecimal(qualityFactor({ invoices: 500, ownDisputes: 0, daysLate: 0 }, null)), '1')
})

test('tiers and quality are entries of the quarter as a whole', () => {
  const end = (quality: { invoices: number; ownDisputes: number; daysLate: number }) =>
    quarterEntries({
      staffId: id(1n),
      quarter: day('2025-04-01'),
      recordedOn: day('2025-07-08'),
      terms: { ...usualTerms, ...bands, quality: usualQuality },
      sums: { cash: 80_000_00n, earned: 4000_00n },
      quality,
      currency: euro,
    }).map(({ eventKey, amount, earnedOn }) => [eventKey, amount, earnedOn])
  assert.deepEqual(end({ invoices: 12, ownDisputes: 4, daysLate: 50 }), [['tiers', 2500_00n, '2025-06-30']])
  assert.deepEqual(end({ invoices: 40, ownDisputes: 0, daysLate: 0 }), [
    ['tiers', 2500_00n, '2025-06-30'],
    ['quality', 325_00n, '2025-06-30'],
  ])
  assert.deepEqual(end({ invoices: 40, ownDisputes: 8, daysLate: 0 })[1], ['quality', -650_00n, '2025-06-30'])
})

test('what goes back is taken back by cause, in time and with consent; what only moved always is', () => {
  const event = {
    cause: 'ours' as const,
    on: day('2025-07-03'),
    earnedOn: day('2025-06-30'),
    moves: false,
    paidOut: false,
  }
  const keeps = { ...usualTerms, reverses: { ours: false, theirs: true, neither: true } }
  assert.equal(keptBecause(event, usualTerms, false), null)
  assert.equal(keptBecause(event, keeps, false), 'kept ours')
  assert.equal(keptBecause({ ...event, moves: true }, keeps, false), null)
  assert.equal(keptBecause({ ...event, cause: 'theirs' }, keeps, false), null)
  assert.equal(keptBecause(event, { ...usualTerms, takeBackDays: 2 }, false), 'kept too late')
  assert.equal(keptBecause(event, { ...usualTerms, takeBackDays: 3 }, false), null)
  const asks = { ...usualTerms, deductionsNeedConsent: true }
  assert.equal(keptBecause({ ...event, paidOut: true }, asks, false), 'kept no consent')
  assert.equal(keptBecause({ ...event, paidOut: true }, asks, true), null)
  assert.equal(keptBecause(event, asks, false), null)
})

test('a plan says nothing that it must not', () => {
  const code = (terms: Partial<Terms>) => {
    const checked = checkTerms({ ...usualTerms, ...terms })
    return checked.ok ? 'fine' : checked.code
  }
  assert.equal(code(bands), 'fine')
  assert.equal(code({ ...bands, quota: 0n }), 'tiers_do_not_rise')
  assert.equal(code({ quota: 1n, tiers: [tier('100', '1')] }), 'tiers_do_not_rise')
  assert.equal(code({ quota: 1n, tiers: [tier('100', '1'), tier('50', '1'), tier(null, '1')] }), 'tiers_do_not_rise')
  assert.equal(code({ quota: 1n, tiers: [tier(null, '101')] }), 'rate_is_out_of_range')
  assert.equal(code({ quality: { ...usualQuality, lowest: parseDecimal('1.2') } }), 'quality_is_out_of_range')
  assert.equal(code({ relationship: 'agent' }), 'agent_keeps_what_we_spoil')
  assert.equal(code({ relationship: 'agent', reverses: { ours: false, theirs: true, neither: true } }), 'fine')
})
