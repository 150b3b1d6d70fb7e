import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, dayField, idField, momentField, moneyField, noteField, textField } from '#platform/wire'
import { promiseStates, promiseWays } from './promise.ts'

export const promiseRow = z.object({
  id: idField('prm'),
  entityId: idField('ent'),
  customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
  contactName: z.string().nullable(),
  amount: moneyField,
  /** What of it came, as far as it was judged. */
  kept: moneyField,
  promisedOn: dayField,
  /** The last day that is waited for. */
  untilOn: dayField,
  how: z.enum(promiseWays),
  note: z.string().nullable(),
  state: z.enum(promiseStates),
  endedBecause: z.string().nullable(),
  judgedOn: dayField.nullable(),
  decisionId: idField('dec').nullable(),
  takenById: idField('stf').nullable(),
  takenAt: momentField,
  items: z.array(
    z.object({
      itemId: idField('itm'),
      documentId: idField('inv').nullable(),
      number: z.string(),
      dueOn: dayField,
      amount: moneyField,
      open: moneyField,
    }),
  ),
  version: countField,
})

export const listPromises = listEndpoint({
  path: '/v1/promises',
  allow: 'collections.read',
  filters: z.object({
    entityId: idField('ent').optional(),
    customerId: idField('cus').optional(),
    state: z.enum(promiseStates).optional(),
    takenBy: idField('stf').optional(),
    promisedUntil: dayField.optional(),
    search: textField({ max: 100 }).optional(),
  }),
  sorts: ['promisedOn', 'takenAt', 'customerName', 'amount'],
  row: promiseRow,
  sums: z.object({ amount: moneyField, kept: moneyField }),
  summary: 'What customers promised to pay by when, and what became of it',
})

export const promiseFields = {
  promisedOn: dayField,
  /** Without it, everything that can be paid of the items. */
  amount: moneyField.optional(),
  /** Without them, everything overdue; where nothing is, everything open. */
  itemIds: z.array(idField('itm')).min(1).max(500).optional(),
}

export const promiseRefusals = {
  promise_in_the_past: 'This day has passed. Name today or a day to come.',
  promise_is_too_far: 'Nobody waits so long on a word. Name an earlier day, or agree on a plan.',
  promise_in_two_currencies: 'A promise is in one currency. Take one for each.',
  nothing_to_promise:
    'Nothing of these items can be promised: they are paid, refused or promised already. Choose others.',
  promise_is_empty: 'A promise of nothing is none. Give an amount above zero.',
  promise_is_too_much: 'These items carry less than was promised. Lower the amount or add items.',
  item_is_elsewhere:
    'An item belongs to another customer or legal entity, or is not a bill. Choose from what is open here.',
  contact_is_elsewhere: 'This person is not one of the customer. Choose one of the customer’s people.',
} as const

export const takePromise = endpoint({
  method: 'POST',
  path: '/v1/promises',
  allow: 'promise.take',
  money: true,
  request: z.object({
    entityId: idField('ent'),
    customerId: idField('cus'),
    contactId: idField('con').optional(),
    how: z.enum(promiseWays),
    note: noteField({ max: 1000 }).optional(),
    ...promiseFields,
  }),
  response: promiseRow,
  refusals: promiseRefusals,
  summary: 'Notes that a customer will pay by a day; what is promised is not asked for until two banking days later',
})

const onPromise = { promiseId: idField('prm') }
const promiseIsOver = 'This promise was judged, withdrawn or replaced. Take a new one.'

export const movePromise = endpoint({
  method: 'POST',
  path: '/v1/promises/:promiseId/move',
  allow: 'promise.take',
  money: true,
  versioned: true,
  request: z.object({
    ...onPromise,
    promisedOn: dayField,
    amount: moneyField.optional(),
    note: noteField({ max: 1000 }).optional(),
  }),
  response: promiseRow,
  refusals: { ...promiseRefusals, promise_is_over: promiseIsOver },
  summary: 'The customer asks for another day: a new promise takes the place of this one, and both are kept',
})

export const withdrawPromise = endpoint({
  method: 'POST',
  path: '/v1/promises/:promiseId/withdraw',
  allow: 'promise.take',
  versioned: true,
  request: z.object({ ...onPromise, because: textField({ max: 400 }) }),
  response: promiseRow,
  refusals: { promise_is_over: promiseIsOver },
  summary: 'The promise was a mistake or no longer stands; it is asked for again',
})

export const resumePromise = endpoint({
  method: 'POST',
  path: '/v1/promises/:promiseId/resume',
  allow: 'promise.take',
  versioned: true,
  request: z.object(onPromise),
  response: promiseRow,
  refusals: {
    promise_was_not_withdrawn: 'Nobody withdrew this promise. There is nothing to take back.',
    promise_is_late: 'Its day has passed meanwhile. Take a new promise.',
    ...promiseRefusals,
  },
  summary: 'Takes a withdrawal back',
})

export const readPromiseRecord = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/promise-record',
  allow: 'collections.read',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({
    since: dayField,
    kept: countField,
    partKept: countField,
    broken: countField,
    open: countField,
    /** Kept in whole, of all that were judged; null where none was. */
    rate: z.number().nullable(),
  }),
  summary: 'How a customer keeps his word: promises of the last year',
})
