import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { insist, Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { today } from '#modules/company'
import { previewChange } from '#modules/credit'
import { amend, type Amendment } from './amend.ts'
import { asAmended } from './as-amended.ts'
import { asking } from './examine.ts'
import { mayBeAmended } from './order.ts'
import { readChange } from './read-change.ts'
import { linesOfOrders, ordersOf } from './store.ts'
import { withTermsWords } from './terms-words.ts'

/** What a change would make of an order: its sums, what the rules would ask, and what credit would say. Nothing is kept. */
export async function lookAtChange(
  work: Work,
  { orderId, amendments }: { readonly orderId: Id<'ord'>; readonly amendments: readonly Amendment[] },
) {
  const order = found((await ordersOf(work.tx, [orderId])).at(0))
  if (!mayBeAmended(order.status))
    throw new Refused('order_cannot_be_changed', { order: order.number, status: order.status })
  const amended = insist(amend(await asAmended(work, order), amendments))
  const before = await linesOfOrders(work.tx, [orderId])
  const { examined, settlement, isOver } = await readChange(work, { order, amended, answers: [] }, before)
  const { net, gross } = examined.priced.totals
  const questions = settlement.open.filter((query) => query.asks).length + asking(settlement.fresh).length
  const credit = await previewChange(work.tx, {
    orderId,
    customerId: order.customerId,
    prepaid: order.prepaid,
    on: today(work, examined.entity),
    before: { gross: money(order.gross, order.currency), expectedOn: order.wishedOn },
    after: { gross, expectedOn: amended.head.wishedOn },
    isAccepted: order.status === 'accepted',
  })
  return {
    netBefore: money(order.net, order.currency),
    net,
    grossBefore: money(order.gross, order.currency),
    gross,
    questions: isOver ? 0 : questions,
    findings: isOver ? [] : asking(settlement.fresh).map((finding) => withTermsWords(finding, work.language)),
    credit: { verdict: credit.verdict, releases: [...credit.releases] },
  }
}
