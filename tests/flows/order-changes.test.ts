import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as contract from '#contracts/orders'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

async function openDesk(t: TestContext) {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const made = await world.work((work) => openQuellwerk(work))
  for (const customer of [made.kessler, made.lindauer]) await world.work((work) => limitOf(work, customer, '20000.00'))
  const rep = world.as('sales_manager', 'Anna Reuter')
  return {
    world,
    made,
    rep,
    yard: world.as('operations', 'Jens Harms'),
    read: (orderId: string) => rep.ask(contract.readOrder, { orderId }),
    reserved: async (customerId: string) => (await rep.ask(contract.readExposure, { customerId })).parts.orders.amount,
  }
}

const entry = (wire: { entityId: string; kessler: string }) => ({
  entityId: wire.entityId,
  customerId: wire.kessler,
  lines: [{ sku: goods.seals, quantity: '10' }],
})

test('a draft reserves nothing, keeps its id while it is written, and is placed once', async (t) => {
  const { made, rep, read, reserved } = await openDesk(t)
  const first = await rep.do(contract.saveDraft, entry(made.wire))
  assert.deepEqual([(await read(first.id)).status, await reserved(made.wire.kessler)], ['draft', '0.00'])
  const lines = [{ sku: goods.seals, quantity: '20' }]
  const again = await rep.do(contract.saveDraft, { ...entry(made.wire), draftId: first.id, lines })
  assert.equal(again.id, first.id)
  assert.equal((await rep.ask(contract.listOrders, { status: 'draft' })).count, 1)

  const placed = await rep.do(contract.placeOrder, { ...entry(made.wire), draftId: first.id, lines })
  assert.deepEqual([placed.id, placed.status, await reserved(made.wire.kessler)], [first.id, 'accepted', '1285.20'])
  const twice = await rep.refused(contract.placeOrder, { ...entry(made.wire), draftId: first.id })
  const saved = await rep.refused(contract.saveDraft, { ...entry(made.wire), draftId: first.id })
  assert.deepEqual([twice.code, saved.code], ['order_is_placed', 'order_is_placed'])
  assert.equal(await reserved(made.wire.kessler), '1285.20')
})

test('a draft that is not wanted is thrown away', async (t) => {
  const { made, rep } = await openDesk(t)
  const { id } = await rep.do(contract.saveDraft, entry(made.wire))
  const { version } = await rep.ask(contract.readOrder, { orderId: id })
  const gone = await rep.do(contract.cancelOrder, { orderId: id, reason: 'Not wanted' }, { version })
  assert.equal(gone.status, 'cancelled')
  assert.equal((await rep.ask(contract.listOrders, {})).count, 0)
})

test('a copy is a draft of today at the prices of today, without the old number and promise', async (t) => {
  const { world, made, rep, read } = await openDesk(t)
  const old = await rep.do(contract.placeOrder, {
    ...entry(made.wire),
    poNumber: 'PO-1',
    promised: 'On Friday',
    wishedOn: '2025-03-20',
  })
  await world.clock.set('2025-03-17')
  const { id } = await rep.do(contract.copyOrder, { orderId: old.id })
  const copy = await read(id)
  assert.deepEqual(
    [copy.status, copy.number, copy.poNumber, copy.promised, copy.wishedOn, copy.dealOn, copy.gross.amount],
    ['draft', null, null, null, null, '2025-03-17', '642.60'],
  )
})

test('an amendment of a waiting order is priced, reserved and read anew, and says who made it', async (t) => {
  const { made, rep, read, reserved } = await openDesk(t)
  const customerId = made.wire.lindauer
  const placed = await rep.do(contract.placeOrder, { ...entry(made.wire), customerId })
  assert.equal(placed.status, 'queried')
  const { version } = await read(placed.id)
  const amendments = [
    { field: 'quantity' as const, line: 0, value: '20' },
    { field: 'addLine' as const, value: { sku: goods.freight, quantity: '1' } },
    { field: 'note' as const, value: 'Ring before delivery' },
  ]
  const amended = await rep.do(contract.amendOrder, { orderId: placed.id, amendments }, { version })
  assert.equal(amended.status, 'queried')
  const order = await read(placed.id)
  assert.deepEqual(
    [order.lines.length, order.gross.amount, await reserved(customerId), order.fieldOrigins['note']?.who],
    [2, '1338.75', '1338.75', 'Anna Reuter'],
  )
  const old = await rep.refused(contract.amendOrder, { orderId: placed.id, amendments }, { version })
  assert.equal(old.code, 'version_is_stale')
  const number = [{ field: 'poNumber' as const, value: '4500098117' }]
  const last = await rep.do(contract.amendOrder, { orderId: placed.id, amendments: number }, { version: order.version })
  assert.equal(last.status, 'accepted')
  const now = await read(placed.id)
  assert.equal(now.queries.find(({ rule }) => rule === 'po_missing')?.answerKind, 'withdrawn')
  const late = await rep.refused(
    contract.amendOrder,
    { orderId: placed.id, amendments: number },
    { version: now.version },
  )
  assert.equal(late.code, 'change_has_no_reason')
})

test('an explanation leaves the value, lets the order go on, and the same is not asked again', async (t) => {
  const { made, rep, read } = await openDesk(t)
  const asked = await rep.do(contract.placeOrder, {
    ...entry(made.wire),
    customerId: made.wire.lindauer,
    lines: [{ sku: goods.pump, quantity: '1', unitPrice: '900.00' }],
  })
  const { rows } = await rep.ask(contract.listQueries, { orderId: asked.id })
  assert.deepEqual(rows.map(({ rule }) => rule).toSorted(), ['po_missing', 'price_off_list'])
  const price = rows.find(({ rule }) => rule === 'price_off_list')
  const number = rows.find(({ rule }) => rule === 'po_missing')
  assert.ok(price && number)
  const words = 'A demonstration pump with scratches'
  const one = await rep.do(contract.answerQuery, { queryId: price.id, kind: 'explained', answer: words })
  assert.equal(one.status, 'queried')
  const two = await rep.do(contract.answerQuery, { queryId: number.id, kind: 'explained', answer: 'Ordered by phone' })
  assert.equal(two.status, 'accepted')
  const order = await read(asked.id)
  assert.deepEqual([order.lines[0]?.unitPrice, order.poNumber, order.queries.length], ['900', null, 2])
  const kept = order.queries.find(({ rule }) => rule === 'price_off_list')
  assert.deepEqual([kept?.answerKind, kept?.answer, kept?.answeredBy], ['explained', words, 'Anna Reuter'])
})

test('cancelling gives the reservation back; of an order delivered in part only the rest goes', async (t) => {
  const { made, rep, yard, read, reserved } = await openDesk(t)
  const customerId = made.wire.kessler
  const whole = await rep.do(contract.placeOrder, entry(made.wire))
  const { version } = await read(whole.id)
  const gone = await rep.do(contract.cancelOrder, { orderId: whole.id, reason: 'Ordered twice' }, { version })
  assert.deepEqual([gone.status, await reserved(customerId)], ['cancelled', '0.00'])
  assert.equal((await yard.refused(contract.confirmDelivery, { orderId: whole.id })).code, 'order_is_not_accepted')

  const part = await rep.do(contract.placeOrder, {
    ...entry(made.wire),
    lines: [{ sku: goods.bearings, quantity: '10' }],
  })
  const { lines } = await read(part.id)
  await yard.do(contract.confirmDelivery, {
    orderId: part.id,
    lines: lines.map((line) => ({ lineId: line.id, quantity: '4' })),
  })
  assert.equal(await reserved(customerId), '689.01')
  const left = await read(part.id)
  const rest = { orderId: part.id, reason: 'They need no more' }
  assert.equal((await rep.do(contract.cancelOrder, rest, { version: left.version })).status, 'delivered')
  const view = await rep.ask(contract.readExposure, { customerId })
  assert.deepEqual([view.parts.orders.amount, view.parts.unbilled.amount], ['0.00', '459.34'])
  const after = await read(part.id)
  assert.deepEqual([after.cancelledReason, after.lines[0]?.delivered], ['They need no more', '4'])
  const twice = await rep.refused(contract.cancelOrder, rest, { version: after.version })
  assert.equal(twice.code, 'order_is_over')
})

test('the usual basket says how much and how often, and whoever began an order finds his draft', async (t) => {
  const { world, made, rep } = await openDesk(t)
  await rep.do(contract.placeOrder, entry(made.wire))
  await world.clock.set('2025-03-24')
  await rep.do(contract.placeOrder, { ...entry(made.wire), lines: [{ sku: goods.seals, quantity: '12' }] })
  await rep.do(contract.placeOrder, { ...entry(made.wire), lines: [{ sku: goods.pump, quantity: '1' }] })
  const { basket, habit } = await rep.ask(contract.readBasis, { customerId: made.wire.kessler })
  assert.deepEqual(
    basket.map(({ sku, quantity, orders, lastOn, everyDays }) => [sku, quantity, orders, lastOn, everyDays]),
    [
      [goods.seals, '12', 2, '2025-03-24', 14],
      [goods.pump, '1', 1, '2025-03-24', null],
    ],
  )
  assert.equal(habit, null)
  const draft = await rep.do(contract.saveDraft, entry(made.wire))
  const drafts = async (who: typeof rep) =>
    (await who.ask(contract.listOrders, { status: 'draft', enteredByMe: true })).rows.map(({ id }) => id)
  assert.deepEqual([await drafts(rep), await drafts(world.as('finance_lead'))], [[draft.id], []])
})

test('pasted rows are read by their columns, and what cannot be taken says why', async (t) => {
  const { rep } = await openDesk(t)
  const read = await rep.ask(contract.readLines, {
    text: 'Pos\tText\tQty\tItem no.\tUnit price\n1\tSeals\t20\tSK-40\t51.30\n2\tX\t4\tX-1\t\n3\tPump\t0\tNB-32-125\t\n4\tPump\t1\tNB-32-125\tcheap',
  })
  assert.deepEqual(
    read.lines.map(({ sku, quantity, unitPrice }) => [sku, quantity, unitPrice]),
    [['SK-40', '20', '51.3']],
  )
  assert.deepEqual(
    read.rejected.map(({ line, reason }) => [line, reason]),
    [
      [3, 'unknown_product'],
      [4, 'no_quantity'],
      [5, 'bad_price'],
    ],
  )
})
