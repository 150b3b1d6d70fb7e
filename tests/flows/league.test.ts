import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as insight from '#contracts/insight'
import { formatId } from '#kernel/id'
import { currency } from '#kernel/money'
import { createEntities } from '#modules/company'
import { freezeLeague } from '#modules/insight'
import { bankPaper } from '../world/bank-paper.ts'
import { eur, openCashDesk } from '../world/cash-desk.ts'

const cells = ['cash', 'leak', 'invoices', 'customers', 'dispute', 'debt', 'cohort', 'queries'] as const

test('a click on a figure of the league opens documents that add up to it, also once the quarter is frozen; quotas belong to a quarter', async (t) => {
  const desk = await openCashDesk({ today: '2025-02-10' })
  t.after(() => desk.close())
  const entityId = formatId('ent', desk.entityId)
  const pfeil = await desk.staffId('sales_rep', 'Jonas Pfeil')
  const reuter = await desk.staffId('sales_rep', 'Anna Reuter')
  const manager = desk.as('sales_manager', 'Vera Manger')
  const jonas = desk.as('sales_rep', 'Jonas Pfeil')
  const lindauer = await desk.customer('Lindauer Maschinenbau GmbH', { ownerId: pfeil })
  const aumann = await desk.customer('Aumann Fördertechnik', { ownerId: reuter })
  await desk.bill(lindauer, 'RE-2025-00101', '1000.00', { issuedOn: '2025-01-07', salespersonId: pfeil })
  await desk.bill(lindauer, 'RE-2025-00102', '150.00', { issuedOn: '2025-01-08', salespersonId: pfeil })
  await desk.bill(lindauer, 'RE-2025-00103', '90.00', { issuedOn: '2025-01-08', salespersonId: pfeil })
  await desk.bill(aumann, 'RE-2025-00104', '700.00', { issuedOn: '2025-01-09', salespersonId: reuter })
  await desk.clock.set('2025-03-20')
  const lines = [
    { amount: '1000.00', payer: 'Lindauer Maschinenbau GmbH', text: 'RE-2025-00101' },
    { amount: '700.00', payer: 'Aumann Fördertechnik', text: 'RE-2025-00104' },
  ]
  await desk.load(bankPaper({ day: '2025-03-18', lines }))

  // Quotas: the manager gives them, for a quarter; nobody overwrites what he has not seen.
  const about = { entityId, staffId: formatId('stf', pfeil) }
  const quotas = await manager.ask(insight.listQuotas, { entityId })
  assert.deepEqual(
    quotas.people.map(({ name, quota, version }) => [name, quota, version]),
    [
      ['Anna Reuter', null, 0],
      ['Jonas Pfeil', null, 0],
      ['Vera Manger', null, 0],
    ],
  )
  const set = await manager.do(insight.setQuota, { ...about, quota: eur('800.00') }, { version: 0 })
  assert.deepEqual([set.quota, set.version], [eur('800.00'), 1])
  assert.equal(
    (await manager.refused(insight.setQuota, { ...about, quota: eur('900.00') }, { version: 0 })).status,
    412,
  )
  const dollars = { ...about, quota: { amount: '1.00', currency: 'USD' } }
  assert.equal((await manager.refused(insight.setQuota, dollars, { version: 1 })).code, 'quota_currency_differs')
  const nothing = { ...about, quota: eur('0.00') }
  assert.equal((await manager.refused(insight.setQuota, nothing, { version: 1 })).code, 'quota_is_not_positive')
  assert.equal((await jonas.refused(insight.listQuotas, { entityId })).status, 403)
  const clerkId = formatId('stf', await desk.staffId('cash_clerk', 'Malte Tiedemann'))
  const stranger = { entityId, staffId: clerkId, quota: eur('5.00') }
  assert.equal((await manager.refused(insight.setQuota, stranger, { version: 0 })).code, 'person_does_not_sell')

  const read = () => manager.ask(insight.readLeague, { entityId, quarter: '2025-01-01' })
  const league = await read()
  const row = league.rows[0]
  assert.ok(row)
  // 150.00 is more than 100.00 and late by more than five days; 90.00 is not a debt to speak of.
  assert.deepEqual(
    [row.name, row.cash.amount, row.quotaPercent, row.customers, row.inDebt, row.invoices],
    ['Jonas Pfeil', '1000.00', '125', 1, 1, 3],
  )

  type Cell = (typeof cells)[number]
  const behind = async (cell: Cell) => {
    const page = await manager.ask(insight.listLeagueDocuments, {
      entityId,
      quarter: '2025-01-01',
      cell,
      staffId: row.staffId,
    })
    const [sums] = page.sums
    return { rows: page.rows, count: page.count, amount: sums?.amount.amount, customers: sums?.countedCustomers ?? 0 }
  }
  const addsUp = async () => {
    assert.equal((await behind('cash')).amount, '1000.00')
    assert.deepEqual(
      (await behind('debt')).rows.map(({ number }) => number),
      ['RE-2025-00102'],
    )
    assert.equal((await behind('invoices')).count, 3)
    assert.equal((await behind('customers')).count, 1)
    assert.equal((await behind('dispute')).customers, 0)
    assert.equal((await behind('leak')).amount ?? '0.00', '0.00')
    assert.deepEqual([(await behind('cohort')).count, (await behind('queries')).count], [0, 0])
  }
  await addsUp()

  // A sales rep sees his own, and not a colleague's.
  const own = await jonas.ask(insight.listLeagueDocuments, { entityId, cell: 'cash' })
  assert.deepEqual(
    own.rows.map(({ number, customerName }) => [number, customerName]),
    [['RE-2025-00101', 'Lindauer Maschinenbau GmbH']],
  )
  const others = { entityId, cell: 'cash', staffId: formatId('stf', reuter) } as const
  assert.equal((await jonas.refused(insight.listLeagueDocuments, others)).status, 404)
  assert.equal((await manager.ask(insight.listLeagueDocuments, { entityId, cell: 'cash' })).count, 2)

  const file = await manager.download(insight.exportLeague, { entityId })
  const text = Buffer.from(file.bytes).toString()
  assert.match(text, /^\ufeffrank,name,from/)
  assert.match(text, /1,Jonas Pfeil,2025-01-01,2025-03-31,no,EUR,1000\.00,,800\.00,125,/)

  // Months and years add up the same documents; a quota belongs to whole quarters, and nothing but a quarter is frozen.
  const seen = async (span: 'month' | 'year' | 'rolling', quarter: string) => {
    const shown = await manager.ask(insight.readLeague, { entityId, span, quarter })
    const { rows, sums } = await manager.ask(insight.listLeagueDocuments, { entityId, span, quarter, cell: 'cash' })
    assert.equal(sums[0]?.amount.amount ?? '0.00', shown.all.cash.amount)
    return [
      shown.from,
      shown.through,
      shown.all.cash.amount,
      shown.all.invoices,
      shown.rows[0]?.quota ?? null,
      rows.length,
    ]
  }
  assert.deepEqual(await seen('month', '2025-01-15'), ['2025-01-01', '2025-01-31', '0.00', 4, null, 0])
  assert.deepEqual(await seen('month', '2025-03-31'), ['2025-03-01', '2025-03-31', '1700.00', 0, null, 2])
  assert.deepEqual(await seen('year', '2025-02-01'), ['2025-01-01', '2025-12-31', '1700.00', 4, null, 2])
  assert.deepEqual(await seen('rolling', '2025-03-20'), ['2024-04-01', '2025-03-31', '1700.00', 4, null, 2])
  for (const quarter of ['2025-04-01', '2025-07-01', '2025-10-01']) {
    await manager.do(insight.setQuota, { ...about, quarter, quota: eur('1200.00') }, { version: 0 })
  }
  assert.deepEqual((await seen('year', '2025-02-01'))[4], eur('4400.00'))

  // Frozen: what is paid later changes nothing of what was read, in the table and behind it.
  await desk.clock.set('2025-04-09')
  assert.equal(await desk.work((work) => freezeLeague(work, desk.entityId)), true)
  await desk.load(
    bankPaper({
      day: '2025-03-31',
      lines: [{ amount: '150.00', payer: 'Lindauer Maschinenbau GmbH', text: 'RE-2025-00102' }],
    }),
  )
  const frozen = await read()
  assert.ok(frozen.frozenAt)
  assert.deepEqual([frozen.rows[0]?.cash.amount, frozen.rows[0]?.quota], ['1000.00', eur('800.00')])
  await addsUp()
  assert.equal((await seen('month', '2025-03-31'))[2], '1850.00')
  const late = { ...about, quarter: '2025-01-01', quota: eur('10.00') }
  assert.equal((await manager.refused(insight.setQuota, late, { version: 1 })).code, 'quarter_is_frozen')

  // A quota alone makes a row, so that who brought in nothing is not forgotten; taken away, it is gone.
  const may = { ...about, quarter: '2025-05-01' }
  await manager.do(insight.setQuota, { ...may, quota: eur('500.00') }, { version: 1 })
  await manager.do(insight.setQuota, { ...may, quota: null }, { version: 2 })
  const now = await manager.ask(insight.readLeague, { entityId })
  assert.deepEqual([now.rows[0]?.quota, now.before?.cash.amount], [null, '1700.00'])
})

test('a debt is more than a hundred of whatever the company counts in, with or without cents', async (t) => {
  const desk = await openCashDesk({ today: '2025-03-20' })
  t.after(() => desk.close())
  const pfeil = await desk.staffId('sales_rep', 'Jonas Pfeil')
  const manager = desk.as('sales_manager', 'Vera Manger')
  const yen = currency('JPY')
  const [japan] = await desk.work((work) =>
    createEntities(work, [
      { code: 'JP', name: 'Quellwerk KK', country: 'JP', currency: yen, zone: 'Asia/Tokyo', language: 'en' },
    ]),
  )
  assert.ok(japan)
  const nakata = await desk.customer('Nakata KK', { ownerId: pfeil, currency: yen })
  const sold = { issuedOn: '2025-01-07', salespersonId: pfeil, entityId: japan, currency: 'JPY' } as const
  const row = async () =>
    (await manager.ask(insight.readLeague, { entityId: formatId('ent', japan) })).rows.find(
      ({ name }) => name === 'Jonas Pfeil',
    )
  await desk.bill(nakata, 'JP-1', '100', sold)
  assert.deepEqual([(await row())?.inDebt, (await row())?.cash], [0, { amount: '0', currency: 'JPY' }])
  await desk.bill(nakata, 'JP-2', '101', sold)
  assert.equal((await row())?.inDebt, 1)
})

test('collectors see their own accounts: what came in promptly, what is overdue, with the documents behind it; nobody is ranked', async (t) => {
  const desk = await openCashDesk({ today: '2025-02-10' })
  t.after(() => desk.close())
  const entityId = formatId('ent', desk.entityId)
  const brandt = await desk.staffId('collector', 'Heike Brandt')
  const other = await desk.staffId('collector', 'Olaf Kern')
  const heike = desk.as('collector', 'Heike Brandt')
  const lindauer = await desk.customer('Lindauer Maschinenbau GmbH', { collectorId: brandt })
  const aumann = await desk.customer('Aumann Fördertechnik', { collectorId: other })
  await desk.bill(lindauer, 'RE-2025-00101', '1000.00', { issuedOn: '2025-01-07' })
  await desk.bill(lindauer, 'RE-2025-00102', '300.00', { issuedOn: '2025-01-08' })
  await desk.bill(lindauer, 'RE-2025-00103', '90.00', { issuedOn: '2025-01-15' })
  await desk.bill(aumann, 'RE-2025-00104', '700.00', { issuedOn: '2025-01-09' })
  await desk.clock.set('2025-03-20')
  await desk.load(
    bankPaper({
      day: '2025-02-10',
      lines: [{ amount: '1000.00', payer: 'Lindauer Maschinenbau GmbH', text: 'RE-2025-00101' }],
    }),
  )
  await desk.load(
    bankPaper({
      day: '2025-03-18',
      lines: [{ amount: '300.00', payer: 'Lindauer Maschinenbau GmbH', text: 'RE-2025-00102' }],
    }),
  )
  const read = await heike.ask(insight.readCollectors, { entityId })
  assert.deepEqual(
    read.rows.map((row) => [row.name, row.accounts, row.prompt, row.slow, row.overdue, row.oldestDays]),
    [['Heike Brandt', 1, eur('1000.00'), eur('300.00'), eur('90.00'), 34]],
  )
  const behind = async (cell: 'collected' | 'overdue') => {
    const { rows, sums } = await heike.ask(insight.listCollectorDocuments, { entityId, cell, sort: 'number' })
    return [rows.map(({ number, part }) => `${number} ${part}`).join(), sums[0]?.amount.amount]
  }
  assert.deepEqual(await behind('collected'), ['RE-2025-00101 prompt,RE-2025-00102 slow', '1300.00'])
  assert.deepEqual(await behind('overdue'), ['RE-2025-00103 late', '90.00'])
  const kern = { entityId, cell: 'overdue', staffId: formatId('stf', other) } as const
  assert.equal((await heike.refused(insight.listCollectorDocuments, kern)).status, 404)
  const lead = desk.as('finance_lead', 'Paul Renken')
  assert.deepEqual(
    (await lead.ask(insight.readCollectors, { entityId })).rows.map(({ name }) => name),
    ['Heike Brandt', 'Olaf Kern'],
  )
  assert.equal((await desk.clerk.refused(insight.readCollectors, { entityId })).status, 403)
})
