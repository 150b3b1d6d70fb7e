import { elapsedMs } from '#app/clock'
import type { Drill, DrillOptions, DrillReport } from './drill.ts'
import { withDrillCompany, type DrillCompany } from './drill-company.ts'
import { accepted, placeOrder } from './sale.ts'
import { fieldOf, type DrillClient } from './drill-client.ts'

const clients = 64

export const numbersDrill: Drill = {
  name: 'numbers',
  about: '64 clients issue invoices at once, some of them twice with the same key; no number may be missing or double',
  rounds: { full: 20, short: 3 },
  run: (options) =>
    withDrillCompany({ clients, customers: clients, limit: '1000000000.00' }, (company) => run(company, options)),
}

async function run(company: DrillCompany, { rounds }: DrillOptions): Promise<DrillReport> {
  const all = company.clients()
  const numbers: string[] = []
  const breaches: string[] = []
  let ms = 0
  for (let round = 0; round < rounds; round += 1) {
    const orders = await Promise.all(all.map((client, index) => deliveredOrder(company, client, index)))
    const began = elapsedMs()
    const answers = await Promise.all(
      all.map(async (client, index) => {
        const sending = { method: 'POST', body: { orderIds: [orders[index]] }, key: `bill-${round}-${index}` } as const
        const [first, second] = await Promise.all([
          client.send('/v1/invoices', sending),
          index % 4 === 0 ? client.send('/v1/invoices', sending) : null,
        ])
        const number = fieldOf(accepted(first, 'an invoice'), 'documents.0.number')
        if (second && fieldOf(second, 'documents.0.number') !== number) breaches.push(`${number} was issued twice`)
        return number
      }),
    )
    ms += elapsedMs() - began
    numbers.push(...answers)
  }
  return {
    figures: { invoices: numbers.length, 'invoices a second': Math.round((numbers.length / ms) * 1000) },
    breaches: [...breaches, ...gapsIn(numbers)],
  }
}

async function deliveredOrder(company: DrillCompany, client: DrillClient, index: number): Promise<string> {
  const placed = await placeOrder(client, company.shop, company.shop.customerIds[index] ?? '', 1)
  const orderId = fieldOf(accepted(placed, 'an order'), 'id')
  accepted(await client.send('/v1/deliveries', { method: 'POST', body: { orderId, proofKind: 'none' } }), 'a delivery')
  return orderId
}

/** The counter is the last group of digits. */
export function gapsIn(numbers: readonly string[]): string[] {
  const counters = numbers.map((number) => Number(/(\d+)\D*$/.exec(number)?.[1])).toSorted((a, b) => a - b)
  return counters.slice(1).flatMap((counter, index) => {
    const before = counters[index] ?? 0
    if (counter === before) return [`${counter} was given twice`]
    return counter === before + 1 ? [] : [`between ${before} and ${counter} there is nothing`]
  })
}
