import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as contract from '#contracts/orders'
import { issueInvoices } from '#modules/billing'
import { parseId } from '#kernel/id'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld, type World } from '../world/world.ts'

async function openTrade(t: TestContext, today: string) {
  const world = await openWorld({ today })
  t.after(() => world.close())
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work((work) => openQuellwerk(work, { lindauer: pfeil, kessler: pfeil }))
  return {
    world,
    made,
    rep: world.as('sales_rep', 'Jonas Pfeil'),
    credit: world.as('credit_manager', 'Henrike Lohmann'),
  }
}

const parts = async (world: World, customerId: string) => {
  const view = await world.as('credit_manager', 'Henrike Lohmann').ask(contract.readExposure, { customerId })
  const { openInvoices, unbilled, orders } = view.parts
  return {
    A: openInvoices.amount,
    B: unbilled.amount,
    C: orders.amount,
    exposure: view.exposure.amount,
    headroom: view.headroom.amount,
    documents: view.documents,
  }
}

const only = <T>(values: readonly T[]): T => {
  const [first] = values
  assert.ok(first)
  return first
}

test('story 1: an order without its number waits for the salesperson, is answered, delivered and billed; exposure stands still', async (t) => {
  const { world, made, rep } = await openTrade(t, '2025-03-03')
  const { wire } = made
  await world.work((work) => limitOf(work, made.lindauer, '20000.00'))
  const entered = {
    entityId: wire.entityId,
    customerId: wire.lindauer,
    dealOn: '2025-02-24',
    lines: [
      { sku: goods.seals, quantity: '40' },
      { sku: goods.bearings, quantity: '10' },
      { sku: goods.freight, quantity: '1' },
    ],
  }
  const looked = await rep.ask(contract.checkOrder, entered)
  assert.deepEqual([looked.net.amount, looked.tax.amount, looked.gross.amount], ['3170.00', '602.30', '3772.30'])
  assert.deepEqual(
    looked.findings.map(({ rule, asks }) => [rule, asks]),
    [
      ['late_entry', false],
      ['po_missing', true],
    ],
  )
  assert.deepEqual(
    [looked.credit.verdict, looked.credit.headroom.amount, looked.credit.headroomAfter.amount],
    ['passed', '20000.00', '16227.70'],
  )

  const placed = await rep.do(contract.placeOrder, entered)
  assert.equal(placed.status, 'queried')
  const waiting = await parts(world, wire.lindauer)
  assert.deepEqual([waiting.A, waiting.B, waiting.C, waiting.headroom], ['0.00', '0.00', '3772.30', '16227.70'])
  assert.equal(only(waiting.documents.orders).id, placed.id)

  await world.clock.set('2025-03-04T08:45')
  const query = only((await rep.ask(contract.listQueries, { mine: true })).rows)
  assert.deepEqual([query.rule, query.late, query.gross.amount], ['po_missing', false, '3772.30'])
  // Asked on Monday at nine, a working day of nine hours later.
  assert.equal(query.dueAt, '2025-03-04T08:00:00.000Z')
})

test('a question that nobody answered in its hours is late, and first', async (t) => {
  const { world, made, rep } = await openTrade(t, '2025-03-03')
  const { wire } = made
  const order = (quantity: string) => ({
    entityId: wire.entityId,
    customerId: wire.lindauer,
    lines: [{ sku: goods.freight, quantity }],
  })
  await rep.do(contract.placeOrder, order('1'))
  await world.clock.set('2025-03-04T15:00')
  await rep.do(contract.placeOrder, order('2'))
  const { rows } = await world.as('sales_manager').ask(contract.listQueries, {})
  assert.deepEqual(
    rows.map(({ late, gross, askedOf }) => [late, gross.amount, askedOf]),
    [
      [true, '53.55', 'Jonas Pfeil'],
      [false, '107.10', 'Jonas Pfeil'],
    ],
  )
  assert.equal((await world.as('sales_manager').ask(contract.listQueries, { late: true })).count, 1)
  assert.deepEqual(
    only((await rep.ask(contract.listOrders, { status: 'queried', sort: 'answerBy' })).rows).questions,
    1,
  )
})

test('story 1 goes on: the answer lets it pass, delivery and bill move it from C to B to A to the cent', async (t) => {
  const { world, made, rep } = await openTrade(t, '2025-03-03')
  const { wire } = made
  await world.work((work) => limitOf(work, made.lindauer, '20000.00'))
  const placed = await rep.do(contract.placeOrder, {
    entityId: wire.entityId,
    customerId: wire.lindauer,
    dealOn: '2025-02-24',
    lines: [
      { sku: goods.seals, quantity: '40' },
      { sku: goods.bearings, quantity: '10' },
      { sku: goods.freight, quantity: '1' },
    ],
  })
  const dispatch = world.as('operations', 'Jens Harms')
  const early = await dispatch.refused(contract.confirmDelivery, { orderId: placed.id })
  assert.equal(early.code, 'order_is_not_accepted')

  await world.clock.set('2025-03-04')
  const query = only((await rep.ask(contract.listQueries, {})).rows)
  const answer = { queryId: query.id, kind: 'corrected' as const }
  const wrong = await rep.refused(contract.answerQuery, { ...answer, amendments: [] })
  assert.equal(wrong.code, 'correction_is_empty')
  const answered = await rep.do(contract.answerQuery, {
    ...answer,
    amendments: [{ field: 'poNumber', value: '4500098117' }],
  })
  assert.equal(answered.status, 'accepted')
  const order = await rep.ask(contract.readOrder, { orderId: placed.id })
  assert.deepEqual(
    [order.poNumber, order.fieldOrigins['poNumber']?.who, only(order.queries.filter(({ asks }) => asks)).answerKind],
    ['4500098117', 'Jonas Pfeil', 'corrected'],
  )
  assert.equal((await rep.refused(contract.answerQuery, { ...answer, amendments: [] })).code, 'query_is_answered')

  await world.clock.set('2025-03-06')
  const proof = await dispatch.do(
    contract.uploadProof,
    {},
    { file: { name: 'LS signed.pdf', bytes: '%PDF-1.4 signed by Rabe', mediaType: 'application/pdf' } },
  )
  assert.equal(only((await dispatch.ask(contract.listToDeliver, { until: '2025-03-06' })).rows).orderId, placed.id)
  const delivered = await dispatch.do(contract.confirmDelivery, {
    orderId: placed.id,
    proofKind: 'signature',
    proofFileId: proof.id,
    signedBy: 'J. Rabe',
  })
  assert.equal(delivered.gross.amount, '3772.30')
  const onTheWay = await parts(world, wire.lindauer)
  assert.deepEqual([onTheWay.A, onTheWay.B, onTheWay.C, onTheWay.headroom], ['0.00', '3772.30', '0.00', '16227.70'])
  assert.match(
    Buffer.from((await dispatch.download(contract.readProof, { deliveryId: delivered.id })).bytes).toString(),
    /Rabe/,
  )

  await world.clock.set('2025-03-07')
  await world.work((work) => issueInvoices(work, { orderIds: [parseId('ord', placed.id)] }))
  await world.settle()
  const billed = await parts(world, wire.lindauer)
  assert.deepEqual([billed.A, billed.B, billed.C, billed.headroom], ['3772.30', '0.00', '0.00', '16227.70'])
  const after = await rep.ask(contract.readOrder, { orderId: placed.id })
  assert.deepEqual([after.status, only(after.documents).gross.amount], ['closed', '3772.30'])
  assert.equal(
    (await rep.refused(contract.cancelOrder, { orderId: placed.id, reason: 'late' }, { version: after.version })).code,
    'order_is_over',
  )
})

test('story 3, step 1: over the limit and overdue, held with what would release it; the maker is never the checker', async (t) => {
  const { world, made, credit } = await openTrade(t, '2025-04-10')
  const { wire } = made
  await world.work((work) => limitOf(work, made.kessler, '25000.00'))
  const lead = world.as('finance_lead', 'Paul Renken')
  const sell = async (price: string, on: string) => {
    await world.clock.set(on)
    const { id, status } = await lead.do(contract.placeOrder, {
      entityId: wire.entityId,
      customerId: wire.kessler,
      terms: 'net:15',
      lines: [{ sku: goods.freight, quantity: '1', unitPrice: price }],
    })
    if (status !== 'queried') return { id, status }
    const { rows } = await lead.ask(contract.listQueries, { orderId: id })
    let settled: { readonly id: string; readonly status: string } = { id, status }
    for (const query of rows) {
      settled = await lead.do(contract.answerQuery, {
        queryId: query.id,
        kind: 'overruled',
        answer: 'Agreed on the phone with Mr Kessler',
      })
    }
    return settled
  }
  const bill = async (orderId: string) => {
    await world.as('operations').do(contract.confirmDelivery, { orderId })
    await world.work((work) => issueInvoices(work, { orderIds: [parseId('ord', orderId)] }))
  }
  await bill((await sell('8000.00', '2025-04-10')).id)
  await bill((await sell('10000.00', '2025-05-02')).id)
  const held = await sell('20000.00', '2025-05-07')
  assert.equal(held.status, 'held')

  const row = only((await credit.ask(contract.listHolds, {})).rows)
  assert.deepEqual(
    [row.exposureWithout.amount, row.exposure.amount, row.limit?.amount],
    ['21420.00', '45220.00', '25000.00'],
  )
  assert.deepEqual(
    row.releases.map(({ reason, pay, days }) => [reason, pay?.amount, days]),
    [
      ['over_limit', '20220.00', null],
      ['overdue', '9520.00', 12],
    ],
  )
  const own = await lead.refused(contract.releaseOrder, { orderId: held.id, reason: 'I know them' })
  assert.equal(own.code, 'maker_is_not_checker')
  assert.equal(only((await lead.ask(contract.listHolds, {})).rows).mayRelease, false)
  assert.equal(
    (await world.as('operations').refused(contract.confirmDelivery, { orderId: held.id })).code,
    'order_is_not_accepted',
  )
  assert.deepEqual((await credit.do(contract.recheckHolds, { customerId: wire.kessler })).released, [])
  assert.deepEqual(only((await credit.ask(contract.listHolds, {})).rows).since, row.since)

  await credit.do(contract.releaseOrder, { orderId: held.id, reason: 'Mr Kessler pays the old amount on 14 May' })
  const order = await credit.ask(contract.readOrder, { orderId: held.id })
  assert.equal(order.status, 'accepted')
  assert.ok(
    order.decisions.some(({ overruledBy, overruledReason }) => overruledBy === 'Henrike Lohmann' && overruledReason),
  )
  assert.equal(
    (await credit.refused(contract.releaseOrder, { orderId: held.id, reason: 'again' })).code,
    'order_is_not_held',
  )
})
