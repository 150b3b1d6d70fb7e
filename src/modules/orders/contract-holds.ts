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
} from '#platform/wire'
import * as wire from './wire-order.ts'

export const listHolds = listEndpoint({
  path: '/v1/credit/holds',
  allow: 'credit.read',
  filters: z.object({ customerId: idField('cus').optional(), entityId: idField('ent').optional() }),
  sorts: ['since', 'gross', 'wishedOn'],
  row: z.object({
    orderId: idField('ord'),
    number: z.string(),
    customerId: idField('cus'),
    customerName: z.string(),
    salesperson: z.string().nullable(),
    gross: moneyField,
    net: moneyField,
    wishedOn: dayField.nullable(),
    since: momentField,
    /** Within two working hours; for somebody without a limit within a working day. */
    decideBy: momentField,
    late: z.boolean(),
    promised: z.string().nullable(),
    /** Why it is held as things stand now, and what would let it go. Empty: it would pass if it were asked again. */
    releases: z.array(wire.releaseOut),
    exposure: moneyField,
    exposureWithout: moneyField,
    limit: moneyField.nullable(),
    parts: wire.partsOut,
    /** Undisputed and late, and the days of the oldest. */
    overdue: z.object({ amount: moneyField, days: z.int() }),
    /** Net less cost, where all costs are known. */
    margin: z.object({ amount: moneyField, percent: decimalField }).nullable(),
    /** "9 of 10 in 34–41 days": how his last bills were paid, in days after receipt. */
    record: z.object({ of: countField, within: countField, from: z.int(), until: z.int() }).nullable(),
    /** Nobody releases what he had a hand in. */
    mayRelease: z.boolean(),
    /** The limit was set, since the order is held, by somebody with a hand in it: a colleague releases it, or sets the limit. */
    underOwnLimit: z.boolean(),
  }),
  sums: z.object({ currency: currencyField, net: moneyField, gross: moneyField }),
  summary: 'Orders that wait for credit, the longest waiting first',
})

export const releaseOrder = endpoint({
  method: 'POST',
  path: '/v1/credit/holds/:orderId/release',
  allow: 'credit.release',
  money: true,
  request: z.object({ orderId: idField('ord'), reason: noteField({ max: 1000 }) }),
  response: z.object({ id: idField('ord'), status: wire.statusField }),
  refusals: {
    order_is_not_held: 'The order is not held. Read the list again.',
    maker_is_not_checker: 'You had a hand in this order. Ask a colleague to release it.',
    decision_is_overruled: 'Somebody released it already. Read the list again.',
  },
  summary: 'Lets a held order go once, with a reason that stays beside the decision',
})

const offers = ['prepay', 'deposit', 'smaller', 'guarantee', 'later'] as const

export const refuseOrder = endpoint({
  method: 'POST',
  path: '/v1/credit/holds/:orderId/refuse',
  allow: 'credit.release',
  money: true,
  request: z.object({
    orderId: idField('ord'),
    reason: noteField({ max: 1000 }),
    /** What is offered instead: a refusal is always an offer. */
    offers: z.array(z.enum(offers)).min(1).max(5),
  }),
  response: z.object({ id: idField('ord'), status: wire.statusField }),
  refusals: {
    order_is_not_held: 'The order is not held. Read the list again.',
    maker_is_not_checker: 'You had a hand in this order. Ask a colleague to decide it.',
  },
  summary: 'Ends a held order with a reason and what is offered instead; its salesperson is told, the customer is not',
})

export const takeBackDecision = endpoint({
  method: 'POST',
  path: '/v1/credit/holds/:orderId/take-back',
  allow: 'credit.release',
  money: true,
  request: z.object({ orderId: idField('ord') }),
  response: z.object({ id: idField('ord'), status: wire.statusField }),
  refusals: {
    nothing_to_take_back: 'There is no decision of yours that could be taken back: the order went on.',
    customer_is_closed: 'The customer is closed for business. Open the record again first.',
  },
  summary: 'Takes back one’s own release or refusal while nothing is delivered; the gate is asked again',
})

export const recheckHolds = endpoint({
  method: 'POST',
  path: '/v1/credit/holds/recheck',
  allow: 'credit.read',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({ released: z.array(idField('ord')) }),
  summary: 'Asks the gate again for everything that is held of a customer',
})

const documentOut = z.object({
  kind: z.enum(['invoice', 'credit_note', 'allowance', 'receipt', 'delivery', 'order']),
  id: z.string(),
  number: z.string(),
  on: dayField,
  /** When it is due, or wished for. */
  dueOn: dayField.nullable(),
  daysLate: z.int(),
  amount: moneyField,
})

export const readExposure = endpoint({
  method: 'GET',
  path: '/v1/credit/exposure/:customerId',
  allow: 'credit.read',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({
    customerId: idField('cus'),
    customerName: z.string(),
    on: dayField,
    limit: z
      .object({ amount: moneyField, fromOn: dayField, toOn: dayField.nullable(), reviewOn: dayField.nullable() })
      .nullable(),
    parts: wire.partsOut,
    exposure: moneyField,
    headroom: moneyField,
    overdue: moneyField,
    /** What each part is made of. */
    documents: z.object({
      openInvoices: z.array(documentOut),
      unbilled: z.array(documentOut),
      orders: z.array(documentOut),
      creditNotes: z.array(documentOut),
      unapplied: z.array(documentOut),
    }),
  }),
  summary: 'What is at stake with a customer, by its parts and the documents they are made of',
})
