import type { Pool } from 'pg'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly answered: (labels: { method: string; route: string; status: number }, seconds: number) => void
  readonly refused: (code: string) => void
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** What /metrics shows. One registry per server, so that several can live in one test process. */
export function openMetrics(pool: Pool): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'quittance_' })
  const requests = new Histogram({
    name: 'quittance_http_request_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const refusals = new Counter({
    name: 'quittance_problems_total',
    help: 'Answers that were problems, by code',
    labelNames: ['code'] as const,
    registers,
  })
  const connections = new Gauge({
    name: 'quittance_database_connections',
    help: 'Connections of this process, and callers that wait for one',
    labelNames: ['state'] as const,
    registers,
    collect() {
      this.set({ state: 'open' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  void connections
  return {
    answered: ({ status, ...labels }, seconds) => requests.observe({ ...labels, status: String(status) }, seconds),
    refused: (code) => refusals.inc({ code }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
