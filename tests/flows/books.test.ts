import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { formatId, id } from '#kernel/id'
import { currency, money } from '#kernel/money'
import * as contract from '#contracts/ledger'
import { createEntities } from '#modules/company'
import { itemIds, post, raiseItems, type ItemKind } from '#modules/ledger'
import { createCustomers } from '#modules/parties'
import { openWorld } from '../world/world.ts'

const euro = currency('EUR')

test('the books answer over the API: ageing, open items, statement, trial balance, postings', async (t) => {
  const world = await openWorld({ today: '2025-05-10' })
  t.after(() => world.close())
  const raised: readonly (readonly [ItemKind, string, string, bigint])[] = [
    ['invoice', 'RE-1', '2025-06-01', 100_00n],
    ['invoice', 'RE-2', '2025-05-09', 50_00n],
    ['invoice', 'RE-3', '2025-03-10', 25_00n],
    ['credit_note', 'GS-1', '2025-05-09', 10_00n],
    ['receipt', 'bank line', '2025-05-05', 7_00n],
  ]
  const { entityId, customerId } = await world.work(async (work) => {
    const [entityId] = await createEntities(work, [{ code: 'DE', name: 'Quellwerk', country: 'DE' }])
    const [customerId] = await createCustomers(work, [
      { number: '10233', name: 'Kessler', country: 'DE', currency: euro },
    ])
    assert.ok(entityId && customerId)
    const ids = await itemIds(work.tx, raised.length)
    const on = day('2025-03-01')
    const items = raised.map(([kind, number, due, total], index) => {
      const itemId = ids[index]
      assert.ok(itemId)
      return { id: itemId, kind, number, due: day(due), total, sign: kind === 'invoice' ? 1n : -1n }
    })
    await post(
      work,
      items.map(({ id: itemId, kind, total, sign }) => ({
        entityId,
        kind: 'test',
        valueOn: on,
        postedOn: on,
        postings: [
          {
            account: kind === 'receipt' ? (2110 as const) : (1100 as const),
            itemId,
            customerId,
            amount: money(sign * total, euro),
            entityAmount: sign * total,
          },
          {
            account: kind === 'receipt' ? (1000 as const) : (4000 as const),
            amount: money(-sign * total, euro),
            entityAmount: -sign * total,
          },
        ],
      })),
    )
    await raiseItems(
      work,
      items.map(({ id: itemId, kind, number, due, total }) => ({
        id: itemId,
        entityId,
        customerId,
        kind,
        documentId: null,
        receiptId: kind === 'receipt' ? id<'rec'>(1n) : null,
        number,
        reference: null,
        issuedOn: on,
        dueOn: due,
        effectiveDueOn: due,
        currency: euro,
        total,
        entityTotal: total,
        valueOn: on,
        postedOn: on,
      })),
    )
    return { entityId: formatId('ent', entityId), customerId: formatId('cus', customerId) }
  })
  const lead = world.as('finance_lead')
  const ageing = await lead.ask(contract.readAgeing, { entityId })
  const amounts = (row: Readonly<Record<string, unknown>>) =>
    ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90', 'credits', 'unapplied', 'total'].map((part) => {
      const value = row[part]
      assert.ok(typeof value === 'object' && value !== null && 'amount' in value)
      return value.amount
    })
  const expected = ['100.00', '50.00', '0.00', '25.00', '0.00', '-10.00', '-7.00', '158.00']
  assert.deepEqual(ageing.rows.map(amounts), [expected])
  assert.deepEqual(ageing.sums.map(amounts), [expected])
  const later = await lead.ask(contract.readAgeing, { entityId, asAt: '2025-07-01' })
  assert.deepEqual(later.rows.map(amounts), [['0.00', '100.00', '50.00', '0.00', '25.00', '-10.00', '-7.00', '158.00']])

  const statement = await lead.ask(contract.readStatement, { customerId, entityId, currency: 'EUR' })
  assert.deepEqual(amounts(statement.ageing), expected)
  assert.deepEqual(
    statement.items.map((line) => [line.number, line.daysLate, line.open.amount]),
    [
      ['RE-3', 61, '25.00'],
      ['RE-2', 1, '50.00'],
      ['RE-1', 0, '100.00'],
    ],
  )
  assert.equal(statement.total.amount, '158.00')

  const late = await lead.ask(contract.listOpenItems, { entityId, lateBy: 30 })
  assert.deepEqual(
    late.rows.map((row) => row.number),
    ['RE-3'],
  )
  const first = await lead.ask(contract.listOpenItems, { sort: 'number', limit: 2 })
  const rest = await lead.ask(contract.listOpenItems, { sort: 'number', limit: 3, cursor: first.next ?? '' })
  assert.deepEqual(
    [...first.rows, ...rest.rows].map((row) => row.number),
    ['GS-1', 'RE-1', 'RE-2', 'RE-3', 'bank line'],
  )
  assert.deepEqual([first.count, first.sums[0]?.open.amount, first.sums[0]?.late.amount], [5, '158.00', '75.00'])
  assert.deepEqual(
    (await lead.ask(contract.listOpenItems, { notDue: true })).rows.map((row) => row.number),
    ['RE-1'],
  )

  const balance = await lead.ask(contract.readTrialBalance, { entityId })
  assert.equal(balance.debit.amount, balance.credit.amount)
  assert.deepEqual(
    balance.rows.map((row) => [row.account, row.balance.amount]),
    [
      [1000, '7.00'],
      [1100, '165.00'],
      [2110, '-7.00'],
      [4000, '-165.00'],
    ],
  )
  const postings = await lead.ask(contract.listPostings, { entityId, account: 1100 })
  assert.deepEqual(
    [postings.count, postings.sums[0]?.debit.amount, postings.sums[0]?.credit.amount],
    [4, '175.00', '10.00'],
  )

  const administrator = world.as(['administrator', 'finance_lead'])
  const refusal = await administrator.refused(contract.closePeriod, { entityId, month: '2025-05-01' })
  assert.equal(refusal.code, 'month_is_not_over')
  assert.equal(
    (await administrator.refused(contract.closePeriod, { entityId, month: '2025-04-01' })).code,
    'earlier_month_is_open',
  )
  await administrator.do(contract.closePeriod, { entityId, month: '2025-03-01' })
  assert.equal(
    (await administrator.refused(contract.closePeriod, { entityId, month: '2025-03-15' })).code,
    'month_is_closed',
  )
  const { periods } = await lead.ask(contract.listPeriods, { entityId })
  assert.deepEqual(
    periods.map((period) => period.month),
    ['2025-03-01'],
  )

  const rep = world.as('sales_rep')
  assert.deepEqual((await rep.ask(contract.readAgeing, {})).rows, [])
  assert.deepEqual((await rep.ask(contract.listOpenItems, {})).rows, [])
  assert.equal((await rep.refused(contract.readStatement, { customerId, entityId, currency: 'EUR' })).status, 404)
})
