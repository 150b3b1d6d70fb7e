import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presetNamed, presetNames } from './preset.ts'
import { columnsIn, formatsIn, missingFields, recogniseTable } from './recognise.ts'

const table = (preset: string) => presetNamed(preset).tables[0] ?? assert.fail()
const found = (preset: string, header: string) => Object.fromEntries(columnsIn(table(preset), header.split(',')))

test('every preset can be read', () => {
  for (const name of presetNames()) assert.equal(presetNamed(name).name, name)
  assert.throws(() => presetNamed('nobody'), /preset_is_unknown/)
})

test('columns are found by their words, in two languages, however they are written', () => {
  assert.deepEqual(found('customers', 'Kunden-Nr.,FIRMA,strasse,plz,ORT'), {
    number: 0,
    name: 1,
    street: 2,
    postalCode: 3,
    city: 4,
  })
  assert.deepEqual(found('open-invoices', 'Invoice No,Customer ID,Invoice_Date,Due-Date,Balance'), {
    number: 0,
    customerNumber: 1,
    issuedOn: 2,
    dueOn: 3,
    open: 4,
  })
})

test('the better word of a field wins, and a column stands for one field only', () => {
  assert.deepEqual(found('customers', 'id,customer number,name'), { number: 1, name: 2 })
  assert.deepEqual(found('products', 'product'), { name: 0 })
  assert.deepEqual(missingFields(table('products'), columnsIn(table('products'), ['product'])), ['sku'])
})

test('a file is the table whose columns it has, by whatever its cells are parted', () => {
  const preset = presetNamed('crm-sales')
  const tableOf = (line: string) => recogniseTable(preset, line)?.table.name
  assert.equal(tableOf('product,series,sales_price'), 'products')
  assert.equal(tableOf('"opportunity_id";"sales_agent";"product";"account";"deal_stage"'), 'pipeline')
  assert.equal(tableOf('\uFEFFsales_agent\tmanager\tregional_office'), 'teams')
  assert.equal(tableOf('colour,size'), undefined)
})

test('days and decimals are read from the evidence; where nothing decides, both remain', () => {
  const open = table('open-invoices')
  const columns = columnsIn(open, ['number', 'date', 'amount'])
  assert.deepEqual(formatsIn(open, columns, [['1', '31.01.2025', '1.234,50']]), {
    dates: ['DD.MM.YYYY'],
    decimals: [','],
  })
  const both = formatsIn(open, columns, [['1', '01/02/2025', '1,234']])
  assert.deepEqual([both.dates.length, both.decimals.length], [2, 2])
  assert.deepEqual(formatsIn(open, columns, []), { dates: [], decimals: ['.'] })
})
