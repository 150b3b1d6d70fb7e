import { z } from 'zod'
import { downloadEndpoint, endpoint } from '#platform/endpoint'
import { countField, dayField, decimalField, moneyField, momentField, noteField, textField } from '#platform/wire'
import { customerLanguages } from '#platform/message-catalogue'
import * as wire from './contract-fields.ts'

// What a link opens: without sign-in, and of one quote alone.
const byLink = z.object({ token: z.string().regex(/^[0-9a-f]{64}$/) })
const seen = byLink.extend({ versionHash: z.string().regex(/^[0-9a-f]{64}$/) })

const page = z.object({
  language: z.enum(customerLanguages),
  standing: z.enum(['open', 'in_revision', 'accepted', 'declined', 'expired', 'withdrawn']),
  number: z.string(),
  versionNo: countField,
  versionHash: z.string(),
  isNewer: z.boolean(),
  seller: z.object({
    name: z.string(),
    country: z.string(),
    addressLines: z.array(z.string()),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  contact: z.object({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }).nullable(),
  customerName: z.string(),
  recipientName: z.string().nullable(),
  sentOn: dayField,
  validUntil: dayField,
  wishedOn: dayField.nullable(),
  termsText: z.string(),
  deliveryTerms: z.string().nullable(),
  intro: z.string().nullable(),
  closing: z.string().nullable(),
  promised: z.string().nullable(),
  lines: z.array(
    z.object({
      description: z.string(),
      detail: z.string().nullable(),
      quantity: decimalField.nullable(),
      unit: z.string().nullable(),
      unitPrice: decimalField.nullable(),
      before: z.object({ price: decimalField, percent: decimalField }).nullable(),
      net: moneyField.nullable(),
    }),
  ),
  net: moneyField,
  tax: moneyField,
  gross: moneyField,
  taxes: wire.taxesOut,
  /** The customer’s house demands a number of its own on bills. */
  wantsPo: z.boolean(),
  accepted: z.object({ name: z.string(), po: z.string().nullable(), on: dayField }).nullable(),
  /** Somebody accepted, and something has to be put right on our side first. */
  stuck: z.boolean(),
  talk: z.array(
    z.object({ kind: z.enum(['question', 'answer']), at: momentField, name: z.string().nullable(), words: z.string() }),
  ),
})

const closed = {
  quote_was_revised: 'The quote was changed while you read it. Look at the new version, then decide.',
  quote_is_in_revision: 'A new version is being written. You get a letter as soon as it is ready.',
  quote_is_expired: 'Its last day is over. Ask, and you get a new one.',
  quote_is_withdrawn: 'The offer was taken back. Ask what can be offered instead.',
  quote_is_declined: 'It was declined. Ask, if you think of it differently now.',
  quote_is_accepted: 'It was accepted already. Nothing more is to be done.',
} as const

export const openQuotePage = endpoint({
  method: 'GET',
  path: '/v1/quote-pages/:token',
  allow: 'public',
  byLink: true,
  request: byLink,
  response: page,
  summary: 'What a link of a quote opens, for the customer who got it',
})

export const viewQuotePage = endpoint({
  method: 'POST',
  path: '/v1/quote-pages/:token/viewed',
  allow: 'public',
  byLink: true,
  request: byLink,
  response: z.object({}),
  summary: 'Somebody looks at the page',
})

export const quotePagePaper = downloadEndpoint({
  method: 'GET',
  path: '/v1/quote-pages/:token/paper',
  allow: 'public',
  byLink: true,
  request: byLink,
  types: ['application/pdf'],
  summary: 'The paper of the quote, as it was sent',
})

export const acceptQuotePage = endpoint({
  method: 'POST',
  path: '/v1/quote-pages/:token/accept',
  allow: 'public',
  byLink: true,
  money: true,
  request: seen.extend({
    name: textField({ max: 120 }),
    poNumber: textField({ max: 60 }).nullish(),
    /** "I may order in the name of my company." */
    mayOrder: z.literal(true),
  }),
  response: page,
  refusals: closed,
  summary: 'Accept the quote; it becomes an order',
})

export const declineQuotePage = endpoint({
  method: 'POST',
  path: '/v1/quote-pages/:token/decline',
  allow: 'public',
  byLink: true,
  request: seen.extend({
    because: wire.declineField,
    name: textField({ max: 120 }).nullish(),
    note: noteField({ max: 1000 }).nullish(),
  }),
  response: page,
  refusals: closed,
  summary: 'Decline the quote, with a reason',
})

export const askQuotePage = endpoint({
  method: 'POST',
  path: '/v1/quote-pages/:token/ask',
  allow: 'public',
  byLink: true,
  request: byLink.extend({ name: textField({ max: 120 }), words: noteField({ max: 2000 }) }),
  response: page,
  refusals: { questions_are_many: 'Many questions were asked on this page. Please call us, or write a mail.' },
  summary: 'Ask whoever made the offer',
})
