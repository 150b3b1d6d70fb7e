import { yearOf, type Day } from '#kernel/day'
import { plusBankingDays } from '#kernel/calendar'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import { permissionsOf } from '#platform/rights'
import type { Work } from '#platform/work'
import { allStaff, calendarOf, entityOf, staffById, today } from '#modules/company'
import { orderChanged } from './events.ts'
import { lockedOrder } from './locked-order.ts'
import { mayBeAmended } from './order.ts'
import { money } from '#kernel/money'
import { orderOfQuery } from './store-amend.ts'
import { enteredThe, giveQuery, insertSteps, putOffQuery, reopenQuery, type StepDraft } from './store-query-steps.ts'
import { linesOfOrders, queriesOf, setStatus, type StoredOrder, type StoredQuery } from './store.ts'
import { tellOrders } from './tell-orders.ts'

type Locked = { readonly order: StoredOrder; readonly query: StoredQuery }

/** The question and its order, once the customer is locked. */
async function locked(work: Work, queryId: Id<'qry'>): Promise<Locked> {
  const { orderId } = found(await orderOfQuery(work.tx, queryId))
  const order = await lockedOrder(work, orderId)
  return { order, query: found((await queriesOf(work.tx, [orderId])).find((each) => each.id === queryId)) }
}

async function openQuery(work: Work, queryId: Id<'qry'>): Promise<Locked> {
  const both = await locked(work, queryId)
  if (both.query.answeredAt) throw new Refused('query_is_answered', { queryId, at: both.query.answeredAt })
  return both
}

async function step(work: Work, draft: StepDraft): Promise<void> {
  await insertSteps(work.tx, [draft], { at: work.at, by: work.who.staffId, originId: await originOf(work) })
}

/** Gives a question to a colleague; without a name, back to whoever entered the order. The clock goes on. */
export async function handOverQuery(
  work: Work,
  request: { readonly queryId: Id<'qry'>; readonly staffId: Id<'stf'> | null; readonly note: string | null },
): Promise<{ readonly askedOf: string }> {
  const { queryId, note } = request
  const { order, query } = await openQuery(work, queryId)
  const toId = request.staffId ?? (await enteredThe(work.tx, order.id))?.staffId
  if (!toId || toId === query.askedOf) throw new Refused('nobody_else_to_ask', { order: order.number })
  const to = found(await staffById(work.tx, toId))
  if (!to.active || !permissionsOf(to.roles).has('order.answer'))
    throw new Refused('person_does_not_answer', { person: to.name })
  await giveQuery(work.tx, queryId, to.id)
  await step(work, { queryId, kind: 'handed_over', toStaff: to.id, untilOn: null, note })
  await announce(work, orderChanged, { orderId: order.id, customerId: order.customerId })
  return { askedOf: to.name }
}

/** Not today: the question leaves the list until a day, the next working day when none is named. Its clock goes on. */
export async function putOffQueryUntil(
  work: Work,
  request: { readonly queryId: Id<'qry'>; readonly until: Day | null; readonly note: string | null },
): Promise<{ readonly until: Day }> {
  const { queryId, note } = request
  const { order } = await openQuery(work, queryId)
  const entity = await entityOf(work.tx, order.entityId)
  const on = today(work, entity)
  const calendar = await calendarOf(work.tx, entity, { from: yearOf(on), to: yearOf(on) + 1 })
  const until = request.until ?? plusBankingDays(on, 1, calendar)
  if (until <= on) throw new Refused('day_is_over', { until })
  await putOffQuery(work.tx, queryId, until)
  await step(work, { queryId, kind: 'put_off', toStaff: null, untilOn: until, note })
  return { until }
}

/** It is on today's list after all. */
export async function takeUpQuery(work: Work, { queryId }: { readonly queryId: Id<'qry'> }): Promise<void> {
  await openQuery(work, queryId)
  await putOffQuery(work.tx, queryId, null)
  await step(work, { queryId, kind: 'put_off', toStaff: null, untilOn: null, note: null })
}

/**
 * Takes an explanation or an overruling back, by whoever gave it and while nothing is delivered: the question is open again, and the
 * order waits. A correction is taken back as a change of the order.
 */
export async function takeBackAnswer(
  work: Work,
  { queryId }: { readonly queryId: Id<'qry'> },
): Promise<{ readonly id: Id<'ord'>; readonly number: string; readonly status: 'queried' }> {
  const { order, query } = await locked(work, queryId)
  if (!query.answeredAt) throw new Refused('query_is_open', { queryId })
  if (query.answerKind !== 'explained' && query.answerKind !== 'overruled')
    throw new Refused('answer_changed_the_order', { order: order.number })
  if (query.answeredBy !== work.who.staffId) throw new Refused('answer_is_somebody_elses', { order: order.number })
  const lines = await linesOfOrders(work.tx, [order.id])
  if (!mayBeAmended(order.status) || lines.some((line) => line.delivered.digits > 0n))
    throw new Refused('order_went_on', { order: order.number, status: order.status })
  await reopenQuery(work.tx, queryId)
  await step(work, { queryId, kind: 'taken_back', toStaff: null, untilOn: null, note: query.answer })
  await setStatus(work.tx, [{ orderId: order.id, status: 'queried' }])
  const open = (await queriesOf(work.tx, [order.id])).filter((each) => each.asks && each.answeredAt === null)
  const { customerId, salespersonId } = order
  const number = order.number ?? ''
  const gross = money(order.gross, order.currency)
  await tellOrders(work, [
    { orderId: order.id, number, customerId, salespersonId, gross, status: 'queried', questions: open.length },
  ])
  return { id: order.id, number, status: 'queried' }
}

/** The colleagues who may answer questions. */
export async function whoMayAnswer({ tx }: Work) {
  const people = (await allStaff(tx)).filter((each) => each.active && permissionsOf(each.roles).has('order.answer'))
  return { people: people.map(({ id, name }) => ({ id, name })) }
}
