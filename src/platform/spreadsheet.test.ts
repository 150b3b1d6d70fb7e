import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { asyncProperty, array, assert as holds, string } from 'fast-check'
import { cellsOf, unzipped } from '../../tests/world/read-spreadsheet.ts'
import { spreadsheet, type SheetCell, type SheetColumn } from './spreadsheet.ts'

async function* each(rows: readonly (readonly SheetCell[])[]) {
  for (const row of rows) yield await Promise.resolve(row)
}

const written = async (columns: readonly SheetColumn[], rows: readonly (readonly SheetCell[])[]) =>
  buffer(spreadsheet('open items', columns, each(rows)))

const columns: readonly SheetColumn[] = [
  { name: 'number', kind: 'text' },
  { name: 'dueOn', kind: 'day' },
  { name: 'open', kind: 'amount' },
  { name: 'rows', kind: 'number' },
  { name: 'at', kind: 'moment' },
  { name: 'paid', kind: 'flag' },
]

test('numbers are numbers with their currency, days are days, and what is unknown is an empty cell', async () => {
  const file = await written(columns, [
    ['RE-1', '2025-03-07', { amount: '-1234.50', currency: 'EUR' }, 3, '2025-03-07T12:00:00.000Z', true],
    ['RE-2', null, { amount: '900', currency: 'JPY' }, '54.5', null, false],
  ])
  const cells = cellsOf(file)
  const of = (at: string) => cells.find((cell) => cell.at === at)
  assert.deepEqual(
    cells.slice(0, 6).map(({ text, format }) => [text, format]),
    columns.map(({ name }) => [name, '0 bold']),
  )
  // 7 March 2025 is day 45723 of a spreadsheet, and noon is its half.
  assert.deepEqual(of('B2'), { at: 'B2', type: 'n', format: '14', text: '45723' })
  assert.deepEqual(of('C2'), { at: 'C2', type: 'n', format: '#,##0.00\\ "EUR"', text: '-1234.50' })
  assert.deepEqual(of('C3'), { at: 'C3', type: 'n', format: '#,##0\\ "JPY"', text: '900' })
  assert.deepEqual([of('D2')?.text, of('D3')?.text, of('D3')?.type], ['3', '54.5', 'n'])
  assert.deepEqual(of('E2'), { at: 'E2', type: 'n', format: 'yyyy\\-mm\\-dd\\ hh:mm', text: '45723.5' })
  assert.deepEqual([of('F2')?.type, of('F2')?.text, of('F3')?.text], ['b', '1', '0'])
  assert.deepEqual([of('B3'), of('E3')], [undefined, undefined])
  const sheet = unzipped(file).get('xl/worksheets/sheet1.xml') ?? ''
  assert.match(sheet, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/)
  assert.match(sheet, /<autoFilter ref="A1:F3"\/>/)
})

test('nothing that somebody typed becomes a formula, and a number too long for a spreadsheet stays whole', async () => {
  const texts = ['=1+1', '+cmd', '@SUM(A1)', '-1+2', '\t=1', '12', '00049', 'a<b & "c"']
  const file = await written(
    [{ name: 'text', kind: 'text' }],
    texts.map((text) => [text]),
  )
  const cells = cellsOf(file).slice(1)
  assert.deepEqual(
    cells.map(({ text, type }) => [text, type]),
    texts.map((text) => [text, 'inlineStr']),
  )
  assert.deepEqual(
    cells.map(({ format }) => format),
    [...Array.from({ length: 5 }, () => '49 watched'), '0', '0', '0'],
  )
  assert.doesNotMatch(unzipped(file).get('xl/worksheets/sheet1.xml') ?? '', /<f[ >]/)
  const long = await written(
    [{ name: 'open', kind: 'amount' }],
    [[{ amount: '12345678901234567.89', currency: 'EUR' }]],
  )
  assert.deepEqual(
    cellsOf(long).map(({ text, type }) => [text, type]),
    [
      ['open', 'inlineStr'],
      ['12345678901234567.89', 'inlineStr'],
    ],
  )
})

test('a list without rows is a head, and many rows come one after the other', async () => {
  assert.equal(cellsOf(await written(columns, [])).length, columns.length)
  const many = Array.from({ length: 1_001 }, (_, index) => [index])
  const cells = cellsOf(await written([{ name: 'n', kind: 'number' }], many))
  assert.deepEqual([cells.length, cells.at(-1)?.at, cells.at(-1)?.text], [1_002, 'A1002', '1000'])
})

test('every text comes out as it went in, without the signs that XML does not know', async () => {
  await holds(
    asyncProperty(array(string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }), async (texts) => {
      const cells = cellsOf(
        await written(
          [{ name: 'text', kind: 'text' }],
          texts.map((text) => [text]),
        ),
      )
      // oxlint-disable-next-line no-control-regex
      const known = texts.map((text) => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
      assert.deepEqual(
        cells.slice(1).map(({ text }) => text),
        known,
      )
    }),
    { numRuns: 50 },
  )
})
