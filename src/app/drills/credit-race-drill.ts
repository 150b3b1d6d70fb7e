import { elapsedMs } from '#app/clock'
import { fieldOf, type Answer } from './drill-client.ts'
import { quantile, type Drill, type DrillOptions, type DrillReport } from './drill.ts'
import { withDrillCompany, type DrillCompany } from './drill-company.ts'
import { accepted, placeOrder } from './sale.ts'

const clients = 64
const limit = 50_000
// Thirteen pieces and a hair, with 19 % tax.
const gross = 119 * 13.001

export const creditRaceDrill: Drill = {
  name: 'credit-race',
  about: '64 clients order for the same customer at once; what passes credit together never passes the limit',
  rounds: { full: 10, short: 2 },
  run: (options) =>
    withDrillCompany({ clients, customers: options.rounds, limit: `${limit}.00` }, (company) => run(company, options)),
}

async function run(company: DrillCompany, { rounds }: DrillOptions): Promise<DrillReport> {
  const breaches: string[] = []
  const times: number[] = []
  let passed = 0
  for (let round = 0; round < rounds; round += 1) {
    const customerId = company.shop.customerIds[round] ?? ''
    const answers = await Promise.all(
      company.clients().map(async (client) => {
        const began = elapsedMs()
        const answer = await placeOrder(client, company.shop, customerId, 13)
        times.push(elapsedMs() - began)
        return accepted(answer, 'an order')
      }),
    )
    const accepts = answers.filter((answer) => statusOf(answer) === 'accepted').length
    const most = Math.floor(limit / gross)
    if (accepts > most) breaches.push(`${accepts} orders passed where ${most} have room`)
    if (accepts < most)
      breaches.push(`${accepts} orders passed where ${most} have room: somebody was held without need`)
    passed += accepts
  }
  return {
    figures: {
      orders: rounds * clients,
      passed,
      held: rounds * clients - passed,
      'answer, p50 ms': Math.round(quantile(times, 0.5)),
      'answer, p99 ms': Math.round(quantile(times, 0.99)),
    },
    breaches,
  }
}

const statusOf = (answer: Answer) => fieldOf(answer, 'status')
