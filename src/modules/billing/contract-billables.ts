import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, moneyField, noteField, textField } from '#platform/wire'
import { billPreview, shownDocument } from './contract-documents.ts'

const orderIds = z.array(idField('ord')).min(1).max(500)

export const billableRow = z.object({
  orderId: idField('ord'),
  ourOrder: z.string().nullable(),
  entityId: idField('ent'),
  customerId: idField('cus'),
  customerName: z.string(),
  poNumber: z.string().nullable(),
  channel: z.enum(['email', 'post', 'portal', 'einvoice', 'none']),
  lines: countField,
  suppliedOn: dayField,
  /** Days since the first supply that is not billed yet. */
  daysWaiting: countField,
  net: moneyField,
  heldBack: z.object({ reason: z.string(), by: z.string().nullable(), on: dayField }).nullable(),
})

export const listBillables = listEndpoint({
  path: '/v1/billables',
  allow: 'invoice.read',
  filters: z.object({
    heldBack: z.boolean().optional(),
    customerId: idField('cus').optional(),
    entityId: idField('ent').optional(),
    orderId: idField('ord').optional(),
    until: dayField.optional(),
    /** Supplied more than so many days ago. */
    waitingOver: z.int().min(0).max(10_000).optional(),
    search: textField({ max: 100 }).optional(),
  }),
  sorts: ['suppliedOn', 'net', 'customerName'],
  row: billableRow,
  sums: z.object({ currency: currencyField, net: moneyField }),
  summary: 'What was supplied and is not billed yet, by order: ready, or held back and why',
})

const refusals = {
  nothing_to_bill: 'Nothing of this waits to be billed: it is billed already, or not delivered yet.',
  billable_is_held_back: 'Some of this is held back. Put it back first, with the question answered.',
}

export const previewInvoices = endpoint({
  method: 'GET',
  path: '/v1/invoice-preview',
  allow: 'invoice.read',
  request: z.object({ orderIds }),
  response: z.object({ documents: z.array(billPreview) }),
  refusals: { nothing_to_bill: refusals.nothing_to_bill },
  summary: 'The bills that would be issued now for these orders, to the cent; nothing is written',
})

export const issueInvoices = endpoint({
  method: 'POST',
  path: '/v1/invoices',
  allow: 'invoice.issue',
  money: true,
  request: z.object({ orderIds }),
  response: z.object({ documents: z.array(shownDocument) }),
  refusals,
  summary: 'Bill what was supplied of these orders: numbers, postings and open items in one step',
})

export const holdBack = endpoint({
  method: 'POST',
  path: '/v1/billables/hold-back',
  allow: 'invoice.issue',
  request: z.object({ orderIds, reason: noteField({ max: 500 }) }),
  response: z.object({ orders: countField }),
  refusals: { nothing_to_bill: refusals.nothing_to_bill },
  summary: 'Keep orders out of the next bills, and say why',
})

export const putBack = endpoint({
  method: 'POST',
  path: '/v1/billables/put-back',
  allow: 'invoice.issue',
  request: z.object({ orderIds }),
  response: z.object({ orders: countField }),
  refusals: { nothing_is_held_back: 'Nothing of this is held back. Somebody may have put it back already.' },
  summary: 'Let orders be billed again',
})

const amounts = z.array(moneyField)

export const readDesk = endpoint({
  method: 'GET',
  path: '/v1/billing-desk',
  allow: 'invoice.read',
  request: z.object({ entityId: idField('ent').optional() }),
  response: z.object({
    today: dayField,
    ready: z.object({ orders: countField, net: amounts }),
    /** Delivered more than three days ago and still not billed. */
    late: z.object({ orders: countField, net: amounts }),
    heldBack: z.object({ orders: countField, net: amounts }),
    undelivered: z.object({ documents: countField, gross: amounts }),
    lastRun: z.object({ id: idField('run'), endedOn: dayField, documents: countField }).nullable(),
  }),
  summary: 'What waits for the billing clerk',
})
