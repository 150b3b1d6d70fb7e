import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openCluster, withClient } from '#platform/postgres'
import { cellsOf } from '../world/read-spreadsheet.ts'
import { makePlace } from './folder.ts'
import { quittance } from './quittance.ts'

const invoices = [
  'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate',
  'A,1,1/3/2014,2/2/2014,100.00,1/20/2014',
  'B,2,1/4/2014,2/3/2014,70.00,',
  'B,3,1/4/2014,2/3/2014,nothing,',
].join('\n')

test('import makes the company, export writes what is open, check proves it and finds what was altered', async (context) => {
  const place = makePlace(context)
  const dataDir = join(place, 'data')
  const file = join(place, 'invoices.csv.gz')
  writeFileSync(file, gzipSync(invoices))
  const first = await quittance(['import', 'ar-ibm', file, '--data', dataDir, '--json'])
  assert.equal(first.code, 0, first.err)
  const rejectFile = join(place, 'data-ar-ibm-rejects-1.csv')
  assert.deepEqual(JSON.parse(first.out), { read: 3, taken: 2, known: 0, rejected: 1, rejectFile })
  assert.match(readFileSync(rejectFile, 'utf8'), /^invoices\.csv\.gz,4,InvoiceAmount,nothing,amount_is_unreadable,/m)

  const open = await quittance(['export', 'open-items', '--as-at', '2014-01-19', '--data', dataDir])
  assert.equal(open.code, 0, open.err)
  const rows: { invoiceNumber: string; open: string }[] = JSON.parse(open.out)
  assert.deepEqual(
    rows.map(({ invoiceNumber, open }) => [invoiceNumber, open]),
    [
      ['1', '100.00'],
      ['2', '70.00'],
    ],
  )
  const sheet = await quittance(['export', 'open-items', '--format', 'xlsx', '--out', place, '--data', dataDir])
  assert.equal(sheet.code, 0, sheet.err)
  const cells = cellsOf(readFileSync(join(place, 'open-items.xlsx')))
  assert.deepEqual(
    cells.filter(({ at }) => /^[EGK]2$/.test(at)).map(({ type, text, format }) => [type, text, format]),
    [
      ['inlineStr', '2', '0'],
      ['n', '41643', '14'],
      ['n', '70.00', '#,##0.00\\ "USD"'],
    ],
  )
  const sound = await quittance(['check', '--data', dataDir])
  assert.deepEqual([sound.code, sound.out.split('\n')[0]], [0, 'The books are in order'])

  const holder = { command: 'test', port: null, since: new Date('2025-01-01T00:00:00Z') }
  const cluster = await openCluster({ dataDir, holder })
  await withClient(cluster.ownerUrl, async (client) => {
    await client.query('alter table ledger.posting disable trigger user')
    await client.query('update ledger.posting set amount = amount + 1 where entry_id = 1 and position = 1')
  })
  await cluster.stop()
  const altered = await quittance(['check', '--data', dataDir])
  assert.equal(altered.code, 1)
  assert.match(altered.out, /BAD ledger: entry 1: off by 1 USD/)

  const sample = await quittance(['start', '--sample', '--no-web', '--port', '0', '--data', dataDir])
  assert.equal(sample.code, 1)
  assert.match(sample.err, /There is a company in this folder already\n.*empty folder/s)
})

test('what the commands cannot do they say in words', async (context) => {
  const place = makePlace(context)
  const said = async (args: readonly string[]) => quittance([...args, '--data', join(place, 'data')])
  const gone = await said(['import', 'ar-ibm', join(place, 'gone.csv')])
  assert.equal(gone.code, 1)
  assert.match(gone.err, /There is no such file\nCheck the name/)
  for (const [args, words] of [
    [['import', 'nobody', 'x.csv'], /there is no preset "nobody"/],
    [['import', 'ar-ibm'], /which files\?/],
    [['export', 'open-items', '--format', 'pdf'], /not in this version/],
    [['export', 'open-items', '--as-at', 'yesterday'], /is no day/],
    [['export', 'nothing'], /there is no export "nothing"/],
  ] as const) {
    const { code, err } = await said(args)
    assert.equal(code, 2, err)
    assert.match(err, words)
  }
})
