import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId, type Id } from '#kernel/id'
import * as cash from '#contracts/cash'
import * as contract from '#contracts/collections'
import * as disputes from '#contracts/disputes'
import { checkReminders } from '#modules/collections'
import { sql } from '#platform/sql'
import { openReminderDesk, type ReminderDesk } from '../world/reminder-desk.ts'

const ent = (desk: ReminderDesk) => formatId('ent', desk.entityId)
const letters = (desk: ReminderDesk) => desk.as('collector', 'Svenja Rohde').ask(contract.listReminders, {})

/** So many customers, each with one overdue bill: 100.00, 101.00 and so on. */
const crowd = (desk: ReminderDesk, count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const customerId = await desk.debtor(`Debtor ${at}`, `ap@debtor-${at}.example`)
      await desk.owes(customerId, { number: `D-2025-${10_000 + at}`, issuedOn: '2025-03-03', gross: `${100 + at}.00` })
    }),
  )

const checked = (desk: ReminderDesk) => desk.work(({ tx }) => checkReminders(tx))

test('a run that dies half way is begun again, and nobody gets two letters', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-07T09:00')
  await crowd(desk, 120)
  await desk.bank('2025-04-04')
  let transactions = 0
  await assert.rejects(
    desk.run((verb) => {
      transactions += 1
      if (transactions === 3) throw new Error('the machine went dark')
      return desk.work(verb)
    }),
    /went dark/,
  )
  assert.equal((await letters(desk)).count, 100, 'one chunk was kept')
  const foreseen = await desk.as('collector').ask(contract.previewReminders, { entityId: ent(desk) })
  assert.equal(foreseen.customers, 120)
  assert.equal((await letters(desk)).count, 100, 'a preview writes nothing')
  assert.equal((await desk.run()).letters, 20)
  assert.equal((await desk.run()).letters, 0)
  const twice = await desk.work(({ tx }) =>
    tx.many(sql`select to_address from messages.mail where purpose = 'reminder' group by 1 having count(*) > 1`),
  )
  assert.deepEqual(twice, [])
})

test('money that comes between the queue and the server takes the letter back, and what is left is asked for anew', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-07T09:00')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  const ben = await desk.debtor('Ben Tools', 'ap@ben.example')
  const due = { issuedOn: '2025-03-03', gross: '400.00' }
  await desk.owes(anna, { number: 'A-2025-00001', ...due })
  await desk.owes(ben, { number: 'B-2025-00001', ...due })
  await desk.owes(ben, { number: 'B-2025-00002', ...due, gross: '250.00' })
  await desk.bank('2025-04-04')
  assert.equal((await desk.run()).letters, 2)
  const paid = [
    { amount: '400.00', payer: 'Anna Tools', text: 'A-2025-00001' },
    { amount: '400.00', payer: 'Ben Tools', text: 'B-2025-00001' },
  ]
  await desk.bank('2025-04-07', paid)
  await desk.send()
  assert.equal(desk.sink.received.length, 0)
  await desk.send()
  const [only, ...more] = desk.sink.received
  assert.deepEqual([only?.to, more.length], ['ap@ben.example', 0])
  assert.match(only?.raw ?? '', /B-2025-00002/)
  assert.doesNotMatch(only?.raw ?? '', /B-2025-00001/)
  const { rows } = await letters(desk)
  assert.deepEqual(rows.map((row) => `${row.customer.name} ${row.state}`).toSorted(), [
    'Anna Tools cancelled',
    'Ben Tools cancelled',
    'Ben Tools sent',
  ])
})

test(
  'money against the post, 50 times: what leaves asks for exactly what is open as it leaves',
  { timeout: 120_000 },
  async (t) => {
    const desk = await openReminderDesk(t, '2025-04-07T09:00')
    const rounds = 50
    await crowd(desk, rounds)
    // Lines without a word are not applied by themselves: a person does, at the same time as the post goes.
    const lines = Array.from({ length: rounds }, (_, at) => ({
      amount: `${100 + at}.00`,
      text: 'thanks',
      reference: `race/${at}`,
    }))
    await desk.bank('2025-04-04', lines)
    assert.equal((await desk.run()).letters, rounds)
    const wrong: unknown[] = []
    const watched: typeof desk.work = (verb) =>
      desk.work(async (work) => {
        const answer = await verb(work)
        // Still inside the transaction that takes letters in hand, under their customers' locks.
        wrong.push(
          ...(await work.tx.many(sql`
          select mail.id from messages.mail
          join collections.reminder on reminder.mail_id = mail.id
          join collections.reminder_item asked on asked.reminder_id = reminder.id
          join ledger.open_item item on item.id = asked.item_id
          where mail.state = 'sending' and reminder.state = 'queued' and mail.xmin = pg_current_xact_id()::xid
            and asked.asked > item.open`)),
        )
        return answer
      })
    const receipts = (await desk.lines()).map(({ id, version, amount }) => ({ id, version, amount }))
    const items = await desk.work(({ tx }) =>
      tx.many<{ id: Id<'itm'>; total: bigint }>(
        sql`select id, total from ledger.open_item where kind = 'invoice' order by id`,
      ),
    )
    const pay = async (item: (typeof items)[number]) => {
      const total = { amount: `${item.total / 100n}.00`, currency: 'EUR' }
      const line = receipts.find((each) => each.amount.amount === total.amount)
      assert.ok(line)
      const request = { receiptId: line.id, items: [{ itemId: formatId('itm', item.id), amount: total }] }
      assert.equal((await desk.clerk.call(cash.applyLine, request, { version: line.version })).status, 200)
    }
    let done = false
    const post = (async () => {
      while (!done) await desk.send(watched)
    })()
    for (const item of items) await pay(item)
    done = true
    await post
    // A pass in which every letter is taken back sends none, and others may wait behind it.
    for (let pass = 0; pass < rounds; pass += 1) await desk.send(watched)
    assert.deepEqual(wrong, [])
    assert.deepEqual(await checked(desk), [])
    const { rows } = await desk.as('collector').ask(contract.listReminders, { limit: 200 })
    const states = Object.fromEntries(
      [...Map.groupBy(rows, (row) => row.state)].map(([state, all]) => [state, all.length]),
    )
    assert.equal((states['sent'] ?? 0) + (states['cancelled'] ?? 0), rounds, JSON.stringify(states))
    assert.equal(desk.sink.received.length, states['sent'] ?? 0)
    assert.ok((states['sent'] ?? 0) > 0 && (states['cancelled'] ?? 0) > 0, JSON.stringify(states))
    t.diagnostic(JSON.stringify(states))
  },
)

test('money in the bank that only he can have sent silences a reminder before anybody confirms it; an amount alone does not', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-07T09:00')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  const ben = await desk.debtor('Ben Pumps', 'ap@ben.example')
  const due = { issuedOn: '2025-03-03', gross: '400.00' }
  await desk.owes(anna, { number: 'A-2025-00001', ...due })
  await desk.owes(ben, { number: 'B-2025-00001', ...due, gross: '250.00' })
  await desk.bank('2025-04-04', [
    { amount: '380.00', payer: 'Anna Tools', text: 'thanks', reference: 'one' },
    { amount: '250.00', payer: 'Somebody Else', text: 'thanks', reference: 'two' },
  ])
  const states = (await desk.lines()).map(({ amount, state }) => `${amount.amount} ${state}`)
  assert.deepEqual(states.toSorted(), ['250.00 unidentified', '380.00 unidentified'])
  assert.equal((await desk.run()).letters, 1)
  assert.match(String(await desk.standing(anna)), /quiet below_minimum/)
  assert.match(String(await desk.standing(ben)), /send due/)

  // His own line arrives while the letter waits for the mail server.
  await desk.bank('2025-04-07', [{ amount: '240.00', payer: 'Ben Pumps', text: 'thanks', reference: 'three' }])
  await desk.send()
  assert.equal(desk.sink.received.length, 0)
  assert.match(String(await desk.standing(ben)), /quiet below_minimum/)
})

test('a dispute that arrives between writing and sending takes the letter back; what is not refused is asked for anew', async (t) => {
  const desk = await openReminderDesk(t, '2025-04-07T09:00')
  const anna = await desk.debtor('Anna Tools', 'ap@anna.example')
  const ben = await desk.debtor('Ben Pumps', 'ap@ben.example')
  const due = { issuedOn: '2025-03-03', gross: '400.00' }
  await desk.owes(anna, { number: 'A-2025-00001', ...due })
  await desk.owes(ben, { number: 'B-2025-00001', ...due })
  await desk.bank('2025-04-04')
  assert.equal((await desk.run()).letters, 2)
  const collector = desk.as('collector', 'Svenja Rohde')
  const refuses = async (customerId: Id<'cus'>, amount: string) => {
    const { entities } = await collector.ask(contract.readReminding, { customerId: formatId('cus', customerId) })
    await desk.as('billing_clerk', 'Ida Kolbe').do(disputes.openDispute, {
      documentId: entities[0]?.items[0]?.documentId ?? '',
      cause: 'price',
      amount: { amount, currency: 'EUR' },
      text: 'Another price was agreed.',
      origin: 'customer',
    })
  }
  await refuses(anna, '400.00')
  await refuses(ben, '100.00')
  await desk.send()
  // What leaves at once is our word that the question arrived.
  const reminded = () =>
    desk.sink.received.filter(({ raw }) => !raw.includes('Your question about')).map(({ to }) => to)
  assert.deepEqual(reminded(), [])
  await desk.send()
  assert.deepEqual(reminded(), ['ap@ben.example'])
  assert.match(String(await desk.standing(anna)), /quiet only_disputed/)
  const { rows } = await letters(desk)
  const sent = rows.find(({ state }) => state === 'sent')
  assert.deepEqual([sent?.customer.name, sent?.asked.map(({ amount }) => amount)], ['Ben Pumps', ['300.00']])
  assert.deepEqual(await checked(desk), [])
})
