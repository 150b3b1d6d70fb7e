import { job, type Job } from '#platform/schedule'
import { performRun } from './billing-run.ts'
import { runById, type BillingRun } from './store-runs.ts'

/** Under this name the worker is asked for a billing run. */
export const billingRunJob = 'billing-run'

/** A run that is taken up again is asked for under a subject of its own, for the worker does each one once. */
export const subjectOf = ({ id, resumed }: Pick<BillingRun, 'id' | 'resumed'>): string =>
  resumed === 0 ? String(id) : `${id} ${resumed}`

/** Does the runs that people ask for on the screen. `elapsedMs` is a stopwatch, which only the application has. */
export const billingJob = (elapsedMs: () => number): Job =>
  job(billingRunJob, {
    steps: async (begin, { subject }, progress) => {
      const id = BigInt(subject.split(' ')[0] ?? '')
      const run = await begin(({ tx }) => runById(tx, id))
      // Somebody took it up again meanwhile: whoever was asked for that does it.
      if (run && subjectOf(run) !== subject) return
      const watch = { elapsedMs, progress: (done: number, total: number) => void progress(done, total) }
      const ended = await performRun(begin, id, watch)
      if (ended.state === 'failed') throw new Error(`billing run ${id}: ${ended.error}`)
    },
  })
