import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import type { InWork } from '#platform/schedule'
import type { Work } from '#platform/work'
import { entities, entityOf, type LegalEntity } from '#modules/company'
import { issueInvoices } from './issue-invoices.ts'
import {
  countChunk,
  endRun,
  heldBackOrders,
  insertRun,
  plannedBills,
  runById,
  runByKey,
  startRun,
  stopRun,
  takeUpRun,
  unfinishedRun,
  type BillingRun,
  type PlannedBill,
} from './store-runs.ts'

export type RunRequest = {
  readonly until: Day
  readonly entityId?: Id<'ent'> | undefined
  /** Asking twice with the same key is asking once. */
  readonly key?: string | undefined
}

/** Asks for a run. One that was not finished is gone on with before another begins. */
export async function askForRun(work: Work, { until, entityId, key }: RunRequest): Promise<BillingRun> {
  const known = key === undefined ? null : await runByKey(work.tx, key)
  if (known) return known
  await insistOnPast(work, until, entityId)
  const open = await unfinishedRun(work.tx)
  if (open && open.untilOn === until && open.entityId === (entityId ?? null)) return open
  if (open) throw new Refused('run_is_under_way', { runId: open.id, until: open.untilOn })
  return insertRun(work.tx, {
    key: key ?? null,
    entityId: entityId ?? null,
    untilOn: until,
    at: work.at,
    originId: await originOf(work),
  })
}

/** No bill is written before its day has come, in the zone of the seller. */
export async function insistOnPast(work: Work, until: Day, entityId: Id<'ent'> | undefined): Promise<void> {
  const sellers = await sellersOf(work, entityId)
  const [early] = sellers.filter((seller) => until > dayIn(seller.zone, work.at))
  if (early) throw new Refused('day_is_in_the_future', { field: 'until', until, today: dayIn(early.zone, work.at) })
}

export const sellersOf = async (work: Work, entityId: Id<'ent'> | undefined): Promise<LegalEntity[]> =>
  entityId ? [await entityOf(work.tx, entityId)] : entities(work.tx)

export type RunWatch = {
  /** A stopwatch: milliseconds since whenever. */
  readonly elapsedMs: () => number
  readonly progress?: (done: number, total: number) => void
}

// While a chunk holds the row of a series, nobody else gets a number. It grows while that stays short.
const longestHoldMs = 200
const firstChunk = 50
const largestChunk = 1000
// Below this, a chunk costs its round trips and no longer its documents: on a busy machine a run of single bills never ends.
const smallestChunk = 20

/** Stops a run between two chunks. */
export async function stopBillingRun(work: Work, { runId }: { readonly runId: Id<'run'> }): Promise<BillingRun> {
  const run = found(await runById(work.tx, runId))
  if (!(await stopRun(work.tx, { id: runId, at: work.at }))) throw new Refused('run_has_ended', { state: run.state })
  return found(await runById(work.tx, runId))
}

/** Goes on with a run that was stopped or that failed. */
export async function takeUpBillingRun(work: Work, { runId }: { readonly runId: Id<'run'> }): Promise<BillingRun> {
  const run = found(await runById(work.tx, runId))
  const open = await unfinishedRun(work.tx)
  if (open && open.id !== runId) throw new Refused('run_is_under_way', { runId: open.id, until: open.untilOn })
  if (!(await takeUpRun(work.tx, runId))) throw new Refused('run_has_not_stopped', { state: run.state })
  return found(await runById(work.tx, runId))
}

/**
 * Does a run, chunk by chunk in transactions of their own. Wherever it is stopped, what is billed is billed and the rest is found
 * again; done twice it bills nothing twice. What a chunk dies of ends the run as failed, with its reason, to be taken up again.
 */
export async function performRun(begin: InWork, id: bigint, watch: RunWatch): Promise<BillingRun> {
  const run = await begin(({ tx }) => runById(tx, id))
  if (!run) throw new Error(`no billing run ${id}`)
  if (run.state === 'done' || run.state === 'stopped') return run
  const bills = await begin(async (work) => {
    const planned = await plannedBills(work.tx, run)
    await startRun(work.tx, { id, at: work.at, bills: planned.length, heldBack: await heldBackOrders(work.tx, run) })
    return planned
  })
  const holds: number[] = []
  let reason: string | null = null
  try {
    await inChunks(begin, id, bills, { ...watch, held: (ms) => void holds.push(Math.round(ms)) })
  } catch (error) {
    reason = reasonOf(error)
  }
  return begin(async (work) => {
    const state = reason === null ? 'done' : 'failed'
    await endRun(work.tx, { id, at: work.at, state, error: reason, longestHoldMs: Math.max(0, ...holds) })
    const ended = await runById(work.tx, id)
    if (!ended) throw new Error(`no billing run ${id}`)
    return ended
  })
}

const reasonOf = (error: unknown): string => {
  if (error instanceof Refused) return error.code
  return error instanceof Error ? error.message : String(error)
}

async function inChunks(
  begin: InWork,
  runId: bigint,
  bills: readonly PlannedBill[],
  watch: RunWatch & { readonly held: (ms: number) => void },
): Promise<void> {
  for (let at = 0, size = firstChunk; at < bills.length;) {
    const chunk = bills.slice(at, at + size)
    const heldMs = await billChunk(begin, runId, chunk, watch)
    if (heldMs === 'stopped') return
    watch.held(heldMs)
    at += chunk.length
    size = nextSize(size, heldMs)
    watch.progress?.(at, bills.length)
  }
}

/** Halved when a chunk came near the limit, doubled while it is far from it. */
export const nextSize = (size: number, heldMs: number): number => {
  if (heldMs > longestHoldMs * 0.6) return Math.max(smallestChunk, Math.floor(size / 2))
  return heldMs < longestHoldMs * 0.25 ? Math.min(largestChunk, size * 2) : size
}

/** One chunk in one transaction; answers how long it held the row of the series, or that somebody stopped the run. */
async function billChunk(begin: InWork, runId: bigint, chunk: readonly PlannedBill[], { elapsedMs }: RunWatch) {
  let since: number | null = null
  const stopped = await begin(async (work) => {
    since = null
    if ((await runById(work.tx, runId))?.state !== 'running') return true
    const issued = await issueInvoices(work, {
      billableIds: chunk.flatMap((bill) => bill.rows),
      runId,
      drawing: () => {
        since ??= elapsedMs()
      },
    })
    const lines = issued.reduce((count, document) => count + document.lines.length, 0)
    await countChunk(work.tx, { id: runId, documents: issued.length, lines })
    return false
  })
  if (stopped) return 'stopped'
  return since === null ? 0 : elapsedMs() - since
}
