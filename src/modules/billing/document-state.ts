import { daysBetween, type Day } from '#kernel/day'
import type { DocumentKind } from './document.ts'

/**
 * Derived, never stored. Settled is nothing open by any means; paid is settled and by money. A fully credited invoice is
 * settled, not paid. A credit note is open while it waits to be applied or refunded, and is never late.
 */
export type DocumentState = 'open' | 'overdue' | 'paid' | 'settled'

export type StateFacts = {
  readonly kind: DocumentKind
  readonly open: bigint
  /** What money paid of it. */
  readonly paid: bigint
  readonly effectiveDueOn: Day
}

export function decideState(
  facts: StateFacts,
  today: Day,
): { readonly state: DocumentState; readonly daysLate: number } {
  if (facts.open === 0n) {
    return { state: facts.kind === 'invoice' && facts.paid > 0n ? 'paid' : 'settled', daysLate: 0 }
  }
  const daysLate = facts.kind === 'invoice' ? Math.max(0, daysBetween(facts.effectiveDueOn, today)) : 0
  return { state: daysLate > 0 ? 'overdue' : 'open', daysLate }
}
