import type { Id } from '#kernel/id'
import { insist } from '#kernel/outcome'
import type { Work } from '#platform/work'
import type { Amended } from './amend.ts'
import { asAmended } from './as-amended.ts'
import { isAllDelivered, keepsDelivered } from './change.ts'
import { examine, type Examined } from './examine.ts'
import { settleFindings, type Settlement } from './settle-findings.ts'
import type { QueryAnswer } from './store-amend.ts'
import { queriesOf, type StoredLine, type StoredOrder } from './store.ts'

type Asked = {
  readonly order: StoredOrder
  readonly amended: Amended
  readonly answers: readonly QueryAnswer[]
}

export type ReadChange = { readonly examined: Examined; readonly settlement: Settlement; readonly isOver: boolean }

/** What the rules say of the order as it would be. Of one that was accepted only what the change brought is asked about. */
export async function readChange(
  work: Work,
  { order, amended, answers }: Asked,
  before: readonly StoredLine[],
): Promise<ReadChange> {
  const wasAccepted = order.status === 'accepted'
  const own = { orderId: order.id, enteredAt: order.enteredAt }
  const [examined, was] = await examine(work, [
    { ...own, ...amended },
    ...(wasAccepted ? [{ ...own, ...(await asAmended(work, order)) }] : []),
  ])
  if (!examined) throw new Error('the order was not examined')
  insist(keepsDelivered(before, examined.priced.lines))
  const isOver = isAllDelivered(before, examined.priced.lines)
  const settlement = settleFindings(
    await queriesAfter(work, order.id, answers),
    isOver ? [] : examined.findings,
    examined.priced.lines.map((line) => line.lineId),
    { findings: was?.findings ?? [], lineIds: before.map((line) => line.id) },
  )
  return { examined, settlement, isOver }
}

/** The questions as they stand once the answers of this change are in. */
async function queriesAfter(work: Work, orderId: Id<'ord'>, answers: readonly QueryAnswer[]) {
  const queries = await queriesOf(work.tx, [orderId])
  return queries.map((query) => {
    const own = answers.find((answer) => answer.queryId === query.id)
    return own ? { ...query, answeredAt: work.at, answerKind: own.kind } : query
  })
}
