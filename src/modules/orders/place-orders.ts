import { dayIn, yearOf } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { calendarOf, drawNumbers, entitiesOf, today, workingDeadline, type LegalEntity } from '#modules/company'
import { requestCredit, reserve, type CreditAnswer } from '#modules/credit'
import { lockCustomers } from '#modules/parties'
import { checkOrder } from './check-order.ts'
import { orderAccepted, orderHeld, orderPlaced, orderQueried } from './events.ts'
import type { Finding } from './finding.ts'
import { gatherFacts } from './gather-facts.ts'
import type { OrderHead, OrderStatus } from './order.ts'
import { priceLines, type LineDraft, type Priced } from './price-lines.ts'
import { allocateOrderIds, deleteDrafts, insertOrders, insertQueries, rulesOn, type OrderToSave } from './store.ts'

/** An order as it comes in, by whichever door. A draft that was kept before is named by its id. */
export type OrderDraft = {
  readonly draftId: Id<'ord'> | null
  readonly head: OrderHead
  readonly lines: readonly LineDraft[]
  /** Paid before delivery, so nothing is at stake. */
  readonly prepaid: boolean
}

export type PlacedOrder = {
  readonly id: Id<'ord'>
  readonly number: string
  readonly status: OrderStatus
  readonly findings: readonly Finding[]
  readonly credit: CreditAnswer | null
}

/** Hours that a salesperson has to answer a question, of the entity's working hours. */
const hoursToAnswer = 4

type Checked = {
  readonly id: Id<'ord'>
  readonly draft: OrderDraft
  readonly priced: Priced
  readonly findings: readonly Finding[]
}

/**
 * Places orders: prices what has no price, reads them with every rule, reserves their gross, and asks credit for those that raise no
 * question. What is odd becomes a question to the salesperson with a deadline, and the order waits. All or none of the set.
 */
export async function placeOrders(work: Work, drafts: readonly OrderDraft[]): Promise<PlacedOrder[]> {
  for (const draft of drafts) if (draft.lines.length === 0) throw new Refused('order_has_no_lines')
  await lockCustomers(
    work,
    drafts.map((draft) => draft.head.customerId),
  )
  const entities = new Map(
    (await entitiesOf(work.tx, [...new Set(drafts.map((draft) => draft.head.entityId))])).map((entity) => [
      entity.id,
      entity,
    ]),
  )
  const checked = await check(work, drafts, entities)
  const answers = await gate(work, checked)
  const placed = await save(work, checked, answers, entities)
  await tell(work, checked, placed)
  return placed.map((order) => {
    const own = checked.find((each) => each.id === order.id)
    return { ...order, findings: own?.findings ?? [], credit: answers.get(order.id) ?? null }
  })
}

const asks = (findings: readonly Finding[]) => findings.filter((finding) => finding.asks)

async function check(
  work: Work,
  drafts: readonly OrderDraft[],
  entities: ReadonlyMap<Id<'ent'>, LegalEntity>,
): Promise<Checked[]> {
  const priced = await priceLines(
    work.tx,
    drafts.map(({ head, lines }) => ({ customerId: head.customerId, currency: head.currency, on: head.dealOn, lines })),
  )
  const rules = await rulesOn(work.tx, today(work, entityIn(entities, drafts[0]?.head.entityId)))
  const orders = drafts.map(({ draftId, head }, index) => ({
    orderId: draftId,
    head,
    priced: at(priced, index),
    enteredOn: dayIn(entityIn(entities, head.entityId).zone, work.at),
  }))
  const { facts } = await gatherFacts(work, orders, rules)
  const fresh = await allocateOrderIds(work.tx, drafts.filter((draft) => !draft.draftId).length)
  return drafts.map((draft, index) => {
    const id = draft.draftId ?? fresh.shift()
    if (!id) throw new Error('an order has no id')
    return { id, draft, priced: at(priced, index), findings: checkOrder(at(facts, index), rules) }
  })
}

/** Orders with open questions are reserved only; the others are decided by credit at once. */
async function gate(work: Work, checked: readonly Checked[]): Promise<Map<Id<'ord'>, CreditAnswer>> {
  const requests = checked.map(({ id, draft, priced, findings }) => ({
    open: asks(findings).length > 0,
    orderId: id,
    customerId: draft.head.customerId,
    entityId: draft.head.entityId,
    gross: priced.totals.gross,
    expectedOn: draft.head.wishedOn,
    prepaid: draft.prepaid,
  }))
  await reserve(
    work,
    requests.filter((request) => request.open),
  )
  const answers = await requestCredit(
    work,
    requests.filter((request) => !request.open),
  )
  return new Map(answers.map((answer) => [answer.orderId, answer]))
}

async function save(
  work: Work,
  checked: readonly Checked[],
  answers: ReadonlyMap<Id<'ord'>, CreditAnswer>,
  entities: ReadonlyMap<Id<'ent'>, LegalEntity>,
) {
  await deleteDrafts(
    work.tx,
    checked.flatMap(({ draft }) => (draft.draftId ? [draft.draftId] : [])),
  )
  const saved: { id: Id<'ord'>; number: string; status: OrderStatus }[] = []
  for (const [entityId, own] of Map.groupBy(checked, ({ draft }) => draft.head.entityId)) {
    const entity = entityIn(entities, entityId)
    const { numbers } = await drawNumbers(work, { entityId, kind: 'order', on: today(work, entity), count: own.length })
    const rows = own.map((order, index) =>
      orderRow(work, order, at(numbers, index), statusOf(order, answers.get(order.id))),
    )
    const lineIds = await insertOrders(work.tx, rows, await originOf(work))
    await ask(work, entity, own, lineIds)
    saved.push(...rows.map(({ id, status }, index) => ({ id, status, number: at(numbers, index) })))
  }
  return saved
}

const statusOf = ({ findings }: Checked, answer: CreditAnswer | undefined): OrderStatus => {
  if (asks(findings).length > 0) return 'queried'
  return answer?.decision.verdict === 'passed' ? 'accepted' : 'held'
}

const orderRow = (work: Work, { id, draft, priced }: Checked, number: string, status: OrderStatus): OrderToSave => ({
  ...draft.head,
  ...priced.totals,
  lines: priced.lines,
  id,
  number,
  status,
  enteredAt: work.at,
  placedAt: work.at,
  fieldOrigins: {},
})

async function ask(
  work: Work,
  entity: LegalEntity,
  orders: readonly Checked[],
  lineIds: readonly (readonly Id<'oln'>[])[],
) {
  const year = yearOf(today(work, entity))
  const calendar = await calendarOf(work.tx, entity, { from: year, to: year + 1 })
  const dueAt = workingDeadline(entity, calendar, work.at, hoursToAnswer)
  const queries = orders.flatMap(({ id, draft, findings }, index) =>
    findings.map((finding) => ({
      orderId: id,
      orderLineId: finding.lineIndex === null ? null : (lineIds[index]?.[finding.lineIndex] ?? null),
      finding,
      askedOf: draft.head.salespersonId,
      dueAt,
    })),
  )
  await insertQueries(work.tx, queries, work.at, await originOf(work))
}

async function tell(
  work: Work,
  checked: readonly Checked[],
  placed: readonly { id: Id<'ord'>; status: OrderStatus }[],
) {
  const news = placed.map(({ id, status }) => {
    const order = checked.find((each) => each.id === id)
    if (!order) throw new Error(`order ${id} was not checked`)
    const { customerId, salespersonId } = order.draft.head
    return {
      status,
      orderId: id,
      customerId,
      salespersonId,
      gross: order.priced.totals.gross,
      questions: asks(order.findings).length,
    }
  })
  if (news.length > 0) await announce(work, orderPlaced, { orders: news })
  const queried = news.filter((each) => each.status === 'queried')
  const held = news.filter((each) => each.status === 'held')
  const accepted = news.filter((each) => each.status === 'accepted')
  if (queried.length > 0) await announce(work, orderQueried, { orders: queried })
  if (held.length > 0) await announce(work, orderHeld, { orders: held })
  if (accepted.length > 0) await announce(work, orderAccepted, { orders: accepted })
}

function entityIn(entities: ReadonlyMap<Id<'ent'>, LegalEntity>, id: Id<'ent'> | undefined): LegalEntity {
  const entity = id && entities.get(id)
  if (!entity) throw new Refused('not_found', { entity: id })
  return entity
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index]
  if (value === undefined) throw new Error('fewer values than orders')
  return value
}
