import { setTimeout as pause } from 'node:timers/promises'
import { elapsedMs } from '#app/clock'
import { dice, quantile, type Drill, type DrillOptions, type DrillReport } from './drill.ts'
import { isHealthy, untilSo, withDrillCompany, type DrillCompany } from './drill-company.ts'
import { missingOf, sell, type Acknowledged } from './sale.ts'

const clients = 4
const readyWithinMs = 2000

const victims = ['server', 'worker', 'postgres', 'all'] as const
type Victim = (typeof victims)[number]

export const killDrill: Drill = {
  name: 'kill',
  about:
    'kills server, worker, database or all of them while clients sell; nothing acknowledged may be lost or doubled',
  rounds: { full: 50, short: 6 },
  run: (options) =>
    withDrillCompany({ clients, customers: clients, limit: '1000000000.00' }, (company) => run(company, options)),
}

async function run(company: DrillCompany, { seed, rounds, short, tell }: DrillOptions): Promise<DrillReport> {
  const roll = dice(seed)
  const selling = openSelling(company)
  const back: Record<Victim, number[]> = { server: [], worker: [], postgres: [], all: [] }
  for (let round = 0; round < rounds; round += 1) {
    const victim = victims[round % victims.length] ?? 'all'
    await pause(100 + roll(700))
    const ms = await killAndWait(company, victim)
    back[victim].push(ms)
    tell(
      `round ${round + 1}: killed ${victim}, ready again after ${Math.round(ms)} ms, ${selling.book.length} acknowledged`,
    )
  }
  const { failures, sales } = await selling.stop()
  const [client] = company.clients()
  if (!client) throw new Error('there is no client')
  const missing = await missingOf(client, selling.book)
  const all = Object.values(back).flat()
  const p50 = quantile(all, 0.5)
  const counted = await counts(company)
  return {
    figures: {
      rounds,
      sales,
      acknowledged: selling.book.length,
      lost: missing.length,
      ...counted,
      'ready again, p50 ms': Math.round(p50),
      'ready again, max ms': Math.round(Math.max(...all)),
      ...Object.fromEntries(victims.map((victim) => [`${victim}, max ms`, Math.round(Math.max(0, ...back[victim]))])),
    },
    breaches: [
      ...missing.slice(0, 10),
      ...failures.slice(0, 10),
      ...(counted.orders === sales
        ? []
        : [`${counted.orders} orders stand for ${sales} sales: a request was done twice`]),
      ...(short || p50 < readyWithinMs
        ? []
        : [`Half of the time it took longer than ${readyWithinMs} ms to be ready again`]),
    ],
  }
}

/** Clients that sell as fast as they can, and write down what was acknowledged. */
function openSelling(company: DrillCompany) {
  const book: Acknowledged[] = []
  const failures: string[] = []
  let open = true
  let sales = 0
  const busy = company.clients().map(async (client, index) => {
    const customerId = company.shop.customerIds[index] ?? ''
    while (open) {
      sales += 1
      await sell(client, company.shop, customerId, (acknowledged) => book.push(acknowledged)).catch(
        (error: unknown) => {
          failures.push(error instanceof Error ? error.message : String(error))
          open = false
        },
      )
    }
  })
  return {
    book,
    stop: async () => {
      open = false
      await Promise.all(busy)
      return { failures, sales }
    },
  }
}

async function killAndWait(company: DrillCompany, victim: Victim): Promise<number> {
  const before = company.processes()
  if (victim === 'all') {
    for (const pid of Object.values(before)) process.kill(pid, 'SIGKILL')
    const began = elapsedMs()
    await company.start()
    return elapsedMs() - began
  }
  const pid = before[victim]
  if (pid === undefined) throw new Error(`There is no ${victim} to kill`)
  process.kill(pid, 'SIGKILL')
  return untilSo(async () => {
    const now = company.processes()[victim]
    return now !== undefined && now !== pid && (await isHealthy(company.url()))
  }, elapsedMs)
}

async function counts(company: DrillCompany): Promise<{ orders: number; invoices: number }> {
  const [client] = company.clients()
  const countOf = async (path: string) => {
    const answer = await client?.send(`${path}?limit=1`)
    const count: unknown = answer?.body instanceof Object ? Reflect.get(answer.body, 'count') : undefined
    if (typeof count !== 'number') throw new Error(`${path} does not say how many there are`)
    return count
  }
  return { orders: await countOf('/v1/orders'), invoices: await countOf('/v1/invoices') }
}
