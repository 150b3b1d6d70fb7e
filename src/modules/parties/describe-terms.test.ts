import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeTerms } from './describe-terms.ts'
import { parseTerms } from './terms.ts'

const wordings = [
  ['net:30', '30 days net', '30 Tage netto'],
  ['net:1', '1 day net', '1 Tag netto'],
  ['net:0', 'due immediately', 'sofort fällig'],
  ['net-eom:30', '30 days then end of month', '30 Tage, dann Monatsende'],
  ['net-eom:0', 'end of month', 'zum Monatsende'],
  ['eom-net:30', '30 days after end of month', '30 Tage nach Monatsende'],
  ['eom-net:0', 'end of month', 'zum Monatsende'],
  ['eom+0', 'end of month', 'zum Monatsende'],
  ['eom+1', 'end of next month', 'Ende des Folgemonats'],
  ['eom+2', 'end of month plus 2 months', 'Monatsende plus 2 Monate'],
  [
    'day:10/25',
    '10th of next month, after the 25th a month later',
    'am 10. des Folgemonats, nach dem 25. einen Monat später',
  ],
  ['day:1/31', '1st of next month', 'am 1. des Folgemonats'],
  ['day:22/31', '22nd of next month', 'am 22. des Folgemonats'],
  ['day:3/31', '3rd of next month', 'am 3. des Folgemonats'],
  ['day:12/31', '12th of next month', 'am 12. des Folgemonats'],
  ['net:30@delivery', '30 days net, from the day of delivery', '30 Tage netto, ab Lieferung'],
  ['net:30@received', '30 days net, from receipt of the invoice', '30 Tage netto, ab Rechnungserhalt'],
  ['2.5/10,net:30', '2.5% discount within 10 days, 30 days net', '2,5 % Skonto innerhalb von 10 Tagen, 30 Tage netto'],
] as const

for (const [code, english, german] of wordings) {
  test(`${code} in words`, () => {
    assert.equal(describeTerms(parseTerms(code), 'en'), english)
    assert.equal(describeTerms(parseTerms(code), 'de'), german)
  })
}
