import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { formatId, type Id } from '#kernel/id'
import { currency, formatAmount, money } from '#kernel/money'
import * as contract from '#contracts/collections'
import * as parties from '#contracts/parties'
import * as cash from '#contracts/cash'
import { previewCredit } from '#modules/credit'
import { checkPromises, judgeDuePromises } from '#modules/collections'
import { openReminderDesk, type ReminderDesk } from '../world/reminder-desk.ts'

const euros = (amount: string) => ({ amount, currency: 'EUR' })

/** Somebody who takes promises from one customer. */
function atThePhone(desk: ReminderDesk, customerId: Id<'cus'>) {
  const collector = desk.as('collector', 'Svenja Rohde')
  const place = { entityId: formatId('ent', desk.entityId), customerId: formatId('cus', customerId) }
  return {
    collector,
    place,
    takes: (promisedOn: string, more: { amount?: ReturnType<typeof euros>; itemIds?: string[]; note?: string } = {}) =>
      collector.do(contract.takePromise, { ...place, how: 'phone', promisedOn, ...more }),
    refused: (promisedOn: string, more: { amount?: ReturnType<typeof euros>; itemIds?: string[] } = {}) =>
      collector.refused(contract.takePromise, { ...place, how: 'phone', promisedOn, ...more }),
    states: async () =>
      (await collector.ask(contract.listPromises, { customerId: place.customerId, sort: 'takenAt' })).rows.map(
        ({ state, kept, judgedOn }) => [state, kept.amount, judgedOn],
      ),
    record: () => collector.ask(contract.readPromiseRecord, { customerId: place.customerId }),
    asked: async () => {
      const { entities } = await collector.ask(contract.readReminding, { customerId: place.customerId })
      return entities.flatMap(({ items }) =>
        items.map(({ number, role, reason, asked }) => [number, role, reason, asked.amount]),
      )
    },
    told: async () =>
      (await collector.ask(parties.listTouches, { customerId: place.customerId })).rows
        .map(({ kind }) => kind)
        .toReversed(),
  }
}

const judged = (desk: ReminderDesk) => judgeDuePromises(desk.work, desk.entityId)

test('story 4: a promise of 9,520.00 of which 4,000.00 comes is part kept, once the bank is known two banking days after its day', async (t) => {
  const desk = await openReminderDesk(t, '2025-07-04')
  const norden = await desk.debtor('Norden Metallbau', 'ap@norden.example')
  const first = await desk.owes(norden, { number: 'RE-2025-00101', gross: '9520.00', issuedOn: '2025-05-30' })
  await desk.owes(norden, { number: 'RE-2025-00118', gross: '6188.00', issuedOn: '2025-06-13' })
  const phone = atThePhone(desk, norden)
  await desk.clock.set('2025-07-10T10:00')
  const promise = await phone.takes('2025-07-18', { note: 'Ms Ahlers: this month’s run.' })
  assert.equal(promise.amount.amount, '9520.00', 'what is overdue is promised when nothing else is said')
  assert.equal(promise.untilOn, '2025-07-22')
  assert.deepEqual(
    promise.items.map(({ number, amount }) => [number, amount.amount]),
    [['RE-2025-00101', '9520.00']],
  )

  // Due Sunday 13 July, met on Monday the 14th: three banking days later the second bill is asked for, and the first is noted.
  await desk.bank('2025-07-16')
  await desk.clock.set('2025-07-17T09:00')
  assert.deepEqual(await phone.asked(), [
    ['RE-2025-00101', 'noted', 'promised', '0.00'],
    ['RE-2025-00118', 'ask', 'due', '6188.00'],
  ])
  await desk.bank('2025-07-18', [{ amount: '4000.00', payer: 'Norden Metallbau', text: 'RE-2025-00101' }])
  await desk.clock.set('2025-07-19T09:00')
  const line = (await desk.lines()).find(({ amount }) => amount.amount === '4000.00')
  assert.ok(line)
  if (line.state !== 'applied') {
    const items = [{ itemId: formatId('itm', first), amount: euros('4000.00') }]
    await desk.clerk.do(cash.applyLine, { receiptId: line.id, items }, { version: line.version })
  }
  await desk.settle()
  assert.deepEqual(await phone.states(), [['open', '0.00', null]])

  await desk.clock.set('2025-07-23T08:10')
  assert.equal(await judged(desk), 0, 'the bank is not known through the 22nd: nobody is judged')
  await desk.bank('2025-07-22')
  assert.deepEqual(await phone.states(), [['part_kept', '4000.00', '2025-07-23']])
  assert.equal(await judged(desk), 0, 'once')
  const { kept, partKept, broken, rate } = await phone.record()
  assert.deepEqual([kept, partKept, broken, rate], [0, 1, 0, 0], 'a part counts as broken')
  assert.deepEqual(
    (await phone.asked()).map(([number, , reason, amount]) => [number, reason, amount]),
    [
      ['RE-2025-00101', 'due', '5520.00'],
      ['RE-2025-00118', 'due', '6188.00'],
    ],
    'from the 23rd both are asked for',
  )
  assert.ok((await phone.told()).includes('promise.part_kept'))
  assert.deepEqual(
    await holdsOf(desk, norden, '2025-07-23'),
    [
      ['overdue', '11708.00'],
      ['broken_promise', '5520.00'],
    ],
    'both bills are late enough, and the word that was given for the first holds by itself',
  )
})

/** What would hold an order of one euro, and the money that lets it go. */
const holdsOf = (desk: ReminderDesk, customerId: Id<'cus'>, on: string) =>
  desk.work(async ({ tx }) => {
    const preview = await previewCredit(tx, {
      customerId,
      gross: money(100n, currency('EUR')),
      expectedOn: null,
      prepaid: false,
      on: day(on),
    })
    return preview.releases
      .filter(({ reason }) => reason === 'broken_promise' || reason === 'overdue')
      .map(({ reason, pay }) => [reason, pay === null ? null : formatAmount(pay)])
  })

test('paid before the day it is kept at once; given back by the bank it is open again, and broken when its day has passed', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-01')
  const kessler = await desk.debtor('Kessler Anlagenbau', 'ap@kessler.example')
  await desk.owes(kessler, { number: 'RE-2025-00301', gross: '1200.00', issuedOn: '2025-02-03' })
  const phone = atThePhone(desk, kessler)
  await phone.takes('2025-04-15')
  await desk.clock.set('2025-04-09T12:00')
  await desk.bank('2025-04-08', [
    {
      amount: '1200.00',
      payer: 'Kessler',
      iban: 'DE75512108001245126199',
      text: 'RE-2025-00301',
      bookedOn: '2025-04-08',
      endToEndId: 'K-1',
    },
  ])
  assert.deepEqual(await phone.states(), [['kept', '1200.00', '2025-04-09']])
  assert.equal((await phone.record()).rate, 1)

  await desk.clock.set('2025-04-11T12:00')
  await desk.bank('2025-04-10', [
    {
      amount: '-1200.00',
      payer: 'Kessler',
      iban: 'DE75512108001245126199',
      returns: true,
      endToEndId: 'K-1',
      text: 'Rückgabe',
    },
  ])
  assert.deepEqual(await phone.states(), [['open', '0.00', null]], 'the day has not passed yet')
  // Tuesday the 15th, then Wednesday and Thursday; Friday is Good Friday.
  await desk.clock.set('2025-04-22T09:00')
  await desk.bank('2025-04-17')
  assert.deepEqual(await phone.states(), [['broken', '0.00', '2025-04-22']])
  assert.deepEqual(
    (await phone.told()).filter((kind) => kind.startsWith('promise.')),
    ['promise.taken', 'promise.kept', 'promise.broken'],
  )
  assert.deepEqual(await desk.work(({ tx }) => checkPromises(tx)), [])
})

test('money that lies unapplied keeps one promise, not two, and what is credited is not asked for', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-01')
  const hansa = await desk.debtor('Hansa Pumpen', 'ap@hansa.example')
  const [a, b] = [
    await desk.owes(hansa, { number: 'RE-2025-00401', gross: '500.00', issuedOn: '2025-02-03' }),
    await desk.owes(hansa, { number: 'RE-2025-00402', gross: '500.00', issuedOn: '2025-02-04' }),
  ]
  const phone = atThePhone(desk, hansa)
  await phone.takes('2025-04-03', { itemIds: [formatId('itm', a)] })
  await phone.takes('2025-04-04', { itemIds: [formatId('itm', b)] })
  await desk.clock.set('2025-04-03T12:00')
  await desk.bank('2025-04-02', [{ amount: '500.00', payer: 'Hansa Pumpen', text: 'Abschlag' }])
  const line = (await desk.lines()).find(({ amount }) => amount.amount === '500.00')
  assert.ok(line)
  if (line.state === 'unidentified') {
    await desk.clerk.do(
      cash.assignPayer,
      { receiptId: line.id, customerId: formatId('cus', hansa) },
      { version: line.version },
    )
  }
  await desk.clock.set('2025-04-10T09:00')
  await desk.bank('2025-04-09')
  assert.deepEqual(await phone.states(), [
    ['kept', '500.00', '2025-04-10'],
    ['broken', '0.00', '2025-04-10'],
  ])
})

test('another day takes the place of the first, and both stay; a mistake is withdrawn and taken back', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-01')
  const hansa = await desk.debtor('Hansa Pumpen', 'ap@hansa.example')
  await desk.owes(hansa, { number: 'RE-2025-00401', gross: '800.00', issuedOn: '2025-02-03' })
  const phone = atThePhone(desk, hansa)
  const { collector } = phone
  const first = await phone.takes('2025-04-03', { amount: euros('500.00') })
  const moved = await collector.do(
    contract.movePromise,
    { promiseId: first.id, promisedOn: '2025-04-08' },
    { version: first.version },
  )
  assert.deepEqual([moved.amount.amount, moved.promisedOn, moved.state], ['500.00', '2025-04-08', 'open'])
  assert.deepEqual(
    (await phone.states()).map(([state]) => state),
    ['superseded', 'open'],
  )
  const stale = await collector.refused(
    contract.withdrawPromise,
    { promiseId: moved.id, because: 'wrong customer' },
    { version: 7 },
  )
  assert.equal(stale.status, 412)
  const withdrawn = await collector.do(
    contract.withdrawPromise,
    { promiseId: moved.id, because: 'wrong customer' },
    { version: moved.version },
  )
  assert.deepEqual([withdrawn.state, withdrawn.endedBecause], ['withdrawn', 'wrong customer'])
  const back = await collector.do(contract.resumePromise, { promiseId: moved.id }, { version: withdrawn.version })
  assert.equal(back.state, 'open')
  const over = await collector.refused(
    contract.movePromise,
    { promiseId: first.id, promisedOn: '2025-04-09' },
    { version: first.version + 2 },
  )
  assert.equal(over.code, 'promise_is_over')
  const again = await collector.refused(contract.resumePromise, { promiseId: moved.id }, { version: back.version })
  assert.equal(again.code, 'promise_was_not_withdrawn')
})

test('what cannot be promised is refused with its reason', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-01')
  const hansa = await desk.debtor('Hansa Pumpen', 'ap@hansa.example')
  const other = await desk.debtor('Other Ltd', 'ap@other.example')
  const bill = await desk.owes(hansa, { number: 'RE-2025-00401', gross: '800.00', issuedOn: '2025-02-03' })
  const theirs = await desk.owes(other, { number: 'RE-2025-00402', gross: '100.00', issuedOn: '2025-02-03' })
  const phone = atThePhone(desk, hansa)
  const [mine, foreign] = [formatId('itm', bill), formatId('itm', theirs)]
  assert.deepEqual(
    [
      (await phone.refused('2025-03-31')).code,
      (await phone.refused('2025-06-01')).code,
      (await phone.refused('2025-04-04', { amount: euros('800.01') })).code,
      (await phone.refused('2025-04-04', { amount: euros('0.00') })).code,
      (await phone.refused('2025-04-04', { itemIds: [mine, foreign] })).code,
    ],
    ['promise_in_the_past', 'promise_is_too_far', 'promise_is_too_much', 'promise_is_empty', 'item_is_elsewhere'],
  )
  await phone.takes('2025-04-04')
  assert.equal((await phone.refused('2025-04-05')).code, 'nothing_to_promise', 'a second promise of the same money')
  const clerk = desk.as('billing_clerk', 'Ida Kolbe')
  const denied = await clerk.refused(contract.takePromise, { ...phone.place, how: 'phone', promisedOn: '2025-04-04' })
  assert.equal(denied.status, 403)
})

test('a promise that arrives between writing and sending stops the letter', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-01')
  const hansa = await desk.debtor('Hansa Pumpen', 'ap@hansa.example')
  await desk.owes(hansa, { number: 'RE-2025-00401', gross: '800.00', issuedOn: '2025-02-03' })
  await desk.bank('2025-04-07')
  await desk.clock.set('2025-04-08T09:00')
  assert.equal((await desk.run()).letters, 1)
  await atThePhone(desk, hansa).takes('2025-04-11')
  await desk.send()
  assert.equal(desk.sink.received.length, 0)
  assert.match(String(await desk.standing(hansa)), /only_promised/)
})
