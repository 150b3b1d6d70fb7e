import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn, patternsOf } from './day.ts'

test('days as banks write them', () => {
  const cases: readonly (readonly [text: string, pattern: string, day: string])[] = [
    ['2025-02-03', 'YYYY-MM-DD', '2025-02-03'],
    ['2025-02-03T10:00:00Z', 'YYYY-MM-DD', '2025-02-03'],
    ['2018-02-25 12:34:56 +0000', 'YYYY-MM-DD', '2018-02-25'],
    ['22.02.18', 'DD.MM.YY', '2018-02-22'],
    ['2/3/2025', 'DD/MM/YYYY', '2025-03-02'],
    ['2019.04.19.', 'YYYY.MM.DD.', '2019-04-19'],
    ['12-Dec-2025', 'DD-MMM-YYYY', '2025-12-12'],
    ['1 mrt 2025', 'DD MMM YYYY', '2025-03-01'],
    ['1 März 2025', 'DD MMM YYYY', '2025-03-01'],
    ['Feb 3, 2025', 'MMM DD, YYYY', '2025-02-03'],
    ['20250203', 'YYYYMMDD', '2025-02-03'],
    ['03/02/2025, 10:15', 'DD/MM/YYYY', '2025-02-03'],
  ]
  for (const [text, pattern, day] of cases) assert.equal(dayIn(text, pattern), day, text)
})

test('what is no such day is no day', () => {
  assert.equal(dayIn('30.02.2025', 'DD.MM.YYYY'), null)
  assert.equal(dayIn('03.02.2025', 'YYYY-MM-DD'), null)
  assert.equal(dayIn('03.02.2025 total', 'DD.MM.YYYY'), null)
  assert.equal(dayIn('12-Xyz-2025', 'DD-MMM-YYYY'), null)
  assert.equal(dayIn('2025023', 'YYYYMMDD'), null)
})

test('the file decides between day and month, or nobody does', () => {
  assert.deepEqual(patternsOf(['03/04/2025', '25/04/2025']), ['DD/MM/YYYY'])
  assert.deepEqual(patternsOf(['03/04/2025', '04/25/2025']), ['MM/DD/YYYY'])
  assert.deepEqual(patternsOf(['03/04/2025']), ['DD/MM/YYYY', 'MM/DD/YYYY'])
  // The fourth of April is the fourth of April either way.
  assert.deepEqual(patternsOf(['04/04/2025']), ['DD/MM/YYYY'])
  assert.deepEqual(patternsOf(['03.04.2025']), ['DD.MM.YYYY'])
  assert.deepEqual(patternsOf(['25/04/2025', '04/25/2025']), [])
})
