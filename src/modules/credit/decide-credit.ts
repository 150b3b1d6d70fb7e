import { compareDecimals, parseDecimal, type Decimal } from '#kernel/decimal'
import { compare, exponentOf, minus, negate, parseMoney, zero, type Currency, type Money } from '#kernel/money'
import { exposureOf, type ExposureParts } from './exposure.ts'

export type HoldReason = 'over_limit' | 'overdue' | 'broken_promise' | 'no_limit' | 'manual'

export type Overdue = {
  /** Days after the effective due day of the oldest undisputed item; 0 when nothing is late. */
  readonly oldestDays: number
  readonly amount: Money
  readonly balance: Money
}

export type CreditFacts = {
  /** Exposure with the order in it. */
  readonly exposure: ExposureParts
  readonly limit: Money | null
  /** The parent's limit and what all members together have at stake, where the parent has one. */
  readonly group: { readonly limit: Money; readonly exposure: Money } | null
  readonly overdue: Overdue
  /** What was promised for a day that passed, and is not in. */
  readonly brokenPromise: Money
  /** Paid before delivery: nothing is at stake. */
  readonly prepaid: boolean
  /** Public bodies pay late but pay; the law does not let them fail. */
  readonly publicBody: boolean
}

export type CreditPolicy = {
  readonly version: number
  readonly overdueDays: number
  readonly overdueAmount: string
  readonly overdueShare: Decimal
  readonly horizonDays: number
  readonly starterLimit: string
  readonly whenNoLimit: 'starter' | 'hold'
}

export type CreditDecision =
  | { readonly verdict: 'passed'; readonly headroom: Money }
  | {
      readonly verdict: 'held'
      readonly reasons: readonly [HoldReason, ...HoldReason[]]
      readonly headroom: Money
      /** What would have to be paid, or deposited, for the limit to hold. */
      readonly short: Money
    }

/** May this order go on? Facts in, verdict out: the only place that decides it, whichever door asks. */
export function decideCredit(facts: CreditFacts, policy: CreditPolicy): CreditDecision {
  const exposure = exposureOf(facts.exposure)
  const limit = facts.limit ?? starterLimit(policy, exposure.currency)
  const own = minus(limit, exposure)
  const group = facts.group ? minus(facts.group.limit, facts.group.exposure) : own
  const headroom = compare(group, own) < 0 ? group : own
  if (facts.prepaid || facts.publicBody) return { verdict: 'passed', headroom }
  const reasons: HoldReason[] = []
  if (headroom.amount < 0n) reasons.push(facts.limit ? 'over_limit' : 'no_limit')
  if (isOverdue(facts.overdue, policy)) reasons.push('overdue')
  if (facts.brokenPromise.amount > 0n) reasons.push('broken_promise')
  const [first, ...rest] = reasons
  if (!first) return { verdict: 'passed', headroom }
  const short = headroom.amount < 0n ? negate(headroom) : zero(headroom.currency)
  return { verdict: 'held', reasons: [first, ...rest], headroom, short }
}

/** Until a limit was decided, a first order within the starter limit ships. */
const starterLimit = (policy: CreditPolicy, currency: Currency): Money =>
  policy.whenNoLimit === 'starter' ? inCurrency(policy.starterLimit, currency) : zero(currency)

/** Late enough, large enough and weighty enough, all three: a forgotten trifle stops nobody. */
function isOverdue({ oldestDays, amount, balance }: Overdue, policy: CreditPolicy): boolean {
  if (oldestDays <= policy.overdueDays) return false
  if (compare(amount, inCurrency(policy.overdueAmount, amount.currency)) <= 0) return false
  const share = { digits: amount.amount * 100n, scale: 0 }
  const limit = { digits: policy.overdueShare.digits * balance.amount, scale: policy.overdueShare.scale }
  return compareDecimals(share, limit) > 0
}

// Amounts of a policy are written once for all currencies, in their units.
const inCurrency = (amount: string, currency: Currency): Money =>
  parseMoney(exponentOf(currency) === 0 ? amount.replace(/\..*$/, '') : amount, currency)

export const policyFrom = (version: number, parameters: Readonly<Record<string, unknown>>): CreditPolicy => ({
  version,
  overdueDays: Number(parameters.overdueDays),
  overdueAmount: String(parameters.overdueAmount),
  overdueShare: parseDecimal(String(parameters.overdueShare)),
  horizonDays: Number(parameters.horizonDays),
  starterLimit: String(parameters.starterLimit),
  whenNoLimit: parameters.whenNoLimit === 'hold' ? 'hold' : 'starter',
})
