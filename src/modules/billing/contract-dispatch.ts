import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, moneyField, textField } from '#platform/wire'
import { dispatch, documentKind, shownDocument } from './contract-documents.ts'

export const undeliveredRow = z.object({
  id: idField('inv'),
  kind: documentKind,
  number: z.string(),
  customerId: idField('cus'),
  customerName: z.string(),
  issuedOn: dayField,
  dueOn: dayField,
  gross: moneyField,
  channel: dispatch.shape.channel,
  why: dispatch.shape.why,
  to: z.string().nullable(),
  /** Days since the document was issued: the customer does not have them. */
  daysLost: countField,
  version: countField,
})

export const listUndelivered = listEndpoint({
  path: '/v1/undelivered-invoices',
  allow: 'invoice.read',
  filters: z.object({ entityId: idField('ent').optional(), customerId: idField('cus').optional() }),
  sorts: ['issuedOn', 'gross', 'customerName'],
  row: undeliveredRow,
  sums: z.object({ currency: currencyField, gross: moneyField }),
  summary: 'Documents that did not reach their customer, and why',
})

export const sendDocument = endpoint({
  method: 'POST',
  path: '/v1/invoices/:documentId/send',
  allow: 'message.send',
  versioned: true,
  request: z.object({
    documentId: idField('inv'),
    /** Another address than the one on file. */
    to: textField({ max: 320 })
      .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be a mail address such as ap@example.com')
      .optional(),
  }),
  response: shownDocument,
  refusals: {
    no_address_on_file:
      'No mail address is on file for this customer. Give one here, or add a contact for accounts payable.',
    contact_is_refused: 'This address may not be written to now. Choose another one, or end what stands in the way.',
    letter_is_under_way: 'A letter with this document is still on its way. Wait for what becomes of it.',
  },
  summary: 'Send the document by mail, again or to another address',
})

export const notePosted = endpoint({
  method: 'POST',
  path: '/v1/invoices/:documentId/posted',
  allow: 'message.send',
  versioned: true,
  request: z.object({ documentId: idField('inv'), postedOn: dayField }),
  response: shownDocument,
  refusals: {
    received_before_issue: 'It cannot have been posted before it was issued. Check the day.',
    day_is_in_the_future: 'This day has not come yet. Note it when it has.',
  },
  summary: 'Note that the document went by post: it counts as received two working days later',
})
