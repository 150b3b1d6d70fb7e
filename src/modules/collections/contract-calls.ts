import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, dayField, idField, momentField, moneyField, noteField, textField } from '#platform/wire'
import { callOutcomes } from './call-outcome.ts'
import { promiseFields, promiseRefusals } from './contract-promises.ts'

export const callRow = z.object({
  id: idField('cal'),
  entityId: idField('ent'),
  customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
  contactName: z.string().nullable(),
  outcome: z.enum(callOutcomes),
  note: z.string().nullable(),
  namedOn: dayField.nullable(),
  named: z.string().nullable(),
  /** The customer is back on the worklist on this day. */
  nextOn: dayField,
  takenById: idField('stf').nullable(),
  takenAt: momentField,
  promiseId: idField('prm').nullable(),
  caseIds: z.array(idField('dsp')),
  undone: z.boolean(),
  version: countField,
})

export const listCalls = listEndpoint({
  path: '/v1/calls',
  allow: 'collections.read',
  filters: z.object({
    entityId: idField('ent').optional(),
    customerId: idField('cus').optional(),
    outcome: z.enum(callOutcomes).optional(),
    takenBy: idField('stf').optional(),
    takenOn: dayField.optional(),
  }),
  sorts: ['takenAt', 'customerName', 'nextOn'],
  row: callRow,
  sums: noSums,
  summary: 'Talks about money and what they came to',
})

export const logCall = endpoint({
  method: 'POST',
  path: '/v1/calls',
  allow: 'promise.take',
  money: true,
  request: z.object({
    entityId: idField('ent'),
    customerId: idField('cus'),
    contactId: idField('con').optional(),
    outcome: z.enum(callOutcomes),
    note: noteField({ max: 1000 }).optional(),
    /** When it was paid, when the approver is back, the day of the pay run. */
    namedOn: dayField.optional(),
    /** The reference of the payment, or who approves. */
    named: textField({ max: 200 }).optional(),
    /** When to look again; without it the outcome says. */
    nextOn: dayField.optional(),
    promise: z.object(promiseFields).optional(),
    /** The bills of which copies go out. */
    documentIds: z.array(idField('inv')).min(1).max(20).optional(),
    dispute: z
      .object({ documentId: idField('inv'), cause: z.string(), amount: moneyField, text: noteField({ max: 2000 }) })
      .optional(),
  }),
  response: callRow,
  refusals: {
    ...promiseRefusals,
    outcome_needs_a_day: 'This outcome is about a day. Say which.',
    outcome_needs_a_promise: 'A promise has a day and an amount. Say which.',
    outcome_needs_a_dispute: 'A dispute is about a bill, a cause and an amount. Say which.',
    cause_is_unknown: 'There is no such cause. Choose one of those that disputes know.',
    outcome_needs_bills: 'Say of which bills copies are wanted.',
    outcome_is_another:
      'The details belong to another outcome than the one that was chosen. Leave them out, or choose that one.',
    next_day_has_passed: 'This day has passed. Look again tomorrow or later.',
  },
  summary:
    'Notes how a call ended and does what that means: takes the promise, opens the dispute, sends the copies, waits',
})

export const undoCall = endpoint({
  method: 'POST',
  path: '/v1/calls/:callId/undo',
  allow: 'promise.take',
  versioned: true,
  request: z.object({ callId: idField('cal') }),
  response: callRow,
  refusals: {
    call_is_undone: 'This was taken back already.',
    call_is_not_of_today: 'Only today’s calls are taken back. Note another call that puts it right.',
    call_is_not_yours: 'A colleague noted this call. Ask him, or note another one.',
    call_has_consequences:
      'A dispute was opened or papers were sent; that is not taken back here. Close the case instead.',
    promise_is_over: 'The promise of this call was judged, moved or withdrawn. Note another call.',
  },
  summary: 'Takes a call of today back: its promise is withdrawn, and the customer is on the list again',
})

const rest = z.object({
  entityId: idField('ent'),
  customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
  untilOn: dayField,
  because: z.string(),
  setById: idField('stf').nullable(),
})

export const restCustomer = endpoint({
  method: 'PUT',
  path: '/v1/customers/:customerId/rest',
  allow: 'promise.take',
  request: z.object({
    customerId: idField('cus'),
    entityId: idField('ent'),
    untilOn: dayField,
    because: textField({ max: 200 }).optional(),
  }),
  response: rest,
  refusals: {
    day_has_passed: 'This day has passed. Give a day from tomorrow on.',
    rest_is_too_long: 'That is too long to look away. Give a day within 60 days.',
  },
  summary: 'Not today: takes a customer off the worklist until a day',
})

export const wakeCustomer = endpoint({
  method: 'DELETE',
  path: '/v1/customers/:customerId/rest',
  allow: 'promise.take',
  request: z.object({ customerId: idField('cus'), entityId: idField('ent') }),
  response: z.object({ woken: z.boolean() }),
  summary: 'Puts a customer back on the worklist at once',
})
