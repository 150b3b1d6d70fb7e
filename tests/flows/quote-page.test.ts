import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as orders from '#contracts/orders'
import * as parties from '#contracts/parties'
import * as contract from '#contracts/quotes'
import * as sales from '#contracts/sales'
import { checkBooks } from '#app/check-books'
import { openQuotes } from '../world/quote-desk.ts'
import { openWorld } from '../world/world.ts'

test('from lead to order: the quote goes out, the customer opens it and says yes, and the order waits for his number', async (t) => {
  const { world, rep, manager, deal, sent } = await openQuotes(t)
  const opportunity = await deal('Seals for hall 3')
  const { quote, token } = await sent({
    opportunityId: opportunity.id,
    discount: '5',
    promised: 'On one pallet, before ten',
    deliveryTerms: 'Free to your yard',
  })
  assert.deepEqual(
    [quote.number, quote.state, quote.net.amount, quote.gross.amount],
    ['QU-2025-00001', 'sent', '2052.00', '2441.88'],
  )
  assert.equal((await rep.ask(sales.readOpportunity, { opportunityId: opportunity.id })).stage, 'quoted')

  const { stranger } = world
  const page = await stranger.ask(contract.openQuotePage, { token })
  assert.deepEqual(
    [page.standing, page.number, page.customerName, page.wantsPo, page.contact?.name, page.gross.amount, page.promised],
    [
      'open',
      'QU-2025-00001',
      'Lindauer Maschinenbau GmbH',
      true,
      'Jonas Pfeil',
      '2441.88',
      'On one pallet, before ten',
    ],
  )
  assert.deepEqual(page.lines[0]?.before, { price: '54', percent: '5' })
  const paper = await stranger.download(contract.quotePagePaper, { token })
  assert.deepEqual([paper.name, Buffer.from(paper.bytes).subarray(0, 4).toString()], ['QU-2025-00001.pdf', '%PDF'])
  await stranger.do(contract.viewQuotePage, { token })
  assert.notEqual((await rep.ask(contract.readQuote, { quoteId: quote.id })).viewedAt, null)

  await world.clock.set('2025-03-05')
  const yes = { token, versionHash: page.versionHash, name: 'Jutta Rabe', mayOrder: true } as const
  const accepted = await stranger.do(contract.acceptQuotePage, yes)
  assert.deepEqual(
    [accepted.standing, accepted.accepted],
    ['accepted', { name: 'Jutta Rabe', po: null, on: '2025-03-05' }],
  )
  const now = await rep.ask(contract.readQuote, { quoteId: quote.id })
  assert.deepEqual([now.state, now.order?.status, now.can], ['accepted', 'queried', []])
  assert.doesNotMatch(JSON.stringify(accepted), /credit|held|queried/i)

  const order = await rep.ask(orders.readOrder, { orderId: String(now.order?.id) })
  assert.deepEqual(
    [order.net.amount, order.gross.amount, order.promised, order.note, order.salesperson, order.dealOn],
    ['2052.00', '2441.88', 'On one pallet, before ten', 'Free to your yard', 'Jonas Pfeil', '2025-03-05'],
  )
  assert.deepEqual(
    order.queries.map(({ rule, asks }) => [rule, asks]),
    [['po_missing', true]],
  )
  const [line] = order.lines
  assert.deepEqual(
    [line?.unitPrice, line?.origin.quote, line?.origin.line, line?.origin.who],
    ['51.3', 'QU-2025-00001 v1', 1, 'Jonas Pfeil'],
  )
  assert.equal(order.origin.quote, 'QU-2025-00001 v1')

  const query = String(order.queries[0]?.id)
  const answered = await rep.do(
    orders.answerQuery,
    { queryId: query, kind: 'corrected', amendments: [{ field: 'poNumber', value: '4500098117' }] },
    { version: order.version },
  )
  assert.equal(answered.status, 'accepted')
  const won = await rep.ask(sales.readOpportunity, { opportunityId: opportunity.id })
  assert.deepEqual([won.stage, won.value?.amount, won.closedOn], ['won', '2052.00', '2025-03-05'])
  const timeline = await manager.ask(parties.listTouches, { customerId: order.customerId })
  assert.ok(
    ['quote.sent', 'quote.accepted', 'opportunity.won'].every((kind) => timeline.rows.some((row) => row.kind === kind)),
  )
  assert.equal((await stranger.ask(contract.openQuotePage, { token })).standing, 'accepted')
  await world.settle()
  assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])
})

test('two who accept at once have one order, and a third is shown what was accepted', async (t) => {
  const { world, manager, sent } = await openQuotes(t)
  const { token } = await sent()
  const { stranger } = world
  const { versionHash } = await stranger.ask(contract.openQuotePage, { token })
  const yes = (name: string) =>
    stranger.do(contract.acceptQuotePage, { token, versionHash, name, poNumber: '4500098117', mayOrder: true })
  const answers = await Promise.all([yes('Jutta Rabe'), yes('Uwe Brandt'), yes('Jutta Rabe')])
  const names = new Set(answers.map(({ accepted }) => accepted?.name))
  assert.equal(names.size, 1)
  const list = await manager.ask(orders.listOrders, {})
  assert.deepEqual([list.count, list.rows[0]?.status, list.rows[0]?.poNumber], [1, 'accepted', '4500098117'])
  assert.equal((await yes('Somebody later')).accepted?.name, [...names][0])
})

test('what is revised while the customer reads is not accepted by mistake, and a revision given up stands again', async (t) => {
  const { world, rep, sent, token: lastToken, product } = await openQuotes(t)
  const { quote, token } = await sent()
  const { stranger } = world
  const { versionHash } = await stranger.ask(contract.openQuotePage, { token })
  const yes = { token, versionHash, name: 'Jutta Rabe', mayOrder: true } as const
  const about = { quoteId: quote.id }
  const revised = await rep.do(contract.reviseQuote, about, { version: quote.version })
  assert.equal((await stranger.refused(contract.acceptQuotePage, yes)).code, 'quote_is_in_revision')
  assert.equal((await stranger.ask(contract.openQuotePage, { token })).standing, 'in_revision')
  const dropped = await rep.do(contract.dropRevision, about, { version: revised.version })
  assert.deepEqual([dropped.state, dropped.versionNo], ['sent', 1])
  assert.equal((await stranger.ask(contract.openQuotePage, { token })).standing, 'open')

  const again = await rep.do(contract.reviseQuote, about, { version: dropped.version })
  const line = { kind: 'product', productId: await product('SK-40'), quantity: '30' } as const
  const changed = await rep.do(contract.changeQuote, { ...about, lines: [line] }, { version: again.version })
  const second = await rep.do(contract.sendQuote, about, { version: changed.version })
  assert.deepEqual(
    [second.number, second.versions.map(({ no, state }) => [no, state])],
    [
      'QU-2025-00001',
      [
        [2, 'sent'],
        [1, 'replaced'],
      ],
    ],
  )
  assert.equal((await stranger.refused(contract.acceptQuotePage, yes)).code, 'quote_was_revised')
  const newer = await stranger.ask(contract.openQuotePage, { token })
  assert.deepEqual([newer.isNewer, newer.versionNo, newer.net.amount], [true, 2, '1620.00'])
  assert.equal((await stranger.ask(contract.openQuotePage, { token: await lastToken() })).isNewer, false)
  const accepted = await stranger.do(contract.acceptQuotePage, { ...yes, versionHash: newer.versionHash })
  assert.equal(accepted.net.amount, '1620.00')
  assert.equal((await rep.refused(contract.reviseQuote, about, { version: 99 })).code, 'version_is_stale')
  const over = await rep.ask(contract.readQuote, about)
  assert.equal(
    (await rep.refused(contract.reviseQuote, about, { version: over.version })).code,
    'quote_is_not_revisable',
  )
})

test('a link opens its own quote and nothing else', async (t) => {
  const { world, sent } = await openQuotes(t)
  const { token } = await sent()
  const { stranger } = world
  const wrong = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  for (const guess of [wrong, 'a'.repeat(64), 'short', 'inv_abc', '%00']) {
    const answer = await stranger.raw(`/v1/quote-pages/${guess}`)
    assert.equal(answer.status, 404, guess)
  }
  const unsigned = await stranger.refused(contract.readQuote, { quoteId: 'quo_VzXn2W' })
  assert.equal(unsigned.status, 401)
  const nothing = { token: wrong, versionHash: wrong, name: 'Nobody', mayOrder: true } as const
  assert.equal((await stranger.refused(contract.acceptQuotePage, nothing)).code, 'not_found')
  const may = await stranger.call(contract.acceptQuotePage, { ...nothing, token, mayOrder: false })
  assert.equal(may.status, 400)
})

test('whoever tries many links is slowed down, and others are not', async (t) => {
  const world = await openWorld({ server: { linksPerSecond: 3 } })
  t.after(() => world.close())
  const answers: number[] = []
  for (const digit of ['0', '1', '2', '3', '4']) {
    answers.push((await world.stranger.raw(`/v1/quote-pages/${digit.repeat(64)}`)).status)
  }
  assert.deepEqual([answers.slice(0, 3), answers.at(-1)], [[404, 404, 404], 429])
  assert.equal((await world.stranger.raw('/health')).status, 200)
})

test('who says yes on the phone has the order too, and the colleague who entered it stands beside', async (t) => {
  const { rep, mara, sent } = await openQuotes(t)
  const { quote } = await sent()
  const about = { quoteId: quote.id }
  const yes = { ...about, name: 'Jutta Rabe', poNumber: '4500098117' }
  assert.equal((await mara.refused(contract.acceptForThem, yes, { version: quote.version })).code, 'not_found')
  const accepted = await rep.do(contract.acceptForThem, yes, { version: quote.version })
  assert.deepEqual(
    [accepted.state, accepted.order?.status, accepted.acceptedName],
    ['accepted', 'accepted', 'Jutta Rabe'],
  )
  const told = accepted.happenings.find(({ kind }) => kind === 'accepted')
  assert.deepEqual([told?.name, told?.staffName], ['Jutta Rabe', 'Jonas Pfeil'])
  const second = await sent()
  const no = { quoteId: second.quote.id, because: 'later', name: 'Jutta Rabe' } as const
  const declined = await rep.do(contract.declineForThem, no, { version: second.quote.version })
  assert.deepEqual([declined.state, declined.declinedBecause, declined.can], ['declined', 'later', ['revise']])
})
