import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { dayField } from '#platform/wire'
import { countryField, termsField } from './wire.ts'

export const readTerms = endpoint({
  method: 'GET',
  path: '/v1/terms',
  allow: 'customer.read',
  request: z.object({
    terms: termsField,
    /** The day that the terms count from. */
    on: dayField,
    /** Where the payer is: his holidays count. */
    country: countryField,
  }),
  response: z.object({
    terms: termsField,
    text: z.string(),
    on: dayField,
    /** As printed; it may be a Sunday. */
    dueOn: dayField,
    /** The banking day on which a payment is still in time. */
    effectiveDueOn: dayField,
    discountUntil: dayField.nullable(),
    effectiveDiscountUntil: dayField.nullable(),
  }),
  summary: 'What terms mean, in words and for an invoice of one day',
})
