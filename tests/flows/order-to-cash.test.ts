import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { checkBooks } from '#app/check-books'
import * as billing from '#contracts/billing'
import * as cash from '#contracts/cash'
import * as ledger from '#contracts/ledger'
import * as messages from '#contracts/messages'
import * as orders from '#contracts/orders'
import { currency } from '#kernel/money'
import { addContacts } from '#modules/parties'
import { createBankAccounts } from '#modules/company'
import { bankPaper } from '../world/bank-paper.ts'
import { goods, limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

const iban = 'DE89370400440532013000'

/** The people of the story, each with the rights of his role and no others. */
async function openHouse(t: TestContext) {
  const world = await openWorld({ today: '2025-03-03' })
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
