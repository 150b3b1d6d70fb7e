import { z } from 'zod'
import { fact } from '#platform/events'
import { idField, moneyField } from '#platform/wire'

const placed = z.object({
  orderId: idField('ord'),
  customerId: idField('cus'),
  salespersonId: idField('stf').nullable(),
  gross: moneyField,
})

/** Orders were placed and got their numbers. */
export const orderPlaced = fact('order.placed', z.object({ orders: z.array(placed) }))

/** The order waits for answers of its salesperson. */
export const orderQueried = fact('order.queried', z.object({ orders: z.array(placed.extend({ questions: z.int() })) }))

/** The order waits for credit. */
export const orderHeld = fact('order.held', z.object({ orders: z.array(placed) }))

/** The order may be delivered. */
export const orderAccepted = fact('order.accepted', z.object({ orders: z.array(placed) }))

export const orderCancelled = fact('order.cancelled', z.object({ orderId: idField('ord'), customerId: idField('cus') }))

/** Credit ended a held order; what is offered instead stands on it. */
export const orderRefused = fact('order.refused', z.object({ orderId: idField('ord'), customerId: idField('cus') }))

/** Something about an order that was placed is different now, or a part of it was cancelled. */
export const orderChanged = fact('order.changed', z.object({ orderId: idField('ord'), customerId: idField('cus') }))

/** Goods or work reached the customer, with or without proof. */
export const deliveryConfirmed = fact(
  'delivery.confirmed',
  z.object({ deliveryId: idField('dlv'), orderId: idField('ord'), customerId: idField('cus'), gross: moneyField }),
)
