import { z } from 'zod'
import { day, type Day } from '#kernel/day'
import type { Claim, Queues } from '#platform/queues'
import { daysDue, type InWork, type Job, type Run, type Schedule } from '#platform/schedule'
import { sql, type Tx } from '#platform/sql'
import { begin, theSystem, type Begin, type Work } from '#platform/work'

/**
 * Asks for a run, in the transaction that wants it. The same job for the same subject and day is asked for once, however
 * often; answers whether this was the first time.
 */
export const requestRun = async (work: Work, { job, subject, day }: Run): Promise<boolean> =>
  (await work.tx.run(sql`
    insert into platform.job_run (job, subject, on_day, state, asked_at)
    values (${job}, ${subject}, ${day}, 'waiting', ${work.at})
    on conflict do nothing`)) === 1

/** Asks again for a run that failed, once its cause is mended; answers whether there was one. */
export const requestAgain = async (work: Work, run: Run): Promise<boolean> =>
  (await work.tx.run(sql`
    update platform.job_run
    set state = 'waiting', asked_at = ${work.at}, ended_at = null
    where ${key(run)} and state = 'failed'`)) === 1

export type JobMachine = {
  /** Asks for the runs whose time has come; answers how many. */
  readonly tick: () => Promise<number>
  /** Hands waiting runs to the queue; answers how many. */
  readonly dispatch: () => Promise<number>
  /** Does a run that was claimed from the queue. */
  readonly perform: (claim: Claim) => Promise<void>
  /** Marks runs as failed that were given up without a word, because their worker died each time. */
  readonly giveUp: () => Promise<void>
  /** Everything that is due now, one after the other, until nothing is; answers how many runs succeeded. */
  readonly drain: () => Promise<number>
}

type Setting = {
  readonly from: Begin
  readonly jobs: readonly Job[]
  readonly queues: Queues
  readonly onFailure?: (run: Run, error: unknown) => void
}

export function jobMachine({ from, jobs, queues, onFailure = () => {} }: Setting): JobMachine {
  const inRun =
    (name: string): InWork =>
    (verb) =>
      begin(from, { who: theSystem(name), door: 'run' }, verb)
  const inMachine = inRun('schedule')

  async function tick() {
    let asked = 0
    for (const { name, schedule } of jobs) {
      if (schedule) asked += await inMachine((work) => requestDue(work, name, schedule))
    }
    return asked
  }

  const dispatch = () =>
    inMachine(async (work) => {
      const ready = await readyRuns(work.tx)
      for (const run of ready) {
        await queues.send(work.tx, 'run', run)
        await mark(work, run, 'queued')
      }
      return ready.length
    })

  async function perform(claim: Claim) {
    const run = runOf(claim)
    const job = jobs.find(({ name }) => name === run.job)
    const inWork = inRun(run.job)
    const done = async (work: Work) => {
      await mark(work, run, 'done')
      await queues.settle(work.tx, 'run', claim)
    }
    if (!(await inWork((work) => markStarted(work, run)))) return inWork((work) => queues.settle(work.tx, 'run', claim))
    try {
      if (!job) throw new Error(`There is no job ${run.job} in this version`)
      if (job.act) {
        await inWork(async (work) => {
          await job.act(work, run)
          await done(work)
        })
      } else {
        await job.steps(inWork, run, (part, total) => inWork((work) => markProgress(work, run, part, total)))
        await inWork(done)
      }
    } catch (error) {
      onFailure(run, error)
      const state = queues.isLastTry(claim) ? 'failed' : 'queued'
      await inWork((work) => mark(work, run, state, error instanceof Error ? error.message : String(error)))
      throw error
    }
  }

  return {
    tick,
    dispatch,
    perform,
    giveUp: async () => {
      await queues.drain('run.dead', (claim) =>
        inMachine(async (work) => {
          await markGivenUp(work, runOf(claim))
          await queues.settle(work.tx, 'run.dead', claim)
        }),
      )
    },
    drain: async () => {
      await tick()
      for (let succeeded = 0; ;) {
        const handed = await dispatch()
        succeeded += await queues.drain('run', perform)
        if (handed === 0) return succeeded
      }
    },
  }
}

const runData = z.object({ job: z.string(), subject: z.string(), day: z.string() })

function runOf({ data }: Claim): Run {
  const { job, subject, day: text } = runData.parse(data)
  return { job, subject, day: day(text) }
}

async function requestDue(work: Work, name: string, schedule: Schedule): Promise<number> {
  let asked = 0
  for (const { subject, zone } of await schedule.audience(work)) {
    const last = await lastDay(work.tx, name, subject)
    for (const due of daysDue(schedule, { moment: work.at, zone, last })) {
      if (await requestRun(work, { job: name, subject, day: due })) asked += 1
    }
  }
  return asked
}

const lastDay = async (tx: Tx, job: string, subject: string) =>
  (
    await tx.one<{ day: Day | null }>(sql`
    select max(on_day) as day from platform.job_run where job = ${job} and subject = ${subject}`)
  ).day

// A day after the day before it: interest of Tuesday is not computed while Monday's still runs. A day that failed for good
// does not stop the next one; people see it.
const readyRuns = (tx: Tx) =>
  tx.many<Run>(sql`
    select job, subject, on_day as day
    from platform.job_run as run
    where state = 'waiting' and not exists (
      select 1 from platform.job_run as before
      where before.job = run.job and before.subject = run.subject
        and (before.state in ('queued', 'running') or (before.state = 'waiting' and before.on_day < run.on_day)))
    order by on_day, job, subject
    limit 100
    for update skip locked`)

const key = ({ job, subject, day }: Run) => sql`job = ${job} and subject = ${subject} and on_day = ${day}`

const mark = (work: Work, run: Run, state: 'queued' | 'done' | 'failed', error: string | null = null) =>
  work.tx.run(sql`
    update platform.job_run
    set state = ${state}, error = ${error}, ended_at = case when ${state} <> 'queued' then ${work.at}::timestamptz end
    where ${key(run)} and state <> 'done'`)

const markGivenUp = (work: Work, run: Run) =>
  work.tx.run(sql`
    update platform.job_run
    set state = 'failed', ended_at = ${work.at}, error = coalesce(error, 'its worker stopped each time it was tried')
    where ${key(run)} and state in ('queued', 'running')`)

const markStarted = async (work: Work, run: Run) =>
  (await work.tx.run(sql`
    update platform.job_run
    set state = 'running', tries = tries + 1, started_at = ${work.at}
    where ${key(run)} and state in ('queued', 'running')`)) === 1

const markProgress = async (work: Work, run: Run, done: number, total: number) => {
  await work.tx.run(sql`update platform.job_run set done = ${done}, total = ${total} where ${key(run)}`)
}

/** The runs of the last days, for people. */
export const recentRuns = (tx: Tx, limit: number) =>
  tx.many<Run & { state: string; tries: number; done: bigint | null; total: bigint | null; error: string | null }>(sql`
    select job, subject, on_day as day, state, tries, done, total, error
    from platform.job_run
    order by asked_at desc, job, subject
    limit ${limit}`)
