import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBooks } from '#app/check-books'
import * as pay from '#contracts/incentives'
import { formatId, type Id } from '#kernel/id'
import { sql } from '#platform/sql'
import { cus } from '../world/cash-desk.ts'
import { openPayHouse } from '../world/pay-house.ts'

const lines = (statement: { entries: readonly { kind: string; amount: { amount: string }; earnedOn: string }[] }) =>
  statement.entries.map((entry) => [entry.kind, entry.amount.amount, entry.earnedOn])

test('a debit that comes back is taken back in the open quarter; what was settled is approved by two and paid, and the debt is carried', async (t) => {
  const house = await openPayHouse(t, '2025-05-30')
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

  // On paper a settled statement is the same every day; nobody prints a colleague's.
  const paperOf = async () => klamm.client.download(pay.payPaper, { entityId: house.entityId, quarter: '2025-04-01' })
  const paper = await paperOf()
  assert.equal(Buffer.from(paper.bytes).subarray(0, 5).toString(), '%PDF-')
  await desk.clock.set('2025-07-09')
  assert.deepEqual((await paperOf()).bytes, paper.bytes)
  const stranger = await house.rep('Anna Reuter')
  const others = { entityId: house.entityId, staffId: klamm.wire }
  assert.equal((await stranger.client.refused(pay.payPaper, others)).status, 404)
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
  const file = await lead.call(pay.listPayLines, { entityId: house.entityId, payRunId, format: 'csv' })
  const [head, first] = (await file.text()).replace(/^\uFEFF/, '').split(/\r?\n/)
  assert.match(head ?? '', /^person,statementPeriod,plan,planVersion,kind,cause,share,/)
  assert.match(first ?? '', /^Tobias Klamm,2025-Q2,Sales 2025,1,earn,neither,1\/1,Norden Metallbau,RE-2025-00312,/)
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
async function commissionAccounts(desk: Awaited<ReturnType<typeof openPayHouse>>['desk']) {
  const rows = await desk.work(({ tx }) =>
    tx.many<{ account: number; amount: bigint }>(sql`
      select account, sum(entity_amount)::bigint as amount from ledger.posting
      where account in (2300, 2310, 2320, 6400) group by account having sum(entity_amount) <> 0 order by account`),
  )
  return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))
}

test('who shares a deal signs it before it earns; a new owner has a part of old deals only where it was agreed', async (t) => {
  const house = await openPayHouse(t, '2025-03-03')
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
