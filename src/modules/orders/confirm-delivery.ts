import type { Day } from '#kernel/day'
import { lineAmount } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { sum, type Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { billable, grossShares, type BillableDraft } from '#modules/billing'
import { taxRatesOn } from '#modules/catalog'
import { drawNumbers } from '#modules/company'
import { addDelivered, endReservations } from '#modules/credit'
import { lockCustomers } from '#modules/parties'
import { isComplete, takeDelivery, type DeliveredLine, type DeliveryRequestLine, type ProofKind } from './delivery.ts'
import { deliveryConfirmed } from './events.ts'
import { mayBeDelivered } from './order.ts'
import { insertDelivery, linesOfOrders, ordersOf, setStatus, type StoredOrder } from './store.ts'

export type DeliveryRequest = {
  readonly orderId: Id<'ord'>
  readonly deliveredOn: Day
  readonly lines: readonly DeliveryRequestLine[]
  readonly proof: { readonly kind: ProofKind; readonly fileId: bigint | null; readonly signedBy: string | null }
  readonly remark: string | null
}

export type ConfirmedDelivery = { readonly id: Id<'dlv'>; readonly number: string; readonly gross: Money }

/**
 * Goods or work reached the customer, whole or in part. What the delivery takes out of the credit reservation is the very gross
 * that it hands to billing, in the same transaction, so headroom stands still. The last delivery ends the reservation: what the
 * rounding of parts left of it was never owed.
 */
export async function confirmDelivery(work: Work, request: DeliveryRequest): Promise<ConfirmedDelivery> {
  const order = await lockedOrder(work, request.orderId)
  if (!mayBeDelivered(order.status))
    throw new Refused('order_is_not_accepted', { status: order.status, number: order.number })
  const lines = await linesOfOrders(work.tx, [order.id])
  const taken = insist(takeDelivery(lines, request.lines))
  const complete = isComplete(lines, taken)
  const shares = await grossOf(work, order, taken, request.deliveredOn)
  const gross = sum(order.currency, shares)
  await addDelivered(work.tx, [{ orderId: order.id, gross }])
  if (complete) await endReservations(work.tx, [order.id], work.at)
  const { numbers } = await drawNumbers(work, {
    entityId: order.entityId,
    kind: 'delivery',
    on: request.deliveredOn,
    count: 1,
  })
  const [number] = numbers
  if (!number) throw new Error('a delivery has no number')
  const originId = await originOf(work)
  const saved = await insertDelivery(
    work.tx,
    { ...request, number, lines: taken },
    { at: work.at, by: work.who.staffId, originId },
  )
  await billable(
    work,
    billables(order, taken, shares, { ...saved, number, deliveredOn: request.deliveredOn, originId }),
  )
  if (complete) await setStatus(work.tx, [{ orderId: order.id, status: 'delivered' }])
  await announce(work, deliveryConfirmed, {
    deliveryId: saved.id,
    orderId: order.id,
    customerId: order.customerId,
    gross,
  })
  return { id: saved.id, number, gross }
}

/** The order as it stands once its customer is locked. */
export async function lockedOrder(work: Work, orderId: Id<'ord'>): Promise<StoredOrder> {
  const [seen] = await ordersOf(work.tx, [orderId])
  if (!seen) throw new Refused('not_found', { order: orderId })
  await lockCustomers(work, [seen.customerId])
  const [order] = await ordersOf(work.tx, [orderId])
  if (!order) throw new Refused('not_found', { order: orderId })
  return order
}

async function grossOf(work: Work, order: StoredOrder, taken: readonly DeliveredLine[], on: Day): Promise<Money[]> {
  const rates = await taxRatesOn(
    work.tx,
    taken.map(({ line }) => ({ taxCodeId: line.taxCodeId, on })),
  )
  return grossShares(
    order.currency,
    taken.map(({ line, quantity }, index) => {
      const rate = rates[index]
      if (!rate) throw new Error('a line has no tax rate')
      return {
        net: lineAmount(quantity, line.unitPrice, order.currency),
        taxCodeId: line.taxCodeId,
        taxPercent: rate.percent,
      }
    }),
  )
}

type Delivered = {
  readonly number: string
  readonly lineIds: readonly bigint[]
  readonly deliveredOn: Day
  readonly originId: Id<'org'>
}

const billables = (
  order: StoredOrder,
  taken: readonly DeliveredLine[],
  shares: readonly Money[],
  delivered: Delivered,
) =>
  taken.map(({ line, quantity }, index): BillableDraft & { readonly gross: Money } => {
    const gross = shares[index]
    if (!gross) throw new Error('a line has no share')
    return {
      entityId: order.entityId,
      customerId: order.customerId,
      orderId: order.id,
      orderLineId: line.id,
      deliveryLineId: delivered.lineIds[index] ?? null,
      productId: line.productId,
      position: line.position,
      description: line.description,
      detail: line.detail,
      quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      currency: order.currency,
      gross,
      revenue: line.revenue,
      taxCodeId: line.taxCodeId,
      priceKind: line.priceKind,
      priceId: line.priceId,
      dealOn: order.dealOn,
      suppliedOn: delivered.deliveredOn,
      deliveryNote: delivered.number,
      poNumber: order.poNumber,
      ourOrder: order.number,
      terms: order.terms,
      billTo: order.billTo.lines,
      salespersonId: order.salespersonId,
      priceOriginId: line.priceOriginId ?? line.originId,
      // The quantity on the bill is the one that was delivered, so its origin is the delivery.
      quantityOriginId: delivered.originId,
    }
  })
