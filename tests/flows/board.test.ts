import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as disputes from '#contracts/disputes'
import * as insight from '#contracts/insight'
import * as orders from '#contracts/orders'
import * as sales from '#contracts/sales'
import { formatId, parseId } from '#kernel/id'
import { issueInvoices } from '#modules/billing'
import { openDisputeDesk } from '../world/dispute-desk.ts'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld, type World } from '../world/world.ts'

type Standing = Readonly<Record<string, string>>

/** What stands in each column that is not empty: '3170.00 of 1'. */
async function standing(world: World, entityId: string): Promise<Standing> {
  const { columns } = await world.as('sales_manager', 'Vera Manger').ask(insight.readBoard, { entityId })
  return Object.fromEntries(
    columns.flatMap(({ column, count, net }) => (count === 0 ? [] : [[column, `${net.amount} of ${count}`]])),
  )
}

const sumsOf = async (world: World, thing: string) => {
  const { sums } = await world.as('sales_manager', 'Vera Manger').ask(insight.readDeal, { thing })
  return Object.fromEntries(
    Object.entries(sums).flatMap(([name, sum]) => (sum && !/^0\.00$/.test(sum.amount) ? [[name, sum.amount]] : [])),
  )
}

async function openTrade(t: TestContext) {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work((work) => openQuellwerk(work, { lindauer: pfeil, kessler: pfeil }))
  await world.work((work) => limitOf(work, made.lindauer, '20000.00'))
  return { world, made, rep: world.as('sales_rep', 'Jonas Pfeil'), dispatch: world.as('operations', 'Jens Harms') }
}

test('story 1 on the board: an order with a question, accepted, delivered in two parts, billed in one; each part stands where it is', async (t) => {
  const { world, made, rep, dispatch } = await openTrade(t)
  const { wire } = made
  const placed = await rep.do(orders.placeOrder, {
    entityId: wire.entityId,
    customerId: wire.lindauer,
    dealOn: '2025-02-24',
    lines: [
      { sku: goods.seals, quantity: '40' },
      { sku: goods.bearings, quantity: '10' },
      { sku: goods.freight, quantity: '1' },
    ],
  })
  assert.deepEqual(await standing(world, wire.entityId), { order: '3170.00 of 1' })
  const { columns } = await rep.ask(insight.readBoard, { entityId: wire.entityId })
  const [card] = columns.flatMap(({ cards }) => cards)
  assert.deepEqual(
    [card?.id, card?.waits, card?.words, card?.owner?.name, card?.customerName],
    [placed.id, 'answer', 'poNumber', 'Jonas Pfeil', 'Lindauer Maschinenbau GmbH'],
  )
  await world.clock.set('2025-03-04')
  const [query] = (await rep.ask(orders.listQueries, {})).rows
  await rep.do(orders.answerQuery, {
    queryId: query?.id ?? '',
    kind: 'corrected',
    amendments: [{ field: 'poNumber', value: '4500098117' }],
  })
  const order = await rep.ask(orders.readOrder, { orderId: placed.id })
  await world.clock.set('2025-03-06')
  const [seals] = order.lines
  await dispatch.do(orders.confirmDelivery, {
    orderId: placed.id,
    lines: [{ lineId: seals?.id ?? '', quantity: '15' }],
  })
  assert.deepEqual(await standing(world, wire.entityId), { order: '2360.00 of 1', delivered: '810.00 of 1' })
  assert.deepEqual(await sumsOf(world, placed.id), {
    ordered: '3170.00',
    not_delivered: '2360.00',
    delivered_not_billed: '810.00',
  })

  await world.work((work) => issueInvoices(work, { orderIds: [parseId('ord', placed.id)] }))
  assert.deepEqual(await standing(world, wire.entityId), { order: '2360.00 of 1', invoiced: '810.00 of 1' })
  const deal = await rep.ask(insight.readDeal, { thing: placed.id })
  assert.deepEqual(
    deal.nodes.map(({ kind, amount }) => [kind, amount?.amount]),
    [
      ['order', '3772.30'],
      ['delivery', '963.90'],
      ['invoice', '963.90'],
    ],
  )
  assert.deepEqual(
    deal.forks.map(({ kind, words, by }) => [kind, words, by]),
    [
      ['late_entry', '7', 'Jonas Pfeil'],
      ['order_query', 'poNumber', 'Jonas Pfeil'],
      ['not_delivered', null, null],
      ['still_open', null, null],
    ],
  )
  assert.deepEqual(
    deal.people.map(({ name, did }) => [name, did]),
    [
      ['Jonas Pfeil', ['order']],
      ['Jens Harms', ['delivery']],
    ],
  )
})

test('story 1 to its end: 2,930.00 paid, a leak of 240.00, nothing open, and the thread leads there from each of its things', async (t) => {
  const world = await openWorld({ today: '2025-03-07' })
  t.after(() => world.close())
  const desk = await openDisputeDesk(world)
  const entityId = formatId('ent', desk.entity.id)
  const bill = await desk.sell([
    { sku: 'seal', quantity: '40' },
    { sku: 'bearing', quantity: '10' },
    { sku: 'freight', quantity: '1' },
  ])
  assert.deepEqual(await standing(world, entityId), { invoiced: '3170.00 of 1' })
  const clerk = world.as('billing_clerk', 'Ida Kolbe')
  await world.clock.set('2025-03-10')
  const opened = await clerk.do(disputes.openDispute, {
    documentId: bill.id,
    cause: 'price',
    lines: [{ lineId: bill.lineIds[0] ?? '', agreedPrice: '48' }],
    text: 'Agreed price is 48.00.',
    origin: 'customer',
  })
  await world.clock.set('2025-04-04')
  await desk.pay(bill, '3486.70', '2025-04-04')
  assert.deepEqual(await standing(world, entityId), { invoiced: '240.00 of 1', paid: '2930.00 of 1' })
  assert.deepEqual(await sumsOf(world, bill.id), { ordered: '3170.00', paid: '2930.00', open: '240.00' })

  await world.clock.set('2025-04-09')
  const now = await clerk.ask(disputes.readDispute, { caseId: opened.id })
  await clerk.do(
    disputes.decideDispute,
    { caseId: opened.id, verdict: 'ours', outcome: 'credit', reason: 'The mail says 48.00.' },
    { version: now.version },
  )
  const lead = world.as('finance_lead', 'Ruth Lead')
  const [approval] = (await lead.ask(disputes.listApprovals, {})).rows
  await lead.do(disputes.approveDispute, { approvalId: approval?.id ?? '' }, { version: approval?.version ?? 0 })
  await world.settle()
  assert.deepEqual(await standing(world, entityId), { paid: '2930.00 of 1' })
  const { leak } = await lead.ask(insight.readBoard, { entityId })
  assert.deepEqual([leak.credited.amount, leak.allowed.amount], ['240.00', '0.00'])
  const deal = await lead.ask(insight.readDeal, { thing: bill.id })
  assert.deepEqual(await sumsOf(world, bill.id), { ordered: '3170.00', paid: '2930.00', credited: '240.00' })
  assert.equal(deal.daysToCash, 28)
  assert.deepEqual(
    deal.nodes.map(({ kind, amount, state }) => [kind, amount?.amount, state]),
    [
      ['order', '3772.30', 'closed'],
      ['delivery', '3772.30', null],
      ['invoice', '3772.30', 'settled'],
      ['credit_note', '285.60', 'settled'],
      ['dispute', '285.60', 'ours'],
      ['receipt', '3486.70', 'manual'],
    ],
  )
  const note = deal.nodes.find(({ kind }) => kind === 'credit_note')?.subject
  const order = deal.nodes.find(({ kind }) => kind === 'order')?.subject
  for (const thing of [note, order]) {
    const again = await lead.ask(insight.readDeal, { thing: thing ?? '' })
    assert.deepEqual(again.sums, deal.sums)
  }
  const stranger = world.as('sales_rep', 'Somebody Else')
  assert.equal((await stranger.refused(insight.readDeal, { thing: bill.id })).status, 404, 'not one of his customers')
  assert.deepEqual(
    (await stranger.ask(insight.readBoard, { entityId })).columns.map(({ count }) => count),
    [0, 0, 0, 0, 0, 0, 0, 0],
  )
})

test('an opportunity in a currency without a rate stands on the board and is named, and adds nothing to the sums', async (t) => {
  const { made, rep } = await openTrade(t)
  const lead = await rep.do(sales.enterLead, { companyName: 'Ribble Cold Stores Ltd', country: 'GB', source: 'fair' })
  await rep.do(
    sales.qualifyLead,
    { leadId: lead.id, title: 'Seals', currency: 'GBP', value: { amount: '900.00', currency: 'GBP' } },
    { version: lead.version },
  )
  const board = await rep.ask(insight.readBoard, { entityId: made.wire.entityId })
  const column = board.columns.find((each) => each.column === 'opportunity')
  assert.deepEqual(board.withoutRate, ['GBP'])
  assert.deepEqual([column?.count, column?.net.amount, column?.cards[0]?.net.amount], [1, '0.00', '900.00'])
})
