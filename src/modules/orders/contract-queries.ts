import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { idField, moneyField, noteField } from '#platform/wire'
import { amendRefusals } from './refusals.ts'
import * as wire from './wire-order.ts'

export const listQueries = listEndpoint({
  path: '/v1/order-queries',
  allow: 'order.read',
  filters: z.object({
    /** Mine: asked of me. */
    mine: z.boolean().optional(),
    late: z.boolean().optional(),
    answered: z.boolean().default(false),
    customerId: idField('cus').optional(),
    orderId: idField('ord').optional(),
  }),
  sorts: ['dueAt', 'gross'],
  row: wire.queryOut.extend({
    orderNumber: z.string(),
    customerId: idField('cus'),
    customerName: z.string(),
    /** What waits behind the question. */
    gross: moneyField,
    product: z.string().nullable(),
  }),
  sums: noSums,
  summary: 'Questions about orders, those whose time is up first',
})

export const answerQuery = endpoint({
  method: 'POST',
  path: '/v1/order-queries/:queryId/answer',
  allow: 'order.answer',
  request: z.object({
    queryId: idField('qry'),
    kind: z.enum(['corrected', 'explained', 'overruled']),
    /** Why the value is right, or why the rule is overruled. */
    answer: noteField({ max: 1000 }).nullish(),
    amendments: z.array(wire.amendmentIn).max(50).default([]),
  }),
  response: wire.settledOut,
  refusals: {
    query_is_answered: 'Somebody answered this already. Read the order again.',
    correction_is_empty: 'Nothing was put right. Give the right value, or explain why this one is.',
    correction_changes_nothing: 'The value would be the same. Give another one, or explain why this one is right.',
    answer_is_missing: 'The answer is missing. Say in a sentence why it is right.',
    answer_is_two_things: 'An explanation leaves the value as it is. Correct the order, or explain it.',
    ...amendRefusals,
  },
  summary: 'Answers a question by correcting, explaining or overruling; the last answer lets the order go on',
})
