import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as pay from '#contracts/incentives'
import * as parties from '#contracts/parties'
import * as contract from '#contracts/reports'
import { day } from '#kernel/day'
import { formatId } from '#kernel/id'
import { noteReportLines } from '#modules/incentives'
import { paidReportLines } from '#modules/reports'
import { openMarket } from '../world/market.ts'
import { openWorld } from '../world/world.ts'

test('the machine drafts by each customer’s own rhythm, the collector signs, sales accepts, and what follows is booked to the line', async (t) => {
  const world = await openWorld({ today: '2025-01-06' })
  t.after(() => world.close())
  const { desk, entityId, star } = await openMarket(world)
  const collector = world.as('collector', 'Heike Brandt')
  const jonas = world.as('sales_rep', 'Jonas Pfeil')
  const drafted = await collector.do(contract.draftCustomerReport, { entityId })
  assert.deepEqual([drafted.month, drafted.drafted], ['2025-06-01', 3])
  const toSign = () => collector.ask(contract.listReportLines, { view: 'to_sign', mine: true })
  const lines = Object.fromEntries((await toSign()).rows.map((row) => [row.customer.name, row]))
  const [cold, invest, pursue] = [
    lines['Lindauer Maschinenbau GmbH'],
    lines['Stern Pumpen GmbH'],
    lines['Spaeth Antriebe'],
  ]
  assert.ok(cold && invest && pursue)
  assert.deepEqual([cold.group, invest.group, pursue.group], ['cold', 'invest', 'pursue'])
  assert.deepEqual([cold.orders, cold.lastOrderOn, cold.openGapDays], [8, '2025-02-24', 112])
  assert.ok(Number(cold.chanceAlivePercent) < 30 && cold.gap95Days < 60)
  assert.ok(pursue.openGapDays > pursue.gap75Days && pursue.openGapDays <= pursue.gap95Days)
  assert.deepEqual(invest.reasons, ['in_rhythm', 'orders_grow', 'room_for_more'])
  assert.equal((await collector.do(contract.draftCustomerReport, { entityId })).drafted, 0)

  // Kept, dropped, taken back; a comment; nothing of it is seen by sales.
  await collector.do(contract.markReportLines, { lineIds: [cold.id, invest.id], to: 'kept' })
  await collector.do(contract.markReportLines, { lineIds: [pursue.id], to: 'dropped' })
  await collector.do(contract.markReportLines, { lineIds: [cold.id], to: 'draft' })
  const kept = (await toSign()).rows.find(({ id }) => id === invest.id)
  await collector.do(
    contract.commentReportLine,
    { lineId: invest.id, comment: 'They build a second hall.' },
    { version: kept?.version ?? 0 },
  )
  assert.equal((await jonas.ask(contract.listReportLines, {})).count, 0)
  const early = await jonas.refused(contract.acceptReportLine, { lineId: invest.id }, { version: 3 })
  assert.equal(early.status, 404)
  const sign = (id: string) => collector.refused(contract.signReportLines, { lineIds: [id] })
  assert.equal((await sign(cold.id)).code, 'line_is_not_kept')
  assert.equal((await sign(pursue.id)).code, 'line_is_dropped')
  await collector.do(contract.markReportLines, { lineIds: [cold.id], to: 'kept' })
  await collector.do(contract.signReportLines, { lineIds: [cold.id, invest.id] })
  const again = await collector.refused(contract.markReportLines, { lineIds: [cold.id], to: 'dropped' })
  assert.equal(again.code, 'line_is_signed')

  // Sales: one is taken, one is not, with a reason.
  const news = await jonas.ask(contract.listReportLines, { view: 'for_sales', mine: true })
  assert.deepEqual(
    news.rows.map(({ customer, signedByName, comment, can }) => [customer.name, signedByName, comment, can]),
    [
      ['Stern Pumpen GmbH', 'Heike Brandt', 'They build a second hall.', ['accept', 'decline']],
      ['Lindauer Maschinenbau GmbH', 'Heike Brandt', null, ['accept', 'decline']],
    ],
  )
  const [first, second] = news.rows
  assert.ok(first && second)
  const about = { lineId: second.id }
  const other = { ...about, because: 'other' } as const
  assert.equal(
    (await jonas.refused(contract.declineReportLine, other, { version: second.version })).code,
    'other_reason_is_told',
  )
  await jonas.do(contract.declineReportLine, { ...about, because: 'talked_lately' }, { version: second.version })
  const past = { lineId: first.id, actBy: '2025-06-15' }
  assert.equal((await jonas.refused(contract.acceptReportLine, past, { version: first.version })).code, 'day_is_over')
  assert.equal((await collector.call(contract.acceptReportLine, { lineId: first.id }, { version: 1 })).status, 403)
  await jonas.do(contract.acceptReportLine, { lineId: first.id }, { version: first.version })
  const tasks = await jonas.ask(contract.listReportLines, { view: 'tasks', mine: true })
  assert.deepEqual(
    tasks.rows.map(({ state, acceptedOn, actBy, followed }) => [state, acceptedOn, actBy, followed.until]),
    [['accepted', '2025-06-16', '2025-06-23', '2025-10-14']],
  )
  const done = { lineId: first.id, note: 'Hall 3: quote on Friday.' }
  await jonas.do(contract.finishReportTask, done, { version: tasks.rows[0]?.version ?? 0 })
  const twice = await jonas.refused(contract.finishReportTask, done, { version: (tasks.rows[0]?.version ?? 0) + 1 })
  assert.equal(twice.code, 'line_is_no_task')

  // The collector is paid for what comes of it.
  const lead = world.as('finance_lead', 'Paul Renken')
  const plan = await lead.do(pay.makePayPlan, {
    entityId: formatId('ent', desk.entity.id),
    name: 'Collectors',
    kind: 'bonus',
    from: '2025-06-16',
    rates: { goods: '0', service: '0', freight: '0' },
    members: [formatId('stf', await world.staffId('collector', 'Heike Brandt'))],
  })
  await collector.do(pay.acceptPayPlan, { planId: plan.id })

  // What follows: an order in July, its money in August; one after the 120 days counts no more.
  await world.clock.set('2025-07-07')
  const bill = await desk.sell([{ sku: 'seal', quantity: '10' }], star)
  const followed = async () =>
    (await jonas.ask(contract.listReportLines, { view: 'followed' })).rows.map((row) => [
      row.followed.orders,
      row.followed.ordered.amount,
      row.followed.cash.amount,
      row.followed.paidOn,
    ])
  assert.deepEqual(await followed(), [[1, '540.00', '0.00', null]])
  await desk.pay(bill, '642.60', '2025-08-01')
  await world.clock.set('2025-11-03')
  await desk.sell([{ sku: 'seal', quantity: '10' }], star)
  assert.deepEqual(await followed(), [[1, '540.00', '642.60', '2025-08-01']])
  const paid = (from: string, through: string) =>
    world.work(({ tx }) => paidReportLines(tx, { entityId: desk.entity.id, from: day(from), through: day(through) }))
  assert.deepEqual(
    (await paid('2025-07-01', '2025-09-30')).map(({ acceptedOn, paidOn }) => [acceptedOn, paidOn]),
    [['2025-06-16', '2025-08-01']],
  )
  assert.deepEqual(await paid('2025-10-01', '2025-12-31'), [])

  // Noted once, however often it is looked for; it is half his and half the team's, that is all his here.
  const count = () => world.work((work) => noteReportLines(work, { entityId: desk.entity.id }))
  assert.deepEqual([await count(), await count()], [1, 0])
  const { bonus } = await collector.ask(pay.readPayStatement, { entityId: formatId('ent', desk.entity.id) })
  assert.deepEqual(
    bonus?.lines.map((each) => [each.kind, each.happenedOn, each.worth.amount]),
    [['report_line_paid', '2025-08-01', '60.00']],
  )

  const timeline = await collector.ask(parties.listTouches, { customerId: formatId('cus', star) })
  const kinds = timeline.rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('report.'))
  assert.deepEqual(kinds, ['report.done', 'report.accepted', 'report.signed'])
  const csv = await collector.call(contract.listReportLines, { format: 'csv' })
  assert.match(await csv.text(), /customer\.name,group,reasons/)
  assert.equal((await world.as('cash_clerk', 'Ida Kolbe').refused(contract.listReportLines, {})).status, 403)
})
