import type { Id } from '#kernel/id'
import type { Subject } from '#platform/wire'
import type { Purpose } from './mail.ts'

export type SuppressionReason = 'bounced' | 'complained' | 'opted_out'

/** Contact that somebody stopped: about one thing, or about anything of these purposes. */
export type Hold = {
  readonly purposes: readonly Purpose[]
  readonly about: Subject | null
  readonly reason: string
  readonly until: Date | null
}

export type NewHold = {
  readonly customerId: Id<'cus'>
  readonly purposes: readonly Purpose[]
  /** One thing only, or everything of these purposes. */
  readonly about: Subject | null
  /** A key of the message catalogue: what people are told. */
  readonly reason: string
  /** The dispute, promise or person that wants it; it is released under this name. */
  readonly cause: Subject
  readonly until: Date | null
}

export type ContactFacts = {
  readonly purpose: Purpose
  readonly about: Subject
  readonly at: Date
  readonly suppressed: SuppressionReason | null
  readonly holds: readonly Hold[]
}

export type ContactReason = 'address_bounced' | 'address_complained' | 'address_opted_out' | 'contact_on_hold'

export type ContactVerdict =
  | { readonly verdict: 'allowed' }
  | { readonly verdict: 'refused'; readonly reasons: readonly ContactReason[] }

/** Stored with each decision; it changes when the rules below do. */
export const gateVersion = '1'

/** May we write this to this address now? Every letter to a customer is asked about here, and nowhere else. */
export function decideContact(facts: ContactFacts): ContactVerdict {
  const reasons: ContactReason[] = []
  if (facts.suppressed !== null && silences(facts.suppressed, facts.purpose))
    reasons.push(`address_${facts.suppressed}`)
  if (facts.holds.some((hold) => stops(hold, facts))) reasons.push('contact_on_hold')
  return reasons.length === 0 ? { verdict: 'allowed' } : { verdict: 'refused', reasons }
}

// A dead address is dead for everything. Who wants no reminders still gets invoices and what the law makes us write.
const silences = (reason: SuppressionReason, purpose: Purpose) => reason !== 'opted_out' || purpose === 'reminder'

const stops = (hold: Hold, { purpose, about, at }: ContactFacts) =>
  hold.purposes.includes(purpose) &&
  (hold.until === null || at < hold.until) &&
  (hold.about === null || (hold.about.kind === about.kind && hold.about.id === about.id))
