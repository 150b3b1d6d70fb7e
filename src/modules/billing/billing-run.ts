import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
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

/**
 * Does a run, chunk by chunk in transactions of their own. Wherever it is stopped, what is billed is billed and the rest is found
 * again; done twice it bills nothing twice.
 */
export async function performRun(begin: InWork, id: bigint, watch: RunWatch): Promise<BillingRun> {
  const run = await begin(({ tx }) => runById(tx, id))
  if (!run) throw new Error(`no billing run ${id}`)
  if (run.state === 'done' || run.state === 'failed') return run
  const bills = await begin(async (work) => {
    const planned = await plannedBills(work.tx, run)
    await startRun(work.tx, { id, at: work.at, bills: planned.length, heldBack: await heldBackOrders(work.tx, run) })
    return planned
  })
  const holds = await inChunks(begin, id, bills, watch).catch(async (error: unknown) => {
    // What we refuse ourselves will be refused again; anything else is taken up where it stopped.
    if (error instanceof Refused)
      await begin(({ at, tx }) => endRun(tx, { id, at, state: 'failed', error: error.code, longestHoldMs: 0 }))
    throw error
  })
  return begin(async (work) => {
    await endRun(work.tx, { id, at: work.at, state: 'done', error: null, longestHoldMs: Math.max(0, ...holds) })
    const ended = await runById(work.tx, id)
    if (!ended) throw new Error(`no billing run ${id}`)
    return ended
  })
}

async function inChunks(
  begin: InWork,
  runId: bigint,
  bills: readonly PlannedBill[],
  watch: RunWatch,
): Promise<number[]> {
  const holds: number[] = []
  for (let at = 0, size = firstChunk; at < bills.length;) {
    const chunk = bills.slice(at, at + size)
    const heldMs = await billChunk(begin, runId, chunk, watch)
    holds.push(Math.round(heldMs))
    at += chunk.length
    size = nextSize(size, heldMs)
    watch.progress?.(at, bills.length)
  }
  return holds
}

/** Halved when a chunk came near the limit, doubled while it is far from it. */
export const nextSize = (size: number, heldMs: number): number => {
  if (heldMs > longestHoldMs * 0.6) return Math.max(smallestChunk, Math.floor(size / 2))
  return heldMs < longestHoldMs * 0.25 ? Math.min(largestChunk, size * 2) : size
}

/** One chunk in one transaction; answers how long it held the row of the series. */
async function billChunk(begin: InWork, runId: bigint, chunk: readonly PlannedBill[], { elapsedMs }: RunWatch) {
  let since: number | null = null
  await begin(async (work) => {
    since = null
    const issued = await issueInvoices(work, {
      billableIds: chunk.flatMap((bill) => bill.rows),
      runId,
      drawing: () => {
        since ??= elapsedMs()
      },
    })
    const lines = issued.reduce((count, document) => count + document.lines.length, 0)
    await countChunk(work.tx, { id: runId, documents: issued.length, lines })
  })
  return since === null ? 0 : elapsedMs() - since
}
