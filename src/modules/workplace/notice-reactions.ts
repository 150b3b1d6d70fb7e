import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { creditsWaitingFor, waitingFor } from '#modules/disputes'
import { allStaff } from '#modules/company'
import { askedAbout, escalatedAmong, ordersOf, type StoredOrder } from '#modules/orders'
import type { DutyKind } from './notice.ts'
import { keepDuties, tellNews, type Duty } from './notify.ts'
import { toldAbout } from './store-notices.ts'
import { enteredBy, subjectSeen } from './store-subjects.ts'
import type { NamedSubject, SubjectKind } from './subject.ts'

const orderDuties: readonly DutyKind[] = ['order_queried', 'order_escalated', 'order_held']
const caseDuties: readonly DutyKind[] = ['dispute_owner', 'dispute_escalated', 'approval_wanted']

/** The salesperson of an order hears that it waits for an answer or for credit, and when it may go after it waited. */
export async function noticeOrders(
  work: Work,
  { orders }: { readonly orders: readonly { readonly orderId: Id<'ord'> }[] },
): Promise<void> {
  for (const { orderId } of orders) await noticeOrder(work, { orderId })
}

export async function noticeOrder(work: Work, { orderId }: { readonly orderId: Id<'ord'> }): Promise<void> {
  const [order] = await ordersOf(work.tx, [orderId])
  const thing = await namedThing(work, 'ord', orderId)
  if (!order || !thing) return
  await keepDuties(work, thing, orderDuties, await dutiesOf(work, order))
  if (order.status !== 'queried' && order.status !== 'cancelled') await tellAnswered(work, order, thing)
  if (order.status !== 'accepted') return
  const waited = await toldAbout(work.tx, thing, orderDuties)
  await tellNews(work, {
    kind: 'order_released',
    thing,
    to: waited.map((each) => each.staffId),
    occasion: `order ${orderId} released in version ${order.version}`,
  })
}

/** The salesperson hears first that credit ended his order, and reads there what can be offered. */
export async function noticeRefusal(work: Work, { orderId }: { readonly orderId: Id<'ord'> }): Promise<void> {
  const [order] = await ordersOf(work.tx, [orderId])
  const thing = await namedThing(work, 'ord', orderId)
  if (!order?.salespersonId || !thing) return
  const occasion = `order ${orderId} refused in version ${order.version}`
  await tellNews(work, { kind: 'order_refused', thing, to: [order.salespersonId], occasion })
}

/** Whom an order waits for: those who are asked about it, whoever leads sales once their time is over, or its salesperson. */
async function dutiesOf(work: Work, { id, status, salespersonId }: StoredOrder): Promise<Duty[]> {
  if (status === 'held') return salespersonId === null ? [] : [{ staffId: salespersonId, kind: 'order_held' }]
  if (status !== 'queried') return []
  const asked = (await askedAbout(work.tx, id)).map(({ staffId }) => staffId)
  const leads = (await escalatedAmong(work.tx, [id])).has(id)
    ? (await allStaff(work.tx)).filter((staff) => staff.active && staff.roles.includes('sales_manager'))
    : []
  return [
    ...asked.map((staffId): Duty => ({ staffId, kind: 'order_queried' })),
    ...leads
      .filter((staff) => !asked.includes(staff.id))
      .map((staff): Duty => ({ staffId: staff.id, kind: 'order_escalated' })),
  ]
}

/** Whoever entered an order for somebody else hears that what was asked about it is answered. */
async function tellAnswered(work: Work, order: StoredOrder, thing: NamedSubject): Promise<void> {
  const asked = await toldAbout(work.tx, thing, ['order_queried'])
  const author = await enteredBy(work.tx, order.id)
  if (asked.length === 0 || author === null || asked.some(({ staffId }) => staffId === author)) return
  await tellNews(work, { kind: 'order_answered', thing, to: [author], occasion: `order ${order.id} answered` })
}

const dutyOf = { owner: 'dispute_owner', escalated: 'dispute_escalated', approval: 'approval_wanted' } as const

/** Whoever a case waits for hears of it, and has it off the list when it moves on. */
export async function noticeCase(work: Work, { caseId }: { readonly caseId: Id<'dsp'> }): Promise<void> {
  const waiting = await waitingFor(work, caseId)
  const thing = await namedThing(work, 'dsp', caseId)
  if (!waiting || !thing) return
  const duties = waiting.people.map(({ staffId, why }): Duty => ({ staffId, kind: dutyOf[why] }))
  await keepDuties(work, thing, caseDuties, duties)
}

/** Whoever may agree to a credit note without a case hears of it, and has it off the list once it is through. */
export async function noticeCredit(work: Work, { documentId }: { readonly documentId: Id<'inv'> }): Promise<void> {
  const thing = await namedThing(work, 'inv', documentId)
  if (!thing) return
  const people = await creditsWaitingFor(work, documentId)
  await keepDuties(
    work,
    thing,
    ['credit_approval'],
    people.map((staffId): Duty => ({ staffId, kind: 'credit_approval' })),
  )
}

async function namedThing(work: Work, kind: SubjectKind, id: bigint): Promise<NamedSubject | null> {
  const seen = await subjectSeen(work.tx, kind, id)
  return seen && { kind, id, ...seen }
}
