import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  compare,
  currency,
  exponentOf,
  formatAmount,
  isNegative,
  isPositive,
  isZero,
  minus,
  money,
  negate,
  parseMoney,
  plus,
  split,
  sum,
  zero,
  type Currency,
} from '#kernel/money'

const eur = currency('EUR')
const usd = currency('USD')
const jpy = currency('JPY')
const kwd = currency('KWD')
const euros = (text: string) => parseMoney(text, eur)

const anyAmount = fc.bigInt({ min: -(2n ** 63n - 1n), max: 2n ** 63n - 1n })
const anyMoney = fc.tuple(anyAmount, fc.constantFrom(eur, jpy, kwd)).map(([amount, unit]) => money(amount, unit))
const anyWeights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight > 0n))

test('currencies know their decimals, and what is no currency is refused', () => {
  assert.deepEqual([eur, jpy, kwd, currency('CLF')].map(exponentOf), [2, 0, 3, 4])
  for (const code of ['XYZ', 'eur', '', 'XAU', 'XXX', 'constructor', 'EURO']) {
    assert.throws(() => currency(code), /Not a currency/)
  }
  assert.throws(() => exponentOf('EURO' as Currency), /Not a currency/)
})

test('sums, differences and signs', () => {
  assert.deepEqual(plus(euros('3170.00'), euros('602.30')), euros('3772.30'))
  assert.deepEqual(minus(euros('3772.30'), euros('3486.70')), euros('285.60'))
  assert.deepEqual(negate(euros('0.05')), euros('-0.05'))
  assert.deepEqual(sum(eur, [euros('4250.40'), euros('807.58')]), euros('5057.98'))
  assert.deepEqual(sum(eur, []), zero(eur))
  assert.deepEqual([isZero(zero(eur)), isPositive(euros('0.01')), isNegative(euros('-0.01'))], [true, true, true])
  assert.deepEqual([isZero(euros('1')), isPositive(zero(eur)), isNegative(zero(eur))], [false, false, false])
  const sorted = [euros('2'), euros('-1'), euros('2'), euros('0')].toSorted(compare)
  assert.deepEqual(sorted.map(formatAmount), ['-1.00', '0.00', '2.00', '2.00'])
})

test('euros and dollars do not mix', () => {
  const dollar = money(100n, usd)
  for (const mixing of [plus, minus, compare]) {
    assert.throws(() => mixing(euros('1.00'), dollar), /EUR and USD do not mix/)
  }
  assert.throws(() => sum(eur, [euros('1.00'), dollar]), /EUR and USD do not mix/)
})

test('an odd cent goes to the largest remainder, between equals to the first', () => {
  const shared = (total: string, weights: bigint[]) => split(euros(total), weights).map(formatAmount)
  assert.deepEqual(shared('100.00', [1n, 1n, 1n]), ['33.34', '33.33', '33.33'])
  assert.deepEqual(shared('-100.00', [1n, 1n, 1n]), ['-33.34', '-33.33', '-33.33'])
  assert.deepEqual(shared('16660.00', [1n, 1n, 1n]), ['5553.34', '5553.33', '5553.33'])
  assert.deepEqual(shared('0.05', [1n, 0n, 3n]), ['0.01', '0.00', '0.04'])
  assert.deepEqual(shared('0.02', [1n, 2n, 2n]), ['0.00', '0.01', '0.01'])
  assert.deepEqual(shared('0.00', [1n, 5n]), ['0.00', '0.00'])
  assert.deepEqual(split(money(100n, jpy), [1n, 2n]).map(formatAmount), ['33', '67'])
})

test('weights that cannot share are refused', () => {
  for (const weights of [[], [0n], [0n, 0n], [2n, -1n], [-1n]]) {
    assert.throws(() => split(euros('1.00'), weights), /Weights/)
  }
})

test('parts make the whole, keep its sign and are off by less than a unit', () => {
  fc.assert(
    fc.property(anyMoney, anyWeights, (total, weights) => {
      const whole = weights.reduce((all, weight) => all + weight, 0n)
      const parts = split(total, weights)
      assert.equal(parts.length, weights.length)
      assert.deepEqual(sum(total.currency, parts), total)
      for (const [index, part] of parts.entries()) {
        const weight = weights[index] ?? 0n
        const off = part.amount * whole - total.amount * weight
        assert.ok(off < whole && off > -whole)
        if (weight === 0n) assert.equal(part.amount, 0n)
        assert.ok(total.amount < 0n ? part.amount <= 0n : part.amount >= 0n)
      }
    }),
  )
})

test('sharing a credit mirrors sharing the invoice', () => {
  fc.assert(
    fc.property(anyMoney, anyWeights, (total, weights) => {
      assert.deepEqual(split(negate(total), weights), split(total, weights).map(negate))
    }),
  )
})

test('amounts are written with exactly the decimals of their currency', () => {
  assert.deepEqual(
    [euros('1000'), euros('-0.5'), euros('-0.00'), money(7n, jpy), money(-1n, kwd), money(1234567n, kwd)].map(
      formatAmount,
    ),
    ['1000.00', '-0.50', '0.00', '7', '-0.001', '1234.567'],
  )
})

test('what is written is read back', () => {
  fc.assert(fc.property(anyMoney, (m) => assert.deepEqual(parseMoney(formatAmount(m), m.currency), m)))
})

test('text that is no amount is refused', () => {
  const bad = [
    '',
    ' ',
    '1,000.00',
    '1.000,00',
    '1000.',
    '.5',
    '+5',
    '--5',
    '1e3',
    '0x10',
    ' 5',
    '5 ',
    '5\n',
    '5 EUR',
    '−5',
    '٣',
    'NaN',
  ]
  for (const text of bad) assert.throws(() => euros(text), /Not an amount/, text)
  assert.throws(() => euros('1.005'), /EUR has 2 decimals/)
  assert.throws(() => euros('1.000'), /EUR has 2 decimals/)
  assert.throws(() => parseMoney('1.0', jpy), /JPY has 0 decimals/)
  assert.throws(() => euros('92233720368547758.08'), /Too large/)
  assert.throws(() => euros('9'.repeat(100_000)), /Not an amount/)
})
