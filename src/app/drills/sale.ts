import { randomUUID } from 'node:crypto'
import { fieldOf, type Answer, type DrillClient } from './drill-client.ts'
import type { Shop } from './drill-shop.ts'

/** What the company acknowledged, as the client wrote it down: where it can be read, and what must be found there. */
export type Acknowledged = { readonly path: string; readonly field: string; readonly value: string }

export function accepted(answer: Answer, what: string): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw new Error(`${what} was refused: ${answer.status} ${JSON.stringify(answer.body)}`)
}

let placed = 0

/** Each order takes a hair more than was asked for, or it would look like one that came twice and wait for an answer. */
export function placeOrder(client: DrillClient, shop: Shop, customerId: string, quantity: number): Promise<Answer> {
  placed = (placed + 1) % 10_000
  const lines = [{ productId: shop.productId, quantity: (quantity + placed / 10_000).toFixed(4) }]
  const poNumber = `PO ${randomUUID()}`
  return client.send('/v1/orders', { method: 'POST', body: { entityId: shop.entityId, customerId, poNumber, lines } })
}

/** One sale from the order to the invoice; each answer is written down when it has come. */
export async function sell(
  client: DrillClient,
  shop: Shop,
  customerId: string,
  note: (acknowledged: Acknowledged) => void,
): Promise<void> {
  const order = accepted(await placeOrder(client, shop, customerId, 1), 'an order')
  const orderId = fieldOf(order, 'id')
  note({ path: `/v1/orders/${orderId}`, field: 'id', value: orderId })
  accepted(await client.send('/v1/deliveries', { method: 'POST', body: { orderId, proofKind: 'none' } }), 'a delivery')
  note({ path: `/v1/orders/${orderId}`, field: 'deliveries.0.id', value: '' })
  const bill = accepted(
    await client.send('/v1/invoices', { method: 'POST', body: { orderIds: [orderId] } }),
    'an invoice',
  )
  const id = fieldOf(bill, 'documents.0.id')
  note({ path: `/v1/invoices/${id}`, field: 'number', value: fieldOf(bill, 'documents.0.number') })
}

/** Looks for everything that was acknowledged; answers what is missing or other. */
export async function missingOf(client: DrillClient, book: readonly Acknowledged[]): Promise<string[]> {
  const missing: string[] = []
  for (const { path, field, value } of book) {
    const answer = await client.send(path)
    const found = answer.status === 200 ? fieldOf(answer, field) : `status ${answer.status}`
    if (answer.status !== 200 || (value !== '' && found !== value))
      missing.push(`${path}: ${field} was ${value}, is ${found}`)
  }
  return missing
}
