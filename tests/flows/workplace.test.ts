import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { formatId, parseId } from '#kernel/id'
import * as disputes from '#contracts/disputes'
import { listMail } from '#contracts/messages'
import * as orders from '#contracts/orders'
import * as parties from '#contracts/parties'
import * as contract from '#contracts/workplace'
import { watchClocks } from '#modules/disputes'
import { digests, noticeOrder } from '#modules/workplace'
import { sql } from '#platform/sql'
import type { Client } from '../world/client.ts'
import { openDisputeDesk } from '../world/dispute-desk.ts'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld, type World } from '../world/world.ts'

const open = async (t: { after: (end: () => Promise<void>) => void }, today = '2025-03-03') => {
  const world = await openWorld({ today })
  t.after(() => world.close())
  return world
}

const idOf = async (world: World, ...who: Parameters<World['staffId']>) => formatId('stf', await world.staffId(...who))

/** What is on somebody's list, as kinds with whether it was read. */
async function told(client: Client, request: { open?: boolean } = { open: true }) {
  const { rows } = await client.ask(contract.listNotices, request)
  return rows.map(({ kind, readAt }) => (readAt === null ? kind : `${kind} (read)`))
}

test('colleagues talk about a customer: who is mentioned hears of it once, and nothing is said behind closed doors', async (t) => {
  const world = await open(t)
  const annaId = await idOf(world, 'sales_rep', 'Anna Reuter')
  const jonasId = await idOf(world, 'sales_rep', 'Jonas Pfeil')
  const [anna, jonas, lena] = [
    world.as('sales_rep', 'Anna Reuter'),
    world.as('sales_rep', 'Jonas Pfeil'),
    world.as('collector', 'Lena Brandt'),
  ]
  await world.staffId('collector', 'Lena Brandt')
  const manager = world.as('sales_manager', 'Vera Manger')
  const customer = await manager.do(parties.createCustomer, {
    name: 'Keßler Pumpen GmbH',
    country: 'DE',
    currency: 'EUR',
    ownerId: annaId,
  })
  const subject = customer.id
  const { people } = await lena.ask(contract.listReaders, { subject })
  assert.ok(people.some(({ id }) => id === annaId))
  assert.ok(!people.some(({ id }) => id === jonasId), 'the rep of other customers is not suggested')

  const said = { subject, text: 'Anna, do you know their new buyer?', mentions: [annaId] }
  const comment = await lena.do(contract.writeComment, said)
  assert.deepEqual([comment.author.name, comment.can], ['Lena Brandt', { change: true, takeBack: true }])
  const whispered = { ...said, mentions: [jonasId] }
  assert.equal((await lena.refused(contract.writeComment, whispered)).code, 'person_may_not_read_it')
  assert.equal((await jonas.refused(contract.listComments, { subject })).status, 404)
  assert.equal((await jonas.refused(contract.writeComment, said)).status, 404)
  assert.equal((await anna.refused(contract.removeComment, { commentId: comment.id })).code, 'comment_is_not_yours')

  const [mention] = (await anna.ask(contract.listNotices, { open: true })).rows
  assert.equal(mention?.text, `Lena Brandt speaks to you at ${customer.number}, Keßler Pumpen GmbH: “${said.text}”`)
  assert.deepEqual([mention?.duty, mention?.subject], [false, subject])
  assert.deepEqual(await told(lena), [])

  await world.clock.set('2025-03-03T09:09')
  const change = { commentId: comment.id, text: 'Anna, who is their new buyer?', mentions: [annaId] }
  const changed = await lena.do(contract.changeComment, change, { version: comment.version })
  assert.deepEqual([changed.text, changed.editedAt !== null], [change.text, true])
  assert.deepEqual(await told(anna), ['mention'], 'a change tells nobody twice')
  await world.clock.set('2025-03-03T09:11')
  const late = await lena.refused(contract.changeComment, change, { version: changed.version })
  assert.equal(late.code, 'comment_is_settled')
  const gone = await lena.do(contract.removeComment, { commentId: comment.id })
  assert.deepEqual([gone.text, gone.deletedAt !== null], [null, true])
  assert.deepEqual(await told(anna), [], 'what was taken back is no news')
  assert.equal((await anna.ask(contract.listComments, { subject })).comments.length, 1, 'the mark stays')
})

test('the bell: counted cheaply, read one by one or all, and back', async (t) => {
  const world = await open(t)
  const annaId = await idOf(world, 'sales_manager', 'Anna Reuter')
  const [anna, lena] = [world.as('sales_manager', 'Anna Reuter'), world.as('collector', 'Lena Brandt')]
  const customer = await anna.do(parties.createCustomer, { name: 'Keßler', country: 'DE', currency: 'EUR' })
  for (const text of ['One', 'Two']) {
    await lena.do(contract.writeComment, { subject: customer.id, text, mentions: [annaId] })
  }
  const first = await anna.raw('/v1/notifications/count')
  assert.deepEqual(await first.json(), { unread: 2 })
  const known = { headers: { 'if-none-match': first.headers.get('etag') ?? '' } }
  assert.equal((await anna.raw('/v1/notifications/count', known)).status, 304)
  const { rows } = await anna.ask(contract.listNotices, { open: true })
  const noticeId = rows[0]?.id ?? ''
  await anna.do(contract.readNotice, { noticeId })
  assert.equal((await anna.raw('/v1/notifications/count', known)).status, 200)
  assert.deepEqual(await told(anna), ['mention'])
  await anna.do(contract.unreadNotice, { noticeId })
  assert.deepEqual(await told(anna), ['mention', 'mention'])
  assert.equal((await lena.refused(contract.readNotice, { noticeId })).status, 404, 'another’s notice is none of hers')
  assert.deepEqual(await anna.do(contract.readAllNotices, {}), { read: 2 })
  assert.deepEqual(await told(anna), [])
  assert.equal((await anna.ask(contract.listNotices, { open: false })).count, 2)
})

test('an order that waits stands on its seller’s list until it goes on; a repeated telling tells nothing', async (t) => {
  const world = await open(t)
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work((work) => openQuellwerk(work, { lindauer: pfeil, kessler: pfeil }))
  await world.work((work) => limitOf(work, made.lindauer, '20000.00'))
  const rep = world.as('sales_rep', 'Jonas Pfeil')
  const { id: orderId } = await rep.do(orders.placeOrder, {
    entityId: made.wire.entityId,
    customerId: made.wire.lindauer,
    lines: [{ sku: goods.freight, quantity: '1' }],
  })
  await world.settle()
  assert.deepEqual(await told(rep), ['order_queried'])
  const [notice] = (await rep.ask(contract.listNotices, {})).rows
  assert.deepEqual([notice?.duty, notice?.subject], [true, orderId])
  await rep.do(contract.readNotice, { noticeId: notice?.id ?? '' })
  assert.deepEqual(await told(rep), ['order_queried (read)'], 'seen is not done')

  await world.work((work) => noticeOrder(work, { orderId: parseId('ord', orderId) }))
  assert.equal((await rep.ask(contract.listNotices, {})).count, 1)
  const [query] = (await rep.ask(orders.listQueries, { orderId })).rows
  await rep.do(orders.answerQuery, {
    queryId: query?.id ?? '',
    kind: 'corrected',
    amendments: [{ field: 'poNumber', value: '4500098117' }],
  })
  await world.settle()
  await world.work((work) => noticeOrder(work, { orderId: parseId('ord', orderId) }))
  assert.deepEqual(await told(rep), ['order_released'], 'what was asked has left, and it may be delivered')
  await rep.do(contract.readAllNotices, {})
  assert.deepEqual(await told(rep), [])
})

test('whoever entered an order for a colleague hears that what was asked is answered', async (t) => {
  const world = await open(t)
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work((work) => openQuellwerk(work, { lindauer: pfeil, kessler: pfeil }))
  await world.work((work) => limitOf(work, made.lindauer, '20000.00'))
  const [rep, lead] = [world.as('sales_rep', 'Jonas Pfeil'), world.as('finance_lead', 'Ruth Lead')]
  const { id: orderId } = await lead.do(orders.placeOrder, {
    entityId: made.wire.entityId,
    customerId: made.wire.lindauer,
    lines: [{ sku: goods.freight, quantity: '1' }],
  })
  await world.settle()
  assert.deepEqual([await told(rep), await told(lead)], [['order_queried'], []])
  const [query] = (await rep.ask(orders.listQueries, { orderId })).rows
  await rep.do(orders.answerQuery, {
    queryId: query?.id ?? '',
    kind: 'corrected',
    amendments: [{ field: 'poNumber', value: '4500098117' }],
  })
  await world.settle()
  assert.deepEqual(await told(lead), ['order_answered'])
})

test('whoever a dispute waits for hears of it, and has it off the list when it moves on', async (t) => {
  const world = await open(t, '2025-03-07')
  const desk = await openDisputeDesk(world)
  await world.staffId('sales_manager', 'Vera Manger')
  await world.staffId('finance_lead', 'Ruth Lead')
  const seller = world.as('sales_rep', 'Jonas Pfeil')
  const manager = world.as('sales_manager', 'Vera Manger')
  const lead = world.as('finance_lead', 'Ruth Lead')
  const clerk = world.as('billing_clerk', 'Ida Kolbe')
  const bill = await desk.sell([{ sku: 'seal', quantity: '40' }])
  const { id: caseId } = await clerk.do(disputes.openDispute, {
    documentId: bill.id,
    cause: 'price',
    lines: [{ lineId: bill.lineIds[0] ?? '', agreedPrice: '48' }],
    text: 'Agreed price is 48.00.',
    origin: 'customer',
  })
  await world.settle()
  assert.deepEqual(await told(seller), ['dispute_owner'])
  await world.clock.set('2025-03-20T06:30')
  await world.work((work) => watchClocks(work, desk.entity.id))
  await world.settle()
  assert.deepEqual([await told(seller), await told(manager)], [[], ['dispute_escalated']])

  const { version } = await manager.ask(disputes.readDispute, { caseId })
  await manager.do(
    disputes.decideDispute,
    { caseId, verdict: 'ours', outcome: 'credit', reason: 'The mail says 48.00.' },
    { version },
  )
  await world.settle()
  assert.deepEqual([await told(manager), await told(lead)], [[], ['approval_wanted']])
  const [approval] = (await lead.ask(disputes.listApprovals, {})).rows
  await lead.do(disputes.approveDispute, { approvalId: approval?.id ?? '' }, { version: approval?.version ?? 0 })
  await world.settle()
  assert.deepEqual([await told(seller), await told(manager), await told(lead)], [[], [], []])
})

test('collections ask sales for help: taken, answered, thanked; and sales ask back', async (t) => {
  const world = await open(t)
  const annaId = await idOf(world, 'sales_rep', 'Anna Reuter')
  const lenaId = await idOf(world, 'collector', 'Lena Brandt')
  const [anna, lena] = [world.as('sales_rep', 'Anna Reuter'), world.as('collector', 'Lena Brandt')]
  const stranger = world.as('sales_rep', 'Jonas Pfeil')
  const { id: customerId } = await world.as('sales_manager', 'Vera Manger').do(parties.createCustomer, {
    name: 'Keßler Pumpen GmbH',
    country: 'DE',
    currency: 'EUR',
    ownerId: annaId,
    collectorId: lenaId,
  })
  const asking = { customerId, to: 'sales', text: 'Who signs off their bills?', answerBy: '2025-03-07' } as const
  const yesterday = { ...asking, answerBy: '2025-03-01' }
  assert.equal((await lena.refused(contract.askHelp, yesterday)).code, 'answer_day_has_passed')
  const asked = await lena.do(contract.askHelp, asking)
  assert.deepEqual([asked.state, asked.askedOf?.name, asked.fromDepartment], ['asked', 'Anna Reuter', 'collections'])
  assert.deepEqual([asked.can, await told(anna)], [['withdraw'], ['help_asked']])
  const one = { helpId: asked.id }
  assert.equal((await stranger.refused(contract.acceptHelp, one, { version: 1 })).status, 404)
  assert.equal((await lena.refused(contract.acceptHelp, one, { version: 1 })).code, 'help_is_yours')

  const mine = async (client: Client) =>
    (await client.ask(contract.listHelp, { side: 'to_me', open: true })).rows.map(({ text }) => text)
  assert.deepEqual([await mine(anna), await mine(lena)], [[asking.text], []])
  const taken = await anna.do(contract.acceptHelp, one, { version: asked.version })
  assert.deepEqual([taken.takenBy?.name, await told(lena)], ['Anna Reuter', ['help_accepted']])
  assert.equal((await anna.refused(contract.acceptHelp, one, { version: taken.version })).code, 'help_is_not_open')
  const words = 'Mrs Kern, on Thursdays.'
  const answered = await anna.do(contract.answerHelp, { ...one, words }, { version: taken.version })
  assert.deepEqual([answered.answer, await mine(anna), await told(anna)], [words, [], []], 'it left her list')
  const fromMe = await lena.ask(contract.listHelp, { side: 'from_me', open: true })
  assert.deepEqual([fromMe.count, fromMe.rows[0]?.can], [1, ['thank']], 'it waits for a word of thanks')
  await lena.do(contract.thankHelp, one, { version: answered.version })
  assert.deepEqual(
    [await told(anna), (await lena.ask(contract.listHelp, { side: 'from_me', open: true })).count],
    [['help_thanked'], 0],
  )

  const back = {
    customerId,
    to: 'collections',
    text: 'May I promise them until Friday?',
    answerBy: '2025-03-04',
  } as const
  const other = await anna.do(contract.askHelp, back)
  assert.equal(other.askedOf?.name, 'Lena Brandt')
  const no = { helpId: other.id, words: 'They have had two extensions.' }
  const declined = await lena.do(contract.declineHelp, no, { version: other.version })
  assert.deepEqual([declined.state, declined.reason], ['declined', no.words])
  const [news] = (await anna.ask(contract.listNotices, { open: true })).rows
  assert.equal(news?.text, `Lena Brandt cannot help with Keßler Pumpen GmbH: “${no.words}”`)
  const { rows } = await lena.ask(parties.listTouches, { customerId })
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['help.declined', 'help.asked', 'help.thanked', 'help.answered', 'help.accepted', 'help.asked'],
  )
})

test('each kind comes as somebody wants it: off, or in one mail of the day with what is still to do', async (t) => {
  const world = await open(t)
  const vera = world.as('sales_manager', 'Vera Manger')
  const veraId = await world.staffId('sales_manager', 'Vera Manger')
  await world.asOwner((tx) =>
    tx.run(sql`update company.staff set email = 'vera@quellwerk.example' where id = ${veraId}`),
  )
  const lena = world.as('collector', 'Lena Brandt')
  const { id: customerId } = await vera.do(parties.createCustomer, { name: 'Keßler', country: 'DE', currency: 'EUR' })
  const settings = await vera.do(contract.changeNoticeSettings, {
    digestAt: '12:00',
    kinds: [
      { kind: 'mention', way: 'mail' },
      { kind: 'help_asked', way: 'off' },
    ],
  })
  assert.deepEqual([settings.digestAt, settings.kinds.filter(({ way }) => way !== 'app').length], ['12:00', 2])
  await lena.do(contract.askHelp, { customerId, to: 'sales', text: 'Who?', answerBy: '2025-03-07' })
  const mentions = [formatId('stf', veraId)]
  await lena.do(contract.writeComment, { subject: customerId, text: 'First', mentions })
  const second = await lena.do(contract.writeComment, { subject: customerId, text: 'Second', mentions })
  await lena.do(contract.removeComment, { commentId: second.id })
  assert.deepEqual(await told(vera), ['mention'])

  const run = (name: string) =>
    world.work(async (work) => {
      const job = digests.find((each) => each.name === name)
      await job?.act?.(work, { job: name, subject: '', day: day('2025-03-03') })
    })
  const letters = async () => (await world.as('finance_lead').ask(listMail, {})).rows
  await run('notices.digest-07')
  assert.equal((await letters()).length, 0, 'not at seven, for she wants it at noon')
  await run('notices.digest-12')
  await run('notices.digest-12')
  const [letter, ...more] = await letters()
  assert.deepEqual(
    [letter?.to, letter?.subject, more.length],
    ['vera@quellwerk.example', '1 thing for you in Quittance', 0],
  )
})

test('a view is kept, shared by whoever leads, renamed, taken away and brought back', async (t) => {
  const world = await open(t)
  const [vera, anna] = [world.as('sales_manager', 'Vera Manger'), world.as('sales_rep', 'Anna Reuter')]
  const view = {
    list: '/customers',
    title: 'Swiss ones',
    shared: false,
    filters: { country: 'CH' },
    sort: '-since',
    columns: ['name', 'owner'],
  }
  const refused = await anna.refused(contract.saveView, { ...view, shared: true })
  assert.equal(refused.code, 'views_are_shared_by_managers')
  const own = await anna.do(contract.saveView, view)
  const shared = await vera.do(contract.saveView, { ...view, title: 'All Swiss', shared: true })
  const titles = async (client: Client) =>
    (await client.ask(contract.listViews, { list: '/customers' })).views.map(({ title }) => title)
  assert.deepEqual([await titles(anna), await titles(vera)], [['All Swiss', 'Swiss ones'], ['All Swiss']])
  const taken = { viewId: shared.id, title: 'Mine now' }
  assert.equal((await anna.refused(contract.changeView, taken, { version: 1 })).code, 'view_is_not_yours')
  assert.equal((await vera.refused(contract.removeView, { viewId: own.id })).status, 404)

  const renamed = await anna.do(contract.changeView, { viewId: own.id, title: 'CH' }, { version: own.version })
  assert.deepEqual([renamed.title, renamed.filters, renamed.columns], ['CH', view.filters, view.columns])
  await anna.do(contract.openWith, { list: '/customers', view: own.id })
  assert.equal((await anna.ask(contract.listViews, { list: '/customers' })).opensWith, own.id)
  await anna.do(contract.removeView, { viewId: own.id })
  assert.deepEqual(await titles(anna), ['All Swiss'])
  await anna.do(contract.restoreView, { viewId: own.id })
  assert.deepEqual(await titles(anna), ['All Swiss', 'CH'])
})
