import type { Clock } from '#platform/work'

/** The clock on the wall. Everybody else is handed it. */
export const wallClock: Clock = { now: () => new Date() }

/** A stopwatch that no change of the clock disturbs. */
export const elapsedMs = (): number => performance.now()
