import type { Id } from '#kernel/id'
import { decideAll, type Decision } from '#platform/decision'
import type { Work } from '#platform/work'
import type { Subject } from '#platform/wire'
import { decideContact, gateVersion, type ContactVerdict } from './contact-gate.ts'
import { foldedAddress, type Purpose } from './mail.ts'
import { holdsOn, suppressionsOf } from './store-contact.ts'

export type ContactRequest = {
  readonly customerId: Id<'cus'> | null
  readonly purpose: Purpose
  readonly about: Subject
  readonly to: string
}

export type Allowed = { readonly verdict: ContactVerdict; readonly decisionId: Id<'dec'> }

/**
 * Asks the gate about a set, and stores each answer. Belongs into the transaction that sends, so that a hold which was set a
 * moment ago counts.
 */
export async function allow(work: Work, requests: readonly ContactRequest[]): Promise<Allowed[]> {
  if (requests.length === 0) return []
  const suppressions = await suppressionsOf(
    work.tx,
    requests.map(({ to }) => foldedAddress(to)),
  )
  const holds = await holdsOn(
    work.tx,
    requests.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])),
  )
  const answers = requests.map((request) => {
    const suppressed = suppressions.get(foldedAddress(request.to)) ?? null
    const facts = {
      purpose: request.purpose,
      about: request.about,
      at: work.at,
      suppressed,
      holds: request.customerId === null ? [] : (holds.get(request.customerId) ?? []),
    }
    return { request, facts, verdict: decideContact(facts) }
  })
  const ids = await decideAll(
    work,
    answers.map(({ request, facts, verdict }): Decision => ({
      kind: 'contact.gate',
      subject: request.about,
      customerId: request.customerId,
      policyVersion: gateVersion,
      facts: { purpose: facts.purpose, suppressed: facts.suppressed, holds: facts.holds },
      verdict: verdict.verdict,
      reasons: verdict.verdict === 'refused' ? verdict.reasons.map((reason) => ({ key: `contact.${reason}` })) : [],
    })),
  )
  return answers.flatMap(({ verdict }, index) => {
    const decisionId = ids[index]
    return decisionId === undefined ? [] : [{ verdict, decisionId }]
  })
}
