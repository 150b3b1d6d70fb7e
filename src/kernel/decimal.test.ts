import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  add,
  compareDecimals,
  decimalOf,
  formatDecimal,
  lineAmount,
  multiply,
  parseDecimal,
  percentage,
  roundedQuotient,
  roundTo,
  shareOf,
  subtract,
} from '#kernel/decimal'
import { currency, exponentOf, formatAmount, money, parseMoney } from '#kernel/money'

const eur = currency('EUR')
const d = parseDecimal
const euros = (text: string) => parseMoney(text, eur)

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, scale]) => ({ text: written(digits, scale), digits, scale }))

// An oracle that shares no code with the real thing: the digits, with a point pushed in.
function written(digits: bigint, scale: number): string {
  const text = String(digits)
    .replace('-', '')
    .padStart(scale + 1, '0')
  return `${digits < 0n ? '-' : ''}${text.slice(0, text.length - scale)}${scale ? `.${text.slice(-scale)}` : ''}`
}

/** Whether `whole` is n/m rounded half away from zero: within half a unit, and outward when exactly between. */
function isRounded(whole: bigint, n: bigint, m: bigint): boolean {
  const error = 2n * (whole * m - n)
  if (error === m) return n > 0n
  if (error === -m) return n < 0n
  return error < m && error > -m
}

test('decimals are read and written without trailing zeros or exponents', () => {
  const pairs = [
    ['54.0000', '54'],
    ['-0.50', '-0.5'],
    ['0.000001', '0.000001'],
    ['-0.0', '0'],
    ['007.10', '7.1'],
    ['1000000000000000000000', '1000000000000000000000'],
  ] as const
  for (const [text, short] of pairs) assert.equal(formatDecimal(d(text)), short)
  assert.deepEqual(d('54.00'), decimalOf(54n))
})

test('text that is no decimal is refused', () => {
  for (const text of ['', '.5', '5.', '1e3', '1,5', ' 1', '1\n', '+1', 'Infinity', '1.2.3', '0x1', '9'.repeat(1000)]) {
    assert.throws(() => d(text), /Not a decimal/, text)
  }
})

test('sums, differences and products are exact', () => {
  assert.deepEqual(add(d('0.1'), d('0.2')), d('0.3'))
  assert.deepEqual(subtract(d('1'), d('0.9')), d('0.1'))
  assert.deepEqual(multiply(d('0.5'), d('0.2')), d('0.1'))
  assert.deepEqual(['10', '9.99', '-3', '9.990'].map(d).toSorted(compareDecimals).map(formatDecimal), [
    '-3',
    '9.99',
    '9.99',
    '10',
  ])
})

test('half goes away from zero', () => {
  const cases = [
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['2.4999999', 0, '2'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['315.9375', 2, '315.94'],
    ['0.004', 2, '0'],
    ['1.1', 5, '1.1'],
  ] as const
  for (const [from, scale, to] of cases) assert.equal(formatDecimal(roundTo(d(from), scale)), to)
  assert.throws(() => roundTo(d('1'), -1), /Not a number of decimals/)
  assert.throws(() => roundTo(d('1'), 0.5), /Not a number of decimals/)
})

test('lines, taxes, discounts and commissions of a real month', () => {
  assert.equal(formatAmount(lineAmount(d('40'), d('54.00'), eur)), '2160.00')
  assert.equal(formatAmount(lineAmount(d('0.333'), d('0.015'), eur)), '0.00')
  assert.equal(formatAmount(lineAmount(d('-1.5'), d('0.01'), eur)), '-0.02')
  assert.equal(formatAmount(lineAmount(d('2.5'), d('3'), currency('JPY'))), '8')
  assert.equal(formatAmount(lineAmount(d('2.5'), d('0.0005'), currency('KWD'))), '0.001')
  assert.equal(formatAmount(percentage(euros('3170.00'), d('19'))), '602.30')
  assert.equal(formatAmount(percentage(euros('4250.40'), d('19'))), '807.58')
  assert.equal(formatAmount(percentage(euros('5057.98'), d('2'))), '101.16')
  assert.equal(formatAmount(percentage(euros('10.00'), d('7.25'))), '0.73')
  assert.equal(formatAmount(shareOf(euros('400.00'), 400000n, 952000n)), '168.07')
  assert.equal(formatAmount(shareOf(euros('-0.05'), 1n, 2n)), '-0.03')
  assert.equal(formatAmount(shareOf(euros('0.05'), 1n, -2n)), '-0.03')
})

test('nothing is shared by zero', () => {
  assert.throws(() => shareOf(euros('1.00'), 1n, 0n), /by zero/)
})

test('what is written is read back, and equal numbers are equal data', () => {
  fc.assert(
    fc.property(anyDecimal, ({ text, digits, scale }) => {
      const read = d(text)
      assert.equal(read.digits * 10n ** BigInt(scale - read.scale), digits)
      assert.deepEqual(d(formatDecimal(read)), read)
      assert.deepEqual(d(scale === 0 ? `${text}.0` : `${text}000`), read)
    }),
  )
})

test('arithmetic agrees with whole numbers over a common denominator', () => {
  const unit = 10n ** 16n
  const scaled = ({ digits, scale }: { digits: bigint; scale: number }) => digits * 10n ** BigInt(16 - scale)
  fc.assert(
    fc.property(anyDecimal, anyDecimal, (a, b) => {
      const [x, y] = [d(a.text), d(b.text)]
      assert.equal(scaled(add(x, y)), scaled(a) + scaled(b))
      assert.equal(scaled(subtract(x, y)), scaled(a) - scaled(b))
      assert.equal(scaled(multiply(x, y)) * unit, scaled(a) * scaled(b))
      assert.equal(Math.sign(compareDecimals(x, y)), scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0)
    }),
  )
})

test('rounding is within half a unit, and outward exactly between', () => {
  const anyBigInt = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
  fc.assert(
    fc.property(anyBigInt, fc.bigInt({ min: 1n, max: 10n ** 6n }), (n, m) => {
      assert.ok(isRounded(roundedQuotient(n, m), n, m))
      assert.equal(roundedQuotient(-n, -m), roundedQuotient(n, m))
      assert.equal(roundedQuotient(n, -m), -roundedQuotient(n, m))
    }),
  )
})

test('a line is rounded once', () => {
  fc.assert(
    fc.property(anyDecimal, anyDecimal, fc.constantFrom('EUR', 'JPY', 'KWD'), (quantity, price, code) => {
      const unit = currency(code)
      const exact = quantity.digits * price.digits * 10n ** BigInt(exponentOf(unit))
      const { amount } = lineAmount(d(quantity.text), d(price.text), unit)
      assert.ok(isRounded(amount, exact, 10n ** BigInt(quantity.scale + price.scale)))
    }),
  )
})

test('a percentage is a share of a hundred', () => {
  const anyAmount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((amount) => money(amount, eur))
  fc.assert(
    fc.property(anyAmount, anyDecimal, (m, rate) => {
      const { amount } = percentage(m, d(rate.text))
      assert.ok(isRounded(amount, m.amount * rate.digits, 100n * 10n ** BigInt(rate.scale)))
    }),
  )
})
