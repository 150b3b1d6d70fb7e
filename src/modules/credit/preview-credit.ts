import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { plus, type Money } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { converter } from '#modules/company'
import { creditFacts } from './credit-facts.ts'
import { decideCredit, type CreditDecision, type CreditFacts } from './decide-credit.ts'
import { exposureOf, type ExposureParts } from './exposure.ts'
import { atStake, horizonOn } from './horizon.ts'
import { releaseRules, type ReleaseRule } from './release-rules.ts'
import { policyOn, type Limit } from './store.ts'

export type CreditView = {
  readonly limit: Limit | null
  readonly parts: ExposureParts
  /** As it stands, without what is asked about. */
  readonly exposure: Money
  readonly headroom: Money
}

export type CreditPreview = CreditView & {
  /** What the order adds; nothing while it is expected beyond the horizon. */
  readonly order: Money
  /** The last day that counts now, where the order is expected later. */
  readonly uncountedUntil: Day | null
  readonly after: { readonly exposure: Money; readonly headroom: Money }
  readonly decision: CreditDecision
  readonly releases: readonly ReleaseRule[]
}

/** What the gate would say of an order that is not placed yet: the same facts, the same decision, nothing kept. */
export async function previewCredit(
  tx: Tx,
  request: {
    readonly customerId: Id<'cus'>
    readonly gross: Money
    readonly expectedOn: Day | null
    readonly prepaid: boolean
    readonly on: Day
  },
): Promise<CreditPreview> {
  const { customerId, prepaid, on } = request
  const policy = await policyOn(tx, on)
  const horizon = horizonOn(on, policy)
  const gross = atStake(request, horizon)
  const known = await creditFacts(tx, { customerIds: [customerId], on, policy })
  const limit = known.limitOf(customerId)
  const currency = limit?.amount.currency ?? gross.currency
  const convert = await converter(tx, on)
  const order = convert(gross, currency)
  const before = known.of(customerId, currency)
  const facts: CreditFacts = {
    ...before,
    prepaid,
    exposure: { ...before.exposure, orders: plus(before.exposure.orders, order) },
    group: before.group && {
      ...before.group,
      exposure: plus(before.group.exposure, convert(gross, before.group.limit.currency)),
    },
  }
  const decision = decideCredit(facts, policy)
  // The room before is asked of the same rule, so that a starter limit and a group's limit count in it too.
  const without = decideCredit({ ...before, prepaid }, policy)
  return {
    limit,
    parts: before.exposure,
    exposure: exposureOf(before.exposure),
    headroom: without.headroom,
    order,
    uncountedUntil: request.expectedOn !== null && request.expectedOn > horizon ? horizon : null,
    after: { exposure: exposureOf(facts.exposure), headroom: decision.headroom },
    decision,
    releases: releaseRules(facts, decision),
  }
}

/** How a customer's credit stands, with no order in question. */
export async function creditView(
  tx: Tx,
  request: { readonly customerId: Id<'cus'>; readonly currency: Money['currency']; readonly on: Day },
): Promise<CreditView & { readonly overdue: CreditFacts['overdue'] }> {
  const { customerId, on } = request
  const policy = await policyOn(tx, on)
  const known = await creditFacts(tx, { customerIds: [customerId], on, policy })
  const limit = known.limitOf(customerId)
  const facts = known.of(customerId, limit?.amount.currency ?? request.currency)
  const exposure = exposureOf(facts.exposure)
  const { headroom } = decideCredit({ ...facts, prepaid: false }, policy)
  return { limit, parts: facts.exposure, exposure, headroom, overdue: facts.overdue }
}
