import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, constantFrom, integer, property } from 'fast-check'
import { formatDecimal } from '#kernel/decimal'
import { readNumber, readPasted } from './pasted-lines.ts'

const shown = (text: string, language: 'en' | 'de' = 'en', products: readonly string[] = []) =>
  readPasted(text, language, new Set(products)).map(({ line, product, quantity, unitPrice }) => [
    line,
    product,
    quantity && formatDecimal(quantity),
    unitPrice === 'bad' ? 'bad' : unitPrice && formatDecimal(unitPrice),
  ])

test('lines copied from a spreadsheet are read, the head and empty rows are not', () => {
  assert.deepEqual(shown('SKU\tQty\tPrice\nSK-40\t20\t51.30\n\n6305\t100\t\n'), [
    [2, 'SK-40', '20', '51.3'],
    [4, '6305', '100', null],
  ])
})

test('a CSV file of a German program keeps its commas as decimals', () => {
  assert.deepEqual(shown('SK-40;1.250,5;"1.234,50"\nP-1;2,5;12', 'de'), [
    [1, 'SK-40', '1250.5', '1234.5'],
    [2, 'P-1', '2.5', '12'],
  ])
})

test('what cannot be read is said line by line, never guessed', () => {
  assert.deepEqual(shown('SK-40,ten,54\nSK-41,10,cheap'), [
    [1, 'SK-40', null, '54'],
    [2, 'SK-41', '10', 'bad'],
  ])
  assert.deepEqual(shown('SK-40\tten1\t54'), [[1, 'SK-40', null, '54']])
})

test('columns are known by their heads, wherever they stand', () => {
  assert.deepEqual(shown('Pos\tBezeichnung\tMenge\tArtikelnummer\tEinzelpreis\n1\tDichtsatz\t20\tSK-40\t51,30', 'de'), [
    [2, 'SK-40', '20', '51.3'],
  ])
  assert.deepEqual(shown('Quantity;SKU\n4;6305'), [[2, '6305', '4', null]])
})

test('without a head the column of known products tells, and the numbers beside it are quantity and price', () => {
  const known = ['SK-40', '6305']
  assert.deepEqual(shown('1\tSeal kit\tSK-40\t20\t51.30\n2\tBearing set\t6305\t4\t', 'en', known), [
    [1, 'SK-40', '20', '51.3'],
    [2, '6305', '4', null],
  ])
  assert.deepEqual(shown('20\tSK-40\tSeal kit\n4\tX-9\tUnknown', 'en', known), [
    [1, 'SK-40', '20', null],
    [2, 'X-9', '4', null],
  ])
  assert.deepEqual(shown('\tSK-40\t20\n\t6305\t4', 'en', known), [
    [1, 'SK-40', '20', null],
    [2, '6305', '4', null],
  ])
})

test('a number alone between groups of three is read as the language writes it', () => {
  const read = (text: string, language: 'en' | 'de') => {
    const number = readNumber(text, language)
    return number && formatDecimal(number)
  }
  assert.deepEqual(
    [read('1,234', 'en'), read('1,234', 'de'), read('1.234', 'en'), read('1.234', 'de')],
    ['1234', '1.234', '1.234', '1234'],
  )
  assert.equal(read('1 234,50 EUR', 'de'), '1234.5')
  assert.equal(read('1.2.3', 'en'), null)
})

test('every amount that a spreadsheet writes in its language comes back as it was', () => {
  always(
    property(integer({ min: 0, max: 9_999_999 }), constantFrom('en' as const, 'de' as const), (cents, language) => {
      const [point, group] = language === 'de' ? [',', '.'] : ['.', ',']
      const whole = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, group)
      const text = `${whole}${point}${String(cents % 100).padStart(2, '0')}`
      const read = readNumber(text, language)
      assert.ok(read)
      assert.equal(Number(formatDecimal(read)), cents / 100)
    }),
  )
})
