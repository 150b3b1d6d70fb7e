import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { currencyField, dayField, decimalField, idField, momentField, textField } from '#platform/wire'

const customer = z.object({ id: idField('cus'), number: z.string(), name: z.string() })

/** Where a price stands on the day that was asked: it holds, a later one took over or its end has passed, or its day is to come. */
const priceState = z.enum(['holds', 'past', 'to_come'])

export const price = z.object({
  id: idField('prc'),
  productId: idField('prd'),
  sku: z.string(),
  productName: z.string(),
  /** Null for a price of the list. */
  customer: customer.nullable(),
  currency: currencyField,
  amount: decimalField,
  fromOn: dayField,
  toOn: dayField.nullable(),
  /** How the agreement is called. */
  agreement: z.string().nullable(),
  listName: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: momentField.nullable(),
  state: priceState,
})

export const listPrices = listEndpoint({
  path: '/v1/prices',
  allow: 'catalog.read',
  filters: z.object({
    productId: idField('prd').optional(),
    customerId: idField('cus').optional(),
    currency: currencyField.optional(),
    of: z.enum(['list', 'agreements']).optional(),
    state: priceState.optional(),
    /** The day that `state` speaks of; without it today. */
    on: dayField.optional(),
  }),
  sorts: ['fromOn', 'sku', 'customer'],
  row: price,
  sums: noSums,
  summary: 'Prices of the list and agreements, with their days; nothing is ever overwritten',
})

export const setPrice = endpoint({
  method: 'POST',
  path: '/v1/prices',
  allow: 'catalog.edit',
  request: z.object({
    productId: idField('prd'),
    customerId: idField('cus').optional(),
    currency: currencyField,
    amount: decimalField,
    fromOn: dayField,
    toOn: dayField.nullable().optional(),
    agreement: textField({ max: 100 }).optional(),
    listName: textField({ max: 100 }).optional(),
  }),
  response: price,
  refusals: {
    price_ends_before_it_begins: 'The price ends before it begins. Put its last day behind its first.',
    price_day_is_taken:
      'Another price begins on that day. Choose another first day: a price that was promised is not changed.',
    price_is_negative: 'A price is nothing or more. Write a discount as a lower price, and a credit as a credit note.',
    agreement_is_without_customer: 'An agreement is with somebody. Choose the customer, or leave its name away.',
  },
  summary: 'Set a price of the list, or agree one with a customer, from a day on',
})

const why = z.object({
  priceId: idField('prc'),
  amount: decimalField,
  fromOn: dayField,
  toOn: dayField.nullable(),
  name: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: momentField.nullable(),
})

export const readHoldingPrice = endpoint({
  method: 'GET',
  path: '/v1/products/:productId/price',
  allow: 'catalog.read',
  request: z.object({
    productId: idField('prd'),
    customerId: idField('cus').optional(),
    currency: currencyField,
    on: dayField,
  }),
  response: z.object({
    on: dayField,
    currency: currencyField,
    /** What holds: an agreement goes before the list, even where the list is lower. Null when nothing does. */
    holds: z.enum(['agreement', 'list']).nullable(),
    amount: decimalField.nullable(),
    agreement: why.nullable(),
    list: why.nullable(),
  }),
  summary: 'Which price holds on a day for a customer, and why',
})
