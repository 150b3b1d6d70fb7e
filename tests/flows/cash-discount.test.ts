import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { checkBooks } from '#app/check-books'
import * as billing from '#contracts/billing'
import * as cash from '#contracts/cash'
import * as pay from '#contracts/incentives'
import * as disputes from '#contracts/disputes'
import * as ledger from '#contracts/ledger'
import * as orders from '#contracts/orders'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { currency } from '#kernel/money'
import { createProducts, setPrices, taxCodes } from '#modules/catalog'
import { createBankAccounts } from '#modules/company'
import { bankPaper, type PaperLine } from '../world/bank-paper.ts'
import { limitOf, openQuellwerk } from '../world/quellwerk.ts'
import { openWorld } from '../world/world.ts'

const euro = currency('EUR')
const conveyors = { 'FB-A': '10000.00', 'FB-B': '4250.40', 'FB-C': '100.80' } as const
type Sku = keyof typeof conveyors

const only = <T>(values: readonly T[]): T => {
  const [first, second] = values
  assert.ok(first !== undefined && second === undefined, `${values.length} instead of one`)
  return first
}

/** Aumann, who has 2 % within 10 days, and everybody who serves him. */
async function openHouse(t: TestContext, today = '2025-04-01') {
  const world = await openWorld({ today })
  t.after(() => world.close())
  const reuter = await world.staffId('sales_rep', 'Anna Reuter')
  const house = await world.work(async (work) => {
    const made = await openQuellwerk(work, { aumann: reuter })
    await limitOf(work, made.aumann, '60000.00')
    await createBankAccounts(work, [
      { entityId: made.entityId, currency: euro, name: 'Sparkasse Bremen', iban: 'DE89370400440532013000' },
    ])
    const taxCodeId = (await taxCodes(work.tx)).find((code) => code.code === 'de-standard')?.id
    assert.ok(taxCodeId)
    const ids = await createProducts(
      work,
      Object.keys(conveyors).map((sku) => ({ sku, name: `Conveyor ${sku}`, taxCodeId })),
    )
    const prices = Object.values(conveyors)
    await setPrices(
      work,
      ids.map((productId, index) => ({
        productId,
        currency: euro,
        amount: parseDecimal(prices[index] ?? ''),
        fromOn: day('2025-01-01'),
        listName: 'list 2025',
      })),
    )
    return made.wire
  })
  const { entityId, aumann } = house
  const rep = world.as('sales_rep', 'Anna Reuter')
  const dispatch = world.as('operations', 'Jens Harms')
  const clerk = world.as('billing_clerk', 'Ida Kolbe')
  const cashier = world.as('cash_clerk', 'Maren Thies')
  const lead = world.as('finance_lead', 'Paul Renken')
  let statements = 0
  return {
    world,
    entityId,
    aumann,
    rep,
    clerk,
    cashier,
    lead,
    /** Ordered, delivered and billed on one day. */
    bill: async (sku: Sku) => {
      const { id, status } = await rep.do(orders.placeOrder, {
        entityId,
        customerId: aumann,
        lines: [{ sku, quantity: '1' }],
      })
      assert.equal(status, 'accepted')
      await dispatch.do(orders.confirmDelivery, { orderId: id, proofKind: 'signature', signedBy: 'K. Vogel' })
      const invoice = only((await clerk.do(billing.issueInvoices, { orderIds: [id] })).documents)
      await world.settle()
      return invoice
    },
    bank: async (on: string, ...lines: PaperLine[]) => {
      statements += 1
      const bytes = bankPaper({ day: on, number: String(statements), lines })
      const result = await cashier.do(cash.importBankFile, {}, { file: { name: `${on}.xml`, bytes } })
      await world.settle()
      return result
    },
    posted: async () => {
      const { rows } = await lead.ask(ledger.readTrialBalance, { entityId })
      return Object.fromEntries(
        rows.flatMap(({ account, balance }) => (balance.amount === '0.00' ? [] : [[account, balance.amount]])),
      )
    },
    openOf: async (documentId: string) => (await clerk.ask(billing.showDocument, { documentId })).open?.amount,
    proven: async () => assert.deepEqual((await world.work(({ tx }) => checkBooks(tx))).findings, []),
  }
}

const payer = 'Aumann Fördertechnik GmbH'

test('story 2, steps 1 to 4: a discount in time is booked with its tax; one too late stays open until it is paid', async (t) => {
  const house = await openHouse(t)
  const { world, entityId, rep, lead, bank, bill, posted, openOf } = house
  const plan = await lead.do(pay.makePayPlan, {
    entityId,
    name: 'Sales 2025',
    from: '2025-01-01',
    rates: { goods: '5', service: '5', freight: '0' },
    members: [(await rep.ask(pay.readPayStatement, { entityId })).staffId],
  })
  await rep.do(pay.acceptPayPlan, { planId: plan.id })
  const earned = async () =>
    (await rep.ask(pay.readPayStatement, { entityId })).entries.map(({ amount, earnedOn }) => [amount.amount, earnedOn])

  // Tuesday 1 April: 11,900.00. Thursday 10 April, the last day of the discount, 238.00 less arrives.
  const a = await bill('FB-A')
  assert.deepEqual([a.gross.amount, a.discount?.until, a.discount?.amount.amount], ['11900.00', '2025-04-11', '238.00'])
  await world.clock.set('2025-04-10')
  const first = await bank('2025-04-10', { amount: '11662.00', payer, text: a.number })
  assert.equal(first.autoApplied, 1)
  const sold = { 1000: '11662.00', 2200: '-1862.00', 4000: '-10000.00', 4080: '200.00' }
  assert.deepEqual(await posted(), { ...sold, 2310: '-490.00', 6400: '490.00' })
  assert.equal(await openOf(a.id), '0.00')
  const shown = await house.clerk.ask(billing.showDocument, { documentId: a.id })
  assert.deepEqual(
    shown.applied.map(({ kind, amount }) => [kind, amount.amount]),
    [
      ['receipt', '11662.00'],
      ['cash_discount', '238.00'],
    ],
  )
  assert.deepEqual(await earned(), [['490.00', '2025-04-10']])

  // The same day 5,057.98: the discount day is Easter Sunday, counts until Tuesday, and is three days late on Friday 25 April.
  const b = await bill('FB-B')
  assert.deepEqual([b.gross.amount, b.discount?.amount.amount, b.discount?.until], ['5057.98', '101.16', '2025-04-20'])
  await world.clock.set('2025-04-28')
  const second = await bank('2025-04-28', { amount: '4956.82', payer, text: b.number })
  assert.equal(second.autoApplied, 1)
  assert.equal(await openOf(b.id), '101.16')
  const line = only((await house.cashier.ask(cash.listBankLines, { from: '2025-04-28', to: '2025-04-28' })).rows)
  assert.equal(line.state, 'applied')
  assert.deepEqual(await earned(), [
    ['490.00', '2025-04-10'],
    ['208.27', '2025-04-28'],
  ])

  // 9 May: the rest arrives.
  await world.clock.set('2025-05-09')
  await bank('2025-05-09', { amount: '101.16', payer, text: b.number })
  assert.equal(await openOf(b.id), '0.00')
  assert.deepEqual((await earned()).at(-1), ['4.25', '2025-05-09'])
  await house.proven()
})

test('money that comes on the last day of grace keeps its discount, by the amount alone too, and one day later it does not', async (t) => {
  const { world, bill, bank, openOf, cashier, proven } = await openHouse(t, '2025-04-10')
  const inTime = await bill('FB-B')
  await world.clock.set('2025-04-25')
  await bank('2025-04-25', { amount: '4956.82', payer, text: inTime.number })
  assert.equal(await openOf(inTime.id), '0.00')

  await world.clock.set('2025-05-05')
  const byAmount = await bill('FB-A')
  await world.clock.set('2025-05-15')
  await bank('2025-05-15', { amount: '11662.00', payer, iban: 'DE02120300000000202051', text: 'Zahlung' })
  const waiting = only((await cashier.ask(cash.listBankLines, { state: 'unidentified' })).rows)
  const read = await cashier.ask(cash.readBankLine, { receiptId: waiting.id })
  const best = read.proposals[0]
  assert.ok(best && best.reasons.some(({ key }) => key === 'cash.less_discount'))
  await cashier.do(cash.acceptProposals, { lines: [{ receiptId: waiting.id, proposalId: best.id }] })
  await world.settle()
  assert.equal(await openOf(byAmount.id), '0.00')
  await proven()
})

test('a discount is taken back with its money: by hand as if it had never been, by the bank on the day of the return', async (t) => {
  const { world, bill, bank, openOf, posted, cashier, lead, rep, entityId, aumann, proven } = await openHouse(t)
  const invoice = await bill('FB-A')
  await world.clock.set('2025-04-10')
  await bank('2025-04-10', { amount: '11662.00', payer, text: invoice.number, endToEndId: 'AUM-4711-2025' })
  const line = only((await cashier.ask(cash.listBankLines, {})).rows)
  const version = (await cashier.ask(cash.readBankLine, { receiptId: line.id })).version
  const undone = await cashier.do(cash.undoDeed, { receiptId: line.id }, { version })
  assert.equal(await openOf(invoice.id), '11900.00')
  assert.deepEqual(await posted(), {
    1000: '11662.00',
    1100: '11900.00',
    2110: '-11662.00',
    2200: '-1900.00',
    4000: '-10000.00',
  })
  const best = undone.proposals[0]
  assert.ok(best)
  await cashier.do(cash.acceptProposals, { lines: [{ receiptId: line.id, proposalId: best.id }] })
  assert.equal(await openOf(invoice.id), '0.00')

  await world.clock.set('2025-04-16')
  await bank('2025-04-16', { amount: '-11662.00', returns: true, endToEndId: 'AUM-4711-2025', text: 'Rückgabe' })
  assert.equal(await openOf(invoice.id), '11900.00')
  assert.deepEqual(await posted(), { 1100: '11900.00', 2200: '-1900.00', 4000: '-10000.00' })
  const asAt = async (on: string) =>
    (await lead.ask(ledger.readStatement, { customerId: aumann, entityId, currency: 'EUR', asAt: on })).items.map(
      ({ open }) => open.amount,
    )
  assert.deepEqual(await asAt('2025-04-15'), [])
  assert.deepEqual(await asAt('2025-04-16'), ['11900.00'])
  assert.deepEqual((await rep.ask(pay.readPayStatement, { entityId })).entries, [])
  await proven()
})

test('a few cents short are let go, not twice on one bill, and not what the customer refuses', async (t) => {
  const { world, bill, bank, openOf, posted, proven } = await openHouse(t)
  const invoice = await bill('FB-C')
  await world.clock.set('2025-04-29')
  await bank('2025-04-29', { amount: '119.05', payer, text: invoice.number })
  assert.equal(await openOf(invoice.id), '0.00')
  assert.deepEqual(await posted(), { 1000: '119.05', 2200: '-19.15', 4000: '-100.80', 6210: '0.90' })
  const other = await bill('FB-C')
  await world.clock.set('2025-05-20')
  await bank('2025-05-20', { amount: '118.94', payer, text: other.number })
  assert.equal(await openOf(other.id), '1.01')
  await proven()
})

test('what the customer refuses is no discount, though it is smaller than the discount and in time', async (t) => {
  const { world, bill, bank, clerk, openOf, posted, proven } = await openHouse(t)
  const invoice = await bill('FB-A')
  await clerk.do(disputes.openDispute, {
    documentId: invoice.id,
    cause: 'price',
    lines: [{ lineId: invoice.lines[0]?.id ?? '', agreedPrice: '9900' }],
    text: 'Agreed price is 9,900.00.',
    origin: 'customer',
  })
  await world.clock.set('2025-04-10')
  await bank('2025-04-10', { amount: '11781.00', payer, text: invoice.number })
  assert.equal(await openOf(invoice.id), '119.00')
  assert.deepEqual(await posted(), { 1000: '11781.00', 1100: '119.00', 2200: '-1900.00', 4000: '-10000.00' })
  await proven()
})
