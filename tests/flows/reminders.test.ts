import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId, type Id } from '#kernel/id'
import * as contract from '#contracts/collections'
import * as parties from '#contracts/parties'
import * as disputes from '#contracts/disputes'
import { checkReminders, runReminders } from '#modules/collections'
import { hold } from '#modules/messages'
import { sql, type RawBuilder } from '#platform/sql'
import { openDisputeDesk } from '../world/dispute-desk.ts'
import { openReminderDesk, paysWithin, type ReminderDesk } from '../world/reminder-desk.ts'
import { openWorld } from '../world/world.ts'

const cus = (id: Id<'cus'>) => formatId('cus', id)
const none = { letters: 0 }

/** What the gate says of a customer over HTTP. */
const asked = async (desk: ReminderDesk, customerId: Id<'cus'>) => {
  const { entities } = await desk
    .as('collector', 'Svenja Rohde')
    .ask(contract.readReminding, { customerId: cus(customerId) })
  return entities.map(({ verdict, reason, nextOn }) => [verdict, reason, nextOn])[0]
}

const letters = (desk: ReminderDesk) => desk.as('collector', 'Svenja Rohde').ask(contract.listReminders, {})

const checked = (desk: ReminderDesk) => desk.work(({ tx }) => checkReminders(tx))

test('story 2: a routine payer hears nothing until day 31, moved past Whitsun, and only once the bank is loaded', async (t) => {
  const desk = await openReminderDesk(t, '2025-05-07')
  const aumann = await desk.debtor('Aumann Fördertechnik GmbH', 'ap@aumann.example')
  await paysWithin(desk, aumann, { times: 30, after: 28 })
  await desk.owes(aumann, {
    number: 'RE-2025-00077',
    gross: '7519.31',
    issuedOn: '2025-05-02',
    receivedOn: '2025-05-07',
  })
  // Printed due Sunday 1 June, met on Monday the 2nd; from the 3rd it is overdue, and he is still left alone.
  await desk.clock.set('2025-06-02T09:00')
  assert.equal((await desk.run()).customers, 0)
  for (const on of ['2025-06-03', '2025-06-04', '2025-06-05', '2025-06-06']) {
    await desk.clock.set(`${on}T09:00`)
    assert.deepEqual({ letters: (await desk.run()).letters }, none, on)
    assert.match(String(await desk.standing(aumann)), / postponed before_own_day 2025-06-10$/)
  }
  await desk.bank('2025-06-05')
  await desk.clock.set('2025-06-10T08:35')
  assert.deepEqual(await desk.run(), { customers: 1, letters: 0, waitingForBank: 1 })
  assert.equal(await desk.standing(aumann), '2025-06-10 postponed bank_not_loaded 2025-06-10')
  await desk.send()
  assert.equal(desk.sink.received.length, 0, 'before the load: no mail')

  await desk.bank('2025-06-06')
  assert.deepEqual(await desk.run(), { customers: 1, letters: 1, waitingForBank: 0 })
  await desk.send()
  assert.equal(desk.sink.received.length, 1)
  const [mail] = desk.sink.received
  assert.equal(mail?.to, 'ap@aumann.example')
  assert.match(mail?.raw ?? '', /RE-2025-00077/)
  assert.match(mail?.raw ?? '', /Content-Type: application\/pdf/)
  const { rows } = await letters(desk)
  assert.deepEqual(
    rows.map(({ state, level, forOn, asked: sums }) => [state, level, forOn, sums.map((sum) => sum.amount)]),
    [['sent', 1, '2025-06-10', ['7519.31']]],
  )
})

test('story 1: only what is refused is still open, so nobody is reminded, and the log says so', async (t) => {
  const world = await openWorld({ today: '2025-03-07' })
  t.after(() => world.close())
  const desk = await openDisputeDesk(world)
  const bill = await desk.sell([
    { sku: 'seal', quantity: '40' },
    { sku: 'bearing', quantity: '10' },
    { sku: 'freight', quantity: '1' },
  ])
  await world.clock.set('2025-03-10')
  await world.as('billing_clerk', 'Ida Kolbe').do(disputes.openDispute, {
    documentId: bill.id,
    cause: 'price',
    lines: [{ lineId: bill.lineIds[0] ?? '', agreedPrice: '48' }],
    text: 'Agreed price is 48.00.',
    origin: 'customer',
  })
  await world.clock.set('2025-04-04')
  await desk.pay(bill, '3486.70', '2025-04-04')
  await world.settle()
  const collector = world.as('collector', 'Svenja Rohde')
  // Due Sunday 6 April, effective Monday the 7th: on the 8th it is overdue.
  for (const on of ['2025-04-07', '2025-04-08', '2025-04-09']) {
    await world.clock.set(on)
    assert.equal((await runReminders(world.work, desk.entity.id)).letters, 0)
  }
  const { rows } = await collector.ask(contract.listStandings, {})
  assert.deepEqual(
    rows.map(({ verdict, reason, asked: sums, noted, nextOn }) => [
      verdict,
      reason,
      sums,
      noted.map((sum) => sum.amount),
      nextOn,
    ]),
    [['quiet', 'only_disputed', [], ['285.60'], null]],
  )
  assert.equal((await collector.ask(contract.listReminders, {})).count, 0)
})

test('each reason for silence has its name and the day on which it ends', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-01')
  const due = { issuedOn: '2025-03-03', gross: '400.00' } // Due 2 April; the first note may leave on the 7th.
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  const item = await desk.owes(anna, { number: 'A1', ...due })
  const unread = await desk.debtor('Unread Ltd', 'ap@unread.example')
  await desk.owes(unread, { number: 'U1', receivedOn: null, ...due })
  const small = await desk.debtor('Small Ltd', 'ap@small.example')
  await desk.owes(small, { number: 'S1', ...due, gross: '24.99' })
  const silent = await desk.customer('Silent Ltd')
  await desk.owes(silent, { number: 'N1', ...due })
  await desk.bank('2025-04-04')

  const at = async (moment: string, customerId = anna) => {
    await desk.clock.set(moment)
    return asked(desk, customerId)
  }
  assert.deepEqual(await at('2025-04-02T10:00'), ['postponed', 'nothing_overdue', '2025-04-03'])
  assert.deepEqual(await at('2025-04-03T10:00'), ['postponed', 'before_own_day', '2025-04-07'])
  assert.deepEqual(await at('2025-04-05T10:00'), ['postponed', 'before_own_day', '2025-04-07'])
  assert.deepEqual(await at('2025-04-07T10:00', unread), ['quiet', 'not_received', null])
  assert.deepEqual(await at('2025-04-07T10:00', small), ['quiet', 'below_minimum', null])
  assert.deepEqual(await at('2025-04-07T10:00', silent), ['quiet', 'no_address', null])
  assert.deepEqual(await at('2025-04-07T17:30'), ['postponed', 'too_late_today', '2025-04-08'])
  assert.deepEqual(await at('2025-04-08T10:00'), ['postponed', 'bank_not_loaded', '2025-04-08'])
  assert.deepEqual(await at('2025-04-07T10:00'), ['send', 'due', null])

  // A promise for a part leaves the rest; one for all of it silences until two banking days after its day.
  const promise = (amount: string, promisedOn: string) =>
    desk.as('collector', 'Svenja Rohde').do(contract.takePromise, {
      entityId: formatId('ent', desk.entityId),
      customerId: cus(anna),
      itemIds: [formatId('itm', item)],
      how: 'phone',
      amount: { amount, currency: 'EUR' },
      promisedOn,
    })
  await promise('100.00', '2025-04-11')
  const { entities } = await desk.as('collector').ask(contract.readReminding, { customerId: cus(anna) })
  assert.deepEqual(
    entities[0]?.items.map((each) => [each.role, each.asked.amount, each.noted.amount]),
    [['ask', '300.00', '100.00']],
  )
  await promise('300.00', '2025-04-11')
  assert.deepEqual(await at('2025-04-07T10:00'), ['postponed', 'only_promised', '2025-04-16'])
  await desk.asOwner((tx) => tx.run(sql`update collections.promise set state = 'withdrawn'`))

  await desk.work((work) =>
    hold(work, [
      {
        customerId: anna,
        purposes: ['reminder'],
        about: null,
        reason: 'contact.reminder_stopped',
        cause: { kind: 'cus', id: anna },
        until: null,
      },
    ]),
  )
  assert.deepEqual(await asked(desk, anna), ['quiet', 'on_hold', null])
})

test('whom only sales may speak to, and a VIP, get no letter until the rule ends', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-07')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  await desk.owes(anna, { number: 'A1', issuedOn: '2025-03-03', gross: '400.00' })
  await desk.bank('2025-04-04')
  const manager = desk.as('sales_manager', 'Vera Manger')
  const rule = { customerId: cus(anna), reason: 'Talks about the new line run', until: '2025-04-30' }
  const alone = await manager.do(parties.nameContactRule, { ...rule, talks: 'sales', vip: false, replaces: null })
  assert.deepEqual(await asked(desk, anna), ['quiet', 'sales_talks', '2025-05-01'])
  await manager.do(parties.nameContactRule, { ...rule, talks: 'both', vip: true, replaces: alone.id })
  assert.deepEqual(await asked(desk, anna), ['quiet', 'vip', '2025-05-01'])
  assert.equal((await desk.run()).letters, 0)
  await desk.asOwner((tx) => tx.run(sql`update cash.statement set through_on = '2025-04-30'`))
  await desk.clock.set('2025-05-02T10:00')
  assert.deepEqual(await asked(desk, anna), ['send', 'due', null])
})

test('levels follow each other at their distance, none twice, and a weekend moves the day', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-07')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  await desk.owes(anna, { number: 'A1', issuedOn: '2025-03-03', gross: '400.00' })
  // Each day the bank is loaded up to the day before, and the run and the post go twice.
  const left: (readonly [string, string])[] = []
  for (let at = 0; at < 40; at += 1) {
    const on = new Date(Date.UTC(2025, 3, 7 + at)).toISOString().slice(0, 10)
    await desk.clock.set(`${on}T09:00`)
    await desk.asOwner((tx) => tx.run(sql`update cash.statement set through_on = ${on}`))
    if (at === 0) await desk.bank('2025-04-04')
    const before = desk.sink.received.length
    for (const _ of [1, 2]) {
      await desk.run()
      await desk.send()
    }
    if (desk.sink.received.length > before) left.push([on, String(desk.sink.received.length - before)])
  }
  // Due 2 April. The first on the 7th; +12 is the 14th and nine days after the first is the 16th; +24 is the 26th, a Saturday, and
  // twelve days after the second is Monday the 28th.
  assert.deepEqual(left, [
    ['2025-04-07', '1'],
    ['2025-04-16', '1'],
    ['2025-04-28', '1'],
  ])
  const { rows } = await letters(desk)
  assert.deepEqual(
    rows.map((row) => row.level).toSorted((a, b) => a - b),
    [1, 2, 3],
  )
  assert.deepEqual(await asked(desk, anna), ['quiet', 'every_level_sent', null])
  assert.deepEqual(await checked(desk), [])

  // Rows that somebody altered are found, each by its own sentence.
  const found = async (tamper: RawBuilder<unknown>) => {
    let said: string[] = []
    await assert.rejects(
      desk.asOwner(async (tx) => {
        assert.ok((await tx.run(tamper)) > 0)
        said = (await checkReminders(tx)).map(({ invariant, place }) => `${place}: ${invariant}`)
        throw new Error('take it back')
      }),
      /take it back/,
    )
    return said
  }
  assert.deepEqual(await found(sql`update collections.reminder_item set level = 1 where level = 2`), [
    'item A1: no item is asked for twice at the same level',
  ])
  const tooMuch = 'item A1: a reminder asks for no more than was open, not refused and not promised as it left'
  assert.deepEqual(await found(sql`update collections.reminder_item set asked = asked + 1 where level = 3`), [tooMuch])
  assert.deepEqual(await found(sql`update messages.mail set state = 'failed' where purpose = 'reminder'`), [
    'reminder 1: a reminder is sent when its letter is',
    'reminder 2: a reminder is sent when its letter is',
    'reminder 3: a reminder is sent when its letter is',
  ])
})

test('whoever may not work the list may not stop a letter; a stop leaves peace, and can be taken back', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-07T07:00')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  await desk.owes(anna, { number: 'A1', issuedOn: '2025-03-03', gross: '400.00' })
  await desk.bank('2025-04-04')
  assert.equal((await desk.run()).letters, 1)
  assert.equal(await desk.send(), 0, 'before 8:30 it waits')
  const [row] = (await letters(desk)).rows
  assert.ok(row)
  const about = { reminderId: row.id }
  const seller = desk.as('sales_rep', 'Jonas Pfeil')
  assert.equal((await seller.refused(contract.stopReminder, about, { version: row.version })).code, 'not_allowed')
  const stopped = await desk.as('collector', 'Svenja Rohde').do(contract.stopReminder, about, { version: row.version })
  assert.deepEqual([stopped.state, stopped.cancelledBecause], ['cancelled', 'person'])
  assert.equal((await desk.run()).letters, 0)
  assert.deepEqual(await asked(desk, anna), ['quiet', 'on_hold', null])
  await desk.as('collector', 'Svenja Rohde').do(contract.resumeReminder, about, { version: stopped.version })
  assert.deepEqual((await letters(desk)).rows.map((each) => each.state).toSorted(), ['cancelled', 'queued'])
})
