import { once } from 'node:events'
import { elapsedMs } from '#app/clock'
import { quantile, type Drill, type DrillOptions, type DrillReport } from './drill.ts'
import { isHealthy, spawnStart, withDrillCompany, type DrillCompany } from './drill-company.ts'

const atOnce = 3

export const doubleStartDrill: Drill = {
  name: 'double-start',
  about: 'starts a company that runs already, several times at once; each is told who holds it, and it runs on',
  rounds: { full: 10, short: 2 },
  run: (options) =>
    withDrillCompany({ clients: 1, customers: 1, limit: '1000.00' }, (company) => run(company, options)),
}

async function run(company: DrillCompany, { rounds }: DrillOptions): Promise<DrillReport> {
  const breaches: string[] = []
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const holder = company.processes()['supervisor']
    const told = await Promise.all(Array.from({ length: atOnce }, () => secondStart(company)))
    for (const { code, said, ms } of told) {
      times.push(ms)
      if (code !== 1) breaches.push(`a second start ended with ${code}: ${said}`)
      if (!said.includes(`(process ${holder})`))
        breaches.push(`a second start did not say who holds the folder: ${said}`)
    }
    if (!(await isHealthy(company.url()))) breaches.push('the company that ran no longer answers')
  }
  return {
    figures: { starts: rounds * atOnce, 'told after, p50 ms': Math.round(quantile(times, 0.5)) },
    breaches,
  }
}

async function secondStart({ settings }: DrillCompany): Promise<{ code: number | null; said: string; ms: number }> {
  const began = elapsedMs()
  const child = spawnStart(settings.dataDir, 0)
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  return { code: child.exitCode, said, ms: elapsedMs() - began }
}
