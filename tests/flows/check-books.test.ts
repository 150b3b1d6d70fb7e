import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { decimalOf } from '#kernel/decimal'
import { checkBooks } from '#app/check-books'
import { creditByLine, documentLines } from '#modules/billing'
import { id } from '#kernel/id'
import { sql, type RawBuilder } from '#platform/sql'
import { exported, fileFolder, importInto } from '../world/import-into.ts'
import { openWorld } from '../world/world.ts'

const invoices = [
  'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate',
  'A,1,1/3/2014,2/2/2014,100.00,1/20/2014',
  'A,2,1/3/2014,2/2/2014,50.00,',
  'B,3,1/4/2014,2/3/2014,70.00,',
  'B,4,1/8/2014,2/7/2014,30.00,1/6/2014',
].join('\n')

const sold = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  '900001,10,MUG,2,2014-01-03,1.50,7,France',
  'C900002,10,MUG,-1,2014-01-04,1.50,7,France',
].join('\n')

/** Books with documents of two other systems, money, and two credit notes that were numbered here. */
async function openBooks(t: TestContext) {
  const world = await openWorld({ today: '2014-03-03' })
  t.after(() => world.close())
  const files = fileFolder(t)
  const rejects = files.path('rejects.csv')
  await importInto(world, 'ar-ibm', [files.write('invoices.csv', invoices)], { rejects })
  await importInto(world, 'online-retail', [files.write('sold.csv', sold)], { rejects })
  for (const number of ['2', '3']) {
    await world.work(async (work) => {
      const { documentId } = await work.tx.one<{ documentId: bigint }>(sql`
        select id as "documentId" from billing.document where number = ${number}`)
      const [line] = await documentLines(work.tx, [id<'inv'>(documentId)])
      assert.ok(line)
      const lines = [{ lineId: line.id, quantity: decimalOf(1n) }] as const
      await creditByLine(work, { documentId: id<'inv'>(documentId), lines, reason: 'returned' })
    })
  }
  const check = () => world.database.transaction({ readOnly: true, snapshot: true }, (tx) => checkBooks(tx))
  return { world, check }
}

const tables = [
  'ledger.posting',
  'ledger.entry',
  'ledger.allocation',
  'ledger.item_movement',
  'billing.document',
  'billing.document_line',
  'billing.document_tax',
  'platform.audit',
].map((name) => sql.raw(name))

type Tampering = { what: string; by: RawBuilder<unknown>; place: RegExp }

const tamperings: readonly Tampering[] = [
  {
    what: 'one posting',
    by: sql`update ledger.posting set amount = amount + 1 where entry_id = (select min(entry_id) from ledger.posting) and position = 1`,
    place: /^entry \d+$/,
  },
  {
    what: 'one posting less',
    by: sql`delete from ledger.posting where entry_id = (select min(entry_id) from ledger.posting)`,
    place: /^entry \d+$/,
  },
  {
    what: 'one allocation',
    by: sql`update ledger.allocation set amount = amount + 1 where id = (select min(id) from ledger.allocation)`,
    place: /^allocation \d+$/,
  },
  {
    what: 'one number',
    by: sql`update billing.document set number = replace(number, '00001', '00007') where number like 'CN-2014-%1'`,
    place: /^credit_note CN-2014-00007$/,
  },
  {
    what: 'a number that is gone',
    by: sql`update billing.document set number = 'CN-LOST' where number = 'CN-2014-00002'`,
    place: /^number CN-2014-00002$/,
  },
  {
    what: 'one audit row',
    by: sql`update platform.audit set facts = '{"read": 1}' where id = (select min(id) from platform.audit)`,
    place: /^audit row \d+$/,
  },
  {
    what: 'one item',
    by: sql`update ledger.open_item set open = open - 1 where number = '900001'`,
    place: /^item 900001$/,
  },
  {
    what: 'one movement',
    by: sql`update ledger.item_movement set amount = amount + 1 where item_id = (select id from ledger.open_item where number = '900001')`,
    place: /^item 900001$/,
  },
  {
    what: 'one document line',
    by: sql`update billing.document_line set net = net + 1
      where document_id = (select id from billing.document where number = '900001')`,
    place: /^invoice 900001$/,
  },
  {
    what: 'one tax sum',
    by: sql`update billing.document_tax set tax = tax + 1
      where document_id = (select id from billing.document where number = '900001')`,
    place: /^invoice 900001$/,
  },
  {
    what: 'one document',
    by: sql`update billing.document set customer_id = (select max(id) from parties.customer) where number = '1'`,
    place: /^invoice 1$/,
  },
  {
    what: 'one sum of a customer',
    by: sql`update ledger.customer_sum set receivable = receivable + 1 where receivable > 0`,
    place: /^customer \d+$/,
  },
  {
    what: 'one bank line',
    by: sql`update cash.receipt set amount = amount + 1 where id = (select min(id) from cash.receipt)`,
    place: /^bank line \d+$/,
  },
  {
    what: 'one order line',
    by: sql`update orders.order_line set net = net + 1`,
    place: /^order 900001$/,
  },
]

test('books are in order, until somebody alters one row of them: then check names the place', async (t) => {
  const { world, check } = await openBooks(t)
  const sound = await check()
  assert.deepEqual([sound.ok, sound.findings], [true, []])
  assert.equal(sound.audit.unsealed?.count, 2)
  assert.deepEqual((await exported(world, 'invoices')).map(({ invoiceNumber }) => invoiceNumber).slice(-2), [
    'CN-2014-00001',
    'CN-2014-00002',
  ])
  for (const { what, by, place } of tamperings) {
    await assert.rejects(
      world.asOwner(async (tx) => {
        for (const table of tables) await tx.run(sql`alter table ${table} disable trigger user`)
        assert.ok((await tx.run(by)) > 0, what)
        const found = await checkBooks(tx)
        assert.equal(found.ok, false, what)
        assert.ok(
          found.findings.some((finding) => place.test(finding.place)),
          `${what}: ${JSON.stringify(found.findings)}`,
        )
        throw new Error('take it back')
      }),
      /take it back/,
      what,
    )
  }
  assert.deepEqual((await check()).findings, [])
})
