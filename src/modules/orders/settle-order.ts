import { compareDecimals } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { requestCredit, reserve, type CreditAnswer } from '#modules/credit'
import type { Amended } from './amend.ts'
import { askQueries } from './ask-queries.ts'
import { asking, examine, type Examined } from './examine.ts'
import type { OrderStatus } from './order.ts'
import { underOwnLimit } from './own-limit.ts'
import { settleFindings, type Settlement } from './settle-findings.ts'
import { saveAnswers, saveLines, updateOrder, type QueryAnswer } from './store-amend.ts'
import { linesOfOrders, queriesOf, type StoredLine, type StoredOrder } from './store.ts'
import { tellOrders } from './tell-orders.ts'

export type SettleRequest = {
  readonly order: StoredOrder
  readonly amended: Amended
  /** Fields of the head that this change touched. */
  readonly touched: readonly string[]
  readonly answers: readonly QueryAnswer[]
}

export type SettledOrder = {
  readonly id: Id<'ord'>
  readonly number: string
  readonly status: OrderStatus
  readonly credit: CreditAnswer | null
}

/**
 * How an order that waits goes on, whatever was changed or answered: priced and read by the same rules as on its first day, and
 * once no question is open through the same gate. The caller holds the customer's lock.
 */
export async function settleOrder(work: Work, request: SettleRequest): Promise<SettledOrder> {
  const { order, amended } = request
  const before = await linesOfOrders(work.tx, [order.id])
  const [examined] = await examine(work, [{ ...amended, orderId: order.id, enteredAt: order.enteredAt }])
  if (!examined) throw new Error('the order was not examined')
  const answered = new Set(request.answers.map((answer) => answer.queryId))
  const settlement = settleFindings(
    await queriesAfter(work, order.id, request.answers),
    examined.findings,
    examined.priced.lines.map((line) => line.lineId),
  )
  const waits = settlement.open.some((query) => query.asks) || asking(settlement.fresh).length > 0
  const staysHeld = order.status === 'held' && (await underOwnLimit(work, [order.id])).has(order.id)
  const credit = await gate(work, order, { examined, amended, waits: waits || staysHeld })
  const status: OrderStatus = waits ? 'queried' : credit?.decision.verdict === 'passed' ? 'accepted' : 'held'
  await saveChange(work, request, { examined, before, status, settlement })
  const gone = settlement.gone
    .filter((query) => !answered.has(query.id))
    .map((query): QueryAnswer => ({ queryId: query.id, kind: 'withdrawn', answer: null, decisionId: null }))
  await saveAnswers(work.tx, [...request.answers, ...gone], { at: work.at, by: work.who.staffId })
  const number = order.number ?? ''
  const { gross } = examined.priced.totals
  const questions = settlement.open.filter((query) => query.asks).length + asking(settlement.fresh).length
  const { customerId, salespersonId } = amended.head
  await tellOrders(work, [{ orderId: order.id, number, customerId, salespersonId, gross, status, questions }])
  return { id: order.id, number, status, credit }
}

/** The questions as they stand once the answers of this change are in. */
async function queriesAfter(work: Work, orderId: Id<'ord'>, answers: readonly QueryAnswer[]) {
  const queries = await queriesOf(work.tx, [orderId])
  return queries.map((query) => {
    const own = answers.find((answer) => answer.queryId === query.id)
    return own ? { ...query, answeredAt: work.at, answerKind: own.kind } : query
  })
}

type Look = { readonly examined: Examined; readonly amended: Amended; readonly waits: boolean }

async function gate(work: Work, order: StoredOrder, { examined, amended, waits }: Look): Promise<CreditAnswer | null> {
  const asked = {
    orderId: order.id,
    customerId: order.customerId,
    entityId: order.entityId,
    gross: examined.priced.totals.gross,
    expectedOn: amended.head.wishedOn,
    prepaid: order.prepaid,
  }
  if (waits) await reserve(work, [asked])
  return waits ? null : ((await requestCredit(work, [asked]))[0] ?? null)
}

type Change = {
  readonly examined: Examined
  readonly before: readonly StoredLine[]
  readonly status: OrderStatus
  readonly settlement: Settlement
}

async function saveChange(work: Work, request: SettleRequest, { examined, before, status, settlement }: Change) {
  const { order, amended, touched } = request
  const originId = await originOf(work)
  const lineIds = await saveLines(
    work.tx,
    order.id,
    examined.priced.lines.map((line) => ({ ...line, ...changesOf(line, before) })),
    originId,
  )
  const own = Object.fromEntries(touched.map((field) => [field, String(originId)]))
  await updateOrder(work.tx, {
    ...amended.head,
    ...examined.priced.totals,
    id: order.id,
    lines: examined.priced.lines,
    status,
    fieldOrigins: { ...order.fieldOrigins, ...own },
  })
  const { salespersonId } = amended.head
  await askQueries(work, examined.entity, [{ orderId: order.id, salespersonId, findings: settlement.fresh, lineIds }])
}

function changesOf(line: Examined['priced']['lines'][number], before: readonly StoredLine[]) {
  const was = before.find((each) => each.id === line.lineId)
  return {
    priceChanged: was !== undefined && compareDecimals(was.unitPrice, line.unitPrice) !== 0,
    quantityChanged: was !== undefined && compareDecimals(was.quantity, line.quantity) !== 0,
  }
}
