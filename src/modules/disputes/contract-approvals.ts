import { z } from 'zod'
import { endpoint, listEndpoint } from '#platform/endpoint'
import { countField, currencyField, idField, moneyField, momentField, noteField } from '#platform/wire'
import { causeField, shownCase, verdictField } from './contract-fields.ts'

export const listApprovals = listEndpoint({
  path: '/v1/approvals',
  allow: 'dispute.read',
  filters: z.object({ entityId: idField('ent').optional() }),
  sorts: ['askedAt', 'amount'],
  row: z.object({
    id: idField('apr'),
    /** Null where a bill is credited without a case. */
    caseId: idField('dsp').nullable(),
    caseNumber: z.string().nullable(),
    deed: z.enum(['credit_note', 'rebill']),
    customerId: idField('cus'),
    customerName: z.string(),
    documentId: idField('inv'),
    documentNumber: z.string(),
    cause: causeField.nullable(),
    verdict: verdictField.nullable(),
    personName: z.string().nullable(),
    askedByName: z.string().nullable(),
    askedAt: momentField,
    reason: z.string(),
    amount: moneyField,
    needs: z.array(z.string()),
    given: z.array(z.object({ hand: z.string(), name: z.string() })),
    /** Whether the asker of this list asked for it, and may take it back. */
    asked: z.boolean(),
    /** Whether the asker of this list may give a hand. */
    mine: z.boolean(),
    version: countField,
  }),
  sums: z.object({ currency: currencyField, amount: moneyField }),
  summary: 'Credit notes and new bills that wait for another person’s yes',
})

export const approvalRefusals = {
  approval_is_ended: 'Somebody was faster: this is approved or returned already.',
  maker_is_checker: 'You asked for this yourself. A second person has to agree.',
  hand_is_given: 'You have agreed already. Another person has to agree as well.',
  approval_needs_another_role: 'This amount is above your authority. The roles that may agree are named.',
  own_cause_is_decided_by_others: 'You are named as the cause. Somebody else has to agree.',
}

export const approveDispute = endpoint({
  method: 'POST',
  path: '/v1/approvals/:approvalId/approve',
  allow: 'dispute.approve',
  money: true,
  versioned: true,
  request: z.object({ approvalId: idField('apr') }),
  response: shownCase,
  refusals: {
    ...approvalRefusals,
    credit_exceeds_line: 'Meanwhile the line was credited otherwise. Return it, so that it is decided anew.',
    invoice_is_credited: 'Meanwhile the invoice was credited whole. Return it, so that it is decided anew.',
  },
  summary: 'Agrees; the last yes does the deed',
})

export const returnApproval = endpoint({
  method: 'POST',
  path: '/v1/approvals/:approvalId/return',
  allow: 'dispute.approve',
  versioned: true,
  request: z.object({ approvalId: idField('apr'), reason: noteField({ max: 2000 }) }),
  response: shownCase,
  refusals: approvalRefusals,
  summary: 'Not like this: the case goes back with the reason',
})

export const listHandlers = endpoint({
  method: 'GET',
  path: '/v1/dispute-handlers',
  allow: 'dispute.read',
  request: z.object({}),
  response: z.object({
    people: z.array(z.object({ id: idField('stf'), name: z.string(), roles: z.array(z.string()) })),
  }),
  summary: 'The people to whom a case can be given',
})
