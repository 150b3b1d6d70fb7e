import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, decimalField, idField, moneyField, momentField, noteField } from '#platform/wire'
import { causeField } from './contract-fields.ts'

const proposal = z.object({
  id: idField('rlp'),
  entityId: idField('ent'),
  cause: causeField,
  rule: z.literal('price_off_habit'),
  percent: decimalField,
  bills: countField,
  cases: z.array(z.object({ id: idField('dsp'), number: z.string(), customerName: z.string(), gross: moneyField })),
  proposedAt: momentField,
  state: z.enum(['open', 'accepted', 'declined']),
  decidedByName: z.string().nullable(),
  decidedAt: momentField.nullable(),
  reason: z.string().nullable(),
  ruleVersion: countField.nullable(),
  version: countField,
})

export const listRuleProposals = listEndpoint({
  path: '/v1/rule-proposals',
  allow: 'dispute.read',
  filters: z.object({ state: z.enum(['open', 'accepted', 'declined']).optional() }),
  sorts: ['proposedAt'],
  row: proposal,
  sums: noSums,
  summary: 'Rules for order entry that repeated disputes propose',
})

const about = z.object({ proposalId: idField('rlp') })
const decided = {
  proposal_is_decided: 'Somebody was faster: this proposal is accepted or declined already.',
}

export const acceptRuleProposal = endpoint({
  method: 'POST',
  path: '/v1/rule-proposals/:proposalId/accept',
  allow: 'rule.decide',
  money: true,
  versioned: true,
  request: about,
  response: z.object({ ruleVersion: countField }),
  refusals: decided,
  summary: 'The rule is in force from today: the next order of this kind is asked about before it goes on',
})

export const declineRuleProposal = endpoint({
  method: 'POST',
  path: '/v1/rule-proposals/:proposalId/decline',
  allow: 'rule.decide',
  versioned: true,
  request: about.extend({ reason: noteField({ max: 2000 }) }),
  response: z.null(),
  refusals: decided,
  summary: 'No rule, for a reason; three more such cases propose it again',
})
