import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { day } from '#kernel/day'
import { openItemsAsAt } from '#modules/ledger'
import * as contract from '../../src/modules/cash/contract.ts'
import { bankPaper, type PaperLine } from '../world/bank-paper.ts'
import { cus, eur, itm, openCashDesk, type CashDesk } from '../world/cash-desk.ts'

async function deskOf(t: TestContext, today = '2025-04-07'): Promise<CashDesk> {
  const desk = await openCashDesk({ today })
  t.after(() => desk.close())
  return desk
}

const paper = (on: string, ...lines: PaperLine[]) => bankPaper({ day: on, lines })
const only = async (desk: CashDesk) => {
  const [line, second] = await desk.lines()
  assert.ok(line && !second)
  return line
}
const read = (desk: CashDesk, receiptId: string) => desk.clerk.ask(contract.readBankLine, { receiptId })

const lindauerIban = 'DE75512108001245126199'

test('story 1, step 6: paid short with the number in full is applied alone, and the disputed part stays open', async (t) => {
  const desk = await deskOf(t)
  const lindauer = await desk.customer('Lindauer Maschinenbau')
  const item = await desk.bill(lindauer, 'RE-2025-00188', '3772.30', { issuedOn: '2025-03-07', dueOn: '2025-04-06' })
  const before = await desk.balances()
  const imported = await desk.load(
    paper('2025-04-04', {
      amount: '3486.70',
      payer: 'Lindauer Maschinenbau GmbH',
      iban: lindauerIban,
      text: 'RE 2025 00188, strittig einbehalten',
    }),
  )
  assert.deepEqual(imported, {
    fileName: 'statement.xml',
    statements: 1,
    lines: 1,
    known: 0,
    autoApplied: 1,
    proposed: 0,
    unidentified: 0,
    unapplied: 0,
    outgoing: 0,
    returned: 0,
  })
  assert.equal(await desk.open(item), '285.60')
  assert.deepEqual(before, { 1100: 3772_30n, 4000: -3772_30n })
  assert.deepEqual(await desk.balances(), { 1000: 3486_70n, 1100: 285_60n, 4000: -3772_30n })
  const line = await only(desk)
  assert.deepEqual([line.state, line.waits, line.how], ['applied', 'done', 'auto'])
  const detail = await read(desk, line.id)
  assert.deepEqual(
    detail.applied.map((share) => [share.number, share.pays.amount, share.open.amount]),
    [['RE-2025-00188', '3486.70', '285.60']],
  )
  assert.deepEqual(detail.marks, [{ from: 0, to: 13, known: true }])
  await desk.proven()
})

test('story 5, step 7: a group that pays without a word is not posted alone, but proposed first; the second time it is known', async (t) => {
  const desk = await deskOf(t, '2025-11-28')
  const pumps = await desk.customer('Corrib Pumps Ltd')
  await desk.customer('Corrib Marine Ltd')
  const first = await desk.bill(pumps, 'INV-2025-00301', '2880.00', { issuedOn: '2025-09-01' })
  const second = await desk.bill(pumps, 'INV-2025-00377', '1368.19', { issuedOn: '2025-11-17' })
  const payment = { amount: '4248.19', payer: 'Corrib Group plc', iban: 'GB33BUKB20201555555555' }
  const imported = await desk.load(paper('2025-11-28', payment))
  assert.deepEqual([imported.autoApplied, imported.proposed], [0, 1])
  const line = await only(desk)
  assert.deepEqual([line.state, line.waits, line.best?.items], ['unidentified', 'confirm', 2])
  const detail = await read(desk, line.id)
  const [best] = detail.proposals
  assert.ok(best)
  assert.deepEqual([best.customerName, best.pays.amount, best.short.amount], ['Corrib Pumps Ltd', '4248.19', '0.00'])
  assert.deepEqual(
    best.reasons.map((reason) => reason.key),
    ['cash.name_begins_alike', 'cash.balance_meets'],
  )
  await desk.clerk.do(contract.acceptProposals, {
    lines: [{ receiptId: line.id, proposalId: best.id, version: line.version }],
  })
  assert.deepEqual([await desk.open(first), await desk.open(second)], ['0.00', '0.00'])
  await desk.settle()

  await desk.bill(pumps, 'INV-2025-00401', '500.00', { issuedOn: '2025-12-01' })
  assert.equal((await desk.load(paper('2025-12-05', { ...payment, amount: '500.00' }))).autoApplied, 0)
  const again = (await desk.lines()).find((each) => each.state !== 'applied')
  assert.ok(again?.best)
  await desk.clerk.do(contract.acceptProposals, { lines: [{ receiptId: again.id, proposalId: again.best.id }] })
  await desk.bill(pumps, 'INV-2025-00402', '600.00', { issuedOn: '2025-12-08' })
  assert.equal((await desk.load(paper('2025-12-12', { ...payment, amount: '600.00' }))).autoApplied, 1)
  await desk.proven()
})

test('story 5, step 8: what was paid already is kept for the customer and applied to nothing', async (t) => {
  const desk = await deskOf(t)
  const pumps = await desk.customer('Corrib Pumps Ltd')
  await desk.bill(pumps, 'INV-2025-00377', '1368.19')
  const payment = { amount: '1368.19', payer: 'Corrib Pumps Ltd', iban: lindauerIban, text: 'INV-2025-00377' }
  await desk.load(paper('2025-04-01', payment))
  const imported = await desk.load(paper('2025-04-03', payment))
  assert.deepEqual([imported.autoApplied, imported.unapplied], [0, 1])
  const [, line] = await desk.lines()
  assert.deepEqual([line?.state, line?.unapplied.amount, line?.customerId], ['unapplied', '1368.19', cus(pumps)])
  assert.deepEqual(await desk.balances(), { 1000: 2736_38n, 2110: -1368_19n, 4000: -1368_19n })
  await desk.proven()
})

test('every line is booked: the payer unknown on 2100, the purpose unknown on 2110, money out too', async (t) => {
  const desk = await deskOf(t)
  const lindauer = await desk.customer('Lindauer Maschinenbau')
  await desk.bill(lindauer, 'RE-2025-00188', '100.00')
  await desk.load(
    paper(
      '2025-04-04',
      { amount: '77.00', payer: 'K. Meiners', text: 'Rechnung Juni' },
      { amount: '-12.50', text: 'Kontoführung' },
      { amount: '100.00', text: 'RE-2025-00188' },
    ),
  )
  assert.deepEqual(await desk.balances(), { 1000: 164_50n, 2100: -64_50n, 4000: -100_00n })
  const bench = await desk.clerk.ask(contract.readWorkbench, {})
  assert.deepEqual(
    bench.groups.map((group) => [group.waits, group.count]),
    [
      ['confirm', 0],
      ['payer', 1],
      ['purpose', 0],
      ['left', 0],
      ['done', 1],
      ['outgoing', 1],
    ],
  )
  const [account] = bench.accounts
  assert.deepEqual(
    [account?.bank?.amount, account?.books.amount, account?.difference?.amount, account?.loadedThrough],
    ['164.50', '164.50', '0.00', '2025-04-04'],
  )
  await desk.proven()
})

test('by hand: one line to several items and a credit note, and back again', async (t) => {
  const desk = await deskOf(t)
  const aumann = await desk.customer('Aumann Fördertechnik')
  const [a, b] = [
    await desk.bill(aumann, 'RE-2025-00001', '300.00'),
    await desk.bill(aumann, 'RE-2025-00002', '200.00'),
  ]
  const note = await desk.bill(aumann, 'GS-2025-00001', '50.00', { kind: 'credit_note' })
  await desk.load(paper('2025-04-04', { amount: '420.00', payer: 'Aumann', iban: lindauerIban, text: 'Abschlag' }))
  const line = await only(desk)
  const items = [
    { itemId: itm(a), amount: eur('300.00') },
    { itemId: itm(b), amount: eur('150.00') },
    { itemId: itm(note), amount: eur('50.00') },
  ]
  const applied = await desk.clerk.do(contract.applyLine, { receiptId: line.id, items }, { version: line.version })
  assert.deepEqual(
    [applied.state, applied.unapplied.amount, applied.customerName],
    ['unapplied', '20.00', 'Aumann Fördertechnik'],
  )
  assert.deepEqual([await desk.open(a), await desk.open(b), await desk.open(note)], ['0.00', '50.00', '0.00'])
  await desk.proven()
  const undone = await desk.clerk.do(contract.undoDeed, { receiptId: line.id }, { version: applied.version })
  assert.deepEqual([undone.state, undone.customerId], ['unidentified', null])
  assert.deepEqual([await desk.open(a), await desk.open(b), await desk.open(note)], ['300.00', '200.00', '50.00'])
  assert.deepEqual(await desk.balances(), { 1000: 420_00n, 1100: 450_00n, 2100: -420_00n, 4000: -450_00n })
  assert.equal(undone.deeds[0]?.by, 'Malte Tiedemann')
  await desk.proven()
})

test('a payer is named, mistaken, corrected and taken back; the money follows each time', async (t) => {
  const desk = await deskOf(t)
  const [a, b] = [await desk.customer('Aumann'), await desk.customer('Brinkmann')]
  await desk.load(paper('2025-04-04', { amount: '90.00', payer: 'Zahlstelle Nord', iban: lindauerIban }))
  const line = await only(desk)
  const assign = (customerId: string, version: number) =>
    desk.clerk.do(contract.assignPayer, { receiptId: line.id, customerId }, { version })
  const first = await assign(cus(a), line.version)
  assert.deepEqual([first.state, first.waits, first.customerName], ['unapplied', 'purpose', 'Aumann'])
  const second = await assign(cus(b), first.version)
  assert.equal(second.customerName, 'Brinkmann')
  const third = await assign(cus(a), second.version)
  assert.equal(third.customerName, 'Aumann')
  assert.deepEqual(await desk.balances(), { 1000: 90_00n, 2110: -90_00n })
  const undone = await desk.clerk.do(contract.undoDeed, { receiptId: line.id }, { version: third.version })
  assert.deepEqual([undone.state, undone.customerName], ['unidentified', null])
  assert.deepEqual(await desk.balances(), { 1000: 90_00n, 2100: -90_00n })
  await desk.proven()
})

test('split: the parts are lines of their own, make the whole, and go back while nothing was done with them', async (t) => {
  const desk = await deskOf(t)
  const [a, b] = [await desk.customer('Aumann'), await desk.customer('Brinkmann')]
  const [x, y] = [await desk.bill(a, 'RE-2025-00001', '60.00'), await desk.bill(b, 'RE-2025-00002', '40.00')]
  await desk.load(paper('2025-04-04', { amount: '100.00', payer: 'Sammelüberweisung', text: 'siehe Avis' }))
  const line = await only(desk)
  const split = (version: number) =>
    desk.clerk.do(contract.splitLine, { receiptId: line.id, parts: [eur('60.00'), eur('40.00')] }, { version })
  const once = await split(line.version)
  assert.deepEqual([once.state, once.parts.length], ['split', 2])
  const back = await desk.clerk.do(contract.undoDeed, { receiptId: line.id }, { version: once.version })
  assert.equal(back.state, 'unidentified')
  const [part, other] = (await split(back.version)).parts
  assert.ok(part && other)
  await desk.clerk.do(
    contract.applyLine,
    { receiptId: part, items: [{ itemId: itm(x), amount: eur('60.00') }] },
    { version: (await read(desk, part)).version },
  )
  const refused = await desk.clerk.refused(
    contract.undoDeed,
    { receiptId: line.id },
    { version: (await read(desk, line.id)).version },
  )
  assert.equal(refused.code, 'part_is_in_use')
  await desk.clerk.do(
    contract.applyLine,
    { receiptId: other, items: [{ itemId: itm(y), amount: eur('40.00') }] },
    { version: (await read(desk, other)).version },
  )
  assert.deepEqual(await desk.balances(), { 1000: 100_00n, 4000: -100_00n })
  assert.equal((await desk.lines()).length, 2)
  await desk.proven()
})

test('left with a reason, a line waits for nobody until somebody takes it up again', async (t) => {
  const desk = await deskOf(t)
  await desk.load(paper('2025-04-04', { amount: '90.00', payer: 'Landeshauptkasse', text: 'AZ 26/3391' }))
  const line = await only(desk)
  const left = await desk.clerk.do(
    contract.leaveLine,
    { receiptId: line.id, reason: 'Asked the payer on 4 April' },
    { version: line.version },
  )
  assert.deepEqual([left.waits, left.leftUnappliedReason], ['left', 'Asked the payer on 4 April'])
  const again = await desk.clerk.do(contract.undoDeed, { receiptId: line.id }, { version: left.version })
  assert.deepEqual([again.waits, again.leftUnappliedReason], ['payer', null])
  await desk.proven()
})

test('money that came before its bill finds it when it is issued, on the day of the bill', async (t) => {
  const desk = await deskOf(t)
  const lindauer = await desk.customer('Lindauer Maschinenbau')
  await desk.load(paper('2025-04-04', { amount: '250.00', payer: 'Lindauer', text: 'Vorkasse RE-2025-00900' }))
  assert.equal((await only(desk)).waits, 'payer')
  const item = await desk.bill(lindauer, 'RE-2025-00900', '250.00', { issuedOn: '2025-04-07' })
  await desk.settle()
  assert.equal(await desk.open(item), '0.00')
  const asAt = (on: string) => desk.work(({ tx }) => openItemsAsAt(tx, { asAt: day(on), basis: 'value' }))
  assert.deepEqual(
    (await asAt('2025-04-06')).map((each) => [each.kind, each.open]),
    [['receipt', 250_00n]],
  )
  assert.deepEqual(await asAt('2025-04-07'), [])
  await desk.proven()
})

test('money that the bank gives back opens the bill again on that day, and was paid until then', async (t) => {
  const desk = await deskOf(t, '2025-07-03')
  const norden = await desk.customer('Norden Metallbau')
  const item = await desk.bill(norden, 'RE-2025-00312', '9520.00', { issuedOn: '2025-05-30', dueOn: '2025-06-29' })
  const debit = { amount: '9520.00', payer: 'Norden Metallbau', iban: lindauerIban, endToEndId: 'DD-2025-0312' }
  await desk.load(paper('2025-06-30', { ...debit, text: 'RE-2025-00312' }))
  assert.equal(await desk.open(item), '0.00')
  const imported = await desk.load(
    bankPaper({ day: '2025-07-03', opening: '9520.00', lines: [{ ...debit, amount: '-9520.00', returns: true }] }),
  )
  assert.deepEqual([imported.outgoing, imported.returned], [1, 1])
  assert.equal(await desk.open(item), '9520.00')
  assert.deepEqual(await desk.balances(), { 1100: 9520_00n, 4000: -9520_00n })
  const asAt = async (on: string) =>
    (await desk.work(({ tx }) => openItemsAsAt(tx, { asAt: day(on), basis: 'value' }))).map((each) => [
      each.number,
      each.open,
      each.dueOn,
    ])
  assert.deepEqual(await asAt('2025-06-30'), [])
  assert.deepEqual(await asAt('2025-07-02'), [])
  assert.deepEqual(await asAt('2025-07-03'), [['RE-2025-00312', 9520_00n, '2025-06-29']])
  const states = (await desk.lines()).map((line) => line.state)
  assert.deepEqual(states.toSorted(), ['outgoing', 'returned'])
  await desk.proven()
})

test('a payment and its return in one file meet; an amount alone is no return', async (t) => {
  const desk = await deskOf(t)
  const payment = { amount: '55.00', payer: 'Somebody', endToEndId: 'E2E-7788' }
  await desk.load(paper('2025-04-04', payment, { ...payment, amount: '-55.00' }, { amount: '-55.00', text: 'rent' }))
  const lines = await desk.lines()
  assert.deepEqual(lines.map((line) => line.state).toSorted(), ['outgoing', 'outgoing', 'returned'])
  assert.deepEqual(await desk.balances(), { 1000: -55_00n, 2100: 55_00n })
  await desk.proven()
})
