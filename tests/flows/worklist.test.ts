import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId, type Id } from '#kernel/id'
import * as contract from '#contracts/collections'
import * as disputes from '#contracts/disputes'
import * as parties from '#contracts/parties'
import { checkPromises, judgeDuePromises } from '#modules/collections'
import { openReminderDesk, paysWithin, type ReminderDesk } from '../world/reminder-desk.ts'

const cus = (id: Id<'cus'>) => formatId('cus', id)
const euros = (amount: string) => ({ amount, currency: 'EUR' })

const atTheDesk = (desk: ReminderDesk) => {
  const collector = desk.as('collector', 'Svenja Rohde')
  const entityId = formatId('ent', desk.entityId)
  return {
    collector,
    entityId,
    list: async (more: { sort?: '-collectable' | 'customerName'; limit?: number; cursor?: string } = {}) =>
      collector.ask(contract.readWorklist, { entityId, whose: 'all', ...more }),
    names: async () =>
      (await collector.ask(contract.readWorklist, { entityId, whose: 'all' })).rows.map(
        ({ customer, why, step, collectable }) => [customer.name, why, step, collectable.amount],
      ),
    desk: () => collector.ask(contract.readDesk, { entityId, whose: 'all' }),
    call: (customerId: Id<'cus'>, outcome: 'no_answer' | 'paid_already' | 'in_pay_run' | 'refused', namedOn?: string) =>
      collector.do(contract.logCall, {
        entityId,
        customerId: cus(customerId),
        outcome,
        ...(namedOn === undefined ? {} : { namedOn }),
      }),
  }
}

test('the list is ranked by what acting is worth, says why, and whoever is spoken to leaves it until a day', async (t) => {
  const desk = await openReminderDesk(t, '2025-06-02')
  const routine = await desk.debtor('Routine Fördertechnik', 'ap@routine.example')
  await paysWithin(desk, routine, { times: 10, after: 45 })
  const [old, fresh, word] = [
    await desk.debtor('Alt Stahlbau', 'ap@alt.example'),
    await desk.debtor('Frisch Pumpen', 'ap@frisch.example'),
    await desk.debtor('Wort Metall', 'ap@wort.example'),
  ]
  await desk.owes(routine, { number: 'R-1', gross: '9000.00', issuedOn: '2025-04-28' })
  await desk.owes(old, { number: 'A-1', gross: '4000.00', issuedOn: '2025-02-03' })
  await desk.owes(fresh, { number: 'F-1', gross: '4000.00', issuedOn: '2025-04-22' })
  await desk.owes(word, { number: 'W-1', gross: '4000.00', issuedOn: '2025-04-22' })
  const { collector, entityId, names, list, call, desk: head } = atTheDesk(desk)
  await collector.do(contract.takePromise, { entityId, customerId: cus(word), how: 'phone', promisedOn: '2025-06-03' })
  await desk.clock.set('2025-06-10T09:00')
  await desk.bank('2025-06-06')
  await judgeDuePromises(desk.work, desk.entityId)
  assert.deepEqual(await names(), [
    ['Alt Stahlbau', 'long_overdue', 'write', '4000.00'],
    ['Wort Metall', 'promise_broken', 'write', '4000.00'],
    ['Frisch Pumpen', 'first_talk', 'write', '4000.00'],
    ['Routine Fördertechnik', 'within_usual', 'leave_alone', '9000.00'],
  ])
  const byName = await list({ sort: 'customerName', limit: 3 })
  assert.deepEqual(
    byName.rows.map(({ customer }) => customer.name),
    ['Alt Stahlbau', 'Frisch Pumpen', 'Routine Fördertechnik'],
  )
  assert.deepEqual([byName.count, byName.sums.map(({ collectable }) => collectable.amount)], [4, ['21000.00']])
  const rest = await list({ sort: 'customerName', limit: 3, cursor: byName.next ?? '' })
  assert.deepEqual(
    rest.rows.map(({ customer }) => customer.name),
    ['Wort Metall'],
  )

  const call1 = await call(old, 'no_answer')
  assert.equal(call1.nextOn, '2025-06-11')
  assert.deepEqual(
    (await names()).map(([name]) => name),
    ['Wort Metall', 'Frisch Pumpen', 'Routine Fördertechnik'],
  )
  const { callsToday, resting, collectable, isBankFresh } = await head()
  assert.deepEqual(
    [
      callsToday,
      resting.map(({ customer, because }) => [customer.name, because]),
      collectable.map(({ amount }) => amount.amount),
      isBankFresh,
    ],
    [1, [['Alt Stahlbau', 'call.no_answer']], ['17000.00'], true],
  )
  await collector.do(contract.undoCall, { callId: call1.id }, { version: call1.version })
  assert.equal((await names()).length, 4, 'taken back, he is on the list again')

  await call(old, 'no_answer')
  await desk.clock.set('2025-06-11T09:00')
  assert.equal((await names()).find(([name]) => name === 'Alt Stahlbau')?.[1], 'long_overdue')
  await collector.do(contract.restCustomer, { customerId: cus(fresh), entityId, untilOn: '2025-06-20' })
  assert.equal((await names()).length, 3)
  assert.deepEqual(await collector.do(contract.wakeCustomer, { customerId: cus(fresh), entityId }), { woken: true })
  assert.equal((await names()).length, 4)
  assert.deepEqual(
    (await collector.ask(contract.readWorklist, { entityId })).count,
    0,
    'none of them is hers to collect',
  )
})

test('each outcome does what it means: a promise is taken, a dispute opened, copies go out, and money on its way is waited for', async (t) => {
  const desk = await openReminderDesk(t, '2025-06-10')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  await desk.owes(anna, { number: 'A-1', gross: '400.00', issuedOn: '2025-04-22' })
  await desk.bank('2025-06-06')
  const { collector, entityId, names } = atTheDesk(desk)
  const place = { entityId, customerId: cus(anna) }
  const [bill] = (await collector.ask(contract.readReminding, { customerId: place.customerId })).entities.flatMap(
    ({ items }) => items,
  )
  const documentId = bill?.documentId ?? ''

  const promised = await collector.do(contract.logCall, {
    ...place,
    outcome: 'promise',
    promise: { promisedOn: '2025-06-13', amount: euros('150.00') },
    note: 'half now',
  })
  assert.equal(promised.nextOn, '2025-06-18', 'two banking days after the 13th, and the day after')
  const { rows } = await collector.ask(contract.listPromises, { customerId: place.customerId })
  assert.deepEqual(
    rows.map(({ id, amount, state }) => [id, amount.amount, state]),
    [[promised.promiseId, '150.00', 'open']],
  )
  assert.equal((await names()).length, 0)
  const undone = await collector.do(contract.undoCall, { callId: promised.id }, { version: promised.version })
  assert.ok(undone.undone)
  const after = await collector.ask(contract.listPromises, { customerId: place.customerId })
  assert.deepEqual(
    after.rows.map(({ state }) => state),
    ['withdrawn'],
  )
  assert.equal(
    (await collector.refused(contract.undoCall, { callId: promised.id }, { version: undone.version })).code,
    'call_is_undone',
  )

  // In a pay run of the 16th: no letter until it must have come, and the touch counts.
  const run = await collector.do(contract.logCall, { ...place, outcome: 'in_pay_run', namedOn: '2025-06-16' })
  const reminding = await collector.ask(contract.readReminding, { customerId: place.customerId })
  assert.deepEqual(
    reminding.entities.map(({ reason }) => reason),
    ['on_hold'],
  )
  await collector.do(contract.undoCall, { callId: run.id }, { version: run.version })

  const copies = await collector.do(contract.logCall, { ...place, outcome: 'papers_sent', documentIds: [documentId] })
  assert.equal(copies.caseIds.length, 1)
  assert.equal(
    (await collector.refused(contract.undoCall, { callId: copies.id }, { version: copies.version })).code,
    'call_has_consequences',
  )

  const refused = await collector.do(contract.logCall, {
    ...place,
    outcome: 'dispute',
    dispute: { documentId, cause: 'price', amount: euros('100.00'), text: 'They say 300 was agreed.' },
  })
  const [dispute] = (await collector.ask(disputes.listDisputes, { search: 'Anna' })).rows
  assert.equal(dispute?.id, refused.caseIds[0])
  const kinds = (await collector.ask(parties.listTouches, { customerId: place.customerId })).rows.map(
    ({ kind, text }) => text?.key ?? kind,
  )
  assert.ok(
    kinds.includes('call.dispute') && kinds.includes('call.papers_sent') && kinds.includes('promise.taken'),
    String(kinds),
  )
  assert.deepEqual(await desk.work(({ tx }) => checkPromises(tx)), [])
})

test('an outcome without what it is about is refused, and so is what belongs to another', async (t) => {
  const desk = await openReminderDesk(t, '2025-06-10')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  await desk.owes(anna, { number: 'A-1', gross: '400.00', issuedOn: '2025-04-22' })
  const { collector, entityId } = atTheDesk(desk)
  const place = { entityId, customerId: cus(anna) }
  const refused = async (more: object) =>
    (await collector.refused(contract.logCall, { ...place, outcome: 'no_answer', ...more })).code
  assert.deepEqual(
    [
      await refused({ outcome: 'promise' }),
      await refused({ outcome: 'papers_sent' }),
      await refused({ outcome: 'dispute' }),
      await refused({ outcome: 'in_pay_run' }),
      await refused({ promise: { promisedOn: '2025-06-12' } }),
      await refused({ nextOn: '2025-06-10' }),
      await refused({ outcome: 'promise', promise: { promisedOn: '2025-06-09' } }),
    ],
    [
      'outcome_needs_a_promise',
      'outcome_needs_bills',
      'outcome_needs_a_dispute',
      'outcome_needs_a_day',
      'outcome_is_another',
      'next_day_has_passed',
      'promise_in_the_past',
    ],
  )
  assert.equal((await collector.ask(contract.listCalls, {})).count, 0, 'nothing half done')
  const late = await collector.refused(contract.restCustomer, { ...place, untilOn: '2025-06-10' })
  assert.equal(late.code, 'day_has_passed')
  const long = await collector.refused(contract.restCustomer, { ...place, untilOn: '2025-12-01' })
  assert.equal(long.code, 'rest_is_too_long')
  const done = await collector.do(contract.logCall, { ...place, outcome: 'no_answer' })
  const other = desk.as('credit_manager', 'Petra Lang')
  assert.equal(
    (await other.refused(contract.undoCall, { callId: done.id }, { version: done.version })).code,
    'call_is_not_yours',
  )
  await desk.clock.set('2025-06-11T09:00')
  assert.equal(
    (await collector.refused(contract.undoCall, { callId: done.id }, { version: done.version })).code,
    'call_is_not_of_today',
  )
})
