import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, decimalField, idField, moneyField, textField } from '#platform/wire'
import * as wire from './contract-fields.ts'

export * from './contract-moves.ts'
export * from './contract-page.ts'
export { declineReasons, quoteStates } from './quote.ts'

const about = z.object({ quoteId: idField('quo') })

export const writingRefusals = {
  quote_is_not_a_draft: 'The quote has left the house. Revise it: the version that was sent stays as it was.',
  product_is_unknown: 'There is no product with this number. Correct it, or put the product on file first.',
  product_has_no_price: 'There is no price for this product on that day. Type one, or set a list price.',
  tax_rate_is_missing: 'The product’s tax code has no rate on that day. Enter the rate first.',
  quantity_is_not_positive: 'A quantity must be more than nothing. Correct it, or leave the line out.',
  discount_is_wrong: 'A discount is between 0 and 100 per cent. Type a price where more is meant.',
  terms_are_wrong: 'These payment terms cannot be. Check days and discount.',
  contact_is_not_theirs: 'That contact belongs to somebody else. Choose one of the customer’s.',
  valid_until_is_past: 'That day is over. Let the quote hold until a later one.',
  customer_is_closed: 'The customer is closed for business. Open the record again, or take another customer.',
  opportunity_is_over: 'This opportunity is won or lost. Take a lost one up again before you quote.',
  opportunity_is_kept_elsewhere: 'Another system keeps this opportunity. Quote for the customer instead.',
  opportunity_has_no_customer: 'The prospect is not on file yet. Put them on file as a customer, then quote.',
  colleague_is_unknown: 'Nobody here has this id. Choose a colleague.',
} as const

export const listQuotes = listEndpoint({
  path: '/v1/quotes',
  allow: 'sales.read',
  filters: z.object({
    state: wire.stateField.optional(),
    /** Drafts, those that wait for a yes, and those with customers. */
    open: z.boolean().optional(),
    mine: z.boolean().optional(),
    salespersonId: idField('stf').optional(),
    customerId: idField('cus').optional(),
    opportunityId: idField('opp').optional(),
    entityId: idField('ent').optional(),
    /** Valid until this day or less. */
    until: dayField.optional(),
    search: textField({ max: 100, min: 0 }).optional(),
  }),
  sorts: ['createdAt', 'sentAt', 'validUntil', 'customerName', 'net'],
  row: wire.quoteRow,
  sums: z.object({ currency: currencyField, net: moneyField, gross: moneyField }),
  summary: 'Quotes by state, customer and salesperson, with their sums per currency',
})

export const countQuotes = endpoint({
  method: 'GET',
  path: '/v1/quotes/counts',
  allow: 'sales.read',
  request: z.object({}),
  response: z.object({
    draft: countField,
    waiting: countField,
    sent: countField,
    accepted: countField,
    declined: countField,
    expired: countField,
    withdrawn: countField,
  }),
  summary: 'How many quotes stand where',
})

export const checkQuote = endpoint({
  method: 'POST',
  path: '/v1/quotes/check',
  allow: 'sales.sell',
  request: z.object({
    customerId: idField('cus'),
    entityId: idField('ent'),
    currency: currencyField.optional(),
    terms: wire.termsField.optional(),
    lines: wire.contentIn.lines,
  }),
  response: z.object({
    lines: z.array(wire.lineOut.extend({ noPrice: z.boolean() })),
    net: moneyField,
    tax: moneyField,
    gross: moneyField,
    taxes: wire.taxesOut,
    discountPercent: decimalField,
    authority: decimalField,
    needsApproval: z.boolean(),
    terms: z.string(),
    termsText: z.string(),
    validUntil: dayField,
  }),
  refusals: writingRefusals,
  summary: 'Reads a quote that is being written: prices with their reasons, tax, and whether its discount needs a yes',
})

export const createQuote = endpoint({
  method: 'POST',
  path: '/v1/quotes',
  allow: 'sales.sell',
  request: z.object({
    entityId: idField('ent'),
    /** One of both: the opportunity knows its customer. */
    customerId: idField('cus').optional(),
    opportunityId: idField('opp').optional(),
    salespersonId: idField('stf').optional(),
    currency: currencyField.optional(),
    ...wire.contentIn,
  }),
  response: wire.quoteOut,
  refusals: writingRefusals,
  summary: 'Begin a quote for a customer, or from an opportunity',
})

export const readQuote = endpoint({
  method: 'GET',
  path: '/v1/quotes/:quoteId',
  allow: 'sales.read',
  request: about,
  response: wire.quoteOut,
  summary: 'A quote with its lines, why each costs what it costs, its versions and its story',
})

export const changeQuote = endpoint({
  method: 'PATCH',
  path: '/v1/quotes/:quoteId',
  allow: 'sales.sell',
  versioned: true,
  request: about.extend({
    salespersonId: idField('stf').optional(),
    entityId: idField('ent').optional(),
    ...wire.contentIn,
  }),
  response: wire.quoteOut,
  refusals: writingRefusals,
  summary: 'Write a draft anew; a yes that it had is gone',
})

export const discardQuote = endpoint({
  method: 'DELETE',
  path: '/v1/quotes/:quoteId',
  allow: 'sales.sell',
  versioned: true,
  request: about,
  response: z.object({}),
  refusals: {
    quote_is_not_a_draft: writingRefusals.quote_is_not_a_draft,
    quote_was_sent: 'This quote was sent once, so it stays. Give up the revision, or withdraw it.',
  },
  summary: 'Throw away a draft that never left the house',
})
