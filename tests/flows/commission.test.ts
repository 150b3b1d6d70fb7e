import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import { formatId, id, type Id } from '#kernel/id'
import { currency, money, parseMoney } from '#kernel/money'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { creditByLine, documentLines, issueImported } from '#modules/billing'
import { createTaxCodes, taxCodes } from '#modules/catalog'
import { createEntities } from '#modules/company'
import { accrue, acceptPlan, checkPay, makePlan, settlePay } from '#modules/incentives'
import { allocate, itemIds, itemsOfDocument, post, raiseItems, unallocate } from '#modules/ledger'
import { createCustomers, parseTerms } from '#modules/parties'
import * as pay from '#contracts/incentives'
import { bankPaper } from '../world/bank-paper.ts'
import { atCashDesk } from '../world/cash-desk.ts'
import { exported, now } from '../world/import-into.ts'
import { openWorld, type World } from '../world/world.ts'

const euro = currency('EUR')
const eur = (text: string) => parseMoney(text, euro)

type Desk = World & {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly pfeil: Id<'stf'>
  readonly bill: (
    number: string,
    on: string,
    nets: readonly (readonly [string, 'goods' | 'freight'])[],
  ) => Promise<Id<'inv'>>
  readonly pay: (documentId: Id<'inv'>, on: string, amount: string) => Promise<Id<'alc'>>
  readonly goesBack: (allocationId: Id<'alc'>, on: string) => Promise<unknown>
  readonly entries: (documentId: Id<'inv'>) => Promise<readonly (readonly [string, string, string, string])[]>
}

let receipts = 0n

async function openDesk(t: TestContext): Promise<Desk> {
  const world = await openWorld({ today: '2025-01-02' })
  t.after(() => world.close())
  const pfeil = await world.staffId('sales_rep', 'Jonas Pfeil')
  const made = await world.work(async (work) => {
    const [entityId] = await createEntities(work, [{ code: 'DE', name: 'Quellwerk', country: 'DE' }])
    const [customerId] = await createCustomers(work, [{ name: 'Lindauer', country: 'DE', currency: euro }])
    assert.ok(entityId && customerId)
    const [taxCodeId] = await createTaxCodes(work, [
      {
        code: 'N19',
        name: 'Standard rate',
        rates: [{ fromOn: day('2020-01-01'), percent: parseDecimal('19'), source: null }],
      },
    ])
    assert.ok(taxCodeId)
    const plan = await makePlan(work, {
      entityId,
      name: 'Sales 2025',
      from: day('2025-01-01'),
      rates: { goods: parseDecimal('5'), service: parseDecimal('6'), freight: parseDecimal('0') },
      note: null,
      members: [pfeil],
    })
    await acceptPlan({ ...work, who: { ...work.who, staffId: pfeil } }, { planId: plan.id })
    return { entityId, customerId, taxCodeId }
  })
  return { ...world, ...made, pfeil, ...actions(world, { ...made, pfeil }) }
}

type Made = { entityId: Id<'ent'>; customerId: Id<'cus'>; taxCodeId: Id<'txc'>; pfeil: Id<'stf'> }

function actions(world: World, made: Made): Pick<Desk, 'bill' | 'pay' | 'goesBack' | 'entries'> {
  const on = async <T>(today: string, verb: (work: Work) => Promise<T>): Promise<T> => {
    await world.clock.set(today)
    return world.work(verb)
  }
  const learn = (documentId: Id<'inv'>) => world.work((work) => accrue(work, { documentIds: [documentId] }))
  return {
    bill: (number, today, nets) =>
      on(today, async (work) => {
        const [document] = await issueImported(work, {
          entityId: made.entityId,
          documents: [imported(made, number, today, nets)],
        })
        assert.ok(document)
        return document.id
      }),
    pay: async (documentId, today, amount) => {
      const allocationId = await on(today, (work) => receive(work, made, { documentId, today, amount }))
      await learn(documentId)
      return allocationId
    },
    goesBack: (allocationId, today) =>
      on(today, async (work) => {
        const [link] = await unallocate(work, { allocationIds: [allocationId], postedOn: day(today) })
        assert.ok(link)
      }),
    entries: async (documentId) => {
      await learn(documentId)
      const rows = await world.work(({ tx }) =>
        tx.many<{ kind: string; amount: bigint; earnedOn: string; quarter: string }>(sql`
          select kind, amount, earned_on as "earnedOn", quarter from incentives.entry
          where document_id = ${documentId} order by id`),
      )
      return rows.map((row) => [row.kind, (Number(row.amount) / 100).toFixed(2), row.earnedOn, row.quarter])
    },
  }
}

type Imported = Parameters<typeof issueImported>[1]['documents'][number]

function imported(
  { customerId, taxCodeId, pfeil }: Made,
  number: string,
  on: string,
  nets: readonly (readonly [string, 'goods' | 'freight'])[],
): Imported {
  const [first, ...rest] = nets.map(([net, revenue]) => ({
    productId: null,
    orderLineId: null,
    deliveryLineId: null,
    originalLineId: null,
    description: revenue,
    detail: null,
    quantity: parseDecimal('1'),
    unit: 'piece',
    unitPrice: parseDecimal(net),
    net: eur(net),
    revenue,
    taxCodeId,
    taxRateId: null,
    taxPercent: parseDecimal('19'),
    priceKind: 'imported' as const,
    priceId: null,
    suppliedOn: day(on),
    deliveryNote: null,
    priceOriginId: null,
    quantityOriginId: null,
  }))
  assert.ok(first)
  return {
    kind: 'invoice',
    number,
    customerId,
    customerCountry: 'DE',
    issuedOn: day(on),
    terms: parseTerms('net:30'),
    currency: euro,
    poNumber: null,
    ourOrder: null,
    billTo: ['Lindauer'],
    language: 'de',
    originalId: null,
    reason: null,
    orderId: null,
    salespersonId: pfeil,
    lines: [first, ...rest],
  }
}

type Receipt = { readonly documentId: Id<'inv'>; readonly today: string; readonly amount: string }

/** Money that is booked and applied at once. */
async function receive(
  work: Work,
  { entityId, customerId }: Pick<Made, 'entityId' | 'customerId'>,
  { documentId, today, amount }: Receipt,
) {
  const [itemId] = await itemIds(work.tx, 1)
  const [debit] = await itemsOfDocument(work.tx, documentId)
  assert.ok(itemId && debit)
  receipts += 1n
  const [total, on, receiptId] = [eur(amount), day(today), id<'rec'>(receipts)]
  await post(work, [
    {
      entityId,
      kind: 'bank_line',
      receiptId,
      valueOn: on,
      postedOn: on,
      postings: [
        { account: 1000, amount: total, entityAmount: total.amount },
        { account: 2110, customerId, itemId, amount: money(-total.amount, euro), entityAmount: -total.amount },
      ],
    },
  ])
  const days = { issuedOn: on, dueOn: on, effectiveDueOn: on, valueOn: on, postedOn: on }
  await raiseItems(work, [
    {
      ...days,
      id: itemId,
      entityId,
      customerId,
      kind: 'receipt',
      documentId: null,
      receiptId,
      number: `bank line ${receipts}`,
      reference: null,
      currency: euro,
      total: total.amount,
      entityTotal: total.amount,
    },
  ])
  const links = [
    { creditItemId: itemId, debitItemId: debit.id, amount: total, how: 'auto' as const, valueOn: on, postedOn: on },
  ]
  const [link] = await allocate(work, { links, from: 2110 })
  assert.ok(link)
  return link.id
}

test('commission follows the money of an invoice: in part, back, and in part again', async (t) => {
  const desk = await openDesk(t)
  const invoice = await desk.bill('1', '2025-05-30', [['8000.00', 'goods']])
  assert.deepEqual(await desk.entries(invoice), [])
  const debit = await desk.pay(invoice, '2025-06-30', '9520.00')
  await desk.goesBack(debit, '2025-07-03')
  await desk.pay(invoice, '2025-07-18', '4000.00')
  const expected = [
    ['earn', '400.00', '2025-06-30', '2025-04-01'],
    ['reverse', '-400.00', '2025-07-03', '2025-07-01'],
    ['earn', '168.07', '2025-07-18', '2025-07-01'],
  ]
  assert.deepEqual(await desk.entries(invoice), expected)
  // Whoever repeats it writes nothing.
  assert.deepEqual(await desk.entries(invoice), expected)

  const rows = await exported(desk, 'commissions', { ...now, asAt: day('2025-07-03') })
  assert.deepEqual(
    rows.map((row) => [row['person'], row['statementPeriod'], row['kind'], row['amount'], row['earnedOn']]),
    [
      ['Jonas Pfeil', '2025-Q2', 'earn', '400.00', '2025-06-30'],
      ['Jonas Pfeil', '2025-Q3', 'reverse', '-400.00', '2025-07-03'],
    ],
  )
  assert.deepEqual(
    [rows[0]?.['planVersion'], rows[0]?.['share'], rows[0]?.['invoiceNumber'], rows[0]?.['rate']],
    ['1', '1/1', '1', '5'],
  )
  assert.equal((await exported(desk, 'commissions')).length, 3)
})

test('freight earns nothing, a credit note of what was not paid takes nothing, and of what was paid takes its part', async (t) => {
  const desk = await openDesk(t)
  const invoice = await desk.bill('2', '2025-03-07', [
    ['3125.00', 'goods'],
    ['45.00', 'freight'],
  ])
  await desk.pay(invoice, '2025-04-04', '3486.70')
  const before = await desk.entries(invoice)
  assert.deepEqual(before, [['earn', '144.42', '2025-04-04', '2025-04-01']])
  await desk.clock.set('2025-04-09')
  await desk.work(async (work) => {
    const [line] = await documentLines(work.tx, [invoice])
    assert.ok(line)
    const lines = [{ lineId: line.id, net: eur('240.00') }]
    await creditByLine(work, { documentId: invoice, reason: 'price as agreed', lines })
  })
  // The money is now all that is owed for: 5 % of 2,885.00.
  assert.deepEqual(await desk.entries(invoice), [...before, ['reverse', '-0.17', '2025-04-09', '2025-04-01']])
})

test('a bill of odd cents, the rest of another that came late: the quarter adds up', async (t) => {
  const desk = await openDesk(t)
  const [b, c] = [
    await desk.bill('B', '2025-04-10', [['4250.40', 'goods']]),
    await desk.bill('C', '2025-05-02', [['6318.75', 'goods']]),
  ]
  await desk.pay(b, '2025-04-28', '4956.82')
  await desk.pay(b, '2025-05-09', '101.16')
  await desk.pay(c, '2025-06-13', '7519.31')
  const told = [...(await desk.entries(b)), ...(await desk.entries(c))].map(([, amount]) => amount)
  assert.deepEqual(told, ['208.27', '4.25', '315.94'])
})

test('who has not accepted the plan earns nothing by it, and entries cannot be changed', async (t) => {
  const desk = await openDesk(t)
  const klamm = await desk.staffId('sales_rep', 'Tobias Klamm')
  const invoice = await desk.work(async (work) => {
    await makePlan(work, {
      entityId: desk.entityId,
      name: 'Sales 2025',
      from: day('2025-01-01'),
      rates: { goods: parseDecimal('9'), service: parseDecimal('9'), freight: parseDecimal('9') },
      note: null,
      members: [klamm, desk.pfeil],
    })
    const [code] = await taxCodes(work.tx)
    assert.ok(code)
    const made = { ...desk, taxCodeId: code.id, pfeil: klamm }
    const [document] = await issueImported(work, {
      entityId: desk.entityId,
      documents: [imported(made, '3', '2025-01-02', [['100.00', 'goods']])],
    })
    assert.ok(document)
    return document.id
  })
  await desk.pay(invoice, '2025-01-10', '119.00')
  assert.deepEqual(await desk.entries(invoice), [])
  // The new version does not bind Pfeil either before he accepts it.
  const own = await desk.bill('4', '2025-01-11', [['100.00', 'goods']])
  await desk.pay(own, '2025-01-12', '119.00')
  assert.deepEqual(await desk.entries(own), [['earn', '5.00', '2025-01-12', '2025-01-01']])
  await assert.rejects(
    desk.work(({ tx }) => tx.run(sql`update incentives.entry set amount = 1`)),
    /permission denied|append-only/,
  )
})

test('a plan is made, accepted and paid by, each by who may; a statement tells of the bank line', async (t) => {
  const desk = await atCashDesk(await openWorld({ today: '2025-01-02' }))
  t.after(() => desk.close())
  const pfeil = await desk.staffId('sales_rep', 'Jonas Pfeil')
  const [rep, lead] = [desk.as('sales_rep', 'Jonas Pfeil'), desk.as('finance_lead', 'Paul Renken')]
  const entityId = formatId('ent', desk.entityId)
  const draft = { entityId, name: 'Sales 2025', from: '2025-01-01', rates: { goods: '5', service: '6', freight: '0' } }
  assert.equal((await lead.refused(pay.makePayPlan, { ...draft, members: [] })).code, 'plan_has_no_members')
  const wrong = { ...draft, rates: { ...draft.rates, goods: '101' }, members: [formatId('stf', pfeil)] }
  assert.equal((await lead.refused(pay.makePayPlan, wrong)).code, 'rate_is_out_of_range')
  assert.equal((await rep.refused(pay.makePayPlan, { ...draft, members: [] })).status, 403)
  const plan = await lead.do(pay.makePayPlan, { ...draft, members: [formatId('stf', pfeil)] })
  assert.equal((await lead.refused(pay.acceptPayPlan, { planId: plan.id })).code, 'plan_is_not_yours_to_accept')
  await rep.do(pay.acceptPayPlan, { planId: plan.id })
  assert.equal((await rep.refused(pay.acceptPayPlan, { planId: plan.id })).code, 'plan_is_not_yours_to_accept')

  const lindauer = await desk.customer('Lindauer Maschinenbau')
  const item = await desk.bill(lindauer, 'RE-2025-00188', '1000.00', { issuedOn: '2025-03-07', salespersonId: pfeil })
  const before = await rep.ask(pay.readPayStatement, { entityId })
  assert.deepEqual([before.closing.amount, before.waiting.total.amount, before.waiting.count], ['0.00', '50.00', 1])

  await desk.clock.set('2025-04-07')
  await desk.load(
    bankPaper({ day: '2025-04-04', lines: [{ amount: '400.00', payer: 'Lindauer', text: 'RE-2025-00188' }] }),
  )
  await desk.settle()
  assert.equal(await desk.open(item), '600.00')
  const statement = await rep.ask(pay.readPayStatement, { entityId })
  const [entry, second] = statement.entries
  assert.ok(entry && !second)
  assert.deepEqual(
    [entry.kind, entry.basis.amount, entry.ratePercent, entry.amount.amount, entry.balance.amount, entry.payerName],
    ['earn', '400.00', '5', '20.00', '20.00', 'Lindauer'],
  )
  assert.deepEqual([statement.waiting.total.amount, statement.freezeOn], ['30.00', '2025-07-07'])

  const klamm = desk.as('sales_rep', 'Tobias Klamm')
  const others = { entityId, staffId: formatId('stf', pfeil) }
  assert.equal((await klamm.refused(pay.readPayStatement, others)).status, 404)
  assert.equal((await lead.ask(pay.readPayStatement, others)).earned.amount, '20.00')
  assert.deepEqual(
    (await lead.ask(pay.listPeople, { entityId })).people.map(({ name, earned }) => [name, earned.amount]),
    [['Jonas Pfeil', '20.00']],
  )
})

test('cash that is applied while a quarter is settled lands in that quarter or in the next, and never between', async (t) => {
  const desk = await openDesk(t)
  const bills = await Promise.all(
    Array.from({ length: 6 }, (_, index) => desk.bill(`R-${index}`, '2025-03-03', [['100.00', 'goods']])),
  )
  for (const bill of bills) {
    await desk.clock.set('2025-03-20')
    await desk.work((work) => receive(work, desk, { documentId: bill, today: '2025-03-20', amount: '119.00' }))
  }
  await desk.clock.set('2025-04-08')
  await Promise.all([
    ...bills.map((bill) => desk.work((work) => accrue(work, { documentIds: [bill] }))),
    desk.work((work) => settlePay(work, desk.entityId)),
  ])
  const rows = await desk.work(({ tx }) =>
    tx.many<{ quarter: string; entries: bigint; stated: bigint }>(sql`
      select entry.quarter, count(*) as entries, coalesce(max(statement.entries), 0)::bigint as stated
      from incentives.entry
      left join incentives.statement on statement.quarter = entry.quarter and statement.staff_id = entry.staff_id
      group by entry.quarter order by entry.quarter`),
  )
  assert.equal(
    rows.reduce((sum, row) => sum + row.entries, 0n),
    6n,
  )
  for (const row of rows) if (row.quarter === '2025-01-01') assert.equal(row.stated, row.entries)
  assert.deepEqual(await desk.work(({ tx }) => checkPay(tx)), [])
})
