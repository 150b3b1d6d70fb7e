import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import { decideAll } from '#platform/decision'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entitiesOf, today } from '#modules/company'
import { lockCustomers } from '#modules/parties'
import { creditFacts, involvedIn } from './credit-facts.ts'
import { decideCredit, type CreditDecision, type CreditFacts, type CreditPolicy } from './decide-credit.ts'
import { exposureOf } from './exposure.ts'
import { horizonOn } from './horizon.ts'
import {
  holdKey,
  insertHolds,
  policyOn,
  releaseHolds,
  renewHolds,
  upsertReservations,
  type ReservationDraft,
} from './store.ts'
import { markCounted } from './store-counted.ts'

export type CreditRequest = ReservationDraft

export type CreditAnswer = {
  readonly orderId: Id<'ord'>
  readonly decision: CreditDecision
  readonly decisionId: Id<'dec'>
  readonly facts: CreditFacts
}

/** Keeps what is ordered within the exposure, from its placing on. The caller asks the gate when the order has no open question. */
export async function reserve(work: Work, orders: readonly ReservationDraft[]): Promise<void> {
  if (orders.length === 0) return
  await lockCustomers(work, await involvedIn(work.tx, customersOf(orders)))
  await upsertReservations(work.tx, orders, await originOf(work))
}

/**
 * Reserves the orders and asks the gate for each, with the customers and their groups locked. Every decision is stored with its facts;
 * an order that does not pass gets a hold for each reason.
 */
export async function requestCredit(work: Work, orders: readonly CreditRequest[]): Promise<CreditAnswer[]> {
  if (orders.length === 0) return []
  await reserve(work, orders)
  return answer(work, orders)
}

/** Asks again for orders that are reserved already; an order that passes now loses its holds by that rule. */
export async function answer(work: Work, orders: readonly CreditRequest[]): Promise<CreditAnswer[]> {
  const on = today(work, await anyEntity(work, orders))
  const policy = await policyOn(work.tx, on)
  const facts = await creditFacts(work.tx, { customerIds: customersOf(orders), on, policy })
  const decided = orders.map((order) => {
    const currency = facts.limitOf(order.customerId)?.amount.currency ?? order.gross.currency
    const seen: CreditFacts = { ...facts.of(order.customerId, currency), prepaid: order.prepaid }
    return { order, seen, decision: decideCredit(seen, policy) }
  })
  const decisionIds = await decideAll(
    work,
    decided.map(({ order, seen, decision }) => ({
      kind: 'credit.gate',
      subject: { kind: 'order', id: order.orderId },
      customerId: order.customerId,
      policyVersion: `credit ${policy.version}`,
      facts: { order: order.gross, ...seen },
      verdict: decision.verdict,
      reasons: reasonsOf(seen, decision, policy),
    })),
  )
  const answers = decided.map(({ order, seen, decision }, index) => {
    const decisionId = decisionIds[index]
    if (!decisionId) throw new Error('a credit decision was not stored')
    return { orderId: order.orderId, customerId: order.customerId, decision, decisionId, facts: seen }
  })
  await saveHolds(work, answers)
  await markCounted(
    work.tx,
    orders.map((order) => order.orderId),
    horizonOn(on, policy),
  )
  return answers
}

/** A reason that is gone ends its hold by that rule; one that stays keeps the day on which it began. */
async function saveHolds(work: Work, answers: readonly (CreditAnswer & { readonly customerId: Id<'cus'> })[]) {
  await releaseHolds(
    work.tx,
    answers.map(({ orderId, decision }) => ({
      orderId,
      keeping: decision.verdict === 'held' ? decision.reasons : [],
    })),
    { at: work.at, by: null, kind: 'rule', reason: null },
  )
  const holds = answers.flatMap(({ orderId, customerId, decision, decisionId, facts }) =>
    decision.verdict === 'passed'
      ? []
      : decision.reasons.map((reason) => ({
          orderId,
          customerId,
          reason,
          decisionId,
          facts: {
            short: wire(decision.short),
            exposure: wire(exposureOf(facts.exposure)),
            limit: facts.limit && wire(facts.limit),
          },
        })),
  )
  if (holds.length === 0) return
  const renewed = await renewHolds(work.tx, holds)
  const fresh = holds.filter((hold) => !renewed.has(holdKey(hold)))
  if (fresh.length > 0) await insertHolds(work.tx, fresh, work.at, await originOf(work))
}

const wire = (amount: Money) => ({ minor: amount.amount.toString(), currency: String(amount.currency) })

/** The sentences that explain the verdict, for the catalogue. */
function reasonsOf(facts: CreditFacts, decision: CreditDecision, policy: CreditPolicy) {
  if (decision.verdict === 'passed') return [{ key: 'credit.passed', values: { headroom: decision.headroom } }]
  return decision.reasons.map((reason) => ({
    key: `credit.${reason}`,
    values: {
      short: decision.short,
      exposure: exposureOf(facts.exposure),
      limit: facts.limit,
      days: facts.overdue.oldestDays,
      overdue: facts.overdue.amount,
      broken: facts.brokenPromise,
      allowedDays: policy.overdueDays,
    },
  }))
}

const customersOf = (orders: readonly { readonly customerId: Id<'cus'> }[]) => [
  ...new Set(orders.map((order) => order.customerId)),
]

async function anyEntity(work: Work, orders: readonly CreditRequest[]) {
  const [entity] = await entitiesOf(
    work.tx,
    orders.slice(0, 1).map((order) => order.entityId),
  )
  if (!entity) throw new Error('an order has no legal entity')
  return entity
}
