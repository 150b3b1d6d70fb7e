import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId, id } from '#kernel/id'
import * as contract from '#contracts/catalog'
import { createCustomer } from '#contracts/parties'
import { addTaxCodesOf } from '#modules/catalog'
import { createEntities } from '#modules/company'
import { openWorld } from '../world/world.ts'

async function openShop() {
  const world = await openWorld({ today: '2025-12-20' })
  await world.work(async (work) => {
    await createEntities(work, [{ code: 'DE', name: 'Quellwerk', country: 'DE' }])
    await addTaxCodesOf(work, { country: 'DE', language: 'en' })
  })
  const manager = world.as('sales_manager', 'Ida Kolbe')
  const { taxCodes } = await manager.ask(contract.listTaxCodes, {})
  const taxCodeId = taxCodes.find(({ code }) => code === 'de-standard')?.id ?? ''
  const rep = world.as('sales_rep', 'Mira Sandvoss')
  const ownerId = formatId('stf', await world.staffId('sales_rep', 'Mira Sandvoss'))
  const customer = (name: string, owner: string | null = null) =>
    manager.do(createCustomer, { name, country: 'DE', currency: 'EUR', ownerId: owner })
  return {
    world,
    manager,
    rep,
    taxCodes,
    taxCodeId,
    mine: await customer('Hansa', ownerId),
    other: await customer('Zorn'),
  }
}

test('a product is put on file, changed at its version and taken out of sale', async (t) => {
  const { world, manager, rep, taxCodeId } = await openShop()
  t.after(() => world.close())
  const made = await manager.do(contract.createProduct, {
    sku: 'KL-6205',
    name: 'Rillenkugellager 6205',
    taxCodeId,
    packSize: '10',
    cost: { amount: '7.135', currency: 'EUR' },
  })
  assert.deepEqual([made.kind, made.unit, made.packSize, made.taxCode.code], ['goods', 'pcs', '10', 'de-standard'])
  const changed = await manager.do(contract.changeProduct, { productId: made.id, packSize: null }, { version: 1 })
  assert.deepEqual([changed.packSize, changed.cost, changed.version], [null, { amount: '7.135', currency: 'EUR' }, 2])
  assert.equal(
    (await manager.refused(contract.changeProduct, { productId: made.id, name: 'x' }, { version: 1 })).status,
    412,
  )
  await manager.do(contract.changeProduct, { productId: made.id, active: false }, { version: 2 })
  assert.equal((await rep.ask(contract.listProducts, { active: true })).count, 0)
  assert.equal((await rep.ask(contract.readProduct, { productId: made.id })).active, false)

  const second = await manager.do(contract.createProduct, { sku: 'KL-6206', name: 'Lager 6206', taxCodeId })
  const refusals = [
    [contract.createProduct, { sku: 'KL-6205', name: 'Again', taxCodeId }, 'sku_is_taken', 'sku'],
    [
      contract.createProduct,
      { sku: 'X', name: 'X', taxCodeId: formatId('txc', id<'txc'>(999n)) },
      'tax_code_is_unknown',
      'taxCodeId',
    ],
    [
      contract.createProduct,
      { sku: 'X', name: 'X', taxCodeId, packSize: '0' },
      'pack_size_is_not_positive',
      'packSize',
    ],
    [contract.changeProduct, { productId: second.id, sku: 'KL-6205' }, 'sku_is_taken', 'sku'],
  ] as const
  for (const [endpoint, request, code, field] of refusals) {
    const problem = await manager.refused(endpoint, request, { version: 1 })
    assert.deepEqual([problem.code, problem.facts?.['field']], [code, field])
    assert.ok(problem.remedy)
  }
  assert.equal((await rep.refused(contract.createProduct, { sku: 'X', name: 'X', taxCodeId })).status, 403)
})

test('prices have days; the agreement goes before the list, and the answer says whose word it is', async (t) => {
  const { world, manager, taxCodeId, mine } = await openShop()
  t.after(() => world.close())
  const { id: productId } = await manager.do(contract.createProduct, { sku: 'L', name: 'Lager', taxCodeId })
  const list = { productId, currency: 'EUR', listName: 'list 2025' } as const
  await manager.do(contract.setPrice, { ...list, amount: '12.40', fromOn: '2025-01-01' })
  await manager.do(contract.setPrice, { ...list, amount: '12.87', fromOn: '2026-01-01', listName: 'list 2026' })
  await manager.do(contract.setPrice, { ...list, currency: 'GBP', amount: '10.90', fromOn: '2025-01-01' })
  const agreed = await manager.do(contract.setPrice, {
    productId,
    currency: 'EUR',
    customerId: mine.id,
    amount: '11.78',
    fromOn: '2025-11-14',
    toOn: '2026-02-28',
    agreement: 'contract 14',
  })
  assert.deepEqual([agreed.state, agreed.customer?.name, agreed.setBy], ['holds', 'Hansa', 'Ida Kolbe'])

  const on = (day: string, customerId?: string) =>
    manager.ask(contract.readHoldingPrice, {
      productId,
      currency: 'EUR',
      on: day,
      ...(customerId ? { customerId } : {}),
    })
  const inForce = await on('2026-01-15', mine.id)
  assert.deepEqual([inForce.holds, inForce.amount, inForce.list?.amount], ['agreement', '11.78', '12.87'])
  assert.deepEqual([inForce.agreement?.name, inForce.agreement?.setBy], ['contract 14', 'Ida Kolbe'])
  assert.deepEqual([(await on('2026-03-01', mine.id)).holds, (await on('2024-12-31')).holds], ['list', null])
  assert.equal((await on('2025-12-31')).amount, '12.4')

  const { rows } = await manager.ask(contract.listPrices, { productId, currency: 'EUR', of: 'list' })
  assert.deepEqual(
    rows.map(({ amount, state }) => [amount, state]),
    [
      ['12.87', 'to_come'],
      ['12.4', 'holds'],
    ],
  )
  const later = await manager.ask(contract.listPrices, {
    productId,
    of: 'list',
    currency: 'EUR',
    on: '2026-06-01',
    state: 'past',
  })
  assert.deepEqual(
    later.rows.map(({ amount }) => amount),
    ['12.4'],
  )
  const [listed] = (await manager.ask(contract.listProducts, {})).rows
  assert.deepEqual([listed?.price, listed?.currency], ['12.4', 'EUR'])
  assert.equal((await manager.ask(contract.listProducts, { currency: 'USD', withoutPrice: true })).count, 1)

  const refusals = [
    [{ ...list, amount: '13', fromOn: '2026-01-01' }, 'price_day_is_taken'],
    [{ ...list, amount: '13', fromOn: '2026-05-01', toOn: '2026-04-01' }, 'price_ends_before_it_begins'],
    [{ ...list, amount: '-1', fromOn: '2026-05-01' }, 'price_is_negative'],
    [{ ...list, amount: '1', fromOn: '2026-05-01', agreement: 'contract 9' }, 'agreement_is_without_customer'],
  ] as const
  for (const [request, code] of refusals) {
    const problem = await manager.refused(contract.setPrice, request)
    assert.deepEqual([problem.code, typeof problem.remedy], [code, 'string'])
  }
})

test('what was agreed with somebody else’s customer is not shown', async (t) => {
  const { world, manager, rep, taxCodeId, mine, other } = await openShop()
  t.after(() => world.close())
  const { id: productId } = await manager.do(contract.createProduct, { sku: 'L', name: 'Lager', taxCodeId })
  for (const customerId of [mine.id, other.id]) {
    await manager.do(contract.setPrice, { productId, customerId, currency: 'EUR', amount: '9', fromOn: '2025-01-01' })
  }
  const seen = await rep.ask(contract.listPrices, { productId })
  assert.deepEqual(
    seen.rows.map(({ customer }) => customer?.name),
    ['Hansa'],
  )
  assert.equal((await rep.refused(contract.listPrices, { customerId: other.id })).status, 404)
  const asked = { productId, customerId: other.id, currency: 'EUR', on: '2025-06-01' } as const
  assert.equal((await rep.refused(contract.readHoldingPrice, asked)).status, 404)
  assert.equal(
    (await rep.refused(contract.setPrice, { productId, currency: 'EUR', amount: '1', fromOn: '2026-01-01' })).status,
    403,
  )
  const file = Buffer.from((await rep.download(contract.listPrices, { productId, format: 'csv' })).bytes).toString()
  assert.ok(file.includes('Hansa') && !file.includes('Zorn'))
})

test('tax codes come with their dated rates and where each was taken from', async (t) => {
  const { world, taxCodes } = await openShop()
  t.after(() => world.close())
  const standard = taxCodes.find(({ code }) => code === 'de-standard')
  assert.deepEqual(
    standard?.rates.slice(0, 2).map(({ percent, fromOn }) => [percent, fromOn]),
    [
      ['19', '2021-01-01'],
      ['16', '2020-07-01'],
    ],
  )
  assert.match(standard?.rates[0]?.source ?? '', /UStG/)
})
