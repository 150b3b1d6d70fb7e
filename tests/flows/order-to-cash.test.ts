import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { checkBooks } from '#app/check-books'
import * as billing from '#contracts/billing'
import * as cash from '#contracts/cash'
import * as disputes from '#contracts/disputes'
import * as insight from '#contracts/insight'
import * as pay from '#contracts/incentives'
import * as ledger from '#contracts/ledger'
import * as messages from '#contracts/messages'
import * as orders from '#contracts/orders'
import { parseId } from '#kernel/id'
import { currency } from '#kernel/money'
import { addContacts } from '#modules/parties'
import { createBankAccounts } from '#modules/company'
import { freezeLeague } from '#modules/insight'
import { bankPaper } from '../world/bank-paper.ts'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

const iban = 'DE89370400440532013000'

/** The people of the story, each with the rights of his role and no others. */
async function openHouse(t: TestContext, today = '2025-03-03') {
  const world = await openWorld({ today })
  t.after(() => world.close())
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work(async (work) => {
    const house = await openQuellwerk(work, { lindauer: pfeil })
    await limitOf(work, house.lindauer, '20000.00')
    const euro = currency('EUR')
    await createBankAccounts(work, [{ entityId: house.entityId, currency: euro, name: 'Sparkasse Bremen', iban }])
    await addContacts(work, [
      {
        customerId: house.lindauer,
        name: 'Hanna Vogel',
        function: 'accounts_payable',
        email: 'ap@lindauer.example',
        phone: null,
        language: null,
      },
    ])
    return house
  })
  return {
    world,
    ...made.wire,
    rep: world.as('sales_rep', 'Jonas Pfeil'),
    dispatch: world.as('operations', 'Jens Harms'),
    clerk: world.as('billing_clerk', 'Ida Kolbe'),
    cashier: world.as('cash_clerk', 'Maren Thies'),
    lead: world.as('finance_lead', 'Paul Renken'),
  }
}

const only = <T>(values: readonly T[]): T => {
  const [first, second] = values
  assert.ok(first !== undefined && second === undefined, `${values.length} instead of one`)
  return first
}

test('story 1, steps 1 to 3 and 6: an order becomes a right bill, and the money finds it; every department over the API', async (t) => {
  const { world, entityId, lindauer, rep, dispatch, clerk, cashier, lead } = await openHouse(t)

  // Monday 3 March: entered seven days after the deal, without the number that the customer demands.
  const placed = await rep.do(orders.placeOrder, {
    entityId,
    customerId: lindauer,
    dealOn: '2025-02-24',
    lines: [
      { sku: goods.seals, quantity: '40' },
      { sku: goods.bearings, quantity: '10' },
      { sku: goods.freight, quantity: '1' },
    ],
  })
  assert.equal(placed.status, 'queried')
  assert.deepEqual((await clerk.refused(billing.issueInvoices, { orderIds: [placed.id] })).code, 'nothing_to_bill')

  // 4 March: the salesperson answers in time, and credit has room.
  await world.clock.set('2025-03-04T08:45')
  const query = only((await rep.ask(orders.listQueries, { mine: true })).rows)
  const answered = await rep.do(orders.answerQuery, {
    queryId: query.id,
    kind: 'corrected',
    amendments: [{ field: 'poNumber', value: '4500098117' }],
  })
  assert.equal(answered.status, 'accepted')

  // 6 March delivered, 7 March billed.
  await world.clock.set('2025-03-06')
  await dispatch.do(orders.confirmDelivery, { orderId: placed.id, proofKind: 'signature', signedBy: 'J. Rabe' })
  await world.clock.set('2025-03-07')
  const invoice = only((await clerk.do(billing.issueInvoices, { orderIds: [placed.id] })).documents)
  assert.deepEqual(
    [invoice.net.amount, invoice.tax.amount, invoice.gross.amount, invoice.dueOn, invoice.effectiveDueOn],
    ['3170.00', '602.30', '3772.30', '2025-04-06', '2025-04-07'],
  )
  assert.deepEqual([invoice.poNumber, invoice.state], ['4500098117', 'open'])
  const posted = async () => {
    const { rows } = await lead.ask(ledger.readTrialBalance, { entityId })
    return Object.fromEntries(
      rows.flatMap(({ account, balance }) => (balance.amount === '0.00' ? [] : [[account, balance.amount]])),
    )
  }
  assert.deepEqual(await posted(), { 1100: '3772.30', 2200: '-602.30', 4000: '-3125.00', 4020: '-45.00' })

  // The bill is on its way to accounts payable, with its paper, and it can say where each value came from.
  await world.settle()
  const mail = only((await clerk.ask(messages.listMail, {})).rows)
  assert.match(JSON.stringify(mail), /ap@lindauer\.example/)
  const pdf = await clerk.download(billing.documentPaper, { documentId: invoice.id })
  assert.equal(Buffer.from(pdf.bytes.subarray(0, 5)).toString(), '%PDF-')
  const lineage = await clerk.ask(billing.readLineage, { documentId: invoice.id, language: 'en' })
  const told = JSON.stringify(lineage)
  for (const word of ['Jonas Pfeil', 'Jens Harms', 'list 2025', '4500098117']) assert.ok(told.includes(word), word)

  // Friday 4 April: they pay what they do not dispute. It is applied alone, and the rest stays open.
  await world.clock.set('2025-04-07')
  const statement = bankPaper({
    iban,
    day: '2025-04-04',
    lines: [
      { amount: '3486.70', payer: 'Lindauer Maschinenbau GmbH', text: `${invoice.number}, strittig einbehalten` },
    ],
  })
  const file = { name: 'statement.xml', bytes: statement }
  const imported = await cashier.do(cash.importBankFile, {}, { file })
  assert.deepEqual([imported.lines, imported.autoApplied], [1, 1])
  assert.deepEqual(await posted(), {
    1000: '3486.70',
    1100: '285.60',
    2200: '-602.30',
    4000: '-3125.00',
    4020: '-45.00',
  })
  const twice = await cashier.do(cash.importBankFile, {}, { file })
  assert.deepEqual([twice.known, twice.autoApplied], [1, 0])

  // Ageing, the open items and the statement say the same; as at the day before the money, all of it was open.
  const item = only((await lead.ask(ledger.listOpenItems, { customerId: lindauer })).rows)
  assert.deepEqual([item.number, item.open.amount, item.daysLate], [invoice.number, '285.60', 0])
  const sums = only((await lead.ask(ledger.readAgeing, { entityId })).sums)
  assert.deepEqual([sums.not_due.amount, sums.overdue.amount, sums.total.amount], ['285.60', '0.00', '285.60'])
  const before = only((await lead.ask(ledger.readAgeing, { entityId, asAt: '2025-04-03' })).sums)
  assert.equal(before.total.amount, '3772.30')
  const paper = await lead.ask(ledger.readStatement, { customerId: lindauer, entityId, currency: 'EUR' })
  assert.deepEqual([only(paper.items).original.amount, paper.total.amount], ['3772.30', '285.60'])
  assert.equal((await clerk.ask(billing.showDocument, { documentId: invoice.id })).open.amount, '285.60')

  // And nothing in the books disagrees with anything else.
  const verdict = await world.work(({ tx }) => checkBooks(tx))
  assert.deepEqual(verdict.findings, [])
})

type House = Awaited<ReturnType<typeof openHouse>>

/** From the deal to the bill of 7 March, as the first story tells it. */
async function sellAndBill({ world, entityId, lindauer, rep, dispatch, clerk }: House) {
  await world.clock.set('2025-03-03')
  const { id } = await rep.do(orders.placeOrder, {
    entityId,
    customerId: lindauer,
    dealOn: '2025-02-24',
    poNumber: '4500098117',
    lines: [
      { sku: goods.seals, quantity: '40' },
      { sku: goods.bearings, quantity: '10' },
      { sku: goods.freight, quantity: '1' },
    ],
  })
  await world.clock.set('2025-03-06')
  await dispatch.do(orders.confirmDelivery, { orderId: id, proofKind: 'signature', signedBy: 'J. Rabe' })
  await world.clock.set('2025-03-07')
  return only((await clerk.do(billing.issueInvoices, { orderIds: [id] })).documents)
}

test('story 1 to its end: the price that was only in a mail; what is not disputed is paid, and earns, and the credit note takes nothing', async (t) => {
  const house = await openHouse(t, '2025-02-20')
  const { world, entityId, lindauer, rep, clerk, cashier, lead } = house
  const plan = await lead.do(pay.makePayPlan, {
    entityId,
    name: 'Sales 2025',
    from: '2025-01-01',
    rates: { goods: '5', service: '5', freight: '0' },
    members: [(await rep.ask(pay.readPayStatement, { entityId })).staffId],
  })
  await rep.do(pay.acceptPayPlan, { planId: plan.id })
  const invoice = await sellAndBill(house)

  // 10 March: 48.00 was agreed, the buyer says. The rest stays payable.
  await world.clock.set('2025-03-10')
  const seals = invoice.lines.find(({ sku }) => sku === goods.seals)
  const refused = await clerk.do(disputes.openDispute, {
    documentId: invoice.id,
    cause: 'price',
    lines: [{ lineId: seals?.id ?? '', agreedPrice: '48' }],
    text: 'Agreed price is 48.00.',
    origin: 'customer',
  })
  assert.deepEqual([refused.gross.amount, refused.ownerName], ['285.60', 'Jonas Pfeil'])

  // The league at the end of March: one of his customers disputes, and it seems to be his cause.
  await world.clock.set('2025-03-31')
  const atMarch = only((await rep.ask(insight.readLeague, { entityId })).rows)
  assert.deepEqual(
    [atMarch.name, atMarch.customers, atMarch.inDispute, atMarch.ownCause, atMarch.provisional, atMarch.cash.amount],
    ['Jonas Pfeil', 1, 1, 1, 1, '0.00'],
  )
  assert.equal(atMarch.band, 'too_few')

  // 4 April: what is not disputed arrives, and all of it earns.
  await world.clock.set('2025-04-07')
  const bytes = bankPaper({
    iban,
    day: '2025-04-04',
    lines: [
      { amount: '3486.70', payer: 'Lindauer Maschinenbau GmbH', text: `${invoice.number}, strittig einbehalten` },
    ],
  })
  await cashier.do(cash.importBankFile, {}, { file: { name: 'statement.xml', bytes } })
  await world.settle()
  const earned = async () =>
    (await rep.ask(pay.readPayStatement, { entityId })).entries.map(({ kind, amount, earnedOn, invoiceNumber }) => [
      kind,
      amount.amount,
      earnedOn,
      invoiceNumber,
    ])
  assert.deepEqual(await earned(), [['earn', '144.25', '2025-04-04', invoice.number]])

  // The fifth working day of April still belongs to the first quarter; then its league is frozen, once.
  const freeze = () => world.work((work) => freezeLeague(work, parseId('ent', entityId)))
  assert.equal(await freeze(), false)
  await world.clock.set('2025-04-09')
  assert.deepEqual([await freeze(), await freeze()], [true, false])

  // 9 April: it was ours; a second person agrees to the credit note.
  const now = await clerk.ask(disputes.readDispute, { caseId: refused.id })
  await clerk.do(
    disputes.decideDispute,
    { caseId: refused.id, verdict: 'ours', outcome: 'credit', reason: 'The mail of 20 February says 48.00.' },
    { version: now.version },
  )
  const approval = only((await lead.ask(disputes.listApprovals, {})).rows)
  const done = await lead.do(disputes.approveDispute, { approvalId: approval.id }, { version: approval.version })
  assert.deepEqual([done.state, done.trace?.staffName, done.itemOpen?.amount], ['executed', 'Jonas Pfeil', '0.00'])
  await world.settle()
  assert.deepEqual(await earned(), [['earn', '144.25', '2025-04-04', invoice.number]])

  const { rows } = await lead.ask(ledger.readTrialBalance, { entityId })
  assert.deepEqual(
    rows.flatMap(({ account, balance }) => (balance.amount === '0.00' ? [] : [[account, balance.amount]])),
    [
      [1000, '3486.70'],
      [2200, '-556.70'],
      [2310, '-144.25'],
      [4000, '-2885.00'],
      [4020, '-45.00'],
      [6400, '144.25'],
    ],
  )
  assert.deepEqual((await lead.ask(ledger.listOpenItems, { customerId: lindauer })).rows, [])
  assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])

  // At the end of June nobody disputes; the quarter had one dispute of his own cause, and the bill was not right at once.
  await world.clock.set('2025-06-30')
  const atJune = only((await lead.ask(insight.readLeague, { entityId })).rows)
  assert.deepEqual(
    [atJune.cash.amount, atJune.leak.amount, atJune.inDispute, atJune.ownCause, atJune.decidedOurs, atJune.inDebt],
    ['2885.00', '240.00', 0, 0, 1, 0],
  )
  assert.deepEqual([atJune.cohortRight, atJune.cohort, atJune.rightPercent], [0, 1, '0'])
  assert.equal((await lead.ask(insight.readLeague, { entityId })).all.cash.amount, '2885.00')
  assert.equal((await clerk.call(insight.readLeague, { entityId })).status, 403)

  // March was frozen in April, after its last money could be known, and reads as it did then.
  const march = await lead.ask(insight.readLeague, { entityId, quarter: '2025-02-01' })
  assert.ok(march.frozenAt)
  assert.deepEqual(march.rows, [atMarch])
})

test('story 1, step 10: the third price that was ours in sixty days proposes a rule; accepted, the next such order is stopped', async (t) => {
  const house = await openHouse(t, '2025-02-20')
  const { world, entityId, lindauer, rep, dispatch, clerk, lead } = house
  const manager = world.as('sales_manager', 'Vera Manger')
  const order = (day: string, quantity: string) => ({
    entityId,
    customerId: lindauer,
    dealOn: day,
    poNumber: `450000${day.replaceAll('-', '').slice(4)}`,
    lines: [{ sku: goods.seals, quantity }],
  })
  /** Sold at the list's 54.00 where 48.00 was agreed, disputed and credited within the week. */
  const sellTooDear = async (sold: string, settled: string, quantity: string) => {
    await world.clock.set(sold)
    const placed = await rep.do(orders.placeOrder, order(sold, quantity))
    assert.equal(placed.status, 'accepted', JSON.stringify(placed))
    await dispatch.do(orders.confirmDelivery, { orderId: placed.id, proofKind: 'signature', signedBy: 'J. Rabe' })
    const invoice = only((await clerk.do(billing.issueInvoices, { orderIds: [placed.id] })).documents)
    await world.clock.set(settled)
    const found = await clerk.do(disputes.openDispute, {
      documentId: invoice.id,
      cause: 'price',
      lines: [{ lineId: only(invoice.lines).id ?? '', agreedPrice: '48' }],
      text: 'Agreed price is 48.00.',
      origin: 'customer',
    })
    const decision = { caseId: found.id, verdict: 'ours', outcome: 'credit', reason: 'The mail says 48.00.' } as const
    await clerk.do(disputes.decideDispute, decision, { version: found.version })
    const approval = only((await lead.ask(disputes.listApprovals, {})).rows)
    await lead.do(disputes.approveDispute, { approvalId: approval.id }, { version: approval.version })
    return found
  }
  const proposals = () => manager.ask(disputes.listRuleProposals, { state: 'open' })
  await sellTooDear('2025-03-03', '2025-03-10', '40')
  await sellTooDear('2025-03-17', '2025-03-24', '30')
  assert.equal((await proposals()).count, 0)
  const third = await sellTooDear('2025-03-31', '2025-04-09', '20')
  const proposal = only((await proposals()).rows)
  assert.deepEqual(
    [proposal.rule, proposal.percent, proposal.bills, proposal.cases.length, proposal.cases.at(-1)?.number],
    ['price_off_habit', '5', 3, 3, third.number],
  )

  // Whoever sells does not make the rules; the sales manager does, once.
  const about = { proposalId: proposal.id }
  const version = { version: proposal.version }
  assert.equal((await rep.call(disputes.acceptRuleProposal, about, version)).status, 403)
  assert.deepEqual(await manager.do(disputes.acceptRuleProposal, about, version), { ruleVersion: 1 })
  const twice = await manager.refused(disputes.declineRuleProposal, { ...about, reason: 'No.' }, { version: 2 })
  assert.equal(twice.code, 'proposal_is_decided')

  // The next order at 54.00 waits for an answer; at the price of the last bills it would have passed.
  await world.clock.set('2025-04-11')
  const stopped = await rep.do(orders.placeOrder, order('2025-04-11', '25'))
  assert.equal(stopped.status, 'queried')
  const query = only((await rep.ask(orders.listQueries, { mine: true })).rows)
  assert.deepEqual([query.rule, query.value, query.expected], ['price_off_habit', '54', '48'])
  const line = { field: 'unitPrice', line: 0, value: '48' } as const
  await rep.do(orders.answerQuery, { queryId: query.id, kind: 'corrected', amendments: [line] })
  // Now it is off the list, and the salesperson says why: what was only in a mail stands in the order.
  const offList = only((await rep.ask(orders.listQueries, { mine: true })).rows)
  assert.equal(offList.rule, 'price_off_list')
  const why = { queryId: offList.id, kind: 'explained', answer: 'Agreed at 48.00 on 20 February.' } as const
  assert.equal((await rep.do(orders.answerQuery, why)).status, 'accepted')
  assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, [])
})
