import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsText, withField, type Understood } from './bring.ts'

const understood = {
  columns: [
    { column: 0, header: 'A', field: 'number', examples: [] },
    { column: 1, header: 'B', field: null, examples: [] },
    { column: 2, header: 'C', field: 'name', examples: [] },
  ],
} satisfies Pick<Understood, 'columns'>
const rest: Omit<Understood, 'columns'> = {
  rowsSeen: 0,
  fields: [],
  missing: [],
  dates: { choices: [], chosen: null },
  decimal: { choices: [], chosen: null },
}

const after = (column: number, field: string) => columnsText(withField({ ...rest, ...understood }, column, field))

test('a column gets its field, a field that moves leaves its old column, and nothing at all says nothing', () => {
  assert.equal(after(1, 'city'), 'number:0,city:1,name:2')
  assert.equal(after(1, 'name'), 'number:0,name:1')
  assert.equal(after(0, ''), 'name:2')
  assert.equal(columnsText({ columns: understood.columns.slice(1, 2) }), undefined)
})
