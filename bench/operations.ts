import { formatId } from '#kernel/id'
import { parseDecimal } from '#kernel/decimal'
import { day } from '#kernel/day'
import { drillClient, fieldOf, type DrillClient } from '#app/drills/drill-client'
import { accepted, placeOrder } from '#app/drills/sale'
import { checkBooks } from '#app/check-books'
import { setPrices } from '#modules/catalog'
import { setLimits } from '#modules/credit'
import { money } from '#kernel/money'
import { addAddresses, createCustomers } from '#modules/parties'
import { figureOf, quantile, type Figure } from './benches.ts'
import type { Place } from './place.ts'
import { serve } from './reads.ts'
import { euro, type Stock } from './stock.ts'
import { measured } from './written.ts'

const clients = 8

/** What one person or program does at a time, over HTTP with keys, eight of them at once: each answer is a commit. */
export async function operationsBench(place: Place, stocked: Stock, count: number): Promise<Figure[]> {
  const buyers = await place.work(async (work) => {
    const price = { productId: stocked.productId, currency: euro, amount: parseDecimal('100') }
    await setPrices(work, [{ ...price, fromOn: day('2020-01-01'), listName: 'list' }])
    // Nobody who is late: a hold is not what is measured here.
    const made = await createCustomers(
      work,
      Array.from({ length: 400 }, (_, index) => ({
        number: `B-${index + 1}`,
        name: `Buyer ${index + 1} GmbH`,
        country: 'DE',
        currency: euro,
        language: 'en',
        invoiceChannel: 'none' as const,
        ownerId: stocked.staffId,
      })),
    )
    const limit = { amount: money(100_000_000_00n, euro), fromOn: day('2025-01-01'), toOn: null, reviewOn: null }
    await setLimits(
      work,
      made.map((customerId) => ({ ...limit, customerId, reason: null })),
    )
    await addAddresses(
      work,
      made.flatMap((customerId) =>
        (['bill_to', 'ship_to'] as const).map((kind) => ({
          customerId,
          kind,
          lines: ['Am Markt 1'],
          postalCode: '20095',
          city: 'Hamburg',
          country: 'DE',
        })),
      ),
    )
    return made
  })
  const { url, key, close } = await serve(place)
  const each = async (act: (client: DrillClient, index: number) => Promise<void>): Promise<number[]> => {
    const times: number[] = []
    let next = 0
    const busy = Array.from({ length: clients }, async () => {
      const client = drillClient(url, key)
      for (let index = next++; index < count; index = next++) {
        const began = performance.now()
        await act(client, index)
        times.push(performance.now() - began)
      }
    })
    await Promise.all(busy)
    return times
  }
  const shop = {
    entityId: formatId('ent', stocked.entityId),
    productId: formatId('prd', stocked.productId),
    customerIds: buyers.map((customerId) => formatId('cus', customerId)),
    keys: [key],
    iban: '',
  }
  const orders: string[] = []
  const order = async (client: DrillClient, index: number) => {
    const customerId = shop.customerIds[(index * 37) % shop.customerIds.length] ?? ''
    orders[index] = fieldOf(accepted(await placeOrder(client, shop, customerId, 1), 'an order'), 'id')
  }
  const deliver = async (client: DrillClient, index: number) => {
    const body = { orderId: orders[index], proofKind: 'none' }
    accepted(await client.send('/v1/deliveries', { method: 'POST', body }), 'a delivery')
  }
  const bill = async (client: DrillClient, index: number) => {
    const body = { orderIds: [orders[index]] }
    accepted(await client.send('/v1/invoices', { method: 'POST', body }), 'an invoice')
  }
  const figures: Figure[] = []
  for (const [name, from, act] of [
    ['orders accepted, 8 clients', 40_000_001, order],
    ['deliveries noted, 8 clients', 41_000_001, deliver],
    ['invoices issued, 8 clients', 42_000_001, bill],
  ] as const) {
    let times: number[] = []
    const written = await measured(place, async () => {
      times = await each(act)
    })
    figures.push(await figureOf(place, { name, count, fixed: 'invoices', from }, written))
    figures.push({ name: `${name}, p99`, value: quantile(times, 0.99), unit: 'ms' })
  }
  const found = await each(async (client, index) => {
    accepted(await client.send(`/v1/search?text=${1_000_001 + index * 7}`), 'a search')
  })
  figures.push({ name: 'search by a number, 8 clients, p95', value: quantile(found, 0.95), unit: 'ms' })
  await close()
  return figures
}

/** All books proven afresh, as `bin/quittance check` does it. */
export async function checkBench(place: Place): Promise<Figure[]> {
  const began = performance.now()
  const { ok, findings } = await place.database.transaction({ snapshot: true, readOnly: true }, (tx) => checkBooks(tx))
  if (!ok) throw new Error(`the books of the bench do not hold: ${JSON.stringify(findings.slice(0, 3))}`)
  return [{ name: 'check of all books', value: performance.now() - began, unit: 'ms' }]
}
