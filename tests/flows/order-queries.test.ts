import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as contract from '#contracts/orders'
import * as workplace from '#contracts/workplace'
import { escalateQueries } from '#modules/orders'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

async function openDesk(t: TestContext) {
  const world = await openWorld({ today: '2025-03-10' })
  t.after(() => world.close())
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work((work) => openQuellwerk(work, { lindauer: pfeil }))
  await world.work((work) => limitOf(work, made.lindauer, '20000.00'))
  const lead = world.as('finance_lead', 'Ida Kolbe')
  return {
    world,
    made,
    lead,
    rep: world.as('sales_rep', 'Jonas Pfeil'),
    manager: world.as('sales_manager', 'Lena Voss'),
    ask: async () => {
      const placed = await lead.do(contract.placeOrder, {
        entityId: made.wire.entityId,
        customerId: made.wire.lindauer,
        lines: [{ sku: goods.seals, quantity: '10' }],
      })
      const { rows } = await lead.ask(contract.listQueries, { orderId: placed.id })
      return { orderId: placed.id, queryId: rows[0]?.id ?? '' }
    },
  }
}

test('an answer is taken back while nothing is delivered: an explanation opens the question, a correction is undone', async (t) => {
  const { rep, lead, made, ask } = await openDesk(t)
  const { orderId, queryId } = await ask()
  await rep.do(contract.answerQuery, { queryId, kind: 'explained', answer: 'Ordered by phone' })
  assert.equal((await rep.refused(contract.takeBackAnswer, { queryId: (await ask()).queryId })).code, 'query_is_open')
  assert.equal((await lead.refused(contract.takeBackAnswer, { queryId })).code, 'answer_is_somebody_elses')
  const back = await rep.do(contract.takeBackAnswer, { queryId })
  assert.equal(back.status, 'queried')
  const number = { field: 'poNumber' as const, value: '4500098117' }
  const put = await rep.do(contract.answerQuery, { queryId, kind: 'corrected', amendments: [number] })
  assert.equal(put.status, 'accepted')
  assert.equal((await rep.refused(contract.takeBackAnswer, { queryId })).code, 'answer_changed_the_order')
  const undone = await rep.do(contract.undoChange, { orderId, changeId: put.changeId ?? '' })
  assert.equal(undone.status, 'queried')
  const order = await rep.ask(contract.readOrder, { orderId })
  assert.deepEqual([order.poNumber, order.queries.filter(({ answeredAt }) => answeredAt === null).length], [null, 1])
  const { answeredToday } = await rep.ask(contract.countQueries, { mine: true })
  assert.equal(answeredToday, 1)
  assert.equal(
    (await rep.ask(contract.readExposure, { customerId: made.wire.lindauer })).parts.orders.amount,
    '1285.20',
  )
})

test('a question goes back to whoever entered the order, or waits for another day, and its clock goes on', async (t) => {
  const { world, rep, lead, ask } = await openDesk(t)
  const { orderId, queryId } = await ask()
  await world.settle()
  const own = { mine: true, putOff: false }
  assert.equal((await rep.ask(contract.listQueries, own)).count, 1)
  const { until } = await rep.do(contract.putOffQuery, { queryId })
  assert.equal(until, '2025-03-11')
  assert.equal((await rep.ask(contract.listQueries, own)).count, 0)
  assert.deepEqual(await rep.ask(contract.countQueries, { mine: true }), { open: 0, late: 0, answeredToday: 0 })
  await rep.do(contract.takeUpQuery, { queryId })
  assert.equal((await rep.ask(contract.listQueries, own)).count, 1)
  assert.equal((await rep.refused(contract.putOffQuery, { queryId, until: '2025-03-10' })).code, 'day_is_over')
  const yard = await world.staffId('operations', 'Jens Harms')
  const people = await rep.ask(contract.whoMayAnswer, {})
  assert.ok(people.people.every(({ name }) => name !== 'Jens Harms') && yard)
  const { askedOf } = await rep.do(contract.handOverQuery, { queryId, note: 'You spoke with them' })
  assert.equal(askedOf, 'Ida Kolbe')
  const [row] = (await lead.ask(contract.listQueries, own)).rows
  assert.deepEqual([row?.askedOf, row?.enteredBy, row?.dueAt], ['Ida Kolbe', 'Ida Kolbe', '2025-03-11T08:00:00.000Z'])
  assert.equal((await lead.refused(contract.handOverQuery, { queryId })).code, 'nobody_else_to_ask')
  const { querySteps } = await lead.ask(contract.readOrder, { orderId })
  assert.deepEqual(
    querySteps.map(({ kind, by, to, untilOn, note }) => [kind, by, to, untilOn, note]),
    [
      ['put_off', 'Jonas Pfeil', null, '2025-03-11', null],
      ['put_off', 'Jonas Pfeil', null, null, null],
      ['handed_over', 'Jonas Pfeil', 'Ida Kolbe', null, 'You spoke with them'],
    ],
  )
  await world.settle()
  const told = async (who: typeof rep) =>
    (await who.ask(workplace.listNotices, { open: true })).rows
      .map(({ kind }) => kind)
      .filter((kind) => kind.startsWith('order_'))
  assert.deepEqual([await told(rep), await told(lead)], [[], ['order_queried']])
})

test('a question whose time is over goes up to whoever leads sales, once, and comes off when it is answered', async (t) => {
  const { world, made, rep, manager, ask } = await openDesk(t)
  await world.staffId('sales_manager', 'Lena Voss')
  const { queryId } = await ask()
  await world.settle()
  const up = () => world.work((work) => escalateQueries(work, made.entityId))
  const told = async () =>
    (await manager.ask(workplace.listNotices, { open: true })).rows.filter(({ kind }) => kind === 'order_escalated')
      .length
  assert.deepEqual([await up(), await told()], [0, 0])
  await world.clock.set('2025-03-11T09:30')
  assert.deepEqual([await up(), await up()], [1, 0])
  await world.settle()
  assert.equal(await told(), 1)
  const [row] = (await rep.ask(contract.listQueries, { mine: true })).rows
  assert.deepEqual([row?.late, row?.escalated, row?.askedOf], [true, true, 'Jonas Pfeil'])
  await rep.do(contract.answerQuery, { queryId, kind: 'explained', answer: 'Ordered by phone' })
  await world.settle()
  assert.equal(await told(), 0)
})

test('whoever enters an order says at once why a value is right, and the order need not wait', async (t) => {
  const { made, lead } = await openDesk(t)
  const entry = {
    entityId: made.wire.entityId,
    customerId: made.wire.lindauer,
    poNumber: '4500098117',
    terms: 'net:60',
    lines: [{ sku: goods.pump, quantity: '1', unitPrice: '900.00' }],
  }
  const { findings } = await lead.ask(contract.checkOrder, entry)
  assert.deepEqual(
    findings.map(({ rule, words }) => [rule, words?.value ?? null]),
    [
      ['price_off_list', null],
      ['terms_off_record', '60 days net'],
    ],
  )
  const answers = findings.map(({ rule, field }) => ({ rule, field, answer: `Agreed by phone: ${rule}` }))
  const some = await lead.do(contract.placeOrder, { ...entry, answers: answers.slice(0, 1) })
  assert.equal(some.status, 'queried')
  const all = await lead.do(contract.placeOrder, {
    ...entry,
    poNumber: '4500098118',
    lines: [{ ...entry.lines[0], sku: goods.pump, quantity: '2' }],
    answers,
  })
  assert.equal(all.status, 'accepted')
  const order = await lead.ask(contract.readOrder, { orderId: all.id })
  assert.deepEqual(
    order.queries.map(({ rule, answerKind, answer, answeredBy }) => [rule, answerKind, answer, answeredBy]),
    answers.map(({ rule, answer }) => [rule, 'explained', answer, 'Ida Kolbe']),
  )
})
