import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as contract from '#contracts/orders'
import * as workplace from '#contracts/workplace'
import { checkOrders } from '#modules/orders'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

async function openDesk(t: TestContext) {
  const world = await openWorld({ today: '2025-05-07' })
  t.after(() => world.close())
  const sandvoss = await world.staffId('sales_rep', 'Mira Sandvoss')
  const made = await world.work((work) => openQuellwerk(work, { kessler: sandvoss }))
  await world.work((work) => limitOf(work, made.kessler, '25000.00'))
  const lead = world.as('finance_lead', 'Paul Renken')
  const held = async (quantity = '20') => {
    const placed = await lead.do(contract.placeOrder, {
      entityId: made.wire.entityId,
      customerId: made.wire.kessler,
      lines: [{ sku: goods.pump, quantity }],
      promised: 'On the bench on 20 May',
    })
    assert.equal(placed.status, 'held')
    return placed
  }
  return {
    world,
    made,
    lead,
    held,
    rep: world.as('sales_rep', 'Mira Sandvoss'),
    credit: world.as('credit_manager', 'Henrike Lohmann'),
    statusOf: async (orderId: string) => (await lead.ask(contract.readOrder, { orderId })).status,
  }
}

test('a held order shows what decides about it: exposure before and after, margin, what is late, the own record', async (t) => {
  const { rep, credit, held } = await openDesk(t)
  const placed = await held()
  const [row] = (await credit.ask(contract.listHolds, {})).rows
  // Held on Wednesday at nine: decided within two working hours.
  assert.deepEqual([row?.decideBy, row?.late], ['2025-05-07T09:00:00.000Z', false])
  const seen = await rep.ask(contract.readOrder, { orderId: placed.id })
  assert.equal(seen.hold?.decideBy, '2025-05-07T09:00:00.000Z')
  assert.deepEqual(
    [
      row?.exposureWithout.amount,
      row?.exposure.amount,
      row?.limit?.amount,
      row?.margin?.amount.amount,
      row?.margin?.percent,
    ],
    ['0.00', '29512.00', '25000.00', '5456.00', '22.0'],
  )
  assert.deepEqual([row?.overdue, row?.record], [{ amount: { amount: '0.00', currency: 'EUR' }, days: 0 }, null])
})

test('a release is taken back while nothing is delivered, and the gate is asked again', async (t) => {
  const { world, lead, credit, held, statusOf } = await openDesk(t)
  const { id } = await held()
  assert.equal((await lead.refused(contract.releaseOrder, { orderId: id, reason: 'x' })).code, 'maker_is_not_checker')
  await credit.do(contract.releaseOrder, { orderId: id, reason: 'Deposit on Monday' })
  assert.equal((await lead.refused(contract.takeBackDecision, { orderId: id })).code, 'nothing_to_take_back')
  assert.equal((await credit.do(contract.takeBackDecision, { orderId: id })).status, 'held')
  assert.equal((await credit.ask(contract.listHolds, {})).count, 1)
  await credit.do(contract.releaseOrder, { orderId: id, reason: 'Deposit is here' })
  const { lines } = await lead.ask(contract.readOrder, { orderId: id })
  await world
    .as('operations', 'Jens Harms')
    .do(contract.confirmDelivery, { orderId: id, lines: [{ lineId: lines[0]?.id ?? '', quantity: '1' }] })
  assert.equal((await credit.refused(contract.takeBackDecision, { orderId: id })).code, 'nothing_to_take_back')
  assert.equal(await statusOf(id), 'accepted')
})

test('a refusal is an offer: the order ends, its room is free, sales hears of it, and it is taken back through the gate', async (t) => {
  const { world, made, lead, rep, credit, held, statusOf } = await openDesk(t)
  const { id } = await held()
  const refuse = { orderId: id, reason: 'Too much on open account', offers: ['prepay' as const, 'smaller' as const] }
  assert.equal((await rep.call(contract.refuseOrder, refuse)).status, 403)
  assert.equal((await credit.refused(contract.refuseOrder, { ...refuse, offers: [] })).status, 400)
  assert.equal((await credit.do(contract.refuseOrder, refuse)).status, 'cancelled')
  await world.settle()
  const order = await rep.ask(contract.readOrder, { orderId: id })
  assert.deepEqual([order.status, order.cancelledReason], ['cancelled', 'Too much on open account'])
  assert.deepEqual(
    order.decisions.map(({ kind, verdict }) => `${kind} ${verdict}`),
    ['credit.refusal refused', 'credit.gate held'],
  )
  const exposure = await lead.ask(contract.readExposure, { customerId: made.wire.kessler })
  assert.equal(exposure.exposure.amount, '0.00')
  const told = (await rep.ask(workplace.listNotices, {})).rows.filter(({ kind }) => kind === 'order_refused')
  assert.equal(told.length, 1)
  assert.equal((await credit.do(contract.takeBackDecision, { orderId: id })).status, 'held')
  assert.equal(await statusOf(id), 'held')
  assert.deepEqual(await world.work((work) => checkOrders(work.tx)), [])
})
