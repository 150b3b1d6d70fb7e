import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId, type Id } from '#kernel/id'
import * as contract from '#contracts/disputes'
import * as ledger from '#contracts/ledger'
import { listMail } from '#contracts/messages'
import { disputedOf, watchClocks } from '#modules/disputes'
import { postingsOf } from '#modules/ledger'
import { openDisputeDesk, type DisputeDesk, type Sold } from '../world/dispute-desk.ts'
import { creditNoteOf, holdsAbout, newsOf, rebilled } from '../world/dispute-rows.ts'
import { openWorld, type World } from '../world/world.ts'

const story: readonly Sold[] = [
  { sku: 'seal', quantity: '40' },
  { sku: 'bearing', quantity: '10' },
  { sku: 'freight', quantity: '1' },
]

async function begin(t: { after: (end: () => Promise<void>) => void }, today = '2025-03-07') {
  const world = await openWorld({ today })
  t.after(() => world.close())
  return { world, desk: await openDisputeDesk(world) }
}

const watch = (world: World, desk: DisputeDesk) => world.work((work) => watchClocks(work, desk.entity.id))

const postings = async (world: World, documentId: Id<'inv'>) =>
  world.work(async ({ tx }) =>
    (await postingsOf(tx, { documentId })).map(({ account, entityAmount }) => [account, Number(entityAmount) / 100]),
  )

test('story 1: the price that was only in a mail, from the dispute to the last cent', async (t) => {
  const { world, desk } = await begin(t)
  const bill = await desk.sell(story)
  assert.equal(bill.document.gross.amount, 3_772_30n)
  const pfeil = world.as('sales_rep', 'Jonas Pfeil')
  const manager = world.as('sales_manager', 'Vera Manger')
  const clerk = world.as('billing_clerk', 'Ida Kolbe')
  const lead = world.as('finance_lead', 'Ruth Lead')
  await world.staffId('sales_manager', 'Vera Manger')

  await world.clock.set('2025-03-10')
  const asked = await clerk.ask(contract.readDisputable, { documentId: bill.id })
  assert.deepEqual([asked.left.amount, asked.lines.length, asked.causes.length], ['3772.30', 3, 10])
  const lines = [{ lineId: bill.lineIds[0] ?? '', agreedPrice: '48' }]
  const preview = await clerk.do(contract.previewDispute, { documentId: bill.id, cause: 'price', lines })
  assert.deepEqual([preview.net.amount, preview.tax.amount, preview.gross.amount], ['240.00', '45.60', '285.60'])
  assert.equal(preview.payable.amount, '3486.70')

  const opened = await clerk.do(contract.openDispute, {
    documentId: bill.id,
    cause: 'price',
    lines,
    text: 'Agreed price is 48.00, see Mr Pfeil’s mail of 20 February.',
    origin: 'customer',
    contactId: formatId('con', desk.contactId),
  })
  assert.deepEqual([opened.number, opened.state, opened.ownerName], ['DI-2025-0001', 'acknowledged', 'Jonas Pfeil'])
  assert.deepEqual(
    [opened.clockOn, opened.gross.amount, opened.itemUndisputed?.amount],
    ['2025-03-13', '285.60', '3486.70'],
  )
  assert.deepEqual(
    [opened.trace?.field, opened.trace?.staffName, opened.trace?.provisional],
    ['price', 'Jonas Pfeil', true],
  )
  const [line] = opened.lines
  assert.deepEqual(
    [line?.orderedQuantity, line?.deliveredQuantity, line?.billedQuantity, line?.signedBy],
    ['40', '40', '40', 'K. Ahlers'],
  )
  const letters = await clerk.ask(listMail, {})
  assert.deepEqual(
    letters.rows.map(({ to, purpose, subject }) => [to, purpose, subject]),
    [['ap@lindauer.example', 'notice', `Ihre Rückfrage zu ${bill.document.number}: DI-2025-0001`]],
  )

  const promised = await pfeil.do(
    contract.sortItOut,
    { caseId: opened.id, day: '2025-03-14', note: 'I talk to Mr Brandt.' },
    { version: opened.version },
  )
  assert.deepEqual(
    [promised.promise?.day, promised.promise?.staffName, promised.actBy],
    ['2025-03-14', 'Jonas Pfeil', '2025-03-14'],
  )
  const holds = await world.work(({ tx }) => holdsAbout(tx))
  assert.deepEqual(
    holds.map(({ reason, aboutKind }) => [reason, aboutKind]),
    [
      ['contact.dispute', 'dsp'],
      ['contact.promised_to_sort_out', 'dsp'],
    ],
  )

  await world.clock.set('2025-03-14')
  assert.deepEqual(await watch(world, desk), { broken: 0, escalated: 0 })
  await world.clock.set('2025-03-15')
  assert.deepEqual(await watch(world, desk), { broken: 0, escalated: 0 })
  await world.clock.set('2025-03-17T06:30')
  assert.deepEqual(await watch(world, desk), { broken: 1, escalated: 0 })
  assert.deepEqual(await watch(world, desk), { broken: 0, escalated: 0 }, 'once, however often it runs')
  const broken = await manager.ask(contract.readDispute, { caseId: opened.id })
  assert.deepEqual(
    [broken.ownerName, broken.level, broken.promise?.state, broken.why],
    ['Vera Manger', 1, 'broken', 'promise_broken'],
  )
  assert.equal((await manager.ask(contract.listDisputes, { mine: true })).count, 1)

  await world.clock.set('2025-04-04')
  await desk.pay(bill, '3486.70', '2025-04-04')
  const disputed = await world.work(({ tx }) => disputedOf(tx, [bill.document.itemId]))
  assert.deepEqual(
    disputed.map((each) => [each.disputed, each.cases]),
    [[285_60n, 1]],
  )

  await world.clock.set('2025-04-09')
  const now = await clerk.ask(contract.readDispute, { caseId: opened.id })
  assert.deepEqual([now.itemOpen?.amount, now.itemUndisputed?.amount], ['285.60', '0.00'])
  const decided = await clerk.do(
    contract.decideDispute,
    { caseId: opened.id, verdict: 'ours', outcome: 'credit', reason: 'The mail of 20 February says 48.00.' },
    { version: now.version },
  )
  assert.deepEqual(
    [decided.state, decided.approval?.needs, decided.approval?.amount.amount],
    ['proposal', ['finance_lead'], '285.60'],
  )
  const waiting = await lead.ask(contract.listApprovals, {})
  const [approval] = waiting.rows
  assert.ok(approval)
  assert.deepEqual([approval.mine, approval.personName, approval.askedByName], [true, 'Jonas Pfeil', 'Ida Kolbe'])
  assert.equal((await clerk.ask(contract.listApprovals, {})).rows[0]?.mine, false)
  const about = { approvalId: approval.id }
  const seen = { version: approval.version }
  assert.equal((await clerk.refused(contract.approveDispute, about, seen)).code, 'maker_is_checker')
  const other = world.as('billing_clerk', 'Second Clerk')
  assert.equal((await other.refused(contract.approveDispute, about, seen)).code, 'approval_needs_another_role')

  const done = await lead.do(contract.approveDispute, about, seen)
  assert.deepEqual(
    [done.state, done.trace?.provisional, done.itemOpen?.amount, done.can],
    ['executed', false, '0.00', ['comment']],
  )
  const creditNoteId = await world.work(async ({ tx }) => creditNoteOf(tx))
  assert.deepEqual(await postings(world, creditNoteId), [
    [1100, -285.6],
    [4000, 240],
    [2200, 45.6],
  ])
  assert.deepEqual(await world.work(({ tx }) => disputedOf(tx, [bill.document.itemId])), [])
  assert.deepEqual(await world.work(({ tx }) => holdsAbout(tx)), [])
  const balance = await lead.ask(ledger.readTrialBalance, { entityId: formatId('ent', desk.entity.id) })
  assert.deepEqual(
    balance.rows.map((row) => [row.account, row.balance.amount]),
    [
      [1000, '3486.70'],
      [1100, '0.00'],
      [2110, '0.00'],
      [2200, '-556.70'],
      [4000, '-2885.00'],
      [4020, '-45.00'],
    ],
  )
  assert.equal(
    (await lead.refused(contract.approveDispute, about, { version: seen.version + 1 })).code,
    'approval_is_ended',
  )
  await world.settle()
  const news = await world.work(({ tx }) => newsOf(tx))
  assert.deepEqual(news, ['dispute.opened 285.60', 'dispute.decided 285.60', 'dispute.executed 285.60'])
})

test('the bill stands: the customer reads why, and the part is owed again', async (t) => {
  const { world, desk } = await begin(t)
  const bill = await desk.sell(story)
  const clerk = world.as('billing_clerk', 'Ida Kolbe')
  const opened = await clerk.do(contract.openDispute, {
    documentId: bill.id,
    cause: 'quantity',
    lines: [{ lineId: bill.lineIds[1] ?? '', quantity: '2' }],
    text: 'Only 8 came.',
    origin: 'customer',
  })
  assert.deepEqual(
    [opened.ownerName, opened.trace?.field, opened.trace?.staffName],
    ['Jens Harms', 'quantity', 'Jens Harms'],
  )
  const decide = (request: object) =>
    clerk.refused(
      contract.decideDispute,
      { caseId: opened.id, verdict: 'theirs', outcome: 'upheld', reason: 'Signed for 10.', ...request },
      { version: opened.version },
    )
  assert.equal((await decide({})).code, 'reply_is_missing')
  assert.equal((await decide({ verdict: 'ours' })).code, 'upheld_is_theirs')
  assert.equal((await decide({ outcome: 'credit' })).code, 'theirs_is_upheld')
  const lines = [{ lineId: bill.lineIds[1] ?? '', net: { amount: '193.00', currency: 'EUR' } }]
  assert.equal((await decide({ reply: 'Signed.', lines })).code, 'only_credits_name_lines')
  const upheld = await clerk.do(
    contract.decideDispute,
    {
      caseId: opened.id,
      verdict: 'theirs',
      outcome: 'upheld',
      reason: 'Signed for 10.',
      reply: 'Frau Ahlers hat am 7. März den Empfang von 10 Sätzen unterschrieben.',
    },
    { version: opened.version },
  )
  assert.deepEqual([upheld.state, upheld.itemUndisputed?.amount], ['upheld', '3772.30'])
  assert.equal((await clerk.ask(listMail, {})).count, 2)
  const again = { caseId: opened.id, reason: 'late' }
  assert.equal(
    (await clerk.refused(contract.withdrawDispute, again, { version: upheld.version })).code,
    'case_is_closed',
  )
})

test('a wrong purchase order: taken back whole and billed anew, with the first due day kept', async (t) => {
  const { world, desk } = await begin(t)
  const bill = await desk.sell(story)
  await world.clock.set('2025-03-20')
  const clerk = world.as('billing_clerk', 'Ida Kolbe')
  const opened = await clerk.do(contract.openDispute, {
    documentId: bill.id,
    cause: 'purchase_order',
    lines: bill.lineIds.map((lineId, index) => ({ lineId, quantity: ['40', '10', '1'][index] ?? '1' })),
    text: 'Our order number is missing.',
    origin: 'customer',
  })
  assert.equal(opened.itemUndisputed?.amount, '0.00')
  await clerk.do(
    contract.decideDispute,
    {
      caseId: opened.id,
      verdict: 'ours',
      outcome: 'rebill',
      correction: { poNumber: '4500098117' },
      reason: 'The number was in the order mail.',
    },
    { version: opened.version },
  )
  const other = world.as('finance_lead', 'Ruth Lead')
  const [approval] = (await other.ask(contract.listApprovals, {})).rows
  assert.ok(approval)
  const done = await other.do(contract.approveDispute, { approvalId: approval.id }, { version: approval.version })
  assert.deepEqual([done.state, done.outcome, done.itemOpen?.amount], ['executed', 'rebill', '0.00'])
  const [again] = await world.work(({ tx }) => rebilled(tx))
  assert.deepEqual(
    [again?.poNumber, again?.gross, again?.dueOn, again?.originallyDueOn, again?.replaces],
    ['4500098117', 3_772_30n, '2025-04-19', bill.document.dueOn, bill.document.number],
  )
  const balance = await other.ask(ledger.readTrialBalance, { entityId: formatId('ent', desk.entity.id) })
  assert.deepEqual(
    balance.rows.map((row) => [row.account, row.balance.amount]),
    [
      [1100, '3772.30'],
      [2200, '-602.30'],
      [4000, '-3125.00'],
      [4020, '-45.00'],
    ],
  )
})
