import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { decide, overrule } from '#platform/decision'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { amend, fieldNames, type Amendment } from './amend.ts'
import { refuseUnlessItWaits } from './amend-order.ts'
import { asAmended } from './as-amended.ts'
import { lockedOrder } from './locked-order.ts'
import { settleOrder, type SettledOrder } from './settle-order.ts'
import { orderOfQuery } from './store-amend.ts'
import { queriesOf, type StoredOrder, type StoredQuery } from './store.ts'

export type AnswerRequest = {
  readonly queryId: Id<'qry'>
  readonly kind: 'corrected' | 'explained' | 'overruled'
  readonly answer: string | null
  readonly amendments: readonly Amendment[]
}

/**
 * Answers a question about an order: by putting the value right, by saying why it is right, or by overruling the rule with a reason.
 * The order is read again by the same rules; once nothing is left to ask it goes to the gate by itself.
 */
export async function answerQuery(work: Work, request: AnswerRequest): Promise<SettledOrder> {
  const { orderId } = found(await orderOfQuery(work.tx, request.queryId))
  const order = await lockedOrder(work, orderId)
  const query = found((await queriesOf(work.tx, [orderId])).find((each) => each.id === request.queryId))
  if (query.answeredAt) throw new Refused('query_is_answered', { queryId: query.id, at: query.answeredAt })
  refuseUnlessItWaits(order)
  const isCorrected = request.kind === 'corrected'
  if (isCorrected && request.amendments.length === 0) throw new Refused('correction_is_empty', { field: query.field })
  if (!isCorrected && !request.answer) throw new Refused('answer_is_missing', { field: 'answer' })
  if (!isCorrected && request.amendments.length > 0) throw new Refused('answer_is_two_things', { kind: request.kind })
  const amended = insist(amend(await asAmended(work, order), request.amendments))
  const decisionId = request.kind === 'overruled' ? await overruled(work, order, query, request.answer ?? '') : null
  const answer = { queryId: query.id, kind: request.kind, answer: request.answer, decisionId }
  const settled = await settleOrder(work, {
    order,
    amended,
    touched: fieldNames(request.amendments),
    answers: [answer],
    change: isCorrected ? { kind: 'amended', askedBy: 'us', reason: request.answer } : null,
  })
  if (isCorrected) await refuseIfAskedAgain(work, query)
  return settled
}

/** The machine's word and the person's against it, both kept. */
async function overruled(work: Work, order: StoredOrder, query: StoredQuery, reason: string): Promise<Id<'dec'>> {
  const decisionId = await decide(work, {
    kind: 'order.query',
    subject: { kind: 'order', id: order.id },
    customerId: order.customerId,
    policyVersion: `${query.rule} ${query.ruleVersion}`,
    facts: { field: query.field, value: query.value, expected: query.expected, ...query.facts },
    verdict: 'asked',
    reasons: [{ key: `order.${query.rule}`, values: query.facts }],
  })
  insist(await overrule(work, decisionId, reason))
  return decisionId
}

/** A correction that leaves the very same value would only ask the same question again. */
async function refuseIfAskedAgain(work: Work, query: StoredQuery): Promise<void> {
  const again = (await queriesOf(work.tx, [query.orderId])).some(
    (each) =>
      each.id !== query.id &&
      each.answeredAt === null &&
      each.rule === query.rule &&
      each.orderLineId === query.orderLineId &&
      each.field === query.field &&
      each.value === query.value,
  )
  if (again) throw new Refused('correction_changes_nothing', { field: query.field, value: query.value })
}
