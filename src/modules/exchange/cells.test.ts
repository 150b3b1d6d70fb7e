import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDecimal } from '#kernel/decimal'
import { currency, formatAmount } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { cellsOf, withoutFloat } from './cells.ts'
import { countryOf } from './country-word.ts'

const columns = new Map([['it', 0]])
const row = (text: string) => ({ line: 2, cells: [text] })
const cells = (dates: string | null, decimal: '.' | ',') => cellsOf(columns, { dates, decimal }, {})
const code = (read: () => unknown) => {
  try {
    return String(read())
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}

test('amounts are read as they are written, and never guessed', () => {
  const english = cells(null, '.')
  const german = cells(null, ',')
  assert.equal(formatDecimal(english.decimal(row('-0.50'), 'it')), '-0.5')
  assert.equal(formatDecimal(english.decimal(row('1,234.5'), 'it')), '1234.5')
  assert.equal(formatDecimal(german.decimal(row('1.234,5'), 'it')), '1234.5')
  const euro = currency('EUR')
  assert.equal(formatAmount(german.money(row('1.190,00 €'), 'it', euro)), '1190.00')
  assert.equal(
    code(() => english.money(row('1.005'), 'it', euro)),
    'amount_is_too_exact',
  )
  assert.equal(
    code(() => english.money(row('1005'), 'it', currency('JPY')).amount),
    '1005',
  )
  assert.equal(
    code(() => english.money(row('99999999999999.00'), 'it', euro)),
    'amount_is_too_large',
  )
  for (const wrong of ['x', '1.2.3', '1e5', '--1', '٣'])
    assert.equal(
      code(() => english.decimal(row(wrong), 'it')),
      'amount_is_unreadable',
    )
  assert.equal(
    code(() => english.decimal(row(' '), 'it')),
    'cell_is_empty',
  )
})

test('days must exist and be written as all the others', () => {
  assert.equal(cells('YYYY-MM-DD', '.').day(row('2011-01-03 08:26:00'), 'it'), '2011-01-03')
  assert.equal(cells('MM/DD/YYYY', '.').day(row('1/26/2012'), 'it'), '2012-01-26')
  for (const wrong of ['2011-02-30', '2011-01-03x', '03.01.2011', '2011-1']) {
    assert.equal(
      code(() => cells('YYYY-MM-DD', '.').day(row(wrong), 'it')),
      'day_is_unreadable',
    )
  }
})

test('texts are trimmed, bounded, and hold no zero', () => {
  const read = cells(null, '.')
  assert.equal(read.text(row('  a b '), 'it'), 'a b')
  assert.equal(
    code(() => read.text(row('a\0b'), 'it')),
    'text_has_a_zero',
  )
  assert.equal(
    code(() => read.text(row('a'.repeat(2001)), 'it')),
    'text_is_too_long',
  )
  assert.deepEqual(['13047.0', '13047', 'A1.0', '1.50'].map(withoutFloat), ['13047', '13047', 'A1.0', '1.50'])
})

test('countries are known by code and by name', () => {
  assert.deepEqual(
    ['de', 'Deutschland', 'GERMANY', 'UK', 'USA', 'Österreich', 'Atlantis', 'XX', 'ZZ'].map((word) => countryOf(word)),
    ['DE', 'DE', 'DE', 'GB', 'US', 'AT', null, null, null],
  )
  assert.equal(countryOf('EIRE', { EIRE: 'IE' }), 'IE')
})
