import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { dayField, idField, moneyField, momentField, noteField } from '#platform/wire'

const limitOut = z.object({
  amount: moneyField,
  fromOn: dayField,
  toOn: dayField.nullable(),
  reviewOn: dayField.nullable(),
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: momentField,
})

export const listLimits = endpoint({
  method: 'GET',
  path: '/v1/credit/limits/:customerId',
  allow: 'credit.read',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({ limits: z.array(limitOut) }),
  summary: 'The limits of a customer, the latest first: who set them, when and why',
})

export const setLimit = endpoint({
  method: 'POST',
  path: '/v1/credit/limits',
  allow: 'credit.limit',
  money: true,
  request: z.object({
    customerId: idField('cus'),
    amount: moneyField,
    /** Today, when left out. */
    fromOn: dayField.optional(),
    /** The last day of a temporary limit. */
    toOn: dayField.nullish(),
    reviewOn: dayField.nullish(),
    reason: noteField({ max: 1000 }),
  }),
  response: z.object({ limits: z.array(limitOut) }),
  refusals: {
    limit_is_negative: 'A limit cannot be below zero. Set it to zero to sell against payment only.',
    limit_ends_before_it_begins: 'The limit would end before it begins. Correct one of the days.',
  },
  summary: 'Sets a credit limit from a day on, with the reason; earlier ones stay as history',
})
