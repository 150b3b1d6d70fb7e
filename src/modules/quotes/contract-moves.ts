import { z } from 'zod'
import { downloadEndpoint, endpoint } from '#platform/endpoint'
import { countField, decimalField, idField, noteField, textField } from '#platform/wire'
import * as wire from './contract-fields.ts'

const about = z.object({ quoteId: idField('quo') })
const notDraft = { quote_is_not_a_draft: 'The quote has left the house, or waits for a yes. Read it again.' }
const noted = noteField({ max: 1000 })

const sendingRefusals = {
  ...notDraft,
  quote_has_no_lines: 'The quote offers nothing yet. Add a product.',
  quote_has_no_address: 'Nobody is named who would get it. Choose a contact with a mail address, or write one.',
  valid_until_is_past: 'Its last day is over. Let the quote hold until a later one.',
  discount_needs_approval: 'The discount is more than you may give alone. Ask for a yes first.',
  contact_is_refused:
    'This address takes no letters of ours, or the customer is not to be written to. See the reasons.',
  our_address_is_unknown: 'The link in the letter would lead nowhere. Ask an administrator to set QUITTANCE_URL.',
} as const

export const sendQuote = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/send',
  allow: 'sales.sell',
  versioned: true,
  request: about.extend({ note: noted.nullish() }),
  response: wire.quoteOut,
  refusals: sendingRefusals,
  summary: 'Send the quote: it gets its number, its paper is kept, and the letter carries a link of its own',
})

export const resendQuote = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/resend',
  allow: 'sales.sell',
  versioned: true,
  request: about.extend({ to: wire.emailField.optional(), note: noted.nullish() }),
  response: wire.quoteOut,
  refusals: {
    quote_is_over: 'Only a quote that is with the customer is sent again. Revise it to offer anew.',
    quote_has_no_address: sendingRefusals.quote_has_no_address,
    contact_is_refused: sendingRefusals.contact_is_refused,
    our_address_is_unknown: sendingRefusals.our_address_is_unknown,
  },
  summary: 'Send the same version once more, perhaps to somebody else there',
})

export const askApproval = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/ask-approval',
  allow: 'sales.sell',
  versioned: true,
  request: about.extend({ note: noted }),
  response: wire.quoteOut,
  refusals: { ...notDraft, approval_is_not_needed: 'You may give this discount alone. Send the quote.' },
  summary: 'Ask another person for a yes to the discount',
})

export const answerApproval = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/answer-approval',
  allow: 'quote.approve',
  versioned: true,
  request: about.extend({ approved: z.boolean(), reason: noted.nullish() }),
  response: wire.quoteOut,
  refusals: {
    quote_does_not_wait: 'Nobody asks for a yes any more. Read the quote again.',
    quote_is_your_own: 'You asked for it yourself. Another person answers.',
    beyond_your_authority: 'The discount is more than you may give. The finance lead may.',
    reason_is_missing: 'Say why not, so that the quote can be put right.',
  },
  summary: 'Yes or no to the discount of a quote',
})

export const reviseQuote = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/revise',
  allow: 'sales.sell',
  versioned: true,
  request: about,
  response: wire.quoteOut,
  refusals: { quote_is_not_revisable: 'A draft is simply changed, and what was accepted is an order: amend that one.' },
  summary: 'Begin the next version; the one before can no longer be accepted',
})

export const dropRevision = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/drop-revision',
  allow: 'sales.sell',
  versioned: true,
  request: about,
  response: wire.quoteOut,
  refusals: {
    ...notDraft,
    quote_was_never_sent: 'There is no earlier version to go back to. Throw the draft away instead.',
  },
  summary: 'Give the revision up: the version before it stands again',
})

export const withdrawQuote = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/withdraw',
  allow: 'sales.sell',
  versioned: true,
  request: about.extend({ reason: noted }),
  response: wire.quoteOut,
  refusals: { quote_is_over: 'Only a quote that is with the customer is withdrawn. Read it again.' },
  summary: 'Take the offer back, with a reason that stays here',
})

const notOpen = {
  quote_is_expired: 'Its last day is over. Revise the quote, so that they say yes to something that holds.',
  quote_is_in_revision: 'A new version is being written. Send it first, or give the revision up.',
  quote_is_withdrawn: 'The offer was taken back. Revise it, and send it anew.',
  quote_is_declined: 'They declined it. Revise it, and send it anew.',
  quote_is_accepted: 'They accepted it already. Look at the order.',
} as const

export const acceptForThem = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/accept',
  allow: 'sales.sell',
  money: true,
  versioned: true,
  request: about.extend({ name: textField({ max: 120 }), poNumber: textField({ max: 60 }).nullish() }),
  response: wire.quoteOut,
  refusals: {
    ...notOpen,
    order_cannot_be_placed: 'The order cannot be placed. Look at the customer, the products and their tax.',
  },
  summary: 'They said yes by phone or on paper: the quote becomes an order',
})

export const declineForThem = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/decline',
  allow: 'sales.sell',
  versioned: true,
  request: about.extend({
    because: wire.declineField,
    name: textField({ max: 120 }).nullish(),
    note: noted.nullish(),
  }),
  response: wire.quoteOut,
  refusals: notOpen,
  summary: 'They said no by phone or mail',
})

export const answerQuestion = endpoint({
  method: 'POST',
  path: '/v1/quotes/:quoteId/answer',
  allow: 'sales.sell',
  request: about.extend({ words: noteField({ max: 2000 }) }),
  response: wire.quoteOut,
  refusals: {
    question_is_answered: 'No question of the customer is open. Write them a mail instead.',
    contact_is_refused: sendingRefusals.contact_is_refused,
    our_address_is_unknown: sendingRefusals.our_address_is_unknown,
  },
  summary: 'Answer what the customer asked on the page: it stands there, and goes out as a letter',
})

export const quotePaper = downloadEndpoint({
  method: 'GET',
  path: '/v1/quotes/:quoteId/paper',
  allow: 'sales.read',
  request: about.extend({ versionNo: countField.optional() }),
  types: ['application/pdf'],
  summary: 'The paper of a version as it was sent, or of a draft as it would be',
})

const policy = z.object({
  version: countField,
  repPercent: decimalField,
  managerPercent: decimalField,
  validDays: countField,
  remindDays: countField,
})

export const readQuotePolicy = endpoint({
  method: 'GET',
  path: '/v1/quotes/policy',
  allow: 'sales.read',
  request: z.object({}),
  response: policy,
  summary: 'How much discount somebody gives alone, how long a quote holds, when its end is called to mind',
})

export const setQuotePolicy = endpoint({
  method: 'PUT',
  path: '/v1/quotes/policy',
  allow: 'quote.approve',
  versioned: true,
  request: policy.omit({ version: true }),
  response: policy,
  refusals: {
    policy_is_wrong:
      'Discounts are between 0 and 100 per cent, a manager’s no less than a rep’s; a quote holds 1 to 365 days.',
  },
  summary: 'Set the policy of quotes: a new version, in force at once',
})
