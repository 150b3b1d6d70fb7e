import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currency } from '#kernel/money'
import * as contract from '#contracts/insight'
import { routes } from '#modules/insight'
import { createCustomers } from '#modules/parties'
import { openWorld } from '../world/world.ts'

test('a customer is found however his name is spelled, by those who may see him', async (t) => {
  const world = await openWorld({ today: '2025-03-03', zone: 'Europe/Berlin', routes })
  t.after(() => world.close())
  await world.work((work) =>
    createCustomers(work, [
      { number: '10233', name: 'Kessler Anlagenbau GmbH', country: 'DE', currency: currency('EUR') },
      { number: '10418', name: 'Aumann Fördertechnik GmbH', country: 'DE', currency: currency('EUR') },
    ]),
  )
  const clerk = world.as('billing_clerk')
  const titles = async (text: string) => (await clerk.ask(contract.search, { text })).hits.map((hit) => hit.title)
  assert.deepEqual(await titles('fordertechnik'), ['Aumann Fördertechnik GmbH'])
  assert.deepEqual(await titles('102'), ['Kessler Anlagenbau GmbH'])
  assert.deepEqual(await titles('gmbh'), ['Aumann Fördertechnik GmbH', 'Kessler Anlagenbau GmbH'])
  assert.deepEqual(await titles('%'), [])
  const seller = world.as('sales_rep')
  assert.deepEqual((await seller.ask(contract.search, { text: 'gmbh' })).hits, [])
})
