import { compareDecimals } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { unbilledOrders } from '#modules/billing'
import {
  changeReservation,
  endHolds,
  endReservations,
  requestCredit,
  reserve,
  type CreditAnswer,
} from '#modules/credit'
import type { Amended } from './amend.ts'
import { askQueries } from './ask-queries.ts'
import { differences } from './change.ts'
import { orderCancelled } from './events.ts'
import { asking, type Examined } from './examine.ts'
import { keepChange, type Change } from './keep-change.ts'
import type { OrderStatus } from './order.ts'
import { underOwnLimit } from './own-limit.ts'
import { readChange, type ReadChange } from './read-change.ts'
import type { Settlement } from './settle-findings.ts'
import { saveAnswers, saveLines, updateOrder, type QueryAnswer } from './store-amend.ts'
import { linesOfOrders, type StoredLine, type StoredOrder } from './store.ts'
import { tellOrders } from './tell-orders.ts'

export type SettleRequest = {
  readonly order: StoredOrder
  readonly amended: Amended
  /** Fields of the head that this change touched. */
  readonly touched: readonly string[]
  readonly answers: readonly QueryAnswer[]
  /** What is kept of it beside the order; an answer is kept with its question. */
  readonly change: Change | null
}

export type SettledOrder = {
  readonly id: Id<'ord'>
  readonly number: string
  readonly status: OrderStatus
  readonly credit: CreditAnswer | null
  readonly changeId: Id<'och'> | null
}

/**
 * How an order goes on, whatever was changed or answered: priced and read by the same rules as on its first day, and once no question
 * is open through the same gate. One of which nothing is left to deliver goes on to the bill. The caller holds the customer's lock.
 */
export async function settleOrder(work: Work, request: SettleRequest): Promise<SettledOrder> {
  const { order, amended } = request
  const before = await linesOfOrders(work.tx, [order.id])
  const look = await readChange(work, request, before)
  const { examined, settlement, isOver } = look
  const waits = !isOver && (settlement.open.some((query) => query.asks) || asking(settlement.fresh).length > 0)
  const staysHeld = order.status === 'held' && (await underOwnLimit(work, [order.id])).has(order.id)
  const credit = await gate(work, order, { examined, amended, isOver, waits: waits || staysHeld })
  const status = await statusAfter(work, order, { isOver, waits, staysHeld, credit })
  await saveChange(work, request, { examined, before, status, settlement })
  await answerGone(work, request, look)
  const { net, gross } = examined.priced.totals
  const items = differences(
    { head: order, lines: before.map(known) },
    { head: amended.head, lines: examined.priced.lines },
  )
  const after = { status, net: net.amount, gross: gross.amount }
  const changeId = request.change && (await keepChange(work, request.change, { order, lines: before, after, items }))
  const questions = settlement.open.filter((query) => query.asks).length + asking(settlement.fresh).length
  await tell(work, request, { status, gross, questions: isOver ? 0 : questions })
  return { id: order.id, number: order.number ?? '', status, credit, changeId }
}

const known = (line: StoredLine) => ({ ...line, lineId: line.id })

type Gate = {
  readonly examined: Examined
  readonly amended: Amended
  readonly isOver: boolean
  readonly waits: boolean
}

async function gate(
  work: Work,
  order: StoredOrder,
  { examined, amended, isOver, waits }: Gate,
): Promise<CreditAnswer | null> {
  const asked = {
    orderId: order.id,
    customerId: order.customerId,
    entityId: order.entityId,
    gross: examined.priced.totals.gross,
    expectedOn: amended.head.wishedOn,
    prepaid: order.prepaid,
  }
  if (isOver || waits) {
    await reserve(work, [asked])
    if (isOver) await endHolds(work, [order.id])
    return null
  }
  if (order.status !== 'accepted') return (await requestCredit(work, [asked]))[0] ?? null
  const before = { gross: money(order.gross, order.currency), expectedOn: order.wishedOn }
  return changeReservation(work, { before, after: asked })
}

type After = {
  readonly isOver: boolean
  readonly waits: boolean
  readonly staysHeld: boolean
  readonly credit: CreditAnswer | null
}

async function statusAfter(work: Work, order: StoredOrder, after: After): Promise<OrderStatus> {
  if (after.isOver) {
    if ((await unbilledOrders(work.tx, [order.id])).size > 0) return 'delivered'
    await endReservations(work.tx, [order.id], work.at)
    return 'closed'
  }
  if (after.waits) return 'queried'
  return after.staysHeld || after.credit?.decision.verdict === 'held' ? 'held' : 'accepted'
}

type Saving = {
  readonly examined: Examined
  readonly before: readonly StoredLine[]
  readonly status: OrderStatus
  readonly settlement: Settlement
}

async function saveChange(work: Work, request: SettleRequest, { examined, before, status, settlement }: Saving) {
  const { order, amended, touched, change } = request
  const originId = await originOf(work)
  const lineIds = await saveLines(
    work.tx,
    order.id,
    examined.priced.lines.map((line) => ({ ...line, ...changesOf(line, before) })),
    originId,
  )
  const own = Object.fromEntries(touched.map((field) => [field, String(originId)]))
  const isEnded = status === 'delivered' || status === 'closed'
  await updateOrder(work.tx, {
    ...amended.head,
    ...examined.priced.totals,
    id: order.id,
    lines: examined.priced.lines,
    status,
    cancelledReason: isEnded ? (change?.reason ?? null) : null,
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

/** Answers what was answered, and withdraws what the order no longer raises. */
async function answerGone(work: Work, { answers }: SettleRequest, { settlement }: ReadChange) {
  const answered = new Set(answers.map((answer) => answer.queryId))
  const gone = settlement.gone
    .filter((query) => !answered.has(query.id))
    .map((query): QueryAnswer => ({ queryId: query.id, kind: 'withdrawn', answer: null, decisionId: null }))
  await saveAnswers(work.tx, [...answers, ...gone], { at: work.at, by: work.who.staffId })
}

type News = {
  readonly status: OrderStatus
  readonly gross: Parameters<typeof tellOrders>[1][number]['gross']
  readonly questions: number
}

/** An accepted order that stays so is told as a change alone. */
async function tell(work: Work, { order, amended }: SettleRequest, { status, gross, questions }: News) {
  const { customerId, salespersonId } = amended.head
  if (status === 'delivered' || status === 'closed')
    await announce(work, orderCancelled, { orderId: order.id, customerId })
  else if (order.status !== 'accepted' || status !== 'accepted')
    await tellOrders(work, [
      { orderId: order.id, number: order.number ?? '', customerId, salespersonId, gross, status, questions },
    ])
}
