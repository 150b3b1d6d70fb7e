import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { endHolds, endReservations } from '#modules/credit'
import { amend, fieldNames, type AskedBy } from './amend.ts'
import { asAmended } from './as-amended.ts'
import { cancelling, type Cancelling } from './change.ts'
import { orderCancelled } from './events.ts'
import { keepChange } from './keep-change.ts'
import { lockedOrder } from './locked-order.ts'
import { mayBeCancelled, type OrderStatus } from './order.ts'
import { settleOrder } from './settle-order.ts'
import { cancelRow, saveAnswers } from './store-amend.ts'
import { deleteDrafts, linesOfOrders, queriesOf, type StoredLine, type StoredOrder } from './store.ts'

export type CancelRequest = {
  readonly orderId: Id<'ord'>
  readonly reason: string
  readonly askedBy: AskedBy
  /** So much of these lines; null: everything that is left. */
  readonly lines: readonly Cancelling[] | null
}

export type Cancelled = {
  readonly id: Id<'ord'>
  readonly status: OrderStatus
  readonly changeId: Id<'och'> | null
}

/**
 * Ends an order, or takes a part of it back: a draft is thrown away, what is not delivered gives its reservation back and the rest
 * goes on. What the customer has stays to be billed.
 */
export async function cancelOrder(work: Work, request: CancelRequest): Promise<Cancelled> {
  const order = await lockedOrder(work, request.orderId)
  if (!mayBeCancelled(order.status)) throw new Refused('order_is_over', { order: order.number, status: order.status })
  if (order.status === 'draft') {
    if (request.lines) throw new Refused('order_is_a_draft', { order: order.id })
    await deleteDrafts(work.tx, [order.id])
    return { id: order.id, status: 'cancelled', changeId: null }
  }
  const lines = await linesOfOrders(work.tx, [order.id])
  const amendments = insist(cancelling(lines, request.lines))
  if (amendments === 'whole') return cancelWhole(work, request, { order, lines })
  const settled = await settleOrder(work, {
    order,
    amended: insist(amend(await asAmended(work, order), amendments)),
    touched: fieldNames(amendments),
    answers: [],
    change: { kind: 'cancelled_in_part', askedBy: request.askedBy, reason: request.reason },
  })
  const { id, status, changeId } = settled
  return { id, status, changeId }
}

async function cancelWhole(
  work: Work,
  { reason, askedBy }: CancelRequest,
  { order, lines }: { readonly order: StoredOrder; readonly lines: readonly StoredLine[] },
): Promise<Cancelled> {
  await endReservations(work.tx, [order.id], work.at)
  await endHolds(work, [order.id])
  const open = (await queriesOf(work.tx, [order.id])).filter((query) => query.answeredAt === null)
  await saveAnswers(
    work.tx,
    open.map((query) => ({ queryId: query.id, kind: 'withdrawn', answer: reason, decisionId: null })),
    { at: work.at, by: work.who.staffId },
  )
  await cancelRow(work.tx, order.id, { status: 'cancelled', reason })
  await announce(work, orderCancelled, { orderId: order.id, customerId: order.customerId })
  const after = { status: 'cancelled' as const, net: order.net, gross: order.gross }
  const changeId = await keepChange(work, { kind: 'cancelled', askedBy, reason }, { order, lines, after, items: [] })
  return { id: order.id, status: 'cancelled', changeId }
}
