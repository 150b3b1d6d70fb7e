import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { formatId } from '#kernel/id'
import * as contract from '#contracts/billing'
import * as ledger from '#contracts/ledger'
import * as messages from '#contracts/messages'
import { deliverIssued } from '#modules/billing'
import { sendQueued } from '#modules/messages'
import { smtpTransport } from '#platform/mail'
import { notedFiles } from '#platform/noted-files'
import { sql } from '#platform/sql'
import { id } from '#kernel/id'
import { openSmtpSink } from '../world/smtp-sink.ts'
import { openShop } from '../world/shop.ts'
import { openWorld } from '../world/world.ts'

async function open(t: TestContext) {
  const world = await openWorld({ today: '2025-03-06' })
  const sink = await openSmtpSink()
  const transport = smtpTransport(sink.url, 'quittance.example')
  t.after(async () => {
    transport.close()
    await sink.close()
    await world.close()
  })
  const shop = await openShop(world)
  const clerk = world.as('billing_clerk')
  const bill = async (over = {}) => {
    const { id: orderId } = await shop.order(over)
    await shop.deliver(orderId)
    const { documents } = await clerk.do(contract.issueInvoices, { orderIds: [formatId('ord', orderId)] })
    await world.settle()
    return documents[0]?.id ?? ''
  }
  const send = async () => {
    await sendQueued({
      begin: world.work,
      transport,
      sender: { name: 'Quellwerk', address: 'billing@quellwerk.example' },
      attach: async (work, reference) => {
        const [file] = await notedFiles(work.tx, [id<'fil'>(reference.id)])
        assert.ok(file && reference.kind === 'file')
        return { name: file.name, mediaType: file.mediaType, bytes: await work.files.read(file.sha256) }
      },
    })
    await world.settle()
  }
  const show = (documentId: string) => clerk.ask(contract.showDocument, { documentId })
  return { world, sink, shop, clerk, bill, send, show }
}

test('an issued bill leaves as a PDF for who pays there, and the day it was sent is the day it was received', async (t) => {
  const { world, sink, clerk, bill, send, show } = await open(t)
  const documentId = await bill()
  const waiting = await show(documentId)
  assert.deepEqual(
    waiting.dispatches.map((each) => [each.channel, each.state, each.to]),
    [['email', 'waiting', 'ap@lindauer.example']],
  )
  const outbox = await clerk.ask(messages.listMail, { about: documentId })
  assert.equal(outbox.count, 1)
  await world.work((work) => deliverIssued(work, { documents: [{ documentId: id<'inv'>(1n) }] }))
  assert.equal((await clerk.ask(messages.listMail, {})).count, 1, 'hearing the news twice sends nothing twice')
  await send()
  assert.equal(sink.received.length, 1)
  assert.match(sink.received[0]?.raw ?? '', /Content-Type: application\/pdf; name=/)
  const sent = await show(documentId)
  assert.deepEqual([sent.dispatches[0]?.state, sent.receivedOn], ['sent', '2025-03-06'])
})

test('a bill that bounces is on the list of those that did not arrive, until it reached a corrected address', async (t) => {
  const { world, sink, clerk, bill, send, show } = await open(t)
  sink.when('ap@lindauer', 'refuse address')
  const documentId = await bill()
  await send()
  await world.clock.set('2025-03-11')
  const list = await clerk.ask(contract.listUndelivered, {})
  assert.deepEqual(
    list.rows.map((row) => [row.id, row.why, row.to, row.daysLost]),
    [[documentId, 'address', 'ap@lindauer.example', 5]],
  )
  assert.equal((await show(documentId)).receivedOn, null)
  assert.equal((await clerk.ask(contract.readDesk, {})).undelivered.documents, 1)
  const { version } = await show(documentId)
  const refused = await clerk.refused(contract.sendDocument, { documentId }, { version })
  assert.equal(refused.code, 'contact_is_refused', 'nobody writes to an address that bounced')
  await clerk.do(contract.sendDocument, { documentId, to: 'accounts@lindauer.example' }, { version })
  const again = await clerk.refused(contract.sendDocument, { documentId, to: 'x@lindauer.example' }, { version })
  assert.equal(again.code, 'letter_is_under_way')
  await send()
  assert.equal((await clerk.ask(contract.listUndelivered, {})).count, 0)
  assert.equal((await show(documentId)).receivedOn, '2025-03-11')
})

test('without an address nothing is sent and it is said; by post it is received two working days later', async (t) => {
  const { world, shop, clerk, bill, show } = await open(t)
  await world.asOwner((tx) => tx.run(sql`update parties.contact set email = null`))
  const documentId = await bill()
  const list = await clerk.ask(contract.listUndelivered, {})
  assert.deepEqual([list.rows[0]?.why, list.sums[0]?.gross.amount], ['no_address', '3772.30'])
  const { version } = await show(documentId)
  assert.equal((await clerk.refused(contract.sendDocument, { documentId }, { version })).code, 'no_address_on_file')
  const tooEarly = await clerk.refused(contract.notePosted, { documentId, postedOn: '2025-03-05' }, { version })
  assert.equal(tooEarly.code, 'received_before_issue')
  const future = await clerk.refused(contract.noteReceived, { documentId, receivedOn: '2025-03-09' }, { version })
  assert.equal(future.code, 'day_is_in_the_future')
  await world.clock.set('2025-03-07')
  const posted = await clerk.do(contract.notePosted, { documentId, postedOn: '2025-03-07' }, { version })
  assert.equal(posted.receivedOn, '2025-03-11', 'Friday, then Monday and Tuesday')
  const stale = await clerk.refused(contract.noteReceived, { documentId, receivedOn: '2025-03-07' }, { version })
  assert.equal(stale.status, 412)
  assert.equal((await clerk.ask(contract.listUndelivered, {})).count, 0)
  assert.ok(shop.customerId)
})

test('a bill whose terms count from receipt is due from the day on which the customer has it, and says so everywhere', async (t) => {
  const { world, shop, bill, send, show } = await open(t)
  const terms = '2/10,net:30@received'
  await world.work(({ tx }) => tx.run(sql`update parties.customer set terms = ${terms}`))
  const documentId = await bill({ terms })
  const issued = await show(documentId)
  assert.deepEqual([issued.dueOn, issued.discount?.until], ['2025-04-05', '2025-03-16'])
  await world.clock.set('2025-03-10')
  await send()
  const received = await show(documentId)
  assert.deepEqual(
    [received.receivedOn, received.dueOn, received.effectiveDueOn, received.discount?.until],
    ['2025-03-10', '2025-04-09', '2025-04-09', '2025-03-20'],
  )
  const { rows } = await world.as('finance_lead').ask(ledger.listOpenItems, {})
  assert.deepEqual(
    rows.map(({ dueOn, effectiveDueOn }) => [dueOn, effectiveDueOn]),
    [['2025-04-09', '2025-04-09']],
  )
  await world.work(({ tx }) => tx.run(sql`update parties.customer set terms = 'net:30'`))
  await bill({ poNumber: '4500098200', lines: [{ productId: shop.seal, quantity: '30' }] })
  const change = sql`update billing.document set due_on = due_on + 1 where terms = 'net:30'`
  await assert.rejects(
    world.work(({ tx }) => tx.run(change)),
    /cannot be changed/,
  )
})

test('a letter that somebody stops leaves its bill among those that did not arrive, until it is sent again', async (t) => {
  const { clerk, bill, send, show } = await open(t)
  const documentId = await bill()
  const [letter] = (await clerk.ask(messages.listMail, { about: documentId })).rows
  assert.ok(letter)
  const { version } = await clerk.ask(messages.showMail, { mailId: letter.id })
  await clerk.do(messages.cancelMail, { mailId: letter.id }, { version })
  await send()
  const stopped = await show(documentId)
  assert.deepEqual([stopped.dispatches[0]?.state, stopped.dispatches[0]?.why], ['failed', 'cancelled'])
  assert.deepEqual(
    (await clerk.ask(contract.listUndelivered, {})).rows.map((row) => [row.id, row.why]),
    [[documentId, 'cancelled']],
  )
  const cancelled = await clerk.ask(messages.showMail, { mailId: letter.id })
  await clerk.do(messages.resendMail, { mailId: letter.id }, { version: cancelled.version })
  await send()
  assert.deepEqual(
    (await show(documentId)).dispatches.map((each) => [each.state, each.why]),
    [
      ['sent', null],
      ['failed', 'cancelled'],
    ],
    'the attempt that was stopped stays to be read',
  )
  assert.equal((await clerk.ask(contract.listUndelivered, {})).count, 0)
})
