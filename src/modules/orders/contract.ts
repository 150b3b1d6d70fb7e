import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  moneyField,
  momentField,
  noteField,
  textField,
} from '#platform/wire'
import { amendRefusals, cancelRefusals, entryRefusals, undoRefusals } from './refusals.ts'
import * as wire from './wire-order.ts'

export * from './contract-queries.ts'
export * from './contract-holds.ts'
export * from './contract-deliveries.ts'
export * from './contract-entry.ts'
export { orderStatuses, ruleCodes, proofKinds } from './wire-order.ts'

const orderRow = z.object({
  id: idField('ord'),
  number: z.string().nullable(),
  status: wire.statusField,
  entityId: idField('ent'),
  customerId: idField('cus'),
  customerNumber: z.string(),
  customerName: z.string(),
  salesperson: z.string().nullable(),
  poNumber: z.string().nullable(),
  dealOn: dayField,
  wishedOn: dayField.nullable(),
  placedAt: momentField.nullable(),
  questions: countField,
  /** When the first open question should be answered. */
  answerBy: momentField.nullable(),
  net: moneyField,
  gross: moneyField,
})

export const listOrders = listEndpoint({
  path: '/v1/orders',
  allow: 'order.read',
  filters: z.object({
    status: wire.statusField.optional(),
    customerId: idField('cus').optional(),
    entityId: idField('ent').optional(),
    salespersonId: idField('stf').optional(),
    /** Mine: those that I sold. */
    mine: z.boolean().optional(),
    /** Those that I entered, for whomever. */
    enteredByMe: z.boolean().optional(),
    /** The end of our number, or a part of the purchase order number. */
    text: textField({ max: 60 }).optional(),
    from: dayField.optional(),
    to: dayField.optional(),
  }),
  sorts: ['placed', 'dealOn', 'wishedOn', 'answerBy', 'customerName', 'net', 'gross'],
  row: orderRow,
  sums: z.object({ currency: currencyField, net: moneyField, gross: moneyField }),
  summary: 'Orders by status, customer and salesperson, with their sums per currency',
})

export const countOrders = endpoint({
  method: 'GET',
  path: '/v1/orders/counts',
  allow: 'order.read',
  request: z.object({ entityId: idField('ent').optional() }),
  response: z.object({
    draft: countField,
    queried: countField,
    held: countField,
    accepted: countField,
    delivered: countField,
  }),
  summary: 'How many orders stand where',
})

const deliveryOfOrder = z.object({
  id: idField('dlv'),
  number: z.string(),
  deliveredOn: dayField,
  proofKind: z.enum(wire.proofKinds),
  hasFile: z.boolean(),
  signedBy: z.string().nullable(),
  remark: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  lines: z.array(
    z.object({ orderLineId: idField('oln'), description: z.string(), quantity: decimalField, unit: z.string() }),
  ),
})

export const orderOut = z.object({
  ...orderRow.shape,
  salespersonId: idField('stf').nullable(),
  orderedByContactId: idField('con').nullable(),
  orderedBy: z.string().nullable(),
  externalNumber: z.string().nullable(),
  billTo: wire.addressOut,
  shipTo: wire.addressOut,
  terms: wire.termsField,
  termsText: z.string(),
  promised: z.string().nullable(),
  note: z.string().nullable(),
  cancelledReason: z.string().nullable(),
  tax: moneyField,
  version: countField,
  enteredAt: momentField,
  origin: wire.originOut,
  /** Origins of fields that were put right after the order came in. */
  fieldOrigins: z.record(z.string(), wire.originOut),
  lines: z.array(
    z.object({
      ...wire.lineOut.omit({ list: true, agreement: true, taxPercent: true }).shape,
      id: idField('oln'),
      delivered: decimalField,
      left: decimalField,
      priceName: z.string().nullable(),
      priceFrom: dayField.nullable(),
      origin: wire.originOut,
      priceOrigin: wire.originOut.nullable(),
      quantityOrigin: wire.originOut.nullable(),
    }),
  ),
  queries: z.array(wire.queryOut),
  /** What happened to its questions besides their answers. */
  querySteps: z.array(
    z.object({
      queryId: idField('qry'),
      kind: z.enum(['handed_over', 'put_off', 'escalated', 'taken_back']),
      at: momentField,
      by: z.string().nullable(),
      to: z.string().nullable(),
      /** Null where it was put back on the list. */
      untilOn: dayField.nullable(),
      note: z.string().nullable(),
    }),
  ),
  hold: z
    .object({
      since: momentField,
      decideBy: momentField,
      releases: z.array(wire.releaseOut),
      exposure: moneyField,
      limit: moneyField.nullable(),
    })
    .nullable(),
  decisions: z.array(
    z.object({
      at: momentField,
      kind: z.string(),
      verdict: z.string(),
      policyVersion: z.string(),
      overruledReason: z.string().nullable(),
      overruledBy: z.string().nullable(),
    }),
  ),
  deliveries: z.array(deliveryOfOrder),
  documents: z.array(
    z.object({
      id: idField('inv'),
      kind: z.enum(['invoice', 'credit_note']),
      number: z.string(),
      issuedOn: dayField,
      gross: moneyField,
    }),
  ),
  /** What was changed after the order was placed, the latest first. */
  changes: z.array(
    z.object({
      id: idField('och'),
      kind: z.enum(['amended', 'cancelled_in_part', 'cancelled', 'undone']),
      askedBy: z.enum(['customer', 'us']),
      reason: z.string().nullable(),
      at: momentField,
      by: z.string().nullable(),
      statusBefore: wire.statusField,
      statusAfter: wire.statusField,
      grossBefore: moneyField,
      grossAfter: moneyField,
      items: z.array(
        z.object({
          field: z.enum(wire.changeFields),
          line: z.int().nullable(),
          what: z.string().nullable(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
      mayUndo: z.boolean(),
    }),
  ),
  /** What may be done now by the one who asks. */
  can: z.array(z.enum(['amend', 'answer', 'bringForward', 'cancel', 'copy', 'deliver', 'place', 'release'])),
})

export const readOrder = endpoint({
  method: 'GET',
  path: '/v1/orders/:orderId',
  allow: 'order.read',
  request: z.object({ orderId: idField('ord') }),
  response: orderOut,
  summary: 'An order with its lines, where each value came from, questions, deliveries and bills',
})

export const placeOrder = endpoint({
  method: 'POST',
  path: '/v1/orders',
  allow: 'order.enter',
  money: true,
  request: z.object({
    ...wire.orderIn,
    /** Why values are right that would be asked about: the field and the rule as the check named them. */
    answers: z
      .array(z.strictObject({ rule: wire.ruleField, field: z.string().max(60), answer: noteField({ max: 1000 }) }))
      .max(100)
      .default([]),
  }),
  response: wire.settledOut.extend({ findings: z.array(wire.findingOut), releases: z.array(wire.releaseOut) }),
  refusals: {
    ...entryRefusals,
    answer_is_not_yours: 'You may enter orders, but not answer questions about them. Leave the answers out.',
  },
  summary: 'Places an order: read by every rule, reserved, and decided by credit when nothing is left to ask',
})

export const saveDraft = endpoint({
  method: 'POST',
  path: '/v1/orders/drafts',
  allow: 'order.enter',
  request: z.object(wire.orderIn),
  response: z.object({ id: idField('ord') }),
  refusals: entryRefusals,
  summary: 'Keeps an order that is being written; nothing is reserved',
})

export const copyOrder = endpoint({
  method: 'POST',
  path: '/v1/orders/:orderId/copy',
  allow: 'order.enter',
  request: z.object({ orderId: idField('ord') }),
  response: z.object({ id: idField('ord') }),
  refusals: entryRefusals,
  summary: 'The same order once more as a draft, at the prices of today',
})

export const amendOrder = endpoint({
  method: 'POST',
  path: '/v1/orders/:orderId/amend',
  allow: 'order.enter',
  versioned: true,
  request: z.object({
    orderId: idField('ord'),
    amendments: z.array(wire.amendmentIn).max(200),
    askedBy: wire.askedByField,
    /** Must be said where the order was accepted. */
    reason: noteField({ max: 400 }).nullish(),
  }),
  response: wire.changedOut,
  refusals: amendRefusals,
  summary:
    'Changes an order that was placed; it is read by the same rules, and one that was accepted is asked of the gate for the difference',
})

export const lookAtChange = endpoint({
  method: 'POST',
  path: '/v1/orders/:orderId/amend-preview',
  allow: 'order.enter',
  request: z.object({ orderId: idField('ord'), amendments: z.array(wire.amendmentIn).min(1).max(200) }),
  response: z.object({
    netBefore: moneyField,
    net: moneyField,
    grossBefore: moneyField,
    gross: moneyField,
    /** So many questions would stop it, those that are open already among them. */
    questions: countField,
    findings: z.array(wire.findingOut),
    credit: z.object({ verdict: z.enum(['passed', 'held']), releases: z.array(wire.releaseOut) }),
  }),
  refusals: amendRefusals,
  summary: 'What a change would make of an order: sums, questions, and what credit would say; nothing is kept',
})

export const cancelOrder = endpoint({
  method: 'POST',
  path: '/v1/orders/:orderId/cancel',
  allow: 'order.enter',
  versioned: true,
  request: z.object({
    orderId: idField('ord'),
    reason: noteField({ max: 400 }),
    askedBy: wire.askedByField,
    /** So much of these lines; without lines, everything that is not delivered. */
    lines: z
      .array(z.strictObject({ lineId: idField('oln'), quantity: decimalField }))
      .min(1)
      .max(500)
      .optional(),
  }),
  response: z.object({ id: idField('ord'), status: wire.statusField, changeId: idField('och').nullable() }),
  refusals: cancelRefusals,
  summary: 'Cancels an order or a part of it; what was delivered stays, and the rest goes on',
})

export const undoChange = endpoint({
  method: 'POST',
  path: '/v1/orders/:orderId/changes/:changeId/undo',
  allow: 'order.enter',
  request: z.object({ orderId: idField('ord'), changeId: idField('och') }),
  response: wire.changedOut,
  refusals: undoRefusals,
  summary: 'Takes back the latest change of an order, or brings a cancelled one back, by the same rules and gate',
})

export const bringForward = endpoint({
  method: 'POST',
  path: '/v1/orders/:orderId/bring-forward',
  allow: 'order.enter',
  request: z.object({ orderId: idField('ord') }),
  response: z.object({ id: idField('ord'), status: wire.statusField }),
  refusals: { order_is_not_accepted: 'Only an accepted order can come earlier. Read the order again.' },
  summary: 'Asks credit for an accepted order that was too far off to count; it is held if it does not pass',
})
