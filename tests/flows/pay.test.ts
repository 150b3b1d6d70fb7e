import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { checkBooks } from '#app/check-books'
import * as pay from '#contracts/incentives'
import { formatId, type Id } from '#kernel/id'
import { settlePay } from '#modules/incentives'
import { sql } from '#platform/sql'
import { bankPaper, type PaperLine } from '../world/bank-paper.ts'
import { atCashDesk, cus } from '../world/cash-desk.ts'
import { exported } from '../world/import-into.ts'
import { openWorld } from '../world/world.ts'

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

/** A seller whose salespeople are paid 5 % of what comes in, and those who decide on pay. */
async function openHouse(t: TestContext, today = '2025-01-02') {
  const desk = await atCashDesk(await openWorld({ today }))
  t.after(() => desk.close())
  const entityId = formatId('ent', desk.entityId)
  const lead = desk.as('finance_lead', 'Paul Renken')
  const manager = desk.as('sales_manager', 'Vera Sandmann')
  const rep = async (name: string) => {
    const id = await desk.staffId('sales_rep', name)
    return { id, wire: formatId('stf', id), client: desk.as('sales_rep', name) }
  }
  type Rep = Awaited<ReturnType<typeof rep>>
  const plan = async (reps: readonly Rep[], over: Record<string, unknown> = {}) => {
    const made = await lead.do(pay.makePayPlan, {
      entityId,
      name: 'Sales 2025',
      from: '2025-01-01',
      rates: { goods: '5', service: '6', freight: '0' },
      members: reps.map(({ wire }) => wire),
      ...over,
    })
    for (const { client } of reps) await client.do(pay.acceptPayPlan, { planId: made.id })
    return made
  }
  let balance = 0
  return {
    desk,
    entityId,
    lead,
    manager,
    rep,
    plan,
    /** What the bank says on a day, and everybody's reaction to it. */
    bank: async (on: string, ...lines: PaperLine[]) => {
      if (desk.clock.now().toISOString().slice(0, 10) < on) await desk.clock.set(on)
      const opening = (balance / 100).toFixed(2)
      for (const line of lines) balance += Math.round(Number(line.amount) * 100)
      await desk.load(bankPaper({ day: on, opening, lines }))
      await desk.settle()
    },
    statement: (of: Rep, quarter?: string) =>
      of.client.ask(pay.readPayStatement, { entityId, ...(quarter ? { quarter } : {}) }),
    freeze: async (on: string) => {
      await desk.clock.set(on)
      return desk.work((work) => settlePay(work, desk.entityId))
    },
    clean: async () => assert.deepEqual((await desk.work(({ tx }) => checkBooks(tx))).findings, []),
    settledIds: async (quarter: string) =>
      (await lead.ask(pay.listSettledPay, { entityId, quarter })).statements.map(({ id }) => id),
  }
}

const lines = (statement: { entries: readonly { kind: string; amount: { amount: string }; earnedOn: string }[] }) =>
  statement.entries.map((entry) => [entry.kind, entry.amount.amount, entry.earnedOn])

test('a debit that comes back is taken back in the open quarter; what was settled is approved by two and paid, and the debt is carried', async (t) => {
  const house = await openHouse(t, '2025-05-30')
  const { desk, lead, manager } = house
  const klamm = await house.rep('Tobias Klamm')
  await house.plan([klamm])
  const norden = await desk.customer('Norden Metallbau', { ownerId: klamm.id })
  await desk.bill(norden, 'RE-2025-00312', '8000.00', { issuedOn: '2025-05-30', salespersonId: klamm.id })
  await desk.settle()
  // What will probably come in stands in the books from the day of the bill: 95 % of 400.00.
  assert.deepEqual(await commissionAccounts(desk), { 2300: -38000n, 6400: 38000n })

  const debit = { payer: 'Norden Metallbau', text: 'RE-2025-00312', iban: 'DE02120300000000202051', endToEndId: 'LS-1' }
  await house.bank('2025-06-30', { ...debit, amount: '8000.00' })
  assert.deepEqual(await commissionAccounts(desk), { 2310: -40000n, 6400: 40000n })
  await house.bank('2025-07-03', { ...debit, amount: '-8000.00', returns: true })
  assert.deepEqual(lines(await house.statement(klamm, '2025-04-01')), [['earn', '400.00', '2025-06-30']])
  const open = await house.statement(klamm)
  assert.deepEqual(lines(open), [['reverse', '-400.00', '2025-07-03']])
  assert.deepEqual([open.entries[0]?.cause, open.opening.amount, open.closing.amount], ['theirs', '400.00', '0.00'])

  // Monday 7 July is the fifth working day: on it the quarter is still open, on the next it is settled.
  assert.equal(await house.freeze('2025-07-07'), 0)
  assert.equal(await house.freeze('2025-07-08'), 1)
  assert.equal(await house.freeze('2025-07-08'), 0)
  const settled = await house.statement(klamm, '2025-04-01')
  assert.deepEqual([settled.settled?.state, settled.payable.amount, settled.settled?.can], ['frozen', '400.00', []])
  assert.match(settled.settled?.hash ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual(
    [(await house.statement(klamm)).opening.amount, (await house.statement(klamm)).before?.payable.amount],
    ['0.00', '400.00'],
  )

  const statementIds = await house.settledIds('2025-04-01')
  assert.equal((await klamm.client.refused(pay.proposePay, { statementIds })).status, 403)
  assert.equal((await lead.refused(pay.approvePay, { statementIds })).code, 'pay_statement_is_elsewhere')
  await manager.do(pay.proposePay, { statementIds })
  assert.equal((await manager.refused(pay.approvePay, { statementIds })).code, 'pay_needs_another_person')
  await lead.do(pay.returnPay, { statementIds, reason: 'The return of 3 July was not looked at.' })
  assert.equal(
    (await house.statement(klamm, '2025-04-01')).settled?.returnedReason,
    'The return of 3 July was not looked at.',
  )
  await manager.do(pay.proposePay, { statementIds })
  await lead.do(pay.approvePay, { statementIds })
  assert.equal((await manager.refused(pay.payOut, { statementIds })).status, 403)
  await desk.clock.set('2025-07-25')
  const { payRunId } = await lead.do(pay.payOut, { statementIds })
  assert.deepEqual(await commissionAccounts(desk), { 2300: -38000n, 2310: 40000n, 2320: -40000n, 6400: 38000n })

  await house.bank('2025-07-18', { amount: '3361.34', payer: 'Norden Metallbau', text: 'RE-2025-00312' })
  assert.equal(await house.freeze('2025-10-09'), 1)
  const third = await house.statement(klamm, '2025-07-01')
  assert.deepEqual(lines(third), [
    ['reverse', '-400.00', '2025-07-03'],
    ['earn', '168.07', '2025-07-18'],
  ])
  assert.deepEqual([third.payable.amount, third.settled?.carried.amount], ['0.00', '-231.93'])
  assert.deepEqual([third.before?.paidOn, third.before?.state], ['2025-07-25', 'paid'])
  assert.equal((await house.statement(klamm)).opening.amount, '-231.93')

  const paid = await lead.ask(pay.listPayLines, { entityId: house.entityId, payRunId })
  assert.deepEqual(
    paid.rows.map((row) => [
      row.person,
      row.statementPeriod,
      row.planVersion,
      row.kind,
      row.share,
      row.invoiceNumber,
      row.amount.amount,
    ]),
    [['Tobias Klamm', '2025-Q2', 1, 'earn', '1/1', 'RE-2025-00312', '400.00']],
  )
  const carried = await lead.ask(pay.listPayLines, { entityId: house.entityId, quarter: '2025-07-01' })
  assert.deepEqual(
    carried.rows.map((row) => [row.kind, row.amount.amount]),
    [
      ['reverse', '-400.00'],
      ['earn', '168.07'],
      ['carried', '231.93'],
    ],
  )
  await house.clean()

  // Whoever alters an entry is found, with the place.
  await assert.rejects(
    desk.asOwner(async (tx) => {
      await tx.run(sql`alter table incentives.entry disable trigger user`)
      await tx.run(sql`update incentives.entry set amount = amount + 1 where kind = 'reverse'`)
      const { findings } = await checkBooks(tx)
      assert.deepEqual(
        findings.map(({ part, place }) => [part, place]),
        [
          ['pay', 'invoice RE-2025-00312'],
          ['pay', 'entity DE'],
          ['pay', 'pay statement 2'],
          ['pay', `invoice RE-2025-00312, person ${klamm.id}`],
        ],
      )
      throw new Error('take it back')
    }),
    /take it back/,
  )
})

/** Sums of the accounts that commission stands on. */
async function commissionAccounts(desk: Awaited<ReturnType<typeof openHouse>>['desk']) {
  const rows = await desk.work(({ tx }) =>
    tx.many<{ account: number; amount: bigint }>(sql`
      select account, sum(entity_amount)::bigint as amount from ledger.posting
      where account in (2300, 2310, 2320, 6400) group by account having sum(entity_amount) <> 0 order by account`),
  )
  return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))
}

test('who shares a deal signs it before it earns; a new owner has a part of old deals only where it was agreed', async (t) => {
  const house = await openHouse(t, '2025-03-03')
  const { desk, manager } = house
  const [pfeil, mira, klamm] = [
    await house.rep('Jonas Pfeil'),
    await house.rep('Mira Sandvoss'),
    await house.rep('Tobias Klamm'),
  ]
  await house.plan([pfeil, mira, klamm])
  const lindauer = await desk.customer('Lindauer Maschinenbau', { ownerId: pfeil.id })
  const bill = async (number: string, gross: string, issuedOn: string, of: Id<'stf'>) => {
    await desk.bill(lindauer, number, gross, { issuedOn, salespersonId: of })
    const [row] = await desk.work(({ tx }) =>
      tx.many<{ id: Id<'inv'> }>(sql`select id from billing.document where number = ${number}`),
    )
    assert.ok(row)
    return formatId('inv', row.id)
  }
  const shared = await bill('RE-2025-00188', '10000.01', '2025-03-07', pfeil.id)
  const old = await bill('RE-2025-00201', '4000.00', '2025-03-10', pfeil.id)
  const half = (percent: string) => ({
    documentId: shared,
    shares: [
      { staffId: pfeil.wire, percent: '60' },
      { staffId: mira.wire, percent },
    ],
  })
  assert.equal((await pfeil.client.refused(pay.agreeDealSplit, half('30'))).code, 'shares_are_not_the_whole')
  const split = await pfeil.client.do(pay.agreeDealSplit, half('40'))
  assert.equal(split.holds, false)
  assert.equal((await klamm.client.refused(pay.signDealSplit, { splitId: split.id })).code, 'nothing_to_sign')
  assert.equal((await house.statement(mira)).toSign[0]?.percent, '40')
  assert.equal((await mira.client.do(pay.signDealSplit, { splitId: split.id })).holds, true)

  await house.bank('2025-04-04', { amount: '10000.01', payer: 'Lindauer', text: 'RE-2025-00188' })
  const [his, hers] = [await house.statement(pfeil), await house.statement(mira)]
  assert.deepEqual(
    his.entries.map((each) => [each.amount.amount, each.sharePercent, each.sharedWith]),
    [['300.00', '60', ['Mira Sandvoss']]],
  )
  assert.deepEqual(
    hers.entries.map((each) => [each.amount.amount, each.sharePercent]),
    [['200.00', '40']],
  )
  assert.equal((await pfeil.client.refused(pay.agreeDealSplit, half('40'))).code, 'deal_has_earned_already')

  // Klamm takes the customer over and gets a quarter of what old deals bring in May.
  const over = {
    entityId: house.entityId,
    customerId: cus(lindauer),
    fromStaffId: pfeil.wire,
    toStaffId: klamm.wire,
    fromOn: '2025-05-01',
    throughOn: '2025-05-31',
    sharePercent: '25',
  }
  assert.equal(
    (await manager.refused(pay.agreeHandOver, { ...over, fromOn: '2025-04-01' })).code,
    'hand_over_begins_in_the_past',
  )
  assert.equal(
    (await manager.refused(pay.agreeHandOver, { ...over, toStaffId: pfeil.wire })).code,
    'hand_over_needs_two',
  )
  const agreed = await manager.do(pay.agreeHandOver, over)
  for (const { client } of [pfeil, klamm]) await client.do(pay.signHandOver, { handOverId: agreed.id })
  assert.equal((await klamm.client.refused(pay.signHandOver, { handOverId: agreed.id })).code, 'nothing_to_sign')
  await house.bank('2025-05-05', { amount: '2000.00', payer: 'Lindauer', text: 'RE-2025-00201' })
  await house.bank('2025-06-05', { amount: '2000.00', payer: 'Lindauer', text: 'RE-2025-00201' })
  const earned = async (of: Parameters<typeof house.statement>[0]) =>
    (await house.statement(of)).entries
      .filter((each) => each.documentId === old)
      .map((each) => [each.amount.amount, each.sharePercent])
  assert.deepEqual(await earned(pfeil), [
    ['75.00', '75'],
    ['100.00', '100'],
  ])
  assert.deepEqual(await earned(klamm), [['25.00', '25']])

  const line = (await house.statement(klamm)).entries[0]
  assert.ok(line)
  const why = await klamm.client.ask(pay.explainPayEntry, { entryId: line.id })
  assert.deepEqual(
    [
      why.whole.amount,
      why.applied.amount,
      why.gross.amount,
      why.earnedToDate.amount,
      why.before.amount,
      why.share,
      why.amount.amount,
    ],
    ['200.00', '2000.00', '4000.00', '100.00', '0.00', '25', '25.00'],
  )
  assert.equal((await mira.client.call(pay.explainPayEntry, { entryId: line.id })).status, 404)
  await house.clean()
})

test('a plan pays tiers on the cash of the quarter, keeps what it promises, and says beforehand what it would have paid', async (t) => {
  const house = await openHouse(t, '2025-01-02')
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
  const house = await openHouse(t, '2025-04-01')
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
  // 0.08 % of 4,000,000.00 is 3,200.00; 0.03 % of 100,000.00 is 30.00; what sales leads is the team's: 1600 + 15 + 30 over two.
  const before = (await house.statement(nadja)).bonus
  assert.deepEqual(
    [before?.own.amount, before?.team.amount, before?.overCap.amount, before?.members],
    ['1600.00', '822.50', '-922.50', 2],
  )
  assert.deepEqual(
    before?.lines.map((each) => [each.kind, each.cash.amount, each.daysAfterDue, each.worth.amount, each.isOwn]),
    [
      ['cash', '100000.00', 32, '30.00', false],
      ['cash', '4000000.00', 3, '3200.00', true],
    ],
  )
  await house.freeze('2025-07-08')
  const [hers, his] = [await house.statement(nadja, '2025-04-01'), await house.statement(piet, '2025-04-01')]
  assert.deepEqual([hers.payable.amount, his.payable.amount], ['1500.00', '837.50'])
  assert.deepEqual(
    hers.entries.map((each) => [each.scheme, each.kind, each.amount.amount]),
    [
      ['bonus', 'earn', '1600.00'],
      ['bonus', 'earn', '822.50'],
      ['bonus', 'adjust', '-922.50'],
    ],
  )
  await house.clean()

  // The debit comes back after the quarter was settled: it is taken from the quarter it counted for, under the same cap.
  await house.bank('2025-07-10', { ...debit, amount: '-4000000.00', returns: true })
  assert.equal(await house.freeze('2025-10-09'), 1)
  const after = await house.statement(nadja, '2025-07-01')
  assert.deepEqual([after.closing.amount, after.payable.amount], ['-1477.50', '0.00'])
  assert.equal((await house.statement(piet, '2025-07-01')).closing.amount, '-800.00')
  await house.clean()
  assert.equal((await lead.ask(pay.listPeople, { entityId: house.entityId, quarter: '2025-07-01' })).people.length, 2)
})
