import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, decimalField, idField, moneyField, textField } from '#platform/wire'
import * as wire from './wire-order.ts'

export const checkOrder = endpoint({
  method: 'POST',
  path: '/v1/orders/check',
  allow: 'order.enter',
  request: z.object(wire.orderIn),
  response: z.object({
    lines: z.array(
      wire.lineOut.extend({
        /** There is no price anywhere: somebody has to type one. */
        noPrice: z.boolean(),
        usual: z.array(decimalField),
        /** Net less cost, where the cost is known. */
        margin: moneyField.nullable(),
        marginPercent: decimalField.nullable(),
      }),
    ),
    net: moneyField,
    tax: moneyField,
    gross: moneyField,
    taxes: z.array(z.object({ percent: decimalField, net: moneyField, tax: moneyField })),
    margin: z.object({ amount: moneyField, percent: decimalField }).nullable(),
    findings: z.array(wire.findingOut),
    terms: wire.termsField,
    termsText: z.string(),
    credit: z.object({
      verdict: z.enum(['passed', 'held']),
      limit: moneyField.nullable(),
      parts: wire.partsOut,
      order: moneyField,
      /** The last day that counts now, where the order is wished for later: credit is asked about it before it is delivered. */
      uncountedUntil: dayField.nullable(),
      exposure: moneyField,
      exposureAfter: moneyField,
      headroom: moneyField,
      headroomAfter: moneyField,
      releases: z.array(wire.releaseOut),
    }),
    /** If it is delivered and billed on that day: when it would be due, and what an early payer pays. */
    due: z.object({
      billedOn: dayField,
      dueOn: dayField,
      effectiveDueOn: dayField,
      discount: z.object({ until: dayField, percent: decimalField, pays: moneyField }).nullable(),
    }),
  }),
  refusals: {
    product_is_unknown: 'There is no product with this number. Correct it, or put the product on file first.',
    tax_rate_is_missing: 'The product’s tax code has no rate on that day. Enter the rate first.',
    quantity_is_not_positive: 'A quantity must be more than nothing. Correct it, or leave the line out.',
    address_is_not_theirs: 'That address belongs to somebody else. Choose one of the customer’s, or write it.',
    terms_are_wrong: 'These payment terms cannot be. Check days and discount.',
  },
  summary:
    'Reads an order that is being written: prices with their reasons, what the rules say, credit before and after',
})

export const readBasis = endpoint({
  method: 'GET',
  path: '/v1/orders/basis',
  allow: 'order.enter',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({
    customerId: idField('cus'),
    number: z.string(),
    name: z.string(),
    city: z.string().nullable(),
    currency: currencyField,
    poRule: z.enum(['optional', 'required']),
    poPattern: z.string().nullable(),
    terms: wire.termsField,
    termsText: z.string(),
    termsChoices: z.array(z.object({ terms: wire.termsField, text: z.string() })),
    salesperson: z.string().nullable(),
    contacts: z.array(z.object({ id: idField('con'), name: z.string(), function: z.string() })),
    addresses: z.array(
      z.object({
        id: idField('adr'),
        kind: z.enum(['bill_to', 'ship_to']),
        lines: z.array(z.string()),
        deliveries: countField,
      }),
    ),
    /** What they usually take, the most often first. */
    basket: z.array(
      z.object({
        productId: idField('prd'),
        sku: z.string(),
        name: z.string(),
        unit: z.string(),
        quantity: decimalField,
        orders: countField,
        lastOn: dayField,
        /** The usual days between two orders of it; null after a single one. */
        everyDays: countField.nullable(),
      }),
    ),
    lastOrders: z.array(
      z.object({
        id: idField('ord'),
        number: z.string(),
        dealOn: dayField,
        gross: moneyField,
        what: z.string(),
      }),
    ),
    /** Days from receipt to payment, and how many of his bills were paid within their term; null while nothing is known of him. */
    habit: z
      .object({
        settled: countField,
        withinTerm: countField,
        usualDay: z.int(),
        usualFrom: z.int(),
        usualUntil: z.int(),
      })
      .nullable(),
  }),
  summary: 'Everything about a customer that fills an order by itself',
})

export const findForOrder = endpoint({
  method: 'GET',
  path: '/v1/orders/find',
  allow: 'order.enter',
  request: z.object({ what: z.enum(['customer', 'product']), text: textField({ max: 60, min: 0 }) }),
  response: z.object({ found: z.array(z.object({ id: z.string(), number: z.string(), name: z.string() })) }),
  summary: 'Customers or products by number or name, for somebody who types',
})

export const readLines = endpoint({
  method: 'POST',
  path: '/v1/orders/read-lines',
  allow: 'order.enter',
  request: z.object({ text: z.string().max(100_000) }),
  response: z.object({
    lines: z.array(
      z.object({
        productId: idField('prd'),
        sku: z.string(),
        name: z.string(),
        quantity: decimalField,
        unitPrice: decimalField.nullable(),
      }),
    ),
    rejected: z.array(
      z.object({
        line: countField,
        text: z.string(),
        reason: z.enum(['no_product', 'unknown_product', 'no_quantity', 'bad_price']),
      }),
    ),
  }),
  summary: 'Reads lines that were pasted from a spreadsheet or a CSV file: product number, quantity, perhaps a price',
})
