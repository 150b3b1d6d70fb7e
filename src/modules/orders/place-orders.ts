import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { drawNumbers, today } from '#modules/company'
import { involvedIn, requestCredit, reserve, type CreditAnswer } from '#modules/credit'
import { customersOf, lockCustomers } from '#modules/parties'
import { askQueries } from './ask-queries.ts'
import { orderPlaced } from './events.ts'
import { asking, examine, type Examined } from './examine.ts'
import type { Finding } from './finding.ts'
import type { OrderHead, OrderStatus } from './order.ts'
import type { LineDraft } from './price-lines.ts'
import { allocateOrderIds, deleteDrafts, insertOrders, type OrderToSave } from './store.ts'
import { tellOrders } from './tell-orders.ts'

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

type Checked = Examined & { readonly id: Id<'ord'>; readonly draft: OrderDraft }
type Saved = { readonly id: Id<'ord'>; readonly number: string; readonly status: OrderStatus }

/**
 * Places orders: prices what has no price, reads them with every rule, reserves their gross, and asks credit for those that raise no
 * question. What is odd becomes a question to the salesperson with a deadline, and the order waits. All or none of the set.
 */
export async function placeOrders(work: Work, drafts: readonly OrderDraft[]): Promise<PlacedOrder[]> {
  for (const draft of drafts) if (draft.lines.length === 0) throw new Refused('order_has_no_lines')
  await lockedCustomers(work, [...new Set(drafts.map((draft) => draft.head.customerId))])
  const examined = await examine(
    work,
    drafts.map(({ draftId, head, lines }) => ({ orderId: draftId, head, lines, enteredAt: null })),
  )
  const fresh = await allocateOrderIds(work.tx, drafts.filter((draft) => !draft.draftId).length)
  const checked = drafts.map((draft, index): Checked => {
    const [id, own] = [draft.draftId ?? fresh.shift(), examined[index]]
    if (!id || !own) throw new Error('an order was not examined')
    return { ...own, id, draft }
  })
  const answers = await gate(work, checked)
  const placed = await save(work, checked, answers)
  await tell(work, checked, placed)
  return placed.map((order) => {
    const own = checked.find((each) => each.id === order.id)
    return { ...order, findings: own?.findings ?? [], credit: answers.get(order.id) ?? null }
  })
}

/** The customers and all whose exposure counts with theirs, locked in one go so that no two orders wait in a ring. */
async function lockedCustomers(work: Work, customerIds: readonly Id<'cus'>[]): Promise<void> {
  await lockCustomers(work, await involvedIn(work.tx, customerIds))
  const customers = new Map((await customersOf(work.tx, customerIds)).map((each) => [each.id, each]))
  for (const id of customerIds) {
    const customer = found(customers.get(id))
    if (!customer.active) throw new Refused('customer_is_closed', { customerId: id, customer: customer.name })
  }
}

/** Orders with open questions are reserved only; the others are decided by credit at once. */
async function gate(work: Work, checked: readonly Checked[]): Promise<Map<Id<'ord'>, CreditAnswer>> {
  const requests = checked.map(({ id, draft, priced, findings }) => ({
    open: asking(findings).length > 0,
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

async function save(work: Work, checked: readonly Checked[], answers: ReadonlyMap<Id<'ord'>, CreditAnswer>) {
  await deleteDrafts(
    work.tx,
    checked.flatMap(({ draft }) => (draft.draftId ? [draft.draftId] : [])),
  )
  const saved: Saved[] = []
  for (const own of Map.groupBy(checked, ({ entity }) => entity.id).values()) {
    const [first] = own
    if (!first) continue
    const { entity } = first
    const on = today(work, entity)
    const { numbers } = await drawNumbers(work, { entityId: entity.id, kind: 'order', on, count: own.length })
    const rows = own.map((order, index) =>
      orderRow(work, order, numbers[index] ?? '', statusOf(order, answers.get(order.id))),
    )
    const lineIds = await insertOrders(work.tx, rows, await originOf(work))
    const asks = own.map(({ id, draft, findings }, index) => ({
      orderId: id,
      salespersonId: draft.head.salespersonId,
      findings,
      lineIds: lineIds[index] ?? [],
    }))
    await askQueries(work, entity, asks)
    saved.push(...rows.map(({ id, status, number }) => ({ id, status, number: number ?? '' })))
  }
  return saved
}

const statusOf = ({ findings }: Checked, answer: CreditAnswer | undefined): OrderStatus => {
  if (asking(findings).length > 0) return 'queried'
  return answer?.decision.verdict === 'passed' ? 'accepted' : 'held'
}

const orderRow = (work: Work, { id, draft, priced }: Checked, number: string, status: OrderStatus): OrderToSave => ({
  ...draft.head,
  ...priced.totals,
  lines: priced.lines,
  id,
  number,
  status,
  prepaid: draft.prepaid,
  enteredAt: work.at,
  placedAt: work.at,
  fieldOrigins: {},
})

async function tell(work: Work, checked: readonly Checked[], placed: readonly Saved[]) {
  const news = placed.map(({ id, status, number }) => {
    const order = checked.find((each) => each.id === id)
    if (!order) throw new Error(`order ${id} was not checked`)
    const { customerId, salespersonId } = order.draft.head
    const gross = order.priced.totals.gross
    return { status, number, orderId: id, customerId, salespersonId, gross, questions: asking(order.findings).length }
  })
  if (news.length > 0) await announce(work, orderPlaced, { orders: news })
  await tellOrders(work, news)
}
