import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { answerQuery } from './answer-query.ts'
import type { SettledOrder } from './settle-order.ts'
import { queriesOf } from './store.ts'

/** Why a value is right, said by whoever enters it before anybody asks. */
export type GivenAnswer = { readonly rule: string; readonly field: string; readonly answer: string }

/** Explains what an order would be asked about while it is placed, so that it need not wait. Answers how it stands after the last one. */
export async function answerAtOnce(
  work: Work,
  { orderId, answers }: { readonly orderId: Id<'ord'>; readonly answers: readonly GivenAnswer[] },
): Promise<SettledOrder | null> {
  if (answers.length > 0 && !work.who.permissions.has('order.answer')) throw new Refused('answer_is_not_yours')
  let settled: SettledOrder | null = null
  for (const query of await queriesOf(work.tx, [orderId])) {
    const given = answers.find((each) => each.rule === query.rule && each.field === query.field)
    if (!given || !query.asks) continue
    settled = await answerQuery(work, { queryId: query.id, kind: 'explained', answer: given.answer, amendments: [] })
  }
  return settled
}
