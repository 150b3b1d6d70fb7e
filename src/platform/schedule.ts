import { dayIn, daysBetween, plusDays, type Day } from '#kernel/day'
import type { Work } from '#platform/work'

/** What is done for whom and for which day: once. */
export type Run = { readonly job: string; readonly subject: string; readonly day: Day }

/** A transaction of the run. */
export type InWork = <T>(verb: (work: Work) => Promise<T>) => Promise<T>

type Progress = (done: number, total: number) => Promise<void>

/**
 * Something that runs in the background. `act` is one transaction, which also marks the run as done. `steps` is for runs of
 * many transactions: each may be the last before the power goes, so a run that is begun again must skip what it finds done.
 */
export type Job = {
  readonly name: string
  readonly schedule: Schedule | null
} & (
  | { readonly act: (work: Work, run: Run) => Promise<unknown>; readonly steps?: undefined }
  | { readonly steps: (begin: InWork, run: Run, progress: Progress) => Promise<unknown>; readonly act?: undefined }
)

/** For whom a daily job runs, and whose day counts. */
export type Audience = { readonly subject: string; readonly zone: string }

export type Schedule = {
  /** Local time of day, '02:30'. */
  readonly at: string
  /** After days without a worker: each of them in order, or only the latest. */
  readonly missed: 'each' | 'latest'
  readonly audience: (work: Work) => Promise<readonly Audience[]>
}

type Doing = Pick<Extract<Job, { act: unknown }>, 'act'> | Pick<Extract<Job, { steps: unknown }>, 'steps'>

/** A job that somebody asks for (src/platform/jobs.ts: requestRun). */
export const job = (name: string, doing: Doing): Job => ({ name, schedule: null, ...doing })

/** A job that runs on every day of its audience; src/app/schedule.ts lists them all. */
export const daily = (name: string, { at, missed, audience, ...doing }: Schedule & Doing): Job => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new RangeError(`${name}: not a time of day: ${at}`)
  return { name, schedule: { at, missed, audience }, ...doing }
}

// A worker that was off for longer than this was given up, not missed.
const mostMissed = 400

/**
 * The days a job has yet to run for. The day is the audience's own, and it counts as begun when its local time has come: on
 * the day that has no 02:30 that is 03:00, and on the day that has two it is the first.
 */
export function daysDue(
  schedule: Pick<Schedule, 'at' | 'missed'>,
  now: { readonly moment: Date; readonly zone: string; readonly last: Day | null },
): Day[] {
  const today = dayIn(now.zone, now.moment)
  const latest = timeIn(now.zone, now.moment) >= schedule.at ? today : plusDays(today, -1)
  if (now.last === null || schedule.missed === 'latest') return now.last !== null && now.last >= latest ? [] : [latest]
  const missed = Math.min(daysBetween(now.last, latest), mostMissed)
  return Array.from({ length: Math.max(missed, 0) }, (_, index) => plusDays(latest, index + 1 - missed))
}

const times = new Map<string, Intl.DateTimeFormat>()

function timeIn(zone: string, moment: Date): string {
  const known = times.get(zone)
  const format =
    known ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  if (!known) times.set(zone, format)
  return format.format(moment)
}
