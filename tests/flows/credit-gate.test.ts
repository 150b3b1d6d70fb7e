import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as limits from '#contracts/credit'
import * as contract from '#contracts/orders'
import { day } from '#kernel/day'
import { currency, parseMoney } from '#kernel/money'
import { formatId } from '#kernel/id'
import { setLimits } from '#modules/credit'
import { createCustomers } from '#modules/parties'
import { sql } from '#platform/sql'
import { addRates } from '../world/rates.ts'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

async function openGate(t: TestContext) {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const made = await world.work((work) => openQuellwerk(work))
  // The rules would ask about typed prices and days; here only the gate is in question.
  await world.asOwner((tx) => tx.run(sql`update orders.rule set active = false`))
  const lead = world.as('finance_lead', 'Paul Renken')
  const order = (gross: 'small' | 'large', over: Record<string, unknown> = {}) =>
    lead.do(contract.placeOrder, {
      entityId: made.wire.entityId,
      customerId: made.wire.kessler,
      // 5,950.00 or 11,900.00 gross.
      lines: [{ sku: goods.pump, quantity: '1', unitPrice: gross === 'small' ? '5000.00' : '10000.00' }],
      ...over,
    })
  return {
    world,
    made,
    lead,
    order,
    rep: world.as('sales_manager', 'Anna Reuter'),
    credit: world.as('credit_manager', 'Henrike Lohmann'),
    yard: world.as('operations', 'Jens Harms'),
    statusOf: async (orderId: string) => (await lead.ask(contract.readOrder, { orderId })).status,
  }
}

const limit = (amount: string, code = 'EUR') => ({ amount: { amount, currency: code }, reason: 'Agreed in the talk' })

test('an order wished for beyond the horizon passes the gate again before it is delivered early', async (t) => {
  const { world, made, order, credit, yard, lead, statusOf } = await openGate(t)
  await world.work((work) => limitOf(work, made.kessler, '10000.00'))
  const later = await order('large', { wishedOn: '2025-08-01' })
  assert.equal(later.status, 'accepted')
  const customerId = made.wire.kessler
  assert.equal((await credit.ask(contract.readExposure, { customerId })).exposure.amount, '0.00')

  const early = await yard.refused(contract.confirmDelivery, { orderId: later.id })
  assert.equal(early.code, 'delivery_does_not_pass_credit')
  assert.deepEqual(
    [early.facts?.['reasons'], early.facts?.['pay']],
    [['over_limit'], { amount: '1900.00', currency: 'EUR' }],
  )
  assert.match(early.remedy ?? '', /1900\.00 EUR/)
  assert.equal((await credit.ask(contract.readExposure, { customerId })).exposure.amount, '0.00')

  // Brought forward it counts, is held where credit sees it, and goes when a colleague lets it go.
  assert.ok((await lead.ask(contract.readOrder, { orderId: later.id })).can.includes('bringForward'))
  assert.equal((await lead.do(contract.bringForward, { orderId: later.id })).status, 'held')
  assert.equal((await credit.ask(contract.readExposure, { customerId })).exposure.amount, '11900.00')
  assert.equal((await lead.refused(contract.bringForward, { orderId: later.id })).code, 'order_is_not_accepted')
  await credit.do(contract.releaseOrder, { orderId: later.id, reason: 'Deposit arrives tomorrow' })
  assert.equal((await yard.do(contract.confirmDelivery, { orderId: later.id })).gross.amount, '11900.00')
  assert.equal(await statusOf(later.id), 'delivered')
})

test('many orders for later do not add up past the limit once their days come', async (t) => {
  const { world, made, order, yard, lead } = await openGate(t)
  await world.work((work) => limitOf(work, made.kessler, '10000.00'))
  const first = await order('small', { wishedOn: '2025-06-16' })
  const second = await order('small', { wishedOn: '2025-06-16' })
  assert.deepEqual([first.status, second.status], ['accepted', 'accepted'])
  await world.clock.set('2025-06-10')
  const gone = await yard.refused(contract.confirmDelivery, { orderId: first.id })
  assert.equal(gone.code, 'delivery_does_not_pass_credit')
  const { version } = await lead.ask(contract.readOrder, { orderId: second.id })
  await lead.do(contract.cancelOrder, { orderId: second.id, reason: 'The customer waits' }, { version })
  assert.equal((await yard.do(contract.confirmDelivery, { orderId: first.id })).gross.amount, '5950.00')
  const lines = [{ sku: goods.freight, quantity: '1' }]
  const small = await order('small', { customerId: made.wire.aumann, lines, wishedOn: '2025-12-01' })
  assert.equal((await lead.do(contract.bringForward, { orderId: small.id })).status, 'accepted')
})

test('limits keep their history, and each no to one is said once', async (t) => {
  const { made, credit, rep } = await openGate(t)
  const customerId = made.wire.kessler
  await credit.do(limits.setLimit, { customerId, ...limit('10000.00'), reviewOn: '2025-09-01' })
  const { limits: now } = await credit.do(limits.setLimit, {
    customerId,
    ...limit('15000.00'),
    fromOn: '2025-03-10',
    toOn: '2025-03-31',
    reason: 'For the spring campaign',
  })
  assert.deepEqual(
    now.map(({ amount, toOn, reviewOn, reason, setBy }) => [amount.amount, toOn, reviewOn, reason, setBy]),
    [
      ['15000.00', '2025-03-31', null, 'For the spring campaign', 'Henrike Lohmann'],
      ['10000.00', null, '2025-09-01', 'Agreed in the talk', 'Henrike Lohmann'],
    ],
  )
  assert.deepEqual((await credit.ask(limits.listLimits, { customerId })).limits, now)
  const below = await credit.refused(limits.setLimit, { customerId, ...limit('-1.00') })
  assert.equal(below.code, 'limit_is_negative')
  const ends = await credit.refused(limits.setLimit, { customerId, ...limit('1.00'), toOn: '2025-03-09' })
  assert.equal(ends.code, 'limit_ends_before_it_begins')
  assert.equal((await rep.call(limits.setLimit, { customerId, ...limit('1.00') })).status, 403)
})

test('a temporary limit ends by itself and the lasting one speaks again', async (t) => {
  const { world, made, credit, order } = await openGate(t)
  const customerId = made.wire.kessler
  await credit.do(limits.setLimit, { customerId, ...limit('3000.00'), fromOn: '2025-01-01' })
  await credit.do(limits.setLimit, { customerId, ...limit('20000.00'), toOn: '2025-03-31' })
  assert.equal((await order('small')).status, 'accepted')
  await world.clock.set('2025-04-01')
  assert.equal((await order('small')).status, 'held')
})

test('who had a hand in a held order does not let it go by a limit: a colleague does', async (t) => {
  const { world, made, credit, lead, order, statusOf } = await openGate(t)
  await world.work((work) => limitOf(work, made.kessler, '10000.00'))
  const held = await order('large')
  assert.equal(held.status, 'held')
  const customerId = made.wire.kessler
  await world.clock.set('2025-03-11')
  await lead.do(limits.setLimit, { customerId, ...limit('50000.00') })
  await world.settle()
  assert.equal(await statusOf(held.id), 'held')
  // Nor by asking again, nor by touching the order.
  assert.deepEqual((await lead.do(contract.recheckHolds, { customerId })).released, [])
  const { version } = await lead.ask(contract.readOrder, { orderId: held.id })
  const amendments = [{ field: 'note' as const, value: 'please' }]
  assert.equal((await lead.do(contract.amendOrder, { orderId: held.id, amendments }, { version })).status, 'held')
  const [row] = (await credit.ask(contract.listHolds, {})).rows
  assert.deepEqual([row?.underOwnLimit, row?.releases], [true, []])

  await credit.do(limits.setLimit, { customerId, ...limit('50000.00') })
  await world.settle()
  assert.equal(await statusOf(held.id), 'accepted')
})

test('a copy of a held order is held too, and taking back one that passed does not let two go', async (t) => {
  const { world, made, lead, order, statusOf } = await openGate(t)
  await world.work((work) => limitOf(work, made.kessler, '10000.00'))
  const held = await order('large')
  assert.equal(held.status, 'held')
  const copy = await lead.do(contract.copyOrder, { orderId: held.id })
  const draft = await lead.ask(contract.readOrder, { orderId: copy.id })
  assert.deepEqual([draft.status, draft.number], ['draft', null])
  const placed = await order('large', { draftId: copy.id })
  assert.deepEqual([placed.id, placed.status, await statusOf(held.id)], [copy.id, 'held', 'held'])
  assert.equal((await lead.ask(contract.listHolds, {})).count, 2)
})

test('what is at stake in another currency counts at the day’s rate in the currency of the limit', async (t) => {
  const { world, made, credit, order } = await openGate(t)
  await world.work((work) => addRates(work, [{ currency: 'USD', base: 'EUR', day: '2025-03-10', rate: '0.8000' }]))
  await world.work((work) => limitOf(work, made.kessler, '10000.00'))
  // 11,900.00 USD are 9,520.00 EUR: in figures over the limit, in money not.
  const dollars = await order('large', { currency: 'USD' })
  assert.equal(dollars.status, 'accepted')
  const view = await credit.ask(contract.readExposure, { customerId: made.wire.kessler })
  assert.deepEqual([view.exposure, view.headroom.amount], [{ amount: '9520.00', currency: 'EUR' }, '480.00'])
  assert.deepEqual(view.documents.orders[0]?.amount, { amount: '11900.00', currency: 'USD' })
  assert.equal((await order('small')).status, 'held')
})

test('the members of a group share the limit of their parent', async (t) => {
  const { world, made, order } = await openGate(t)
  const euro = currency('EUR')
  const sister = await world.work(async (work) => {
    const [parent] = await createCustomers(work, [{ name: 'Kessler Holding GmbH', country: 'DE', currency: euro }])
    assert.ok(parent)
    const [id] = await createCustomers(work, [
      { name: 'Kessler Service GmbH', country: 'DE', currency: euro, parentId: parent },
    ])
    assert.ok(id)
    await work.tx.run(sql`update parties.customer set parent_id = ${parent} where id = ${made.kessler}`)
    const whole = { fromOn: day('2025-01-01'), toOn: null, reviewOn: null, reason: 'group' }
    await setLimits(work, [
      { ...whole, customerId: parent, amount: parseMoney('15000.00', euro) },
      { ...whole, customerId: made.kessler, amount: parseMoney('12000.00', euro) },
      { ...whole, customerId: id, amount: parseMoney('12000.00', euro) },
    ])
    return formatId('cus', id)
  })
  assert.equal((await order('large')).status, 'accepted')
  // 5,950.00 is within the sister's own 12,000.00; of the group's 15,000.00 only 3,100.00 is left.
  const second = await order('small', { customerId: sister })
  assert.deepEqual(
    [second.status, second.releases.map(({ reason, pay }) => [reason, pay?.amount])],
    ['held', [['over_limit', '2850.00']]],
  )
})
