import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { formatId, id, type Id } from '#kernel/id'
import { insist } from '#kernel/outcome'
import * as contract from '#contracts/messages'
import { hold, mailBounced, mailSent, queueMail, release, routes, sendQueued, type NewMail } from '#modules/messages'
import { smtpTransport } from '#platform/mail'
import { openQueues } from '#platform/queues'
import { reactionRunner } from '#platform/reaction-runner'
import { when } from '#platform/reactions'
import { realChance } from '#platform/chance'
import { sql } from '#platform/sql'
import { mailList } from '../../src/modules/messages/store-reads.ts'
import { openSmtpSink } from '../world/smtp-sink.ts'
import { openWorld, type World } from '../world/world.ts'
import { testFiles } from '../world/files.ts'

const invoice = (given: Partial<NewMail> = {}): NewMail => ({
  customerId: null,
  purpose: 'document',
  about: { kind: 'inv', id: 17n },
  dedupeKey: 'invoice 17',
  to: 'ap@lindauer.example',
  language: 'de',
  subject: 'Rechnung 2025-0017',
  text: 'Guten Tag,\nanbei die Rechnung.',
  ...given,
})

async function openPost(t: TestContext) {
  const world = await openWorld({ routes, today: '2025-05-02' })
  const sink = await openSmtpSink()
  const transport = smtpTransport(sink.url, 'quittance.example')
  t.after(async () => {
    transport.close()
    await sink.close()
    await world.close()
  })
  const clerk = world.as('finance_lead')
  const post = {
    begin: world.work,
    transport,
    sender: { name: 'Halden', address: 'billing@halden.example' },
    attach: () => Promise.resolve({ name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }),
  }
  return {
    world,
    sink,
    clerk,
    post,
    queue: (given?: Partial<NewMail>) => world.work(async (work) => insist(await queueMail(work, invoice(given)))),
    send: () => sendQueued(post),
    outbox: async () => (await clerk.ask(contract.listMail, { sort: 'queuedAt' })).rows,
    states: async () =>
      (await clerk.ask(contract.listMail, { sort: 'queuedAt' })).rows.map(
        ({ to, state, note }) => `${to} ${state} ${note}`,
      ),
  }
}

const customer = (world: World) =>
  world.work(async ({ tx }) => {
    const row = await tx.one<{ id: Id<'cus'> }>(sql`
      insert into parties.customer (number, name, folded_name, country, currency)
      values ('1001', 'Lindauer', 'lindauer', 'DE', 'EUR') returning id`)
    return row.id
  })

test('a letter leaves once, with what it carries, and its fate is told', async (t) => {
  const { world, sink, queue, send, outbox } = await openPost(t)
  await queue({ attachments: [{ kind: 'document', id: 17n }] })
  await queue()
  assert.equal(await send(), 1)
  assert.equal(await send(), 0)
  assert.equal(sink.received.length, 1)
  assert.match(sink.received[0]?.raw ?? '', /filename=a\.pdf/)
  const [mail] = await outbox()
  const about = formatId('inv', id(17n))
  assert.deepEqual([mail?.state, mail?.about, mail?.sentAt], ['sent', about, '2025-05-02T07:00:00.000Z'])
  const told = await world.work(({ tx }) => tx.many<{ kind: string }>(sql`select kind from platform.event`))
  assert.deepEqual(told, [{ kind: 'mail.sent' }])
})

test('a transaction that fails has no letter', async (t) => {
  const { world, states } = await openPost(t)
  await assert.rejects(
    world.work(async (work) => {
      await queueMail(work, invoice())
      throw new Error('the invoice was not issued after all')
    }),
  )
  assert.deepEqual(await states(), [])
})

test('without a mail server everything waits, says so, and leaves when there is one', async (t) => {
  const { post, queue, send, states } = await openPost(t)
  await queue()
  assert.equal(await sendQueued({ ...post, transport: null }), 0)
  assert.deepEqual(await states(), ['ap@lindauer.example queued no_mail_server'])
  assert.equal(await sendQueued({ ...post, sender: null }), 0)
  assert.deepEqual(await states(), ['ap@lindauer.example queued no_sender'])
  assert.equal(await send(), 1)
  assert.deepEqual(await states(), ['ap@lindauer.example sent null'])
})

test('many senders at once send each letter once', async (t) => {
  const { sink, queue, send } = await openPost(t)
  const addresses = Array.from({ length: 60 }, (_, index) => `ap${index}@slow.example`)
  sink.when('ap1', 'slow')
  for (const to of addresses) await queue({ to, dedupeKey: to })
  const senders = Array.from({ length: 6 }, async () => {
    while ((await send()) > 0);
  })
  await Promise.all(senders)
  assert.deepEqual(sink.received.map(({ to }) => to).toSorted(), addresses.toSorted())
})

test('a letter of unknown fate is shown and not sent again, until a person says so', async (t) => {
  const { world, sink, clerk, queue, send, states, outbox } = await openPost(t)
  sink.when('void', 'take and vanish')
  await queue({ to: 'ap@void.example' })
  await send()
  assert.deepEqual(await states(), ['ap@void.example unknown no_answer'])
  await world.clock.set('2025-05-09')
  assert.equal(await send(), 0)
  assert.equal(sink.received.length, 1)
  const [mail] = await outbox()
  const again = await clerk.do(contract.resendMail, { mailId: mail?.id ?? '' }, { version: mail?.version ?? 0 })
  assert.deepEqual([again.state, again.againOf], ['queued', mail?.id])
  await send()
  assert.equal(sink.received.length, 2)
})

test('a worker that dies while sending leaves a letter of unknown fate', async (t) => {
  const { world, post, queue, send, states } = await openPost(t)
  await queue()
  const died = new Error('killed')
  const dying = { send: () => Promise.reject(died), close: () => {} }
  await assert.rejects(sendQueued({ ...post, transport: dying }), died)
  assert.deepEqual(await states(), ['ap@lindauer.example sending null'])
  assert.equal(await send(), 0)
  await world.clock.set('2025-05-02T09:16')
  assert.equal(await send(), 0)
  assert.deepEqual(await states(), ['ap@lindauer.example unknown worker_stopped'])
})

test('a busy server is tried again later; a dead address is told and written to no more', async (t) => {
  const { world, sink, clerk, queue, send, states, outbox } = await openPost(t)
  sink.when('busy', 'busy')
  sink.when('gone', 'refuse address')
  const queues = await openQueues({ ...world.database.pool.options }, { supervise: false })
  t.after(() => queues.close())
  const heard: string[] = []
  const hear = (kind: string) => ({ name: `hear-${kind}`, react: async () => void heard.push(kind) })
  const { prepare, drain } = reactionRunner({
    from: { database: world.database, clock: world.clock, chance: realChance, files: testFiles },
    wirings: [...when(mailSent, hear('sent')), ...when(mailBounced, hear('bounced'))],
    queues,
  })
  await prepare()
  await queue({ to: 'ap@busy.example', dedupeKey: 'busy' })
  await queue({ to: 'ap@gone.example', dedupeKey: 'gone' })
  await send()
  assert.deepEqual((await states()).toSorted(), [
    'ap@busy.example queued try_again',
    'ap@gone.example failed address_refused',
  ])
  assert.equal(await send(), 0, 'not at once')
  sink.when('busy', 'slow')
  await world.clock.set('2025-05-02T09:01')
  assert.equal(await send(), 1)
  await drain()
  assert.deepEqual(heard.toSorted(), ['bounced', 'sent'])

  const gone = (await outbox()).find(({ to }) => to === 'ap@gone.example')
  const old = await clerk.refused(contract.resendMail, { mailId: gone?.id ?? '' }, { version: gone?.version ?? 0 })
  assert.deepEqual([old.status, old.code, old.facts?.['reasons']], [409, 'contact_is_refused', ['address_bounced']])
  const [mailId, version] = [gone?.id ?? '', gone?.version ?? 0]
  const mended = await clerk.do(contract.resendMail, { mailId, to: 'billing@gone-no-more.test' }, { version })
  assert.equal(mended.state, 'queued')
  const twice = await clerk.refused(contract.resendMail, { mailId, to: 'billing@gone-no-more.test' }, { version })
  assert.equal(twice.status, 412, 'two clicks are one letter')
})

test('contact that is on hold is refused, and a hold that comes later stops what waits', async (t) => {
  const { world, queue, send, sink, states } = await openPost(t)
  const customerId = await customer(world)
  const reminder = { customerId, purpose: 'reminder', about: { kind: 'inv', id: 17n } } as const
  await queue({ ...reminder, dedupeKey: 'reminder 1' })
  const dispute = { kind: 'qry', id: 3n } as const
  await world.work((work) =>
    hold(work, [
      { customerId, purposes: ['reminder'], about: reminder.about, reason: 'dispute', cause: dispute, until: null },
    ]),
  )
  assert.equal(await send(), 0)
  assert.equal(sink.received.length, 0)
  assert.deepEqual(await states(), ['ap@lindauer.example cancelled contact_refused'])
  const refused = await world.work((work) => queueMail(work, invoice({ ...reminder, dedupeKey: 'reminder 2' })))
  assert.equal(refused.ok ? '' : refused.code, 'contact_is_refused')
  await queue({ ...reminder, about: { kind: 'inv', id: 18n }, dedupeKey: 'reminder about something else' })
  assert.equal(await world.work((work) => release(work, dispute)), 1)
  await queue({ ...reminder, dedupeKey: 'reminder 3' })
  assert.equal(await send(), 2)
  const decided = await world.work(({ tx }) =>
    tx.many<{ verdict: string }>(sql`select verdict from platform.decision where kind = 'contact.gate' order by id`),
  )
  assert.deepEqual(
    decided.map(({ verdict }) => verdict),
    ['allowed', 'refused', 'refused', 'allowed', 'allowed', 'allowed', 'allowed'],
  )
})

test('a waiting letter is read and cancelled, and one that left is not', async (t) => {
  const { world, clerk, queue, send, outbox } = await openPost(t)
  await queue({ attachments: [{ kind: 'file', id: 4n }] })
  const [mail] = await outbox()
  const mailId = mail?.id ?? ''
  const shown = await clerk.ask(contract.showMail, { mailId })
  assert.deepEqual([shown.text, shown.attachments.length], ['Guten Tag,\nanbei die Rechnung.', 1])
  assert.equal((await clerk.refused(contract.cancelMail, { mailId }, { version: 9 })).status, 412)
  const cancelled = await clerk.do(contract.cancelMail, { mailId }, { version: shown.version })
  assert.deepEqual([cancelled.state, cancelled.note], ['cancelled', 'cancelled_by_person'])
  assert.equal(await send(), 0)
  const late = await clerk.refused(contract.cancelMail, { mailId }, { version: cancelled.version })
  assert.deepEqual([late.status, late.code], [409, 'mail_is_not_waiting'])
  assert.equal((await world.as('sales_rep').refused(contract.listMail, {})).status, 403)
})

test('whoever sees only his own customers sees only their letters', async (t) => {
  const { world, queue } = await openPost(t)
  const customerId = await customer(world)
  await queue({ customerId, dedupeKey: 'of a customer' })
  await queue({ dedupeKey: 'of nobody' })
  const seen = (sees: 'all' | 'own', staff: string) =>
    world.work(async ({ tx }) => {
      await tx.run(
        sql`select set_config('quittance.sees', ${sees}, true), set_config('quittance.staff', ${staff}, true)`,
      )
      return (await mailList(tx, { limit: 50 })).count
    })
  const owner = await world.staffId('sales_rep')
  await world.work(({ tx }) => tx.run(sql`update parties.customer set owner_id = ${owner} where id = ${customerId}`))
  assert.equal(await seen('all', ''), 2)
  assert.equal(await seen('own', String(owner)), 1)
  assert.equal(await seen('own', String(id(owner + 1n))), 0)
})
