import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, dayField, idField, moneyField, noteField } from '#platform/wire'
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
    /** Also those that somebody put off to a later day. */
    putOff: z.boolean().default(true),
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
    /** Who entered the order: to whom the question goes back. */
    enteredBy: z.string().nullable(),
    putOffUntil: dayField.nullable(),
    /** Its time was over, and whoever leads sales was told. */
    escalated: z.boolean(),
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
  response: wire.changedOut,
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

export const countQueries = endpoint({
  method: 'GET',
  path: '/v1/order-queries/counts',
  allow: 'order.read',
  request: z.object({ mine: z.boolean().optional() }),
  response: z.object({ open: countField, late: countField, answeredToday: countField }),
  summary: 'How many questions are open, late, and answered since the day began',
})

export const whoMayAnswer = endpoint({
  method: 'GET',
  path: '/v1/order-queries/people',
  allow: 'order.answer',
  request: z.object({}),
  response: z.object({ people: z.array(z.object({ id: idField('stf'), name: z.string() })) }),
  summary: 'The colleagues to whom a question can be given',
})

const answered = 'Somebody answered this already. Read the order again.'

export const handOverQuery = endpoint({
  method: 'POST',
  path: '/v1/order-queries/:queryId/hand-over',
  allow: 'order.answer',
  request: z.object({
    queryId: idField('qry'),
    /** Whoever entered the order, when left out. */
    staffId: idField('stf').nullish(),
    note: noteField({ max: 400 }).nullish(),
  }),
  response: z.object({ askedOf: z.string() }),
  refusals: {
    query_is_answered: answered,
    nobody_else_to_ask: 'There is nobody else to ask by itself. Choose a colleague.',
    person_does_not_answer: 'This colleague does not answer questions about orders. Choose another one.',
  },
  summary: 'Gives a question to a colleague, or back to whoever entered the order; its clock goes on',
})

export const putOffQuery = endpoint({
  method: 'POST',
  path: '/v1/order-queries/:queryId/put-off',
  allow: 'order.answer',
  request: z.object({
    queryId: idField('qry'),
    /** The next working day, when left out. */
    until: dayField.nullish(),
    note: noteField({ max: 400 }).nullish(),
  }),
  response: z.object({ until: dayField }),
  refusals: { query_is_answered: answered, day_is_over: 'Choose a day that is still to come.' },
  summary: 'Takes a question off the list until a day; its clock goes on',
})

export const takeUpQuery = endpoint({
  method: 'POST',
  path: '/v1/order-queries/:queryId/take-up',
  allow: 'order.answer',
  request: z.object({ queryId: idField('qry') }),
  response: z.object({}),
  refusals: { query_is_answered: answered },
  summary: 'Puts a question that was put off back on the list',
})

export const takeBackAnswer = endpoint({
  method: 'POST',
  path: '/v1/order-queries/:queryId/take-back',
  allow: 'order.answer',
  request: z.object({ queryId: idField('qry') }),
  response: wire.settledOut,
  refusals: {
    query_is_open: 'The question is open. There is nothing to take back.',
    answer_changed_the_order: 'The answer changed the order. Take the change back on the order.',
    answer_is_somebody_elses: 'Somebody else gave this answer. Ask him to take it back.',
    order_went_on: 'The order went on since. Change it instead.',
  },
  summary: 'Takes back an explanation or an overruling while nothing is delivered; the order waits again',
})
