import { z } from 'zod'
import { downloadEndpoint, endpoint, listEndpoint, noSums, uploadEndpoint } from '#platform/endpoint'
import { countField, dayField, decimalField, idField, moneyField, noteField, textField } from '#platform/wire'
import { proofKinds } from './wire-order.ts'

export const listToDeliver = listEndpoint({
  path: '/v1/deliveries/due',
  allow: 'delivery.read',
  filters: z.object({
    /** Wished by this day, or for no day at all; without it everything that may be delivered. */
    until: dayField.optional(),
    entityId: idField('ent').optional(),
    customerId: idField('cus').optional(),
  }),
  sorts: ['wishedOn', 'customerName'],
  row: z.object({
    orderId: idField('ord'),
    number: z.string(),
    customerId: idField('cus'),
    customerName: z.string(),
    poNumber: z.string().nullable(),
    shipTo: z.array(z.string()),
    wishedOn: dayField.nullable(),
    daysLate: z.int(),
    promised: z.string().nullable(),
    lines: z.array(
      z.object({
        lineId: idField('oln'),
        sku: z.string(),
        description: z.string(),
        left: decimalField,
        unit: z.string(),
      }),
    ),
  }),
  sums: noSums,
  summary: 'Accepted orders with something left to deliver',
})

export const uploadProof = uploadEndpoint({
  method: 'POST',
  path: '/v1/deliveries/proofs',
  allow: 'delivery.confirm',
  largest: 15_000_000,
  request: z.object({ name: textField({ max: 200 }).optional() }),
  response: z.object({ id: idField('fil'), name: z.string(), size: countField }),
  refusals: {
    proof_is_no_picture: 'This is neither a picture nor a PDF. Take a photo, or scan the paper.',
  },
  summary: 'Keeps a photo or scan, to be named when the delivery is confirmed',
})

export const confirmDelivery = endpoint({
  method: 'POST',
  path: '/v1/deliveries',
  allow: 'delivery.confirm',
  money: true,
  request: z.object({
    orderId: idField('ord'),
    /** Today, when left out. */
    deliveredOn: dayField.optional(),
    /** Everything that is left, when left out. */
    lines: z.array(z.strictObject({ lineId: idField('oln'), quantity: decimalField })).optional(),
    proofKind: z.enum(proofKinds).default('none'),
    proofFileId: idField('fil').nullish(),
    signedBy: textField({ max: 120 }).nullish(),
    remark: noteField({ max: 1000 }).nullish(),
  }),
  response: z.object({ id: idField('dlv'), number: z.string(), gross: moneyField }),
  refusals: {
    order_is_not_accepted: 'The order may not be delivered. Answer its questions, or have it released, first.',
    delivery_does_not_pass_credit:
      'Credit passed the order for later and does not pass it for now. {pay} paid or deposited lets it go; or bring the order forward, and credit decides.',
    delivery_is_in_the_future: 'That day is still to come. Confirm the delivery when it has happened.',
    line_is_not_on_the_order: 'The order has no such line. Read it again.',
    line_named_twice: 'A line is named twice. Put its quantities together.',
    quantity_is_not_positive: 'A quantity must be more than nothing. Leave out what was not delivered.',
    delivery_exceeds_order: 'That is more than is left to deliver. Ask sales to order the rest.',
    delivery_has_no_lines: 'Nothing would be delivered. Say what was.',
    proof_is_unknown: 'The proof was not found. Send it again.',
    tax_rate_is_missing: 'A tax code has no rate on that day. Enter the rate first.',
  },
  summary: 'Confirms that goods or work reached the customer, whole or in part, with proof',
})

export const readProof = downloadEndpoint({
  method: 'GET',
  path: '/v1/deliveries/:deliveryId/proof',
  allow: 'delivery.read',
  request: z.object({ deliveryId: idField('dlv') }),
  types: ['image/jpeg', 'image/png', 'application/pdf'],
  summary: 'The proof of a delivery as it was sent in',
})
