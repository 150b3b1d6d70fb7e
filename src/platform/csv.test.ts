import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, property, string } from 'fast-check'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { columnsOf, csvCells, csvLine, harmless } from './csv.ts'
import { dayField, idField, moneyField } from './wire.ts'

const row = z.object({
  id: idField('cus'),
  name: z.string(),
  open: moneyField,
  credit: moneyField.nullable(),
  owner: z.object({ id: idField('stf'), name: z.string() }).nullable(),
  since: dayField.nullable(),
  roles: z.array(z.string()),
  lines: z.array(z.object({ name: z.string() })),
})

test('the columns are those of the contract: money as amount and currency, people under their path', () => {
  assert.deepEqual(
    columnsOf(row).map(({ name }) => name),
    ['id', 'name', 'open', 'openCurrency', 'credit', 'creditCurrency', 'owner.id', 'owner.name', 'since', 'roles'],
  )
})

test('a row becomes a line, and what is unknown an empty cell', () => {
  const wire = {
    id: 'cus_1',
    name: 'Kessler, "Söhne"',
    open: { amount: '-12.40', currency: 'EUR' },
    credit: null,
    owner: null,
    since: '2025-01-02',
    roles: ['a', 'b'],
    lines: [],
  }
  assert.equal(csvLine(csvCells(columnsOf(row), wire)), 'cus_1,"Kessler, ""Söhne""",-12.40,EUR,,,,,2025-01-02,"a; b"')
})

test('what a spreadsheet would run arrives as text; a negative amount stays a number', () => {
  const payloads = [
    '=1+1',
    '+cmd',
    '-1+2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '-',
    '--1',
    '+49 421 1',
  ]
  for (const text of payloads) assert.equal(harmless(text), `'${text}`)
  for (const text of ['-12.40', '-5', '0', 'a=b', 'Kessler', '12 - 3']) assert.equal(harmless(text), text)
})

test('every text comes out of the file as it went in, behind an apostrophe where it was dangerous', () => {
  holds(
    property(array(string(), { minLength: 2, maxLength: 6 }), (cells) => {
      const [read] = parse(`${csvLine(cells)}\r\n`, { relax_column_count: true })
      assert.deepEqual(read, cells.map(harmless))
    }),
  )
})
