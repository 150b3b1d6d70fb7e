import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDecimal } from '#kernel/decimal'
import { currency, money } from '#kernel/money'
import { earnedToDate, sharesOf, type InvoiceState } from './earned.ts'

const five = parseDecimal('5')
const line = (net: bigint, disputedNet = 0n, ratePercent = five) => ({ net, disputedNet, ratePercent })

/** 40 seal kits, ten bearing sets, and freight that earns nothing; 240.00 net of the kits may be in dispute. */
const lindauer = (applied: bigint, disputedNet: bigint, disputedGross: bigint): InvoiceState => ({
  lines: [line(2160_00n, disputedNet), line(965_00n), line(45_00n, 0n, parseDecimal('0'))],
  gross: 3772_30n,
  disputedGross,
  applied,
})

test('the undisputed part is paid first and earns whole; the credit note then changes nothing', () => {
  assert.equal(earnedToDate(lindauer(0n, 240_00n, 285_60n)), 0n)
  assert.equal(earnedToDate(lindauer(3486_70n, 240_00n, 285_60n)), 144_25n)
  const credited = { lines: [line(1920_00n), line(965_00n), line(45_00n, 0n, parseDecimal('0'))] }
  assert.equal(earnedToDate({ ...credited, gross: 3486_70n, disputedGross: 0n, applied: 3486_70n }), 144_25n)
})

test('part of the money earns its part, and the rest brings it up to the cent', () => {
  const invoice = { lines: [line(4250_40n)], gross: 5057_98n, disputedGross: 0n }
  assert.equal(earnedToDate({ ...invoice, applied: 4956_82n }), 208_27n)
  assert.equal(earnedToDate({ ...invoice, applied: 5057_98n }), 212_52n)
})

test('a discount that was allowed comes off the base and off the gross', () => {
  assert.equal(
    earnedToDate({ lines: [line(9800_00n)], gross: 11662_00n, disputedGross: 0n, applied: 11662_00n }),
    490_00n,
  )
})

test('half a cent is rounded away from zero', () => {
  assert.equal(
    earnedToDate({ lines: [line(6318_75n)], gross: 7519_31n, disputedGross: 0n, applied: 7519_31n }),
    315_94n,
  )
})

test('three instalments earn a thousand together', () => {
  const at = (applied: bigint) =>
    earnedToDate({ lines: [line(20000_00n)], gross: 23800_00n, disputedGross: 0n, applied })
  const steps = [7140_00n, 12693_34n, 18246_67n, 23800_00n].map(at)
  assert.deepEqual(steps, [300_00n, 533_33n, 766_67n, 1000_00n])
})

test('an invoice of nothing, and one that is disputed as a whole, divide by nothing', () => {
  assert.equal(earnedToDate({ lines: [], gross: 0n, disputedGross: 0n, applied: 0n }), 0n)
  const whole = { lines: [line(1000_00n, 1000_00n)], gross: 1190_00n, disputedGross: 1190_00n }
  assert.equal(earnedToDate({ ...whole, applied: 0n }), 0n)
  assert.equal(earnedToDate({ ...whole, applied: 595_00n }), 25_00n)
})

const amount = fc.bigInt({ min: 0n, max: 10_000_000n })
const rate = fc.integer({ min: 0, max: 2000 }).map((hundredths) => parseDecimal((hundredths / 100).toFixed(2)))
const states = fc
  .array(fc.record({ net: amount, part: fc.integer({ min: 0, max: 100 }), ratePercent: rate }), { maxLength: 6 })
  .chain((parts) => {
    const lines = parts.map(({ net, part, ratePercent }) => line(net, (net * BigInt(part)) / 100n, ratePercent))
    const gross = lines.reduce((sum, each) => sum + (each.net * 119n) / 100n, 0n)
    const disputedGross = lines.reduce((sum, each) => sum + (each.disputedNet * 119n) / 100n, 0n)
    return fc.record({
      lines: fc.constant(lines),
      gross: fc.constant(gross),
      disputedGross: fc.constant(disputedGross),
      applied: fc.bigInt({ min: 0n, max: gross }),
    })
  })

test('money never earns less than less money did, and all of it earns the whole commission', () => {
  fc.assert(
    fc.property(states, amount, (state, more) => {
      const applied = state.applied + more > state.gross ? state.gross : state.applied + more
      assert.ok(earnedToDate({ ...state, applied }) >= earnedToDate(state))
      const exact = state.lines.reduce((sum, each) => {
        const { digits, scale } = each.ratePercent
        return sum + (each.net * digits * 100n) / 10n ** BigInt(scale)
      }, 0n)
      if (state.gross === 0n) return
      const whole = earnedToDate({ ...state, applied: state.gross })
      assert.ok(whole * 10_000n - exact <= 5_000n && exact - whole * 10_000n <= 5_000n)
    }),
  )
})

test('shares make the whole', () => {
  const euro = currency('EUR')
  assert.deepEqual(
    sharesOf(money(1000_00n, euro), [60n, 30n, 10n]).map((share) => share.amount),
    [600_00n, 300_00n, 100_00n],
  )
  fc.assert(
    fc.property(
      fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
      fc.array(fc.bigInt({ min: 1n, max: 100n }), { minLength: 1 }),
      (earned, weights) => {
        const given = sharesOf(money(earned, euro), weights).reduce((sum, share) => sum + share.amount, 0n)
        assert.equal(given, earned)
      },
    ),
  )
})
