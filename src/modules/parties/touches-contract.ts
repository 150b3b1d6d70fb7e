import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { idField, moneyField, momentField, noteField, subjectField } from '#platform/wire'
import { departments } from './touch.ts'
import { colleague } from './wire.ts'

export const touchKinds = ['call', 'email', 'meeting', 'note'] as const

export const touch = z.object({
  id: idField('tou'),
  at: momentField,
  department: z.enum(departments),
  kind: z.string(),
  staff: colleague.nullable(),
  contact: z.object({ id: idField('con'), name: z.string() }).nullable(),
  /** What the machine says: a sentence of the catalogue, and what is filled in. */
  text: z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  note: z.string().nullable(),
  amount: moneyField.nullable(),
  /** The document, order or receipt that it is about. */
  subject: subjectField.nullable(),
})

export const listTouches = listEndpoint({
  path: '/v1/customers/:customerId/touches',
  allow: 'customer.read',
  filters: z.object({ customerId: idField('cus'), department: z.enum(departments).optional() }),
  sorts: ['at'],
  row: touch,
  sums: noSums,
  summary: 'Everything that happened with a customer, by all departments',
})

export const recordTouch = endpoint({
  method: 'POST',
  path: '/v1/customers/:customerId/touches',
  allow: 'customer.touch',
  request: z.object({
    customerId: idField('cus'),
    kind: z.enum(touchKinds),
    contactId: idField('con').optional(),
    note: noteField({ max: 2000 }).optional(),
    /** When it was not just now. */
    at: momentField.optional(),
  }),
  response: touch,
  refusals: {
    note_is_empty: 'A note says something. Write it, or log a call or a visit instead.',
    contact_is_elsewhere: 'That person belongs to another customer. Choose somebody of this one.',
    touch_is_in_the_future: 'That has not happened yet. Give a moment that has passed.',
  },
  summary: 'Log a call, a mail, a meeting or a note on the timeline',
})
