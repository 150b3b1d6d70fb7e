import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as billing from '#contracts/billing'
import * as contract from '#contracts/orders'
import { sql } from '#platform/sql'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

/** A customer with a limit of 10,000.00, of which a first order of 8,853.60 leaves room for nothing large. */
async function openDesk(t: TestContext) {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work((work) => openQuellwerk(work, { lindauer: pfeil, kessler: pfeil }))
  for (const customer of [made.kessler, made.lindauer]) await world.work((work) => limitOf(work, customer, '10000.00'))
  const lead = world.as('finance_lead', 'Paul Renken')
  const place = (quantity: string, more: object = {}) =>
    lead.do(contract.placeOrder, {
      entityId: made.wire.entityId,
      customerId: made.wire.kessler,
      lines: [{ sku: goods.pump, quantity }],
      ...more,
    })
  const change = async (orderId: string, amendments: object[]) =>
    lead.do(
      contract.amendOrder,
      { orderId, amendments: amendments as never[], reason: 'They rang' },
      { version: (await lead.ask(contract.readOrder, { orderId })).version },
    )
  return { world, made, lead, place, change, rep: world.as('sales_rep', 'Jonas Pfeil') }
}

test('whichever door an order comes through, the same gate stands behind it', async (t) => {
  const { world, made, lead, place, change } = await openDesk(t)
  // So many alike would be asked about; here only the gate is in question.
  await world.asOwner((tx) => tx.run(sql`update orders.rule set active = false where code = 'possible_duplicate'`))
  const first = await place('6')
  assert.equal(first.status, 'accepted')
  const cancelHeld = async () => {
    for (const { id, version } of await heldOnes())
      await lead.do(contract.cancelOrder, { orderId: id, reason: 'Tried' }, { version })
  }
  const heldOnes = async () => {
    const { rows } = await lead.ask(contract.listOrders, { status: 'held' })
    return Promise.all(rows.map(({ id }) => lead.ask(contract.readOrder, { orderId: id })))
  }
  const doors = {
    placed: async () => (await place('2')).status,
    copied: async () => {
      const { id } = await lead.do(contract.copyOrder, { orderId: first.id })
      return (await place('6', { draftId: id })).status
    },
    answered: async () => {
      const asked = await place('2', { terms: 'net:90' })
      const { rows } = await lead.ask(contract.listQueries, { orderId: asked.id })
      const answers = []
      for (const { id } of rows)
        answers.push(await lead.do(contract.answerQuery, { queryId: id, kind: 'explained', answer: 'So agreed' }))
      return answers.at(-1)?.status
    },
    'amended while it waits': async () => {
      const asked = await place('2', { terms: 'net:90' })
      return (await change(asked.id, [{ field: 'terms', value: 'net:30' }])).status
    },
    'amended when accepted': async () => {
      const small = await place('0.5', { promised: 'first' })
      assert.equal(small.status, 'accepted')
      const larger = await change(small.id, [{ field: 'quantity', line: 0, value: '3' }])
      return larger.status
    },
    'brought forward': async () => {
      const far = await place('3', { wishedOn: '2025-09-01' })
      assert.equal(far.status, 'accepted')
      return (await lead.do(contract.bringForward, { orderId: far.id })).status
    },
    reopened: async () => {
      const { version } = await lead.ask(contract.readOrder, { orderId: first.id })
      const gone = await lead.do(contract.cancelOrder, { orderId: first.id, reason: 'Wrong' }, { version })
      const second = await place('6', { promised: 'in its place' })
      assert.equal(second.status, 'accepted')
      return (await lead.do(contract.undoChange, { orderId: first.id, changeId: gone.changeId ?? '' })).status
    },
  }
  for (const [door, come] of Object.entries(doors)) {
    assert.equal(await come(), 'held', door)
    await cancelHeld()
  }
  const far = await place('4', { wishedOn: '2025-09-01' })
  const delivered = await lead.refused(contract.confirmDelivery, { orderId: far.id })
  assert.equal(delivered.code, 'delivery_does_not_pass_credit')
  const look = await lead.ask(contract.checkOrder, {
    entityId: made.wire.entityId,
    customerId: made.wire.kessler,
    lines: [{ sku: goods.pump, quantity: '2' }],
  })
  assert.equal(look.credit.verdict, 'held')
})

test('what was delivered is billed, however the customer stands by then', async (t) => {
  const { world, made, lead, place } = await openDesk(t)
  const order = await place('6')
  const { lines } = await lead.ask(contract.readOrder, { orderId: order.id })
  await lead.do(contract.confirmDelivery, { orderId: order.id, lines: [{ lineId: lines[0]?.id ?? '', quantity: '6' }] })
  await world.work((work) => limitOf(work, made.kessler, '0.00', '2025-03-10'))
  assert.equal((await place('1')).status, 'held')
  const { documents } = await world.as('billing_clerk', 'Ida Kolbe').do(billing.issueInvoices, { orderIds: [order.id] })
  assert.equal(documents[0]?.gross.amount, '8853.60')
})

test('who sells sees why an order is held and what lets it go, before and after it is placed, without rights to the books', async (t) => {
  const { made, rep, place } = await openDesk(t)
  const look = await rep.ask(contract.checkOrder, {
    entityId: made.wire.entityId,
    customerId: made.wire.kessler,
    lines: [{ sku: goods.pump, quantity: '8' }],
  })
  assert.deepEqual(
    look.credit.releases.map(({ reason, pay }) => [reason, pay?.amount]),
    [['over_limit', '1804.80']],
  )
  const placed = await place('8')
  const seen = await rep.ask(contract.readOrder, { orderId: placed.id })
  assert.deepEqual(
    seen.hold?.releases.map(({ reason, pay }) => [reason, pay?.amount]),
    [['over_limit', '1804.80']],
  )
  assert.equal((await rep.call(contract.releaseOrder, { orderId: placed.id, reason: 'x' })).status, 403)
})
