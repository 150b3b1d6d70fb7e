import { dayIn, plusDays } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { sellersOf } from './billing-run.ts'
import { waitingSums } from './store-billable-lists.ts'
import { undeliveredPage } from './store-dispatch.ts'
import { lastRun } from './store-runs.ts'

// Goods that are with the customer and not on a bill for longer than this cost money every day.
const daysToBill = 3

/** The figures at the head of the billing desk; each of them opens its list. */
export async function readDesk(work: Work, { entityId }: { readonly entityId?: Id<'ent'> | undefined }) {
  const [seller] = await sellersOf(work, entityId)
  const zone = found(seller).zone
  const today = dayIn(zone, work.at)
  const waiting = await waitingSums(work.tx, { entityId, lateBefore: plusDays(today, -daysToBill) })
  const ready = waiting.filter((row) => !row.heldBack)
  const undelivered = await undeliveredPage(work.tx, { entityId, limit: 1 }, today)
  const last = await lastRun(work.tx)
  return {
    today,
    ready: summed(ready.map((row) => ({ ...row, amount: row.net }))),
    late: summed(ready.map((row) => ({ ...row, orders: row.lateOrders, amount: row.lateNet }))),
    heldBack: summed(waiting.filter((row) => row.heldBack).map((row) => ({ ...row, amount: row.net }))),
    undelivered: { documents: undelivered.count, gross: undelivered.sums.map((sum) => sum.gross) },
    lastRun: last?.endedAt ? { id: last.id, endedOn: dayIn(zone, last.endedAt), documents: last.documents } : null,
  }
}

type Part = Pick<Awaited<ReturnType<typeof waitingSums>>[number], 'currency' | 'orders'> & { readonly amount: bigint }

const summed = (parts: readonly Part[]) => ({
  orders: parts.reduce((count, part) => count + part.orders, 0),
  net: parts.filter((part) => part.orders > 0).map((part) => money(part.amount, part.currency)),
})
