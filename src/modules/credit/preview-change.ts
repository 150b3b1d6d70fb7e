import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { compare, minus, zero, type Money } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { atStake, horizonOn } from './horizon.ts'
import { previewCredit } from './preview-credit.ts'
import type { ReleaseRule } from './release-rules.ts'
import { policyOn } from './store.ts'
import { isCounted } from './store-counted.ts'

export type ChangeAsk = {
  readonly orderId: Id<'ord'>
  readonly customerId: Id<'cus'>
  readonly prepaid: boolean
  readonly on: Day
  readonly before: { readonly gross: Money; readonly expectedOn: Day | null }
  readonly after: { readonly gross: Money; readonly expectedOn: Day | null }
  /** Only what is more is asked about. */
  readonly isAccepted: boolean
}

export type ChangeVerdict = { readonly verdict: 'passed' | 'held'; readonly releases: readonly ReleaseRule[] }

/** What the gate would say of an order that is changed: the same question as when it is done, and nothing kept. */
export async function previewChange(tx: Tx, ask: ChangeAsk): Promise<ChangeVerdict> {
  const { orderId, customerId, prepaid, on, before, after } = ask
  const horizon = horizonOn(on, await policyOn(tx, on))
  const passed = (await isCounted(tx, orderId)) ? before.gross : zero(before.gross.currency)
  if (ask.isAccepted && compare(atStake(after, horizon), passed) <= 0) return { verdict: 'passed', releases: [] }
  // What the order has at stake now is in the exposure already, so only the difference comes on top.
  const gross = minus(atStake(after, horizon), atStake(before, horizon))
  const { decision, releases } = await previewCredit(tx, { customerId, gross, expectedOn: null, prepaid, on })
  return { verdict: decision.verdict, releases }
}
