import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { currency, parseMoney } from '#kernel/money'
import {
  formatAmountFor,
  formatDayFor,
  formatDecimalFor,
  formatMoneyFor,
  formatPercentFor,
  formatShortDayFor,
  formatWeekdayFor,
  weekdayNameFor,
} from './locale.ts'

const eur = (text: string) => parseMoney(text, currency('EUR'))
const figures = (locale: string, text: string) => formatAmountFor(locale, eur(text))

test('figures follow the reader', () => {
  assert.equal(figures('en', '3772.30'), '3,772.30')
  assert.equal(figures('de', '3772.30'), '3.772,30')
  assert.equal(figures('fr', '3772.30'), '3\u202f772,30')
  assert.equal(figures('es', '3772.30'), '3.772,30')
  assert.equal(figures('nl', '3772.30'), '3.772,30')
  assert.equal(figures('de-CH', '3772.30'), "3'772.30")
})

test('money names its currency by code and does not break', () => {
  assert.equal(formatMoneyFor('de', eur('-285.60')), '−285,60\u00a0EUR')
})

test('no digit is lost, whatever the size or the exponent', () => {
  assert.equal(figures('en', '92233720368547758.07'), '92,233,720,368,547,758.07')
  assert.equal(formatAmountFor('de', parseMoney('1234567', currency('JPY'))), '1.234.567')
  assert.equal(formatAmountFor('en', parseMoney('1234.567', currency('KWD'))), '1,234.567')
  assert.equal(figures('en', '-0.01'), '−0.01')
})

test('prices show at least the cents and at most what was agreed', () => {
  assert.equal(formatDecimalFor('en', parseDecimal('54.0000'), 2), '54.00')
  assert.equal(formatDecimalFor('de', parseDecimal('0.00125'), 2), '0,00125')
  assert.equal(formatDecimalFor('de', parseDecimal('1200')), '1.200')
  assert.equal(formatPercentFor('de', parseDecimal('5.5')), '5,5\u00a0%')
})

test('days are written so that nobody takes the month for the day', () => {
  const issued = day('2025-03-07')
  assert.equal(formatDayFor('en', issued), '7 March 2025')
  assert.equal(formatDayFor('en-US', issued), 'March 7, 2025')
  assert.equal(formatDayFor('de', issued), '7. März 2025')
  assert.equal(formatDayFor('fr', issued), '7 mars 2025')
  assert.equal(formatDayFor('fr', day('2025-05-01')), '1er mai 2025')
  assert.equal(formatDayFor('es', issued), '7 de marzo de 2025')
  assert.equal(formatDayFor('nl', issued), '7 maart 2025')
  assert.equal(formatShortDayFor('en', issued), '7 Mar 2025')
})

test('weekdays, for the note beside a due day', () => {
  assert.equal(formatWeekdayFor('en', day('2025-04-07')), 'Monday 7 April')
  assert.equal(formatWeekdayFor('de', day('2025-04-07')), 'Montag, 7. April')
  assert.equal(formatWeekdayFor('es', day('2025-04-07')), 'lunes 7 de abril')
  assert.equal(weekdayNameFor('de', day('2025-04-06')), 'Sonntag')
})

test('a locale nobody knows reads as English', () => {
  assert.equal(figures('not a locale', '1000.00'), '1,000.00')
  assert.equal(formatDayFor('not a locale', day('2025-03-07')), '7 March 2025')
})
