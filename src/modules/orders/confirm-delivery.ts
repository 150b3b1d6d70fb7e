import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sum, zero, type Money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { billable, grossBeside, type BillableDraft } from '#modules/billing'
import { drawNumbers } from '#modules/company'
import { addDelivered } from '#modules/credit'
import { refuseUncounted } from './bring-forward.ts'
import { isComplete, takeDelivery, type DeliveredLine, type DeliveryRequestLine, type ProofKind } from './delivery.ts'
import { deliveryConfirmed } from './events.ts'
import { lockedOrder } from './locked-order.ts'
import { mayBeDelivered } from './order.ts'
import { linesOfOrders, setStatus, type StoredOrder } from './store.ts'
import { insertDelivery } from './store-deliveries.ts'

export type DeliveryRequest = {
  readonly orderId: Id<'ord'>
  readonly deliveredOn: Day
  readonly lines: readonly DeliveryRequestLine[]
  readonly proof: { readonly kind: ProofKind; readonly fileId: Id<'fil'> | null; readonly signedBy: string | null }
  readonly remark: string | null
}

export type ConfirmedDelivery = { readonly id: Id<'dlv'>; readonly number: string; readonly gross: Money }

/**
 * Goods or work reached the customer, whole or in part. What the delivery takes out of the credit reservation is the very gross
 * that it hands to billing, in the same transaction, so headroom stands still. What the rounding of parts leaves of the
 * reservation goes when the whole order is billed.
 */
export async function confirmDelivery(work: Work, request: DeliveryRequest): Promise<ConfirmedDelivery> {
  const order = await lockedOrder(work, request.orderId)
  if (!mayBeDelivered(order.status))
    throw new Refused('order_is_not_accepted', { status: order.status, number: order.number })
  await refuseUncounted(work, order)
  const lines = await linesOfOrders(work.tx, [order.id])
  const taken = insist(takeDelivery(lines, request.lines))
  const complete = isComplete(lines, taken)
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
  const drafts = billables(order, taken, { ...saved, number, deliveredOn: request.deliveredOn, originId })
  const shares = await grossBeside(work.tx, drafts)
  const gross = sum(order.currency, shares)
  await addDelivered(work.tx, [{ orderId: order.id, gross }])
  await billable(
    work,
    drafts.map((draft, index) => ({ ...draft, gross: shares[index] ?? zero(order.currency) })),
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

type Delivered = {
  readonly number: string
  readonly lineIds: readonly bigint[]
  readonly deliveredOn: Day
  readonly originId: Id<'org'>
}

const billables = (order: StoredOrder, taken: readonly DeliveredLine[], delivered: Delivered) =>
  taken.map(({ line, quantity }, index): BillableDraft => ({
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
  }))
