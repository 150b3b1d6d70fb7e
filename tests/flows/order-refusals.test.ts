import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as contract from '#contracts/orders'
import { changeCustomer as changeContract } from '#contracts/parties'
import { formatId, id } from '#kernel/id'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

async function openDesk(t: TestContext) {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const made = await world.work((work) => openQuellwerk(work))
  await world.work((work) => limitOf(work, made.kessler, '20000.00'))
  const lines = [{ sku: goods.seals, quantity: '10' }]
  return {
    world,
    made,
    entry: { entityId: made.wire.entityId, customerId: made.wire.kessler, lines },
    rep: world.as('sales_manager', 'Anna Reuter'),
    yard: world.as('operations', 'Jens Harms'),
  }
}

const pump = (over: Record<string, unknown> = {}) => ({ sku: goods.pump, quantity: '1', ...over })

test('an order that cannot be entered is refused at each of its doors, with the code that says why', async (t) => {
  const { made, entry, rep } = await openDesk(t)
  const [theirs] = (await rep.ask(contract.readBasis, { customerId: made.wire.aumann })).addresses
  assert.ok(theirs)
  const wrong: readonly (readonly [string, Record<string, unknown>])[] = [
    ['order_has_no_lines', { lines: [] }],
    ['product_is_unknown', { lines: [{ sku: 'NO-SUCH', quantity: '1' }] }],
    ['product_has_no_price', { currency: 'USD', lines: [pump()] }],
    ['tax_rate_is_missing', { dealOn: '1960-01-04', lines: [pump({ unitPrice: '10.00' })] }],
    ['address_is_not_theirs', { shipTo: { addressId: theirs.id } }],
    ['terms_are_wrong', { terms: '100/10,net:30' }],
    ['quantity_is_not_positive', { lines: [pump({ quantity: '0' })] }],
  ]
  for (const [code, over] of wrong) {
    assert.equal((await rep.refused(contract.placeOrder, { ...entry, ...over })).code, code)
  }
  assert.equal((await rep.ask(contract.listOrders, {})).count, 0)
  for (const [code, over] of wrong.filter(([code]) => !['order_has_no_lines', 'product_has_no_price'].includes(code))) {
    assert.equal((await rep.refused(contract.checkOrder, { ...entry, ...over })).code, code)
  }
})

test('nothing is sold to a customer who is closed', async (t) => {
  const { made, entry, rep } = await openDesk(t)
  const customerId = made.wire.kessler
  await rep.do(changeContract, { customerId, active: false }, { version: 1 })
  assert.equal((await rep.refused(contract.placeOrder, entry)).code, 'customer_is_closed')
})

test('what changes nothing, or says two things, is no answer', async (t) => {
  const { made, entry, rep } = await openDesk(t)
  const placed = await rep.do(contract.placeOrder, {
    ...entry,
    customerId: made.wire.lindauer,
    lines: [pump({ unitPrice: '900.00' })],
  })
  const orderId = placed.id
  const { version } = await rep.ask(contract.readOrder, { orderId })
  const { rows } = await rep.ask(contract.listQueries, { orderId })
  const price = rows.find(({ rule }) => rule === 'price_off_list')
  assert.ok(price)
  const same = { field: 'unitPrice' as const, line: 0, value: '900.00' }
  const codes = [
    await rep.refused(contract.amendOrder, { orderId, amendments: [] }, { version }),
    await rep.refused(contract.amendOrder, { orderId, amendments: [{ field: 'removeLine', line: 3 }] }, { version }),
    await rep.refused(contract.amendOrder, { orderId, amendments: [{ field: 'removeLine', line: 0 }] }, { version }),
    await rep.refused(contract.answerQuery, { queryId: price.id, kind: 'corrected', amendments: [same] }),
    await rep.refused(contract.answerQuery, { queryId: price.id, kind: 'explained' }),
    await rep.refused(contract.answerQuery, {
      queryId: price.id,
      kind: 'explained',
      answer: 'It is right',
      amendments: [same],
    }),
  ].map(({ code }) => code)
  assert.deepEqual(codes, [
    'amendment_is_empty',
    'line_is_not_on_the_order',
    'order_has_no_lines',
    'correction_changes_nothing',
    'answer_is_missing',
    'answer_is_two_things',
  ])
  const order = await rep.ask(contract.readOrder, { orderId })
  assert.deepEqual([order.version, order.status], [version, 'queried'])
})

test('a delivery takes what is left of the order’s own lines, once, and of a day that has come', async (t) => {
  const { entry, rep, yard } = await openDesk(t)
  const { id: orderId } = await rep.do(contract.placeOrder, entry)
  const other = await rep.do(contract.placeOrder, { ...entry, lines: [{ sku: goods.freight, quantity: '1' }] })
  const lineOf = async (order: string) => (await rep.ask(contract.readOrder, { orderId: order })).lines[0]?.id ?? ''
  const lineId = await lineOf(orderId)
  const foreign = await lineOf(other.id)
  const wrong: readonly (readonly [string, Record<string, unknown>])[] = [
    ['delivery_is_in_the_future', { deliveredOn: '2025-03-11' }],
    ['line_is_not_on_the_order', { lines: [{ lineId: foreign, quantity: '1' }] }],
    ['line_named_twice', { lines: [lineId, lineId].map((each) => ({ lineId: each, quantity: '1' })) }],
    ['quantity_is_not_positive', { lines: [{ lineId, quantity: '0' }] }],
    ['delivery_exceeds_order', { lines: [{ lineId, quantity: '10.01' }] }],
    ['delivery_has_no_lines', { lines: [] }],
    ['proof_is_unknown', { proofFileId: formatId('fil', id(999n)) }],
    ['tax_rate_is_missing', { deliveredOn: '1960-01-04' }],
  ]
  for (const [code, over] of wrong) {
    assert.equal((await yard.refused(contract.confirmDelivery, { orderId, ...over })).code, code)
  }
  const { deliveries, status } = await rep.ask(contract.readOrder, { orderId })
  assert.deepEqual([deliveries.length, status], [0, 'accepted'])
})

test('a proof is a picture or a PDF of a size that can be kept', async (t) => {
  const { yard } = await openDesk(t)
  const text = { name: 'note.txt', bytes: 'signed, honestly', mediaType: 'text/plain' }
  assert.equal((await yard.refused(contract.uploadProof, {}, { file: text })).code, 'proof_is_no_picture')
  const bytes = Buffer.alloc(15_000_001, '%PDF-1.4 ')
  const large = { name: 'scan.pdf', bytes, mediaType: 'application/pdf' }
  assert.equal((await yard.refused(contract.uploadProof, {}, { file: large })).code, 'request_is_too_large')
})
