import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as pay from '#contracts/incentives'
import { day } from '#kernel/day'
import { formatId, id } from '#kernel/id'
import { countDispute } from '#modules/incentives'
import { exported } from '../world/import-into.ts'
import { openPayHouse } from '../world/pay-house.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const usual = {
  quota: eur('0.00'),
  tiers: [],
  quality: null,
  draw: eur('0.00'),
  takeBackDays: null,
  reverses: { ours: true, theirs: true, neither: true },
  relationship: 'employee' as const,
  deductionsNeedConsent: false,
  expectedPercent: '95',
}

test('a plan pays tiers on the cash of the quarter, keeps what it promises, and says beforehand what it would have paid', async (t) => {
  const house = await openPayHouse(t, '2025-01-02')
  const { desk, lead } = house
  const pfeil = await house.rep('Jonas Pfeil')
  const terms = {
    ...usual,
    quota: eur('10000.00'),
    tiers: [
      { upToPercent: '100', addPercent: '0' },
      { upToPercent: null, addPercent: '3' },
    ],
    draw: eur('100.00'),
    reverses: { ours: false, theirs: false, neither: true },
    relationship: 'agent',
  }
  const wrong = { ...terms, reverses: { ...terms.reverses, ours: true } }
  const draft = {
    entityId: house.entityId,
    name: 'Agents 2025',
    from: '2025-01-01',
    rates: { goods: '5', service: '6', freight: '0' },
    members: [pfeil.wire],
  }
  assert.equal(
    (await lead.refused(pay.makePayPlan, { ...draft, terms: wrong as typeof usual })).code,
    'agent_keeps_what_we_spoil',
  )
  await house.plan([pfeil], { name: 'Agents 2025', terms })
  const norden = await desk.customer('Norden Metallbau', { ownerId: pfeil.id })
  for (const number of ['RE-2025-00312', 'RE-2025-00313']) {
    await desk.bill(norden, number, '6000.00', { issuedOn: '2025-01-10', salespersonId: pfeil.id })
  }
  const debit = { payer: 'Norden Metallbau', text: 'RE-2025-00312', iban: 'DE02120300000000202051', endToEndId: 'LS-1' }
  await house.bank('2025-02-03', { ...debit, amount: '6000.00' })
  await house.bank('2025-02-10', { amount: '6000.00', payer: 'Norden Metallbau', text: 'RE-2025-00313' })
  assert.deepEqual((await house.statement(pfeil)).ending?.tiers.amount, '60.00')
  await house.freeze('2025-04-09')
  const first = await house.statement(pfeil, '2025-01-01')
  assert.deepEqual([first.adjusted.amount, first.payable.amount], ['60.00', '660.00'])

  // The bank takes one back: this plan leaves it, and does not pay it twice when it comes again.
  await house.bank('2025-04-10', { ...debit, amount: '-6000.00', returns: true })
  await house.bank('2025-04-20', {
    amount: '6000.00',
    payer: 'Norden Metallbau',
    text: 'RE-2025-00312',
    reference: 'again',
  })
  const second = await house.statement(pfeil)
  assert.deepEqual(
    second.entries.map((each) => [each.kind, each.reason, each.amount.amount]),
    [
      ['reverse', null, '-300.00'],
      ['adjust', 'kept theirs', '300.00'],
      ['earn', null, '300.00'],
      ['adjust', 'paid before', '-300.00'],
    ],
  )
  assert.equal(second.closing.amount, '0.00')
  // A quarter without money still pays the draw, as an advance.
  assert.equal(second.payable.amount, '100.00')
  await house.freeze('2025-07-09')
  assert.equal((await house.statement(pfeil)).opening.amount, '-100.00')
  await house.clean()

  const preview = await lead.ask(pay.previewPayPlan, {
    ...draft,
    rates: { ...draft.rates, goods: '6' },
    quarter: '2025-01-01',
  })
  assert.deepEqual([preview.paid.amount, preview.planned.amount], ['660.00', '720.00'])
  const rows = await exported(desk, 'commissions')
  assert.deepEqual(
    rows.filter((row) => row['kind'] === 'adjust').map((row) => [row['invoiceNumber'], row['amount']]),
    [
      [null, '60.00'],
      ['RE-2025-00312', '300.00'],
      ['RE-2025-00312', '-300.00'],
    ],
  )
})

test('collectors share in what comes in: prompt money, late money and disputes, half each and half together, capped once', async (t) => {
  const house = await openPayHouse(t, '2025-04-01')
  const { desk, lead } = house
  const collector = async (name: string) => {
    const id = await desk.staffId('collector', name)
    return { id, wire: formatId('stf', id), client: desk.as('collector', name) }
  }
  const [nadja, piet] = [await collector('Nadja Brandt'), await collector('Piet Harms')]
  await house.plan([nadja, piet], {
    name: 'Collectors 2025',
    kind: 'bonus',
    rates: { goods: '0', service: '0', freight: '0' },
  })
  const [big, house2, led] = [
    await desk.customer('Norden Metallbau', { collectorId: nadja.id }),
    await desk.customer('Lindauer Maschinenbau', { collectorId: piet.id }),
    await desk.customer('Aumann Fördertechnik'),
  ]
  await desk.bill(big, 'RE-2025-00312', '4000000.00', { issuedOn: '2025-04-01', dueOn: '2025-05-01' })
  await desk.bill(house2, 'RE-2025-00313', '100000.00', { issuedOn: '2025-04-01', dueOn: '2025-05-01' })
  await desk.bill(led, 'RE-2025-00314', '100000.00', { issuedOn: '2025-04-01', dueOn: '2025-05-01' })
  const debit = { payer: 'Norden Metallbau', text: 'RE-2025-00312', iban: 'DE02120300000000202051', endToEndId: 'LS-1' }
  await house.bank('2025-05-05', { ...debit, amount: '4000000.00' })
  await house.bank('2025-06-02', { amount: '100000.00', payer: 'Lindauer', text: 'RE-2025-00313' })
  await house.bank('2025-06-03', { amount: '100000.00', payer: 'Aumann', text: 'RE-2025-00314' })
  // Told twice, a case counts once; one that was closed too late does not count.
  const closed = { entityId: desk.entityId, customerId: big, documentId: id<'inv'>(1n), closedOn: day('2025-06-10') }
  for (const [caseId, insideClock] of [
    [1n, true],
    [1n, true],
    [2n, false],
  ] as const) {
    await desk.work((work) => countDispute(work, { ...closed, caseId: id<'dsp'>(caseId), insideClock }))
  }
  // 0.08 % of 4,000,000.00 is 3,200.00, and 25.00 for the case; 0.03 % of 100,000.00 is 30.00; what sales leads is the team's: 1612.50 + 15 + 30 over two.
  const before = (await house.statement(nadja)).bonus
  assert.deepEqual(
    [before?.own.amount, before?.team.amount, before?.overCap.amount, before?.members],
    ['1612.50', '828.75', '-941.25', 2],
  )
  assert.deepEqual(
    before?.lines.map((each) => [each.kind, each.cash.amount, each.daysAfterDue, each.worth.amount, each.isOwn]),
    [
      ['dispute_closed_in_time', '0.00', null, '25.00', true],
      ['cash', '100000.00', 32, '30.00', false],
      ['cash', '4000000.00', 3, '3200.00', true],
    ],
  )
  await house.freeze('2025-07-08')
  const [hers, his] = [await house.statement(nadja, '2025-04-01'), await house.statement(piet, '2025-04-01')]
  assert.deepEqual([hers.payable.amount, his.payable.amount], ['1500.00', '843.75'])
  assert.deepEqual(
    hers.entries.map((each) => [each.scheme, each.kind, each.amount.amount]),
    [
      ['bonus', 'earn', '1612.50'],
      ['bonus', 'earn', '828.75'],
      ['bonus', 'adjust', '-941.25'],
    ],
  )
  await house.clean()

  // The debit comes back after the quarter was settled: it is taken from the quarter it counted for, under the same cap.
  await house.bank('2025-07-10', { ...debit, amount: '-4000000.00', returns: true })
  assert.equal(await house.freeze('2025-10-09'), 1)
  const after = await house.statement(nadja, '2025-07-01')
  assert.deepEqual([after.closing.amount, after.payable.amount], ['-1458.75', '0.00'])
  assert.equal((await house.statement(piet, '2025-07-01')).closing.amount, '-800.00')
  await house.clean()
  assert.equal((await lead.ask(pay.listPeople, { entityId: house.entityId, quarter: '2025-07-01' })).people.length, 2)
})
