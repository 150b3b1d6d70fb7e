import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { ordersOfDocuments, unbilledOrders } from '#modules/billing'
import { endReservations } from '#modules/credit'
import { lockCustomers } from '#modules/parties'
import { ordersOf, setStatus } from './store.ts'

/** Orders that are delivered and billed to the last piece are closed, and what the rounding of their parts left reserved goes. */
export async function closeBilled(
  work: Work,
  news: { readonly documents: readonly { readonly documentId: Id<'inv'>; readonly customerId: Id<'cus'> }[] },
): Promise<void> {
  await lockCustomers(
    work,
    news.documents.map((document) => document.customerId),
  )
  const orderIds = await ordersOfDocuments(
    work.tx,
    news.documents.map((document) => document.documentId),
  )
  const unbilled = await unbilledOrders(work.tx, orderIds)
  const over = (await ordersOf(work.tx, orderIds)).filter(
    (order) => order.status === 'delivered' && !unbilled.has(order.id),
  )
  if (over.length === 0) return
  await endReservations(
    work.tx,
    over.map((order) => order.id),
    work.at,
  )
  await setStatus(
    work.tx,
    over.map((order) => ({ orderId: order.id, status: 'closed' })),
  )
}
