import { formatId } from '#kernel/id'
import { insist } from '#kernel/outcome'
import { routes } from '#app/routes'
import { openServer } from '#app/server'
import { createStaff, staffById, staffByUser } from '#modules/company'
import { createKey } from '#platform/api-key'
import { keyFileOf } from '#platform/key-file'
import { permissionsOf } from '#platform/rights'
import { root } from '../scripts/tree.ts'
import { quantile, type Figure } from './benches.ts'
import type { Place } from './place.ts'
import type { Stock } from './stock.ts'

const tries = 30

/** What people wait for, over HTTP with a key: lists, the ageing, a customer's items and statement. */
export async function readsBench(place: Place, stock: Stock): Promise<Figure[]> {
  const { url, key, close } = await serve(place)
  const customers = stock.customerIds.map((customerId) => formatId('cus', customerId))
  const pages: readonly (readonly [string, number, (index: number) => string])[] = [
    ['list of 50 open items', tries, () => '/v1/open-items?limit=50&lateBy=1'],
    ['ageing of all customers', tries, () => '/v1/ageing'],
    ['ageing as at a past day', 5, () => '/v1/ageing?asAt=2025-02-10'],
    ['open items of a customer', tries, (index) => `/v1/open-items?customerId=${customers[index % customers.length]}`],
  ]
  const figures: Figure[] = []
  for (const [name, count, path] of pages) {
    const times: number[] = []
    for (let index = 0; index <= count; index += 1) {
      const began = performance.now()
      const response = await fetch(`${url}${path(index * 37)}`, { headers: { authorization: `Bearer ${key}` } })
      const text = await response.text()
      if (!response.ok) throw new Error(`${path(index)} answered ${response.status}: ${text.slice(0, 300)}`)
      // The first one warms what the second finds warm.
      if (index > 0) times.push(performance.now() - began)
    }
    figures.push({ name: `${name}, p95`, value: quantile(times, 0.95), unit: 'ms' })
  }
  await close()
  return figures
}

export async function serve(place: Place) {
  const roles = ['finance_lead', 'sales_manager', 'operations', 'cash_clerk', 'billing_clerk'] as const
  const key = await place.work(async (work) => {
    const [staffId] = await createStaff(work, [{ name: 'Reader', roles }])
    if (!staffId) throw new Error('nobody was hired')
    const scopes = [...permissionsOf(roles)]
    return insist(await createKey(work, { name: 'bench', staffId, scopes, expiresAt: null })).key
  })
  const server = await openServer({
    ...place.from,
    routes,
    people: { byId: staffById, byUser: staffByUser },
    keyFile: keyFileOf(new Uint8Array(32)),
    root,
    version: 'bench',
    https: false,
    requestsPerSecond: 100_000,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, key, close: server.close }
}
