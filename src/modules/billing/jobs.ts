import { job, type Job } from '#platform/schedule'
import { performRun } from './billing-run.ts'

/** Under this name the worker is asked for a billing run; its subject is the run's id. */
export const billingRunJob = 'billing-run'

/** Does the runs that people ask for on the screen. `elapsedMs` is a stopwatch, which only the application has. */
export const billingJob = (elapsedMs: () => number): Job =>
  job(billingRunJob, {
    steps: (begin, { subject }, progress) =>
      performRun(begin, BigInt(subject), { elapsedMs, progress: (done, total) => void progress(done, total) }),
  })
