import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { day, plusDays, type Day } from '#kernel/day'
import { checkLedger } from '#modules/ledger'
import { exported, fileFolder, foreignData, importInto } from '../world/import-into.ts'
import { openWorld, type World } from '../world/world.ts'

const header =
  'countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate'

const small = [
  header,
  '391,1000-AAAAA,1/26/2012,0000000001,1/30/2013,3/1/2013,65.88,No,2/8/2013,Electronic,9,0',
  '391,1000-AAAAA,1/26/2012,0000000002,2/1/2013,3/3/2013,10.1,No,3/20/2013,Electronic,47,17',
  '406,2000-BBBBB,4/6/2012,0000000003,2/1/2013,3/3/2013,105.92,No,2/8/2013,Electronic,7,0',
  '406,2000-BBBBB,4/6/2012,0000000004,2/8/2013,3/10/2013,7,No,,Electronic,,',
  '406,2000-BBBBB,4/6/2012,0000000005,2/8/2013,13/10/2013,7,No,2/9/2013,Electronic,1,0',
  '406,2000-BBBBB,4/6/2012,0000000006,2/8/2013,3/10/2013,0.00,No,2/9/2013,Electronic,1,0',
  '406,2000-BBBBB,4/6/2012,0000000007,2/10/2013,3/12/2013,50.00,No,2/5/2013,Electronic,0,0',
].join('\n')

type Invoice = { number: string; customer: string; issued: string; due: string; settled: string | null; cents: bigint }

const iso = (written: string) => {
  const [month = '', dayOfMonth = '', year = ''] = written.split('/')
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
}

/** The file read a second time by nobody's code but this. */
const invoicesOf = (text: string): Invoice[] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(([, , , , , due = '', amount = '']) => Number(due.split('/')[0]) <= 12 && Number(amount) > 0)
    .map(([, customer = '', , number = '', issued = '', due = '', amount = '', , settled = '']) => {
      const [whole = '0', decimals = ''] = amount.split('.')
      const cents = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'))
      return { number, customer, issued: iso(issued), due: iso(due), settled: settled ? iso(settled) : null, cents }
    })

const amount = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`

/** On the day on which it is settled an invoice is open no more; nobody can pay before there is an invoice. */
const openOn = (invoices: readonly Invoice[], on: string) =>
  invoices
    .filter(({ issued, settled }) => issued <= on && (settled === null || settled > on))
    .map(({ number, customer, due, issued, cents }) =>
      [number, customer, issued, due, 'USD', amount(cents), amount(cents)].join(' '),
    )
    .toSorted()

async function openInBooks(world: World, asAt: Day) {
  const rows = await exported(world, 'open-items', { asAt, basis: 'value', knownAt: null })
  return rows
    .filter(({ kind }) => kind === 'invoice')
    .map(({ invoiceNumber, customerId, issuedOn, dueOn, currency, total, open }) =>
      [invoiceNumber, customerId, issuedOn, dueOn, currency, total, open].join(' '),
    )
    .toSorted()
}

async function openFolder(t: TestContext) {
  const world = await openWorld({ today: '2014-06-02', zone: 'America/New_York' })
  t.after(() => world.close())
  return { world, files: fileFolder(t) }
}

async function assertEveryDay(world: World, invoices: readonly Invoice[]) {
  const days = invoices.flatMap(({ issued, settled }) => [issued, settled ?? issued]).toSorted()
  const last = plusDays(day(days.at(-1) ?? ''), 1)
  for (let asAt = plusDays(day(days.at(0) ?? ''), -1); asAt <= last; asAt = plusDays(asAt, 1)) {
    assert.deepEqual(await openInBooks(world, asAt), openOn(invoices, asAt), `open items as at ${asAt}`)
  }
}

test('invoices and the days on which they were settled: what is open as at every day is what the file says', async (t) => {
  const { world, files } = await openFolder(t)
  const rejects = files.path('rejects.csv')
  const result = await importInto(world, 'ar-ibm', [files.write('invoices.csv', small)], { rejects })
  assert.deepEqual([result.read, result.taken, result.known, result.rejected], [7, 5, 0, 2])
  assert.match(readFileSync(rejects, 'utf8'), /^invoices\.csv,6,DueDate,13\/10\/2013,day_is_unreadable,/m)
  assert.match(readFileSync(rejects, 'utf8'), /^invoices\.csv,7,InvoiceAmount,0\.00,amount_is_zero,/m)
  await assertEveryDay(world, invoicesOf(small))
  assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
  const again = await importInto(world, 'ar-ibm', [files.write('invoices.csv', small)], { rejects })
  assert.deepEqual([again.read, again.taken, again.known, again.rejected], [7, 0, 5, 2])
})

test('receipts and allocations are those of the settled days, and money before the bill waits for it', async (t) => {
  const { world, files } = await openFolder(t)
  await importInto(world, 'ar-ibm', [files.write('invoices.csv', small)], { rejects: files.path('rejects.csv') })
  assert.deepEqual(
    (await exported(world, 'receipts')).map(({ valueOn, payerName, amount, unapplied }) => [
      valueOn,
      payerName,
      amount,
      unapplied,
    ]),
    [
      ['2013-02-08', '1000-AAAAA', '65.88', '0.00'],
      ['2013-03-20', '1000-AAAAA', '10.10', '0.00'],
      ['2013-02-08', '2000-BBBBB', '105.92', '0.00'],
      ['2013-02-05', '2000-BBBBB', '50.00', '0.00'],
    ],
  )
  const asAt = { asAt: day('2013-02-08'), basis: 'value', knownAt: null } as const
  assert.deepEqual(
    await exported(world, 'allocations', asAt),
    [
      ['2013-02-08', '1000-AAAAA', '65.88', '0000000001', '65.88', 'import'],
      ['2013-02-08', '2000-BBBBB', '105.92', '0000000003', '105.92', 'import'],
      ['2013-02-05', '2000-BBBBB', '50.00', null, '50.00', null],
    ].map(([valueOn, payerName, amount, invoiceNumber, applied, how]) => ({
      entity: 'AR',
      bankReference: null,
      valueOn,
      payerName,
      amount,
      currency: 'USD',
      invoiceNumber,
      applied,
      how,
      probability: null,
    })),
  )
  const [cash] = await exported(world, 'open-items', asAt).then((rows) => rows.filter(({ kind }) => kind === 'receipt'))
  assert.deepEqual([cash?.['open'], cash?.['invoiceNumber']], ['50.00', null])
})

const real = join(foreignData, 'ar-ibm', 'accounts-receivable.csv')
const skip = !existsSync(real) && `no ${real}: set QUITTANCE_DATA to where it is`

test('two years of receivables: open items as at each of 737 days are those of the file', { skip }, async (t) => {
  const { world, files } = await openFolder(t)
  const result = await importInto(world, 'ar-ibm', [real], { rejects: files.path('rejects.csv') })
  assert.deepEqual([result.read, result.taken, result.rejected, result.rejectFile], [result.read, result.read, 0, null])
  await assertEveryDay(world, invoicesOf(readFileSync(real, 'utf8')))
  assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
})
