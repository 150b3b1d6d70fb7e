import { z } from 'zod'
import { downloadEndpoint, endpoint, listEndpoint } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  moneyField,
  momentField,
  textField,
} from '#platform/wire'

export const documentKind = z.enum(['invoice', 'credit_note'])

/** Never stored: the ledger and the calendar say so. Paid is settled by money, settled by anything. */
export const documentState = z.enum(['open', 'overdue', 'paid', 'settled'])

const head = {
  kind: documentKind,
  entityId: idField('ent'),
  customerId: idField('cus'),
  customerNumber: z.string(),
  customerName: z.string(),
  issuedOn: dayField,
  /** As printed; it may be a Sunday. */
  dueOn: dayField,
  /** The banking day on which a payment is still in time. */
  effectiveDueOn: dayField,
  receivedOn: dayField.nullable(),
  poNumber: z.string().nullable(),
  ourOrder: z.string().nullable(),
  orderId: idField('ord').nullable(),
  net: moneyField,
  tax: moneyField,
  gross: moneyField,
}

export const documentRow = z.object({
  id: idField('inv'),
  number: z.string(),
  ...head,
  open: moneyField,
  state: documentState,
  /** Days after the effective due day; nothing for what is not late. */
  daysLate: countField,
})

export const listDocuments = listEndpoint({
  path: '/v1/invoices',
  allow: 'invoice.read',
  filters: z.object({
    kind: documentKind.optional(),
    state: documentState.optional(),
    customerId: idField('cus').optional(),
    entityId: idField('ent').optional(),
    orderId: idField('ord').optional(),
    runId: idField('run').optional(),
    issuedFrom: dayField.optional(),
    issuedTo: dayField.optional(),
    dueTo: dayField.optional(),
    /** The document's number or the customer's purchase order number, or a part of either; or the customer's name. */
    search: textField({ max: 100 }).optional(),
  }),
  sorts: ['issuedOn', 'number', 'effectiveDueOn', 'gross', 'open', 'customerName'],
  row: documentRow,
  sums: z.object({ currency: currencyField, gross: moneyField, open: moneyField, overdue: moneyField }),
  summary: 'Issued documents: invoices and credit notes; a credit note counts negative in the sums',
})

export const documentLine = z.object({
  id: idField('iln').nullable(),
  position: countField,
  productId: idField('prd').nullable(),
  sku: z.string().nullable(),
  description: z.string(),
  detail: z.string().nullable(),
  quantity: decimalField,
  unit: z.string(),
  unitPrice: decimalField,
  net: moneyField,
  revenue: z.enum(['goods', 'service', 'freight']),
  taxPercent: decimalField,
  priceKind: z.enum(['list', 'agreement', 'typed', 'imported', 'credit']),
  suppliedOn: dayField.nullable(),
  deliveryNote: z.string().nullable(),
})

const content = {
  ...head,
  entityName: z.string(),
  seller: z.object({
    name: z.string(),
    addressLines: z.array(z.string()),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    vatNumber: z.string().nullable(),
    bank: z.object({ iban: z.string(), bic: z.string().nullable() }).nullable(),
  }),
  taxPointOn: dayField,
  termsText: z.string(),
  discount: z.object({ percent: decimalField, until: dayField, amount: moneyField }).nullable(),
  billTo: z.array(z.string()),
  language: z.string(),
  original: z.object({ id: idField('inv'), number: z.string() }).nullable(),
  reason: z.string().nullable(),
  salesperson: z.object({ id: idField('stf'), name: z.string() }).nullable(),
  lines: z.array(documentLine),
  taxes: z.array(z.object({ code: z.string(), percent: decimalField, net: moneyField, tax: moneyField })),
}

export const billPreview = z.object(content)

/** Who did something and when: a person, or a machine by its name. */
export const actor = z.object({
  at: momentField,
  door: z.enum(['screen', 'api', 'import', 'run', 'bank', 'command', 'reaction']),
  staffId: idField('stf').nullable(),
  name: z.string().nullable(),
})

export const dispatch = z.object({
  at: momentField,
  settledAt: momentField.nullable(),
  channel: z.enum(['email', 'post', 'portal', 'einvoice', 'none']),
  to: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'failed']),
  why: z.enum(['no_address', 'address', 'letter', 'gave_up', 'contact_refused', 'cancelled']).nullable(),
  mailId: idField('msg').nullable(),
})

export const shownDocument = z.object({
  id: idField('inv'),
  number: z.string(),
  ...content,
  open: moneyField,
  state: documentState,
  daysLate: countField,
  issued: actor,
  runId: idField('run').nullable(),
  /** Numbered by another system and taken over. */
  imported: z.boolean(),
  creditNotes: z.array(
    z.object({
      id: idField('inv'),
      number: z.string(),
      issuedOn: dayField,
      gross: moneyField,
      reason: z.string().nullable(),
    }),
  ),
  /** Money and credits that were applied to it, or what a credit note was applied to; what was taken back is left out. */
  applied: z.array(
    z.object({
      kind: z.enum(['receipt', 'credit_note', 'invoice', 'cash_discount', 'small_difference']),
      number: z.string(),
      receiptId: idField('rec').nullable(),
      documentId: idField('inv').nullable(),
      amount: moneyField,
      valueOn: dayField,
      how: z.string(),
    }),
  ),
  postings: z.array(z.object({ account: z.int(), name: z.string(), amount: moneyField })),
  dispatches: z.array(dispatch),
  version: countField,
})

export const showDocument = endpoint({
  method: 'GET',
  path: '/v1/invoices/:documentId',
  allow: 'invoice.read',
  request: z.object({ documentId: idField('inv') }),
  response: shownDocument,
  summary: 'One invoice or credit note with its lines, taxes, days, and what stands before and behind it',
})

export const documentPaper = downloadEndpoint({
  method: 'GET',
  path: '/v1/invoices/:documentId/pdf',
  allow: 'invoice.read',
  types: ['application/pdf'],
  request: z.object({ documentId: idField('inv') }),
  summary: 'The document as the customer gets it; the same bytes every time',
})

export const noteReceived = endpoint({
  method: 'POST',
  path: '/v1/invoices/:documentId/received',
  allow: 'invoice.issue',
  versioned: true,
  request: z.object({ documentId: idField('inv'), receivedOn: dayField }),
  response: shownDocument,
  refusals: {
    received_before_issue: 'It cannot have been received before it was issued. Check the day.',
    day_is_in_the_future: 'This day has not come yet. Note it when it has.',
  },
  summary: 'Note the day on which the customer had the document: terms from receipt, and his habit, count from it',
})
