import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBankFile } from './bank-file.ts'
import type { CsvMapping } from './csv/mapping.ts'
import { parseMapping } from './csv/mapping.ts'
import { explainRefusal } from './refusals.ts'
import type { Statement } from './statement.ts'
import { amountText } from './statement.ts'

type Text = string | Uint8Array

async function read(bytes: Text, mapping?: CsvMapping): Promise<Statement> {
  const outcome = await readBankFile({ name: 'test.csv', bytes: Buffer.from(bytes) }, mapping ? { mapping } : {})
  assert.ok(outcome.ok, outcome.ok ? '' : explainRefusal(outcome).reason)
  const [statement] = outcome.value
  assert.ok(statement)
  return statement
}

async function refusal(bytes: Text, mapping?: CsvMapping) {
  const outcome = await readBankFile({ name: 'test.csv', bytes: Buffer.from(bytes) }, mapping ? { mapping } : {})
  assert.ok(!outcome.ok, 'the file was taken')
  return { code: outcome.code, ...explainRefusal(outcome) }
}

const mappingOf = (change: Record<string, unknown>) =>
  parseMapping(
    JSON.stringify({
      name: 'own',
      bank: 'Own bank',
      header: ['Day', 'Money'],
      delimiter: ',',
      columns: { booked: 'Day', amount: 'Money' },
      dates: 'DD/MM/YYYY',
      decimal: '.',
      ...change,
    }),
  )

const rows = (statement: Statement) =>
  statement.lines.map((line) => [
    line.bookedOn,
    amountText(line.amount, line.currency),
    line.payerName,
    line.remittance,
  ])

test('a day that may be two days is refused, not guessed', async () => {
  const ambiguous = await refusal('Date,Description,Amount\n03/04/2025,a,-1.00\n05/04/2025,b,1.00\n')
  assert.equal(ambiguous.code, 'csv_days_are_ambiguous')
  assert.equal(ambiguous.place, 'line 2')
  assert.match(ambiguous.remedy, /DD\/MM\/YYYY/)
  const short = await refusal('Date,Description,Amount\n22/02/18,a,-1.00\n')
  assert.equal(short.code, 'csv_days_are_ambiguous')
  const sure = await read('Date,Description,Amount\n03/04/2025,a,-1.00\n05/13/2025,b,1.00\n')
  assert.deepEqual(
    sure.lines.map((line) => line.bookedOn),
    ['2025-03-04', '2025-05-13'],
  )
  const mapped = await read('Day,Money\n03/04/2025,-1.00\n', mappingOf({}))
  assert.equal(mapped.lines[0]?.bookedOn, '2025-04-03')
})

test('days that contradict each other are refused at the first that does', async () => {
  const refused = await refusal('Date,Description,Amount\n13/02/2025,a,-1.00\n02/14/2025,b,1.00\n')
  assert.equal(refused.code, 'csv_day_unreadable')
  assert.equal(refused.place, 'line 3')
})

test('an amount that may be two amounts is refused, not guessed', async () => {
  const ambiguous = await refusal('Date;Description;Amount\n2025-02-13;a;-1.234\n')
  assert.equal(ambiguous.code, 'csv_amounts_are_ambiguous')
  assert.deepEqual(rows(await read('Date;Description;Amount (EUR)\n2025-02-13;a;-1.234\n')), [
    ['2025-02-13', '-1234.00', null, 'a'],
  ])
  const mixed = await refusal('Date;Description;Amount\n2025-02-13;a;-1.23\n2025-02-13;a;-1,23\n')
  assert.equal(mixed.code, 'csv_amount_unreadable')
})

test('amounts that nothing signs are refused under mere words, unless the balances prove them', async () => {
  const refused = await refusal('Date,Description,Amount\n2025-02-13,SHOP,12.50\n2025-02-14,SHOP,3.00\n')
  assert.equal(refused.code, 'csv_sign_unknown')
  const proved = await read('Date,Description,Amount,Balance\n2025-02-13,IN,12.50,12.50\n2025-02-14,IN,3.00,15.50\n')
  assert.equal(proved.balanced, true)
})

test('a side that is neither in nor out is refused', async () => {
  const mapping = mappingOf({
    header: ['Day', 'Money', 'Side'],
    columns: { booked: 'Day', amount: 'Money', sign: 'Side' },
    signs: { debit: ['D'], credit: ['C'] },
  })
  assert.deepEqual(
    (await read('Day,Money,Side\n03/04/2025,1.00,D\n03/04/2025,-1.00,C\n', mapping)).lines.map((line) => line.amount),
    [-100n, 100n],
  )
  const refused = await refusal('Day,Money,Side\n03/04/2025,1.00,X\n', mapping)
  assert.equal(refused.code, 'csv_sign_unknown')
  assert.equal(refused.place, 'line 2')
})

test('rows that do not fit are refused with their line', async () => {
  const cases: readonly (readonly [row: string, code: string])[] = [
    ['2025-02-30,EUR,1.00,', 'csv_day_unreadable'],
    ['2025-02-03,EUR,one,', 'csv_amount_unreadable'],
    ['2025-02-03,EUR,1.005,', 'csv_amount_unreadable'],
    ['2025-02-03,EURO,-1.00,', 'csv_currency_unknown'],
    ['2025-02-03,EUR,-1.00,a,b', 'csv_row_is_too_long'],
    [',EUR,-1.00,', 'csv_day_unreadable'],
    ['2025-02-03,EUR,"-1.00', 'csv_is_malformed'],
  ]
  for (const [row, code] of cases) {
    const refused = await refusal(`Date,Currency,Amount,Text\n2025-02-03,EUR,-1.00,fine\n${row}\n`)
    assert.equal(refused.code, code, row)
    assert.match(String(refused.place), /^line [34]$/, row)
  }
})

test('an amount that slid into another column is not lost', async () => {
  const refused = await refusal('Date,Text,Amount,More,Further\n2025-02-03,a,-1.00,,\n2025-02-03,a,,b,-1.00\n')
  assert.equal(refused.code, 'csv_amount_is_missing')
  assert.equal(refused.place, 'line 3')
})

test('money in both columns of a row is refused', async () => {
  const refused = await refusal('Date,Text,Debit,Credit\n2025-02-03,a,1.00,2.00\n')
  assert.equal(refused.code, 'csv_row_is_in_two_columns')
  assert.deepEqual(rows(await read('Date,Text,Debit,Credit\n2025-02-03,a,0.00,2.00\n')), [
    ['2025-02-03', '2.00', null, 'a'],
  ])
})

test('an unknown header says what to do', async () => {
  const refused = await refusal('alpha,beta\n1,2\n')
  assert.equal(refused.code, 'csv_header_unknown')
  assert.match(refused.remedy, /docs\/bank-files\.md/)
  const unfit = await refusal('alpha,beta\n1,2\n', mappingOf({}))
  assert.equal(unfit.code, 'csv_mapping_does_not_fit')
  assert.match(unfit.reason, /Day, Money/)
})

test('an encoding that the file is not in is refused', async () => {
  const mapping = mappingOf({ encoding: 'utf-8' })
  const refused = await refusal(Buffer.from('Day,Money,T\n03/04/2025,1.00,B\u00FCro\n', 'latin1'), mapping)
  assert.equal(refused.code, 'file_encoding_is_wrong')
})

test('a mapping that makes no sense is refused with its place', () => {
  const bad: readonly (readonly [change: Record<string, unknown>, reason: RegExp])[] = [
    [{ columns: { booked: 'Day' } }, /amount/],
    [{ header: undefined }, /header/],
    [{ dates: 'D.M.Y' }, /dates/],
    [{ delimiter: 'x' }, /delimiter/],
    [{ colour: 'blue' }, /colour/],
    [{ ignore: ['('] }, /ignore\.0/],
    [{ columns: { booked: 'Day', amount: 'Money', sign: 'Day' } }, /signs/],
  ]
  for (const [change, reason] of bad) {
    assert.throws(
      () => mappingOf(change),
      (error: unknown) => error instanceof Error && 'facts' in error && reason.test(JSON.stringify(error.facts)),
      JSON.stringify(change),
    )
  }
  assert.throws(() => parseMapping('{'), { code: 'csv_mapping_is_wrong' })
})
