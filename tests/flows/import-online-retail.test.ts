import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { checkLedger } from '#modules/ledger'
import { sql } from '#platform/sql'
import { exported, fileFolder, foreignData, importInto } from '../world/import-into.ts'
import { openWorld, type World } from '../world/world.ts'

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'

const small = [
  header,
  '700001,10001,"LANTERN, RED ",6,2011-01-03 08:26:00,2.55,20001.0,United Kingdom',
  '700001,10001,"LANTERN, RED ",6,2011-01-03 08:26:00,2.55,20001.0,United Kingdom',
  '700001,POST,POSTAGE,1,2011-01-03 08:26:00,18.0,20001.0,United Kingdom',
  '700002,10002,MUG,3,2011-01-04 09:00:00,0.415,20002.0,EIRE',
  '700002,10003,GIFT,1,2011-01-04 09:00:00,0.0,20002.0,EIRE',
  '700003,10002,?,-20,2011-01-05 10:00:00,0.0,,United Kingdom',
  '700004,10002,damaged,-4,2011-01-05 10:00:00,1.25,,United Kingdom',
  '700005,10002,MUG,2,2011-02-01 11:00:00,0.83,,United Kingdom',
  'C700006,10001,"LANTERN, RED ",-2,2011-02-02 12:00:00,2.55,20001.0,United Kingdom',
  'A700007,B,Adjust bad debt,1,2011-02-03 12:00:00,100.5,,United Kingdom',
  'A700008,B,Adjust bad debt,1,2011-02-03 12:01:00,-100.5,,United Kingdom',
  '700009,10002,MUG,x,2011-02-04 12:01:00,1.00,20002.0,Atlantis',
  '700010,10004,THING,1,2011-02-30,1.00,20002.0,Atlantis',
  '700011,10004,THING,1,2011-03-01,1.00,20003.0,Atlantis',
  '',
].join('\n')

async function openFolder(t: TestContext) {
  const world = await openWorld({ today: '2012-01-02' })
  t.after(() => world.close())
  return { world, files: fileFolder(t) }
}

/** What the file says by itself: sums of the kept lines in pence, by customer and month. A quote never holds a line break here. */
function sumsOfFile(text: string) {
  const sums = new Map<string, bigint>()
  for (const line of text.split('\n').slice(1)) {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell)
    const [number = '', , , quantity = '', date = '', price = '', customer = ''] = cells
    const isCredit = number.startsWith('C')
    if (!/^-?\d+$/.test(quantity) || !(Number(price) > 0) || isCredit === Number(quantity) > 0) continue
    if (Number.isNaN(new Date(date.slice(0, 10)).getTime()) || !date.startsWith('20')) continue
    if (new Date(date.slice(0, 10)).toISOString().slice(0, 10) !== date.slice(0, 10)) continue
    const [whole = '0', decimals = ''] = price.split('.')
    const thousandths = BigInt(whole) * 1000n + BigInt(decimals.padEnd(3, '0'))
    const exact = BigInt(quantity) * thousandths
    const size = exact < 0n ? -exact : exact
    const pence = ((size + 5n) / 10n) * (exact < 0n ? -1n : 1n)
    const key = `${customer.replace('.0', '') || 'COUNTER'} ${date.slice(0, 7)}`
    sums.set(key, (sums.get(key) ?? 0n) + pence)
  }
  return sums
}

async function sumsOfBooks(world: World) {
  const sums = new Map<string, bigint>()
  for (const { customerId, kind, issuedOn, total } of await exported(world, 'invoices')) {
    const pence = BigInt(String(total).replace('.', ''))
    const key = `${String(customerId)} ${String(issuedOn).slice(0, 7)}`
    sums.set(key, (sums.get(key) ?? 0n) + (kind === 'credit_note' ? -pence : pence))
  }
  return sums
}

const sorted = (sums: ReadonlyMap<string, bigint>) => [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))

test('lines of invoices become products, customers, orders and documents that keep their numbers and days', async (t) => {
  const { world, files } = await openFolder(t)
  const path = files.write('lines.csv.gz', gzipSync(small))
  const rejects = files.path('rejects.csv')
  const trial = await importInto(world, 'online-retail', [path], { dryRun: true, rejects })
  assert.deepEqual([trial.read, trial.taken, trial.known, trial.rejected], [14, 8, 0, 6], readFileSync(rejects, 'utf8'))
  assert.deepEqual(await exported(world, 'invoices'), [])
  const first = await importInto(world, 'online-retail', [path], { rejects })
  assert.deepEqual([first.read, first.taken, first.known, first.rejected], [14, 8, 0, 6])
  assert.equal(first.rejectFile, rejects)
  assert.deepEqual(
    readFileSync(rejects, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 5)),
    [
      [basename(path), '6', 'UnitPrice', '0.0', 'price_is_zero'],
      [basename(path), '7', 'UnitPrice', '0.0', 'price_is_zero'],
      [basename(path), '8', 'Quantity', '-4', 'stock_correction'],
      [basename(path), '12', 'UnitPrice', '-100.5', 'price_is_negative'],
      [basename(path), '13', 'Quantity', 'x', 'amount_is_unreadable'],
      [basename(path), '14', 'InvoiceDate', '2011-02-30', 'day_is_unreadable'],
    ],
  )
  assert.deepEqual(sorted(await sumsOfBooks(world)), sorted(sumsOfFile(small)))
  const documents = await exported(world, 'invoices')
  assert.deepEqual(
    documents.map(({ invoiceNumber, kind, issuedOn, dueOn, customerId, net, tax, total }) => [
      invoiceNumber,
      kind,
      issuedOn,
      dueOn,
      customerId,
      net,
      tax,
      total,
    ]),
    [
      ['700001', 'invoice', '2011-01-03', '2011-02-02', '20001', '48.60', '0.00', '48.60'],
      ['700002', 'invoice', '2011-01-04', '2011-02-03', '20002', '1.25', '0.00', '1.25'],
      ['700005', 'invoice', '2011-02-01', '2011-03-03', 'COUNTER', '1.66', '0.00', '1.66'],
      ['A700007', 'invoice', '2011-02-03', '2011-03-05', 'COUNTER', '100.50', '0.00', '100.50'],
      ['700011', 'invoice', '2011-03-01', '2011-03-31', '20003', '1.00', '0.00', '1.00'],
      ['C700006', 'credit_note', '2011-02-02', '2011-02-02', '20001', '5.10', '0.00', '5.10'],
    ],
  )
  const orders = await world.asOwner((tx) =>
    tx.many<{ number: string; status: string; lines: bigint; delivered: boolean }>(sql`
      select number, status, count(*) as lines, bool_and(delivered = quantity) as delivered
      from orders.sales_order join orders.order_line on order_id = sales_order.id
      group by sales_order.id order by number`),
  )
  assert.deepEqual(
    orders.map(({ number, lines }) => [number, lines]),
    [
      ['700001', 3n],
      ['700002', 1n],
      ['700005', 1n],
      ['700011', 1n],
      ['A700007', 1n],
    ],
  )
  assert.ok(orders.every(({ status, delivered }) => status === 'closed' && delivered))
  const postings = await exported(world, 'postings')
  const of = (document: string) =>
    postings.filter((each) => each['document'] === document).map(({ account, amount }) => [account, amount])
  assert.deepEqual(of('700001'), [
    ['1100', '48.60'],
    ['4000', '-30.60'],
    ['4020', '-18.00'],
  ])
  assert.deepEqual(of('C700006'), [
    ['1100', '-5.10'],
    ['4000', '5.10'],
  ])
  assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
  const news = await world.asOwner((tx) =>
    tx.many<{ imported: boolean }>(sql`
      select bool_and((document ->> 'imported')::boolean) as imported
      from platform.event, jsonb_array_elements(payload -> 'documents') document where kind = 'invoice.issued'`),
  )
  assert.deepEqual(news, [{ imported: true }])
})

test('the same file again changes nothing; what an issued document said otherwise is rejected', async (t) => {
  const { world, files } = await openFolder(t)
  const rejects = files.path('rejects.csv')
  const path = files.write('lines.csv', small)
  await importInto(world, 'online-retail', [path], { rejects })
  const before = await exported(world, 'postings')
  const again = await importInto(world, 'online-retail', [files.write('other.csv.gz', gzipSync(small))], { rejects })
  assert.deepEqual([again.read, again.taken, again.known, again.rejected], [14, 0, 8, 6])
  const more = `${small.replace('700011,10004,THING,1,', '700011,10004,THING,2,')}700012,10004,THING,1,2011-03-02,1.00,20003.0,Atlantis\n`
  const changed = await importInto(world, 'online-retail', [files.write('changed.csv', more)], { rejects })
  assert.deepEqual([changed.read, changed.taken, changed.known, changed.rejected], [15, 1, 7, 7])
  assert.match(readFileSync(rejects, 'utf8'), /^changed\.csv,15,,700011,document_was_taken,.*Issue a credit note/m)
  assert.equal((await exported(world, 'postings')).length, before.length + 2)
})

test('lines of one document are one document wherever they stand, and a number taken otherwise is rejected alone', async (t) => {
  const { world, files } = await openFolder(t)
  const rejects = files.path('rejects.csv')
  const rows = [
    header,
    '1,a,A,1,2011-01-03,1.00,7,France',
    '2,a,A,1,2011-01-03,1.00,8,France',
    '1,b,B,1,2011-01-03,2.00,7,France',
    '3,a,A,1,2011-01-03,1.00,8,France',
    '3,a,A,1,2011-01-03,1.00,9,France',
    header,
  ]
  const path = files.write('scattered.csv', rows.join('\n'))
  const result = await importInto(world, 'online-retail', [path], { rejects })
  assert.deepEqual([result.read, result.taken, result.known, result.rejected], [5, 3, 0, 2])
  assert.match(readFileSync(rejects, 'utf8'), /^scattered\.csv,5,CustomerID,,document_has_two_customers/m)
  assert.deepEqual(
    new Map((await exported(world, 'invoices')).map(({ invoiceNumber, total }) => [invoiceNumber, total])),
    new Map([
      ['1', '3.00'],
      ['2', '1.00'],
    ]),
  )
  await world.asOwner((tx) => tx.run(sql`delete from exchange.known_record where key = '2'`))
  const fresh = `${rows.slice(0, 3).join('\n')}\n4,a,A,1,2011-01-03,1.00,8,France\n`
  const after = await importInto(world, 'online-retail', [files.write('after.csv', fresh)], { rejects })
  assert.deepEqual([after.read, after.taken, after.rejected], [3, 1, 2])
  assert.match(readFileSync(rejects, 'utf8'), /^after\.csv,3,,,number_is_taken,The number 2 is in the books already/m)
})

test('an import that was cut off is begun again, and nothing of it is taken twice', async (t) => {
  const { world, files } = await openFolder(t)
  const rejects = files.path('rejects.csv')
  const lines = Array.from({ length: 9_000 }, (_, index) => {
    const number = 800_000 + Math.floor(index / 3)
    return `${number},s${index % 7},THING,1,2011-03-01,1.00,${number % 50},France`
  })
  const text = `${[header, ...lines].join('\n')}\n`
  const path = files.write('long.csv', text)
  const cutOff = importInto(world, 'online-retail', [path], {
    rejects,
    onProgress: () => {
      throw new Error('the plug was pulled')
    },
  })
  await assert.rejects(cutOff, /the plug was pulled/)
  const taken = (await exported(world, 'invoices')).length
  assert.ok(taken > 0 && taken < 3_000, `${taken} invoices`)
  const rest = await importInto(world, 'online-retail', [path], { rejects })
  assert.deepEqual([rest.read, rest.taken, rest.known, rest.rejected], [9_000, 9_000 - taken * 3, taken * 3, 0])
  assert.deepEqual(sorted(await sumsOfBooks(world)), sorted(sumsOfFile(text)))
  assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
})

const real = join(foreignData, 'online-retail', 'online-retail.csv.gz')
const skip = !existsSync(real) && `no ${real}: set QUITTANCE_DATA to where it is`

test('a year of a wholesaler: sums by customer and month are those of the file', { skip }, async (t) => {
  const { world, files } = await openFolder(t)
  const result = await importInto(world, 'online-retail', [real], { rejects: files.path('rejects.csv') })
  assert.equal(result.read, result.taken + result.rejected)
  assert.deepEqual(sorted(await sumsOfBooks(world)), sorted(sumsOfFile(gunzipSync(readFileSync(real)).toString())))
  assert.deepEqual(await world.work(({ tx }) => checkLedger(tx)), [])
})
