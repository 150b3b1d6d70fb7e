import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as catalog from '#contracts/catalog'
import * as orders from '#contracts/orders'
import * as parties from '#contracts/parties'
import * as contract from '#contracts/quotes'
import * as workplace from '#contracts/workplace'
import { checkBooks } from '#app/check-books'
import { noteQuoteBounced, quoteClocks } from '#modules/quotes'
import { day } from '#kernel/day'
import { parseId, type Id } from '#kernel/id'
import { sql } from '#platform/sql'
import type { Client } from '../world/client.ts'
import { openQuotes } from '../world/quote-desk.ts'
import type { World } from '../world/world.ts'

const told = async (who: Client) => (await who.ask(workplace.listNotices, { open: true })).rows.map(({ kind }) => kind)

const morning = (world: World, entityId: bigint, on: string) =>
  world.work(async (work) => {
    await quoteClocks.act?.(work, { job: quoteClocks.name, subject: String(entityId), day: day(on) })
  })

test('a discount beyond one’s authority waits for another person’s yes, and a change takes the yes away', async (t) => {
  const { world, rep, manager, finance, wire, product } = await openQuotes(t)
  await finance.ask(contract.countQuotes, {})
  await manager.ask(contract.countQuotes, {})
  const seals = await product('SK-40')
  const line = (discountPercent: string) =>
    ({ kind: 'product', productId: seals, quantity: '40', discountPercent }) as const
  const made = { entityId: wire.entityId, customerId: wire.lindauer, email: 'rabe@lindauer.example' }
  const quote = await rep.do(contract.createQuote, { ...made, lines: [line('20')] })
  const about = { quoteId: quote.id }
  assert.deepEqual([quote.approval.needed, quote.approval.authority, quote.can.includes('send')], [true, '10', false])
  const alone = await rep.refused(contract.sendQuote, about, { version: quote.version })
  assert.equal(alone.code, 'discount_needs_approval')
  const asked = await rep.do(
    contract.askApproval,
    { ...about, note: 'First order of hall 3' },
    { version: quote.version },
  )
  await world.settle()
  assert.deepEqual(
    [asked.state, await told(manager), await told(finance)],
    ['waiting', ['quote_approval'], ['quote_approval']],
  )
  const answer = { ...about, approved: true }
  assert.equal((await rep.refused(contract.answerApproval, answer, { version: asked.version })).status, 403)
  const approved = await manager.do(contract.answerApproval, answer, { version: asked.version })
  await world.settle()
  assert.deepEqual(
    [approved.state, approved.approval.approvedBy, await told(rep)],
    ['draft', 'Vera Manger', ['quote_approved']],
  )

  const changed = await rep.do(contract.changeQuote, { ...about, lines: [line('30')] }, { version: approved.version })
  assert.equal(changed.approval.needed, true)
  const again = await rep.do(contract.askApproval, { ...about, note: 'They want more' }, { version: changed.version })
  assert.equal(
    (await manager.refused(contract.answerApproval, answer, { version: again.version })).code,
    'beyond_your_authority',
  )
  const why = await finance.refused(contract.answerApproval, { ...about, approved: false }, { version: again.version })
  assert.equal(why.code, 'reason_is_missing')
  const no = { ...about, approved: false, reason: 'Not below cost' }
  await finance.do(contract.answerApproval, no, { version: again.version })
  const refused = await rep.ask(contract.readQuote, about)
  assert.deepEqual([refused.state, refused.approval.needed], ['draft', true])

  const own = await manager.do(contract.createQuote, { ...made, lines: [line('30')] })
  const hers = await manager.do(contract.askApproval, { quoteId: own.id, note: 'Mine' }, { version: own.version })
  await finance.do(
    contract.setQuotePolicy,
    { repPercent: '10', managerPercent: '40', validDays: 30, remindDays: 3 },
    { version: 1 },
  )
  const self = await manager.refused(
    contract.answerApproval,
    { quoteId: own.id, approved: true },
    { version: hers.version },
  )
  assert.equal(self.code, 'quote_is_your_own')
  assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])
})

test('an offer that ends is called to mind, expires, and can be made anew', async (t) => {
  const { world, made, rep, sent } = await openQuotes(t)
  const { quote, token } = await sent({ validUntil: '2025-03-10' })
  const { stranger } = world
  await world.clock.set('2025-03-06')
  await morning(world, made.entityId, '2025-03-06')
  await world.settle()
  assert.deepEqual(await told(rep), [])
  await world.clock.set('2025-03-07')
  await morning(world, made.entityId, '2025-03-07')
  await morning(world, made.entityId, '2025-03-07')
  await world.settle()
  assert.deepEqual(await told(rep), ['quote_expiring'])
  // The last day counts whole; the day after counts even where no morning came.
  const { versionHash } = await stranger.ask(contract.openQuotePage, { token })
  await world.clock.set('2025-03-11T00:05')
  const yes = { token, versionHash, name: 'Jutta Rabe', mayOrder: true } as const
  assert.equal((await stranger.refused(contract.acceptQuotePage, yes)).code, 'quote_is_expired')
  await morning(world, made.entityId, '2025-03-11')
  await world.settle()
  const over = await rep.ask(contract.readQuote, { quoteId: quote.id })
  assert.deepEqual([over.state, (await told(rep)).includes('quote_expired')], ['expired', true])
  const anew = await rep.do(contract.reviseQuote, { quoteId: quote.id }, { version: over.version })
  assert.deepEqual([anew.state, anew.versionNo, anew.validUntil], ['draft', 2, '2025-04-10'])
  const back = await rep.do(contract.dropRevision, { quoteId: quote.id }, { version: anew.version })
  assert.equal(back.state, 'expired')
  assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])
})

test('the customer asks, is answered on the page and by letter, and declines with a reason', async (t) => {
  const { world, rep, sent } = await openQuotes(t)
  const { quote, token } = await sent()
  const { stranger } = world
  const about = { quoteId: quote.id }
  assert.equal((await rep.refused(contract.answerQuestion, { ...about, words: 'Yes' })).code, 'question_is_answered')
  await stranger.do(contract.askQuotePage, { token, name: 'Jutta Rabe', words: 'Is EPDM fit for oil?' })
  await world.settle()
  assert.deepEqual(await told(rep), ['quote_question'])
  const row = (await rep.ask(contract.listQuotes, { mine: true })).rows[0]
  assert.deepEqual([row?.questions, row?.state], [1, 'sent'])
  await rep.do(contract.answerQuestion, { ...about, words: 'No. Take FKM instead.' })
  await world.settle()
  assert.deepEqual(await told(rep), [])
  const page = await stranger.ask(contract.openQuotePage, { token })
  assert.deepEqual(
    page.talk.map(({ kind, name, words }) => [kind, name, words]),
    [
      ['question', 'Jutta Rabe', 'Is EPDM fit for oil?'],
      ['answer', 'Jonas Pfeil', 'No. Take FKM instead.'],
    ],
  )
  const no = {
    token,
    versionHash: page.versionHash,
    because: 'competitor',
    name: 'Jutta Rabe',
    note: '8 % below',
  } as const
  const declined = await stranger.do(contract.declineQuotePage, no)
  assert.equal(declined.standing, 'declined')
  assert.equal((await stranger.refused(contract.declineQuotePage, no)).code, 'quote_is_declined')
  await world.settle()
  assert.deepEqual(await told(rep), ['quote_declined'])
  const now = await rep.ask(contract.readQuote, about)
  assert.deepEqual([now.state, now.declinedBecause, now.declinedNote], ['declined', 'competitor', '8 % below'])
})

test('an offer is withdrawn, and one that cannot be placed is the salesperson’s news, not the customer’s', async (t) => {
  const { world, rep, manager, wire, sent } = await openQuotes(t)
  const { stranger } = world
  const first = await sent()
  const gone = await rep.do(
    contract.withdrawQuote,
    { quoteId: first.quote.id, reason: 'Wrong product' },
    { version: first.quote.version },
  )
  assert.deepEqual([gone.state, gone.can], ['withdrawn', ['revise']])
  const seen = await stranger.ask(contract.openQuotePage, { token: first.token })
  const yes = { versionHash: seen.versionHash, name: 'Jutta Rabe', mayOrder: true } as const
  assert.deepEqual(
    [seen.standing, (await stranger.refused(contract.acceptQuotePage, { ...yes, token: first.token })).code],
    ['withdrawn', 'quote_is_withdrawn'],
  )

  const second = await sent()
  const page = await stranger.ask(contract.openQuotePage, { token: second.token })
  const customer = await manager.ask(parties.readCustomer, { customerId: wire.lindauer })
  await manager.do(parties.changeCustomer, { customerId: wire.lindauer, active: false }, { version: customer.version })
  const asked = { ...yes, token: second.token, versionHash: page.versionHash }
  const stuck = await stranger.do(contract.acceptQuotePage, asked)
  assert.deepEqual([stuck.standing, stuck.stuck], ['open', true])
  await world.settle()
  assert.ok((await told(rep)).includes('quote_stuck'))
  assert.equal((await manager.ask(orders.listOrders, {})).count, 0)
  await manager.do(
    parties.changeCustomer,
    { customerId: wire.lindauer, active: true },
    { version: customer.version + 1 },
  )
  const placed = await stranger.do(contract.acceptQuotePage, { ...asked, poNumber: '4500098117' })
  assert.deepEqual([placed.standing, placed.stuck], ['accepted', false])
  await world.settle()
  const news = (await rep.ask(workplace.listNotices, {})).rows.find(({ kind }) => kind === 'quote_accepted')
  assert.match(news?.text ?? '', /accepted quote QU-2025-00002\. It is order SO-2025-00001/)
})

test('an order beyond the limit is held, and the customer hears nothing of it', async (t) => {
  const { world, rep, sent } = await openQuotes(t)
  const { token, quote } = await sent({ sku: 'NB-32-125', quantity: '40' })
  const { stranger } = world
  const { versionHash } = await stranger.ask(contract.openQuotePage, { token })
  const yes = { token, versionHash, name: 'Jutta Rabe', poNumber: '4500098117', mayOrder: true } as const
  const accepted = await stranger.do(contract.acceptQuotePage, yes)
  assert.doesNotMatch(JSON.stringify(accepted), /credit|held|limit/i)
  assert.equal((await rep.ask(contract.readQuote, { quoteId: quote.id })).order?.status, 'held')
  await world.settle()
  assert.deepEqual((await told(rep)).toSorted(), ['order_held', 'quote_accepted'])
})

test('a price that changed since the offer is asked about, and the customer pays what was offered', async (t) => {
  const { world, rep, manager, product, sent } = await openQuotes(t)
  const { token, quote } = await sent()
  const { stranger } = world
  await manager.do(catalog.setPrice, {
    productId: await product('SK-40'),
    currency: 'EUR',
    amount: '64.00',
    fromOn: '2025-03-04',
  })
  await world.clock.set('2025-03-05')
  const { versionHash } = await stranger.ask(contract.openQuotePage, { token })
  const yes = { token, versionHash, name: 'Jutta Rabe', poNumber: '4500098117', mayOrder: true } as const
  await stranger.do(contract.acceptQuotePage, yes)
  const { order } = await rep.ask(contract.readQuote, { quoteId: quote.id })
  const placed = await rep.ask(orders.readOrder, { orderId: String(order?.id) })
  assert.deepEqual(
    [placed.net.amount, placed.status, placed.queries.map(({ rule }) => rule)],
    ['2160.00', 'queried', ['price_off_list']],
  )
})

test('a letter that does not arrive is told once, and the quote is sent to another address', async (t) => {
  const { world, rep, sent } = await openQuotes(t)
  const { quote } = await sent()
  const { id: mailId } = await world.work(({ tx }) =>
    tx.one<{ id: Id<'msg'> }>(sql`select id from messages.mail where subject_kind = 'quo'`),
  )
  const about = { kind: 'quo', id: parseId('quo', quote.id) } as const
  await world.work((work) => noteQuoteBounced(work, { mailId, about }))
  await world.work((work) => noteQuoteBounced(work, { mailId, about }))
  await world.settle()
  assert.deepEqual(await told(rep), ['quote_undelivered'])
  const to = 'einkauf@lindauer.example'
  const again = await rep.do(contract.resendQuote, { quoteId: quote.id, to }, { version: quote.version })
  assert.deepEqual(
    again.happenings.slice(0, 2).map(({ kind, name }) => [kind, name]),
    [
      ['sent_again', to],
      ['mail_failed', 'rabe@lindauer.example'],
    ],
  )
})
