import { isPositive, type Money } from '#kernel/money'
import type { CreditDecision, CreditFacts, HoldReason } from './decide-credit.ts'
import { exposureOf } from './exposure.ts'

/** What would let a held order go: each reason with the money that would have to come in, or the limit that would carry it. */
export type ReleaseRule = {
  readonly reason: HoldReason
  /** Paid or deposited, it takes this reason away. */
  readonly pay: Money | null
  /** The limit under which the order would pass. */
  readonly limit: Money | null
  /** Days after the effective due day of what is oldest, where that is the reason. */
  readonly days: number | null
}

export function releaseRules(facts: CreditFacts, decision: CreditDecision): ReleaseRule[] {
  if (decision.verdict === 'passed') return []
  const { short } = decision
  return decision.reasons.map((reason): ReleaseRule => {
    switch (reason) {
      case 'over_limit':
      case 'no_limit':
        return { reason, pay: isPositive(short) ? short : null, limit: exposureOf(facts.exposure), days: null }
      case 'overdue':
        return { reason, pay: facts.overdue.amount, limit: null, days: facts.overdue.oldestDays }
      case 'broken_promise':
        return { reason, pay: facts.brokenPromise, limit: null, days: null }
      case 'manual':
        return { reason, pay: null, limit: null, days: null }
    }
  })
}
