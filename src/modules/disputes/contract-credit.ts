import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { idField, noteField } from '#platform/wire'
import { approvalRefusals } from './contract-approvals.ts'

export const approveCreditNote = endpoint({
  method: 'POST',
  path: '/v1/credit-notes/waiting/:approvalId/approve',
  allow: 'dispute.approve',
  money: true,
  versioned: true,
  request: z.object({ approvalId: idField('apr') }),
  response: z.object({
    /** Null while another hand is missing. */
    creditNoteId: idField('inv').nullable(),
    number: z.string().nullable(),
    needs: z.array(z.string()),
  }),
  refusals: {
    maker_is_checker: approvalRefusals.maker_is_checker,
    approval_is_ended: approvalRefusals.approval_is_ended,
    hand_is_given: approvalRefusals.hand_is_given,
    approval_needs_another_role: approvalRefusals.approval_needs_another_role,
    credit_exceeds_line: 'Meanwhile the line was credited otherwise. Return it, so that it is asked for anew.',
  },
  summary: 'Agrees to a credit note; the last yes issues it',
})

export const returnCreditNote = endpoint({
  method: 'POST',
  path: '/v1/credit-notes/waiting/:approvalId/return',
  allow: 'dispute.approve',
  versioned: true,
  request: z.object({ approvalId: idField('apr'), reason: noteField({ max: 2000 }) }),
  response: z.null(),
  refusals: {
    maker_is_checker: approvalRefusals.maker_is_checker,
    approval_is_ended: approvalRefusals.approval_is_ended,
    hand_is_given: approvalRefusals.hand_is_given,
    approval_needs_another_role: approvalRefusals.approval_needs_another_role,
  },
  summary: 'Not like this: the credit note is not issued. Whoever asked takes it back the same way',
})
