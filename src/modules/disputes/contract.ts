import { z } from 'zod'
import { downloadEndpoint, endpoint, listEndpoint, uploadEndpoint } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  moneyField,
  noteField,
  textField,
} from '#platform/wire'
import {
  caseRow,
  causeField,
  evidenceLine,
  outcomeField,
  shownCase,
  tracedField,
  verdictField,
} from './contract-fields.ts'

const caseOnly = z.object({ caseId: idField('dsp') })

const inWork = {
  case_is_closed: 'This case is closed. If something is still wrong, open another one.',
  case_is_an_enquiry: 'This is an enquiry: nothing is refused. Answer it, or open a dispute for the part in question.',
  case_waits_for_approval: 'The case waits for somebody’s yes. It can go on once that is given or returned.',
}

export const listDisputes = listEndpoint({
  path: '/v1/disputes',
  allow: 'dispute.read',
  filters: z.object({
    kind: z.enum(['dispute', 'enquiry']).optional(),
    open: z.boolean().optional(),
    /** What waits for me, or for whoever of my roles takes it first. */
    mine: z.boolean().optional(),
    late: z.boolean().optional(),
    cause: causeField.optional(),
    customerId: idField('cus').optional(),
    documentId: idField('inv').optional(),
    entityId: idField('ent').optional(),
    search: textField({ max: 100, min: 0 }).optional(),
  }),
  sorts: ['rank', 'gross', 'openedOn', 'customerName'],
  row: caseRow,
  sums: z.object({ currency: currencyField, gross: moneyField }),
  summary: 'Disputes and enquiries, ranked by their clock, then by their amount',
})

export const readDispute = endpoint({
  method: 'GET',
  path: '/v1/disputes/:caseId',
  allow: 'dispute.read',
  request: caseOnly,
  response: shownCase,
  summary: 'A case with its lines, its clock, whose fault it seems, and everything that happened',
})

export const readDisputable = endpoint({
  method: 'GET',
  path: '/v1/invoices/:documentId/disputable',
  allow: 'dispute.read',
  request: z.object({ documentId: idField('inv') }),
  response: z.object({
    documentId: idField('inv'),
    number: z.string(),
    customerId: idField('cus'),
    customerName: z.string(),
    open: moneyField,
    disputed: moneyField,
    /** What of the open part can still be refused. */
    left: moneyField,
    lines: z.array(evidenceLine.extend({ netLeft: moneyField })),
    causes: z.array(z.object({ code: causeField, clockDays: countField, usualOutcome: outcomeField })),
    contacts: z.array(z.object({ id: idField('con'), name: z.string() })),
    cases: z.array(z.object({ id: idField('dsp'), number: z.string(), gross: moneyField })),
  }),
  refusals: { only_invoices_are_disputed: 'A credit note cannot be disputed. Choose the invoice that it belongs to.' },
  summary: 'What of an invoice can still be refused, line by line, and the causes to choose from',
})

const claimedLine = z.union([
  z.strictObject({ lineId: idField('iln'), quantity: decimalField }),
  z.strictObject({ lineId: idField('iln'), agreedPrice: decimalField }),
  z.strictObject({ lineId: idField('iln'), net: moneyField }),
])

const claim = z.object({
  documentId: idField('inv'),
  cause: causeField,
  /** So many are wrong, the price should be this, or so much of the net is too much. */
  lines: z.array(claimedLine).max(500).default([]),
  /** A part without a line, gross, as a short payment leaves it. */
  amount: moneyField.optional(),
})

const claimRefusals = {
  only_invoices_are_disputed: 'A credit note cannot be disputed. Choose the invoice that it belongs to.',
  line_is_not_on_the_invoice: 'One of the lines is not on this invoice. Open the invoice again and choose its lines.',
  line_named_twice: 'A line is named twice. Put what is wrong with it together.',
  dispute_has_no_lines: 'Nothing is refused yet. Choose a line, or give an amount.',
  dispute_names_both: 'Name lines or an amount, not both: the amount of lines follows from them.',
  dispute_is_not_positive: 'A dispute is about more than nothing. Say how much.',
  dispute_exceeds_line: 'This is more than is left of the line. Earlier credits and cases hold the rest.',
  dispute_exceeds_open:
    'This is more than is open on the invoice and not in another case. What is paid already is settled by a credit note.',
  dispute_currency_differs: 'The amount is in another currency than the invoice. Give it in the invoice’s currency.',
  agreed_price_is_not_lower: 'The agreed price is not lower than the billed one. Check which price was agreed.',
}

export const previewDispute = endpoint({
  method: 'POST',
  path: '/v1/disputes/preview',
  allow: 'dispute.read',
  request: claim,
  response: z.object({ net: moneyField, tax: moneyField, gross: moneyField, payable: moneyField }),
  refusals: claimRefusals,
  summary: 'What a dispute would come to, and what stays payable; nothing is written',
})

export const openDispute = endpoint({
  method: 'POST',
  path: '/v1/disputes',
  allow: 'dispute.handle',
  money: true,
  request: claim.extend({
    text: noteField({ max: 2000 }),
    origin: z.enum(['customer', 'short_payment', 'staff']),
    contactId: idField('con').optional(),
  }),
  response: shownCase,
  refusals: claimRefusals,
  summary: 'A customer refuses part of an invoice; the rest stays payable',
})

export const openEnquiry = endpoint({
  method: 'POST',
  path: '/v1/enquiries',
  allow: 'dispute.handle',
  money: true,
  request: z.object({
    customerId: idField('cus'),
    documentId: idField('inv').optional(),
    wanted: z.enum(['copy', 'proof', 'statement', 'other']),
    text: noteField({ max: 2000 }),
    contactId: idField('con').optional(),
  }),
  response: shownCase,
  refusals: {
    enquiry_needs_a_bill: 'A copy or a proof is of one invoice. Choose which.',
    bill_is_of_another_customer: 'This invoice is another customer’s. Choose one of this customer’s.',
    no_proof_on_file:
      'No proof of delivery is on file for this invoice. Ask operations for it, or open the enquiry as “something else”.',
    no_address_on_file:
      'No mail address is on file for this customer. Add one, or open the enquiry as “something else” and call.',
    contact_is_refused: 'This address may not be written to now. Choose another contact.',
  },
  summary: 'A customer asks for something and refuses nothing: copy, proof and statement go out with the same click',
})

export const answerEnquiry = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/answer',
  allow: 'dispute.handle',
  versioned: true,
  request: caseOnly.extend({ note: noteField({ max: 2000 }) }),
  response: shownCase,
  refusals: {
    case_is_closed: inWork.case_is_closed,
    case_waits_for_approval: inWork.case_waits_for_approval,
    case_is_a_dispute: 'This is a dispute: it is decided, not answered.',
  },
  summary: 'An enquiry was answered by a person',
})

export const sendPapers = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/send-papers',
  allow: 'dispute.handle',
  money: true,
  versioned: true,
  request: caseOnly.extend({
    /** Where the enquiry names no bill yet. */
    documentId: idField('inv').optional(),
    note: noteField({ max: 2000 }).optional(),
  }),
  response: shownCase,
  refusals: {
    case_is_closed: inWork.case_is_closed,
    case_waits_for_approval: inWork.case_waits_for_approval,
    case_is_a_dispute: 'This is a dispute: it is decided, not answered.',
    enquiry_needs_a_bill: 'A copy is of one invoice. Choose which.',
    bill_is_of_another_customer: 'This invoice is another customer’s. Choose one of this customer’s.',
    no_address_on_file: 'No mail address is on file for this customer. Add one, or call and note what was said.',
    contact_is_refused: 'This address may not be written to now. Call, and note what was said.',
  },
  summary: 'Answer an enquiry with the copy of the bill and every proof of delivery on file, in one mail',
})

export const acknowledgeDispute = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/acknowledge',
  allow: 'dispute.handle',
  versioned: true,
  request: caseOnly.extend({ note: noteField({ max: 2000 }) }),
  response: shownCase,
  refusals: { ...inWork, case_is_acknowledged: 'The customer was told already.' },
  summary: 'The customer was told otherwise than by mail that his word arrived',
})

export const sortItOut = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/promise',
  allow: 'dispute.handle',
  versioned: true,
  request: caseOnly.extend({ day: dayField, note: noteField({ max: 2000 }).optional() }),
  response: shownCase,
  refusals: {
    ...inWork,
    promise_needs_a_person: 'A promise has a name. Sign in as the person who makes it.',
    promise_is_open: 'Somebody has promised a day for this case already. It ends with that day.',
    promise_is_in_the_past: 'This day is over. Choose today or a later one.',
    promise_is_too_far: 'Five working days are the most. Choose an earlier day; the manager may extend it once.',
  },
  summary: '“I’ll sort it out”: a day and a name, and nobody else writes about this part until then',
})

export const extendPromise = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/promise/extend',
  allow: 'dispute.decide',
  versioned: true,
  request: caseOnly.extend({ day: dayField, reason: noteField({ max: 2000 }) }),
  response: shownCase,
  refusals: {
    ...inWork,
    no_promise_is_open: 'Nobody has promised a day for this case.',
    only_a_manager_extends: 'Only the sales manager or the finance lead gives more time. Ask one of them.',
    maker_is_checker: 'Nobody extends a promise of their own. Ask another manager.',
    promise_was_extended: 'The promise was extended already, and that happens once.',
    promise_is_not_later: 'An extension ends after the promised day. Choose a later day.',
    promise_is_too_far: 'Five more working days are the most. Choose an earlier day.',
  },
  summary: 'The manager gives a promise more time, once',
})

export const waitForCustomer = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/wait',
  allow: 'dispute.handle',
  versioned: true,
  request: caseOnly.extend({ note: noteField({ max: 2000 }) }),
  response: shownCase,
  refusals: { ...inWork, case_is_with_customer: 'The customer has the move already.' },
  summary: 'The customer has the move: our clock stands still',
})

export const answerCame = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/resume',
  allow: 'dispute.handle',
  versioned: true,
  request: caseOnly.extend({ note: noteField({ max: 2000 }) }),
  response: shownCase,
  refusals: { ...inWork, case_is_not_with_customer: 'The customer does not have the move. Just go on.' },
  summary: 'The customer’s answer is here: the clock goes on with what was left',
})

export const handOver = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/hand-over',
  allow: 'dispute.handle',
  versioned: true,
  request: caseOnly.extend({
    staffId: idField('stf').optional(),
    role: textField({ max: 40 }).optional(),
    note: noteField({ max: 2000 }).optional(),
  }),
  response: shownCase,
  refusals: {
    ...inWork,
    hand_over_to_whom: 'Name either a person or a role.',
    person_is_not_in_office: 'This person does not work here any more. Choose somebody else.',
    promise_is_open: 'Somebody has promised a day for this case. It stays theirs until then.',
  },
  summary: 'Gives a case to another person or role; the clock goes on',
})

export const decideDispute = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/decide',
  allow: 'dispute.decide',
  money: true,
  versioned: true,
  request: caseOnly.extend({
    verdict: verdictField,
    outcome: outcomeField,
    field: tracedField.optional(),
    causeStaffId: idField('stf').nullable().optional(),
    lines: z
      .array(z.strictObject({ lineId: idField('iln'), net: moneyField }))
      .min(1)
      .max(500)
      .optional(),
    correction: z
      .strictObject({
        poNumber: textField({ max: 60 }).optional(),
        billTo: z.array(textField()).min(1).max(8).optional(),
      })
      .optional(),
    reason: noteField({ max: 2000 }),
    reply: noteField({ max: 4000 }).optional(),
  }),
  response: shownCase,
  refusals: {
    ...inWork,
    upheld_is_theirs: 'A bill that stands was right: say “theirs”, or choose a credit.',
    theirs_is_upheld: 'If the bill was right nothing is credited. Uphold it, or call the credit goodwill.',
    reply_is_missing: 'The customer reads why the bill stands. Write the reply.',
    only_credits_name_lines: 'Lines belong to a credit. Leave them out, or choose a credit.',
    credit_needs_lines: 'This case names no line. Say which lines are credited, and how much of each.',
    credit_exceeds_dispute: 'The credit is more than the case is about. Credit at most what was refused.',
    credit_exceeds_line: 'This is more than is left of the line. Credit at most what earlier credit notes left of it.',
    credit_is_not_positive: 'A credit is more than nothing. Say how much.',
    line_is_not_on_the_invoice: 'One of the lines is not on this invoice.',
    line_named_twice: 'A line is named twice. Put what you want to credit of it together.',
    own_cause_is_decided_by_others:
      'You are named as the cause. You can say it was ours; anything else is decided by a colleague.',
  },
  summary: 'Ours, theirs, shared or goodwill, and what follows; a credit or a new bill waits for another person’s yes',
})

export const withdrawDispute = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/withdraw',
  allow: 'dispute.handle',
  versioned: true,
  request: caseOnly.extend({ reason: noteField({ max: 2000 }) }),
  response: shownCase,
  refusals: inWork,
  summary: 'The customer takes it back: the part is owed again',
})

export const commentDispute = endpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/comments',
  allow: 'dispute.handle',
  request: caseOnly.extend({ text: noteField({ max: 2000 }) }),
  response: shownCase,
  summary: 'A word to colleagues, in the case’s own history',
})

export const addDisputeFile = uploadEndpoint({
  method: 'POST',
  path: '/v1/disputes/:caseId/files',
  allow: 'dispute.handle',
  request: caseOnly,
  response: shownCase,
  largest: 20 * 1024 * 1024,
  refusals: { file_is_too_large: 'The file is larger than 20 MB. Make it smaller, or split it.' },
  summary: 'Adds evidence to a case: a mail, a photo, a signed paper',
})

export const readDisputeFile = downloadEndpoint({
  method: 'GET',
  path: '/v1/disputes/:caseId/files/:fileId',
  allow: 'dispute.read',
  types: ['*/*'],
  request: z.object({ caseId: idField('dsp'), fileId: idField('fil') }),
  summary: 'A file of a case',
})

export { endSubstitute, listSubstitutes, nameSubstitute } from './contract-substitutes.ts'
export { acceptRuleProposal, declineRuleProposal, listRuleProposals } from './contract-rules.ts'
export { approveDispute, listApprovals, listHandlers, returnApproval } from './contract-approvals.ts'
export { approveCreditNote, returnCreditNote } from './contract-credit.ts'
