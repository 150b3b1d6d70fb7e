import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { formatId } from '#kernel/id'
import * as contract from '#contracts/billing'
import { creditWithHands } from '../world/credit.ts'
import { openShop } from '../world/shop.ts'
import { openWorld } from '../world/world.ts'

async function open(t: TestContext, today = '2025-03-06') {
  const world = await openWorld({ today })
  t.after(() => world.close())
  const shop = await openShop(world)
  return { world, shop, clerk: world.as('billing_clerk') }
}

test('what was delivered on 6 March is billed on the 7th: the postings, the days, the paper, to the cent', async (t) => {
  const { world, shop, clerk } = await open(t)
  const placed = await shop.order()
  assert.deepEqual([placed.status, placed.findings.filter((each) => each.asks).length], ['accepted', 0])
  await shop.deliver(placed.id)
  const orderId = formatId('ord', placed.id)
  await world.clock.set('2025-03-07')

  const waiting = await clerk.ask(contract.listBillables, {})
  assert.deepEqual(
    waiting.rows.map((row) => [row.ourOrder, row.lines, row.net.amount, row.daysWaiting, row.heldBack]),
    [[placed.number, 3, '3170.00', 1, null]],
  )
  const preview = await clerk.ask(contract.previewInvoices, { orderIds: [orderId] })
  assert.equal(preview.documents[0]?.gross.amount, '3772.30')
  const nothing = await clerk.ask(contract.listDocuments, {})
  assert.equal(nothing.count, 0, 'a look at a bill writes none')

  const { documents } = await clerk.do(contract.issueInvoices, { orderIds: [orderId] }, { key: 'bill-it' })
  const [invoice] = documents
  assert.ok(invoice)
  assert.deepEqual(
    [invoice.issuedOn, invoice.taxPointOn, invoice.dueOn, invoice.effectiveDueOn, invoice.state],
    ['2025-03-07', '2025-03-06', '2025-04-06', '2025-04-07', 'open'],
  )
  assert.deepEqual(
    invoice.postings.map(({ account, amount }) => [account, amount.amount]),
    [
      [1100, '3772.30'],
      [4000, '-3125.00'],
      [4020, '-45.00'],
      [2200, '-602.30'],
    ],
  )
  const { lines, ...seen } = preview.documents[0] ?? assert.fail('there is no preview')
  assert.deepEqual(
    { ...seen, lines: lines.map((line) => line.net) },
    {
      ...Object.fromEntries(Object.keys(seen).map((key) => [key, Reflect.get(invoice, key)])),
      lines: invoice.lines.map((line) => line.net),
    },
  )

  const again = await clerk.do(contract.issueInvoices, { orderIds: [orderId] }, { key: 'bill-it' })
  assert.deepEqual(again, { documents }, 'the same key gets the same answer')
  assert.equal((await clerk.refused(contract.issueInvoices, { orderIds: [orderId] })).code, 'nothing_to_bill')
  assert.equal((await clerk.refused(contract.previewInvoices, { orderIds: [orderId] })).code, 'nothing_to_bill')

  const before = await clerk.download(contract.documentPaper, { documentId: invoice.id })
  await world.settle()
  const after = await clerk.download(contract.documentPaper, { documentId: invoice.id })
  assert.deepEqual([after.mediaType, after.name], ['application/pdf', `${invoice.number}.pdf`])
  assert.deepEqual(Buffer.compare(before.bytes, after.bytes), 0, 'the same bytes every time')
})

test('an invoice is open, late, and found by its number, its purchase order and its customer', async (t) => {
  const { world, shop, clerk } = await open(t)
  const first = await shop.order()
  await shop.deliver(first.id)
  await clerk.do(contract.issueInvoices, { orderIds: [formatId('ord', first.id)] })
  await world.clock.set('2025-04-01')
  const lines = [{ productId: shop.seal, quantity: '41' }]
  const second = await shop.order({ poNumber: '4500098200', dealOn: '2025-04-01', lines })
  await shop.deliver(second.id, { on: '2025-04-01' })
  const orderIds = [formatId('ord', second.id)]
  await clerk.do(contract.issueInvoices, { orderIds })
  await world.clock.set('2025-04-10')
  const all = await clerk.ask(contract.listDocuments, { sort: 'effectiveDueOn' })
  assert.deepEqual(
    all.rows.map((row) => [row.poNumber, row.state, row.daysLate]),
    [
      ['4500098117', 'overdue', 3],
      ['4500098200', 'open', 0],
    ],
  )
  assert.deepEqual(all.sums, [
    { currency: 'EUR', gross: eur('6406.96'), open: eur('6406.96'), overdue: eur('3772.30') },
  ])
  for (const search of ['98200', 'lindauer']) {
    assert.ok((await clerk.ask(contract.listDocuments, { search })).count > 0, search)
  }
  assert.equal((await clerk.ask(contract.listDocuments, { state: 'overdue' })).count, 1)
  assert.equal((await clerk.ask(contract.listDocuments, { state: 'paid' })).count, 0)
  const rep = world.as('sales_rep', 'somebody else')
  assert.equal((await rep.ask(contract.listDocuments, {})).count, 0, 'a rep sees his own customers')
  assert.equal((await rep.refused(contract.showDocument, { documentId: all.rows[0]?.id ?? '' })).status, 404)
  assert.equal((await rep.refused(contract.issueInvoices, { orderIds })).status, 403)
})

const eur = (amount: string) => ({ amount, currency: 'EUR' })

test('an order that is held back waits with its reason until it is put back', async (t) => {
  const { shop, clerk } = await open(t)
  const { id } = await shop.order()
  const orderIds = [formatId('ord', id)]
  assert.equal((await clerk.refused(contract.holdBack, { orderIds, reason: 'too early' })).code, 'nothing_to_bill')
  await shop.deliver(id)
  await clerk.do(contract.holdBack, { orderIds, reason: 'They want one bill for March' })
  const held = await clerk.ask(contract.listBillables, { heldBack: true })
  assert.deepEqual(held.rows[0]?.heldBack, {
    reason: 'They want one bill for March',
    by: 'billing_clerk',
    on: '2025-03-06',
  })
  const refused = await clerk.refused(contract.issueInvoices, { orderIds })
  assert.deepEqual([refused.code, refused.facts?.['reason']], ['billable_is_held_back', 'They want one bill for March'])
  const desk = await clerk.ask(contract.readDesk, {})
  assert.deepEqual([desk.ready.orders, desk.heldBack.orders, desk.heldBack.net], [0, 1, [eur('3170.00')]])
  await clerk.do(contract.putBack, { orderIds })
  assert.equal((await clerk.refused(contract.putBack, { orderIds })).code, 'nothing_is_held_back')
  await clerk.do(contract.issueInvoices, { orderIds })
})

test('a line is credited by quantity and by amount, to the cent and never beyond', async (t) => {
  const { world, shop, clerk } = await open(t)
  const { id } = await shop.order()
  await shop.deliver(id)
  const { documents } = await clerk.do(contract.issueInvoices, { orderIds: [formatId('ord', id)] })
  const [invoice] = documents
  const documentId = invoice?.id ?? ''
  const lineId = invoice?.lines[0]?.id ?? ''
  const lines = [{ lineId, net: eur('240.00') }]
  const preview = await clerk.ask(contract.previewCredit, { documentId, lines: [`${lineId} 240.00 EUR`] })
  assert.deepEqual(preview, {
    net: eur('240.00'),
    tax: eur('45.60'),
    gross: eur('285.60'),
    againstInvoice: eur('285.60'),
    leftOpen: eur('0.00'),
  })
  const note = await creditWithHands(world, clerk, { documentId, lines, reason: 'Agreed price was 48.00' })
  assert.deepEqual(
    note.postings.map(({ account, amount }) => [account, amount.amount]),
    [
      [1100, '-285.60'],
      [4000, '240.00'],
      [2200, '45.60'],
    ],
  )
  assert.deepEqual([note.original?.number, note.dueOn, note.state], [invoice?.number, invoice?.dueOn, 'settled'])
  const credited = await clerk.ask(contract.showDocument, { documentId })
  assert.deepEqual(
    [credited.open.amount, credited.state, credited.creditNotes[0]?.number],
    ['3486.70', 'open', note.number],
  )
  assert.equal(credited.applied[0]?.amount.amount, '285.60')
  const left = await clerk.ask(contract.readCreditable, { documentId })
  assert.deepEqual([left.lines[0]?.netLeft.amount, left.lines[1]?.quantityLeft], ['1920.00', '10'])

  const all = { documentId, reason: 'all of it' }
  const refusals: readonly (readonly [string, unknown])[] = [
    ['credit_exceeds_line', [{ lineId, net: eur('1920.01') }]],
    ['credit_is_not_positive', [{ lineId, net: eur('0.00') }]],
    ['line_named_twice', [...lines, ...lines]],
    ['line_is_not_on_the_invoice', [{ lineId: note.lines[0]?.id, net: eur('1.00') }]],
  ]
  for (const [code, asked] of refusals) {
    const response = await clerk.call(contract.askForCreditNote, { ...all, lines: asked }, { key: code })
    assert.equal(((await response.json()) as { code: string }).code, code)
  }
  const creditOfCredit = { documentId: note.id, lines, reason: 'a credit of a credit' }
  assert.equal((await clerk.refused(contract.askForCreditNote, creditOfCredit)).code, 'only_invoices_are_credited')

  const rest = left.lines.map((line) => ({ lineId: line.lineId, net: line.netLeft }))
  const whole = await creditWithHands(world, clerk, { ...all, lines: rest })
  const settled = await clerk.ask(contract.showDocument, { documentId })
  assert.deepEqual([settled.open.amount, settled.state], ['0.00', 'settled'], 'credited in full is settled, not paid')
  assert.equal(whole.gross.amount, '3486.70', 'all credit notes together are the invoice, tax included')
  const notes = await clerk.ask(contract.listDocuments, { kind: 'credit_note' })
  assert.deepEqual([notes.count, notes.sums[0]?.gross.amount], [2, '-3772.30'])
  assert.equal((await world.as('cash_clerk').refused(contract.askForCreditNote, { ...all, lines })).status, 403)
})
