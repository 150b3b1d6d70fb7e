import { accept, refuse, type Outcome } from '#kernel/outcome'

/**
 * A dispute: opened → acknowledged → investigating → proposal → executed, or upheld with a reply, or withdrawn by the customer.
 * An enquiry: opened → answered. Nothing leads out of the last ones; who disagrees opens another case.
 */
export const caseStates = [
  'opened',
  'acknowledged',
  'investigating',
  'proposal',
  'executed',
  'upheld',
  'withdrawn',
  'answered',
] as const
export type CaseState = (typeof caseStates)[number]

export type CaseKind = 'dispute' | 'enquiry'

export const verdicts = ['ours', 'theirs', 'shared', 'goodwill'] as const
export type Verdict = (typeof verdicts)[number]
export const wants = ['copy', 'proof', 'statement', 'other'] as const
export type Wanted = (typeof wants)[number]
export const caseOrigins = ['customer', 'short_payment', 'staff'] as const
export type CaseOrigin = (typeof caseOrigins)[number]

/** Why a case stands where it stands in the queue. */
export const whys = ['promise_broken', 'late', 'approval', 'due', 'promised', 'with_customer', 'closed'] as const
export type Why = (typeof whys)[number]

type Standing = { readonly kind: CaseKind; readonly state: CaseState; readonly number: string }

export const isOpen = (state: CaseState) =>
  state === 'opened' || state === 'acknowledged' || state === 'investigating' || state === 'proposal'

/** Work goes on while nobody's yes is waited for. */
export function inWork<C extends Standing>(found: C): Outcome<C> {
  if (!isOpen(found.state)) return refuse('case_is_closed', { number: found.number, state: found.state })
  if (found.state === 'proposal') return refuse('case_waits_for_approval', { number: found.number })
  return accept(found)
}

export function asDispute<C extends Standing>(found: C): Outcome<C> {
  if (found.kind !== 'dispute') return refuse('case_is_an_enquiry', { number: found.number })
  return inWork(found)
}

export function asEnquiry<C extends Standing>(found: C): Outcome<C> {
  if (found.kind !== 'enquiry') return refuse('case_is_a_dispute', { number: found.number })
  return inWork(found)
}

export const acknowledge = (found: Standing): Outcome<'acknowledged'> =>
  found.state === 'opened' ? accept('acknowledged') : refuse('case_is_acknowledged', { number: found.number })
