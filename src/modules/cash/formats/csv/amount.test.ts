import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currency } from '#kernel/money'
import { decimalsOf, minorUnits, writtenAmount } from './amount.ts'

const cents = (text: string, decimal: ',' | '.') => {
  const amount = writtenAmount(text, decimal)
  const size = amount && minorUnits(amount, currency('EUR'))
  if (!amount || size === null) return null
  return amount.sign === '-' || amount.side === 'debit' ? -size : size
}

test('amounts as banks write them', () => {
  const cases: readonly (readonly [text: string, decimal: ',' | '.', cents: bigint])[] = [
    ['1.234,56', ',', 123_456n],
    ['1,234.56', '.', 123_456n],
    ["1'234.56", '.', 123_456n],
    ['1 234,56', ',', 123_456n],
    ['1\u00A0234,56', ',', 123_456n],
    ['12,5', ',', 1250n],
    ['.50', '.', 50n],
    ['5.', '.', 500n],
    ['-3,40', ',', -340n],
    ['\u2212 3,40', ',', -340n],
    ['3,40-', ',', -340n],
    ['(3.40)', '.', -340n],
    ['+ £1,100.00', '.', 110_000n],
    ['-£3.40', '.', -340n],
    ['£-3.40', '.', -340n],
    ['5,00 CR', ',', 500n],
    ['5.00DR', '.', -500n],
    ['EUR 5,00', ',', 500n],
    ['5,00 €', ',', 500n],
    ['R$ 1.234,56', ',', 123_456n],
    ['100.0000', '.', 10_000n],
    ['1234567.89', '.', 123_456_789n],
  ]
  for (const [text, decimal, expected] of cases) assert.equal(cents(text, decimal), expected, text)
})

test('what is no amount is not bent into one', () => {
  for (const text of [
    '',
    '-',
    'abc',
    '1.2.3',
    '1,23.45',
    '12,34,567.00',
    '1-2',
    '--1',
    '-(1.00)',
    '1.00 apples',
    '1234,567.00',
    ',123',
    '9'.repeat(70),
  ]) {
    assert.equal(writtenAmount(text, '.'), null, text)
  }
  assert.equal(cents('1.005', '.'), null)
})

test('a currency is named only where no other could be meant', () => {
  assert.equal(writtenAmount('£1', '.')?.currency, 'GBP')
  assert.equal(writtenAmount('12 Kč', ',')?.currency, 'CZK')
  assert.equal(writtenAmount('$1', '.')?.currency, null)
  assert.equal(writtenAmount('US$1', '.')?.currency, 'USD')
})

test('the decimal mark is what the whole column proves', () => {
  const eur = currency('EUR')
  assert.deepEqual(decimalsOf(['1,234', '5.00'], eur), ['.'])
  assert.deepEqual(decimalsOf(['1.234', '5,00'], eur), [','])
  assert.deepEqual(decimalsOf(['1,234'], eur), ['.'])
  assert.deepEqual(decimalsOf(['1,234'], currency('KWD')), ['.', ','])
  assert.deepEqual(decimalsOf(['1,234'], null), ['.', ','])
  assert.deepEqual(decimalsOf(['12', '13'], null), ['.'])
  assert.deepEqual(decimalsOf(['1,23', '1.23'], eur), [])
})
