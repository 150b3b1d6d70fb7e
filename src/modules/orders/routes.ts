import type { Id } from '#kernel/id'
import { serve } from '#platform/http'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { releaseRules, type CreditAnswer } from '#modules/credit'
import { entities, entityOf, today } from '#modules/company'
import type { AskedBy } from './amend.ts'
import { amendOrder } from './amend-order.ts'
import { answerAtOnce, type GivenAnswer } from './answer-at-once.ts'
import { answerQuery } from './answer-query.ts'
import { bringForward } from './bring-forward.ts'
import { cancelOrder } from './cancel-order.ts'
import { completeAmendments, completeOrder, type AmendmentRequest, type OrderRequest } from './complete-order.ts'
import * as contract from './contract.ts'
import { deliverOrder } from './deliver-order.ts'
import { keepProof, readProof } from './keep-proof.ts'
import { lookAtChange } from './look-at-change.ts'
import { lookAtOrder } from './look-at-order.ts'
import { placeOrders } from './place-orders.ts'
import { findForOrder, readBasis, readLines } from './read-basis.ts'
import { listHolds, readExposure } from './read-holds.ts'
import { readOrder } from './read-order.ts'
import { refuseOrder, takeBackDecision } from './refuse-order.ts'
import { recheckHeld, releaseOrder } from './release-order.ts'
import { copyOrder, refuseUnlessDraft, saveDraft } from './save-draft.ts'
import { undoChange } from './undo-change.ts'
import type { SettledOrder } from './settle-order.ts'
import { orderOfQuery } from './store-amend.ts'
import { toDeliverPage } from './store-deliveries.ts'
import { orderCounts, orderPage, queryPage, type QueryFilters } from './store-order-lists.ts'
import { queryCounts } from './store-query-steps.ts'
import { ordersOf } from './store.ts'
import { withTermsWords } from './terms-words.ts'
import { handOverQuery, putOffQueryUntil, takeBackAnswer, takeUpQuery, whoMayAnswer } from './work-on-query.ts'

const releases = (credit: CreditAnswer | null) => (credit ? releaseRules(credit.facts, credit.decision) : [])
const changed = ({ id, number, status, changeId }: SettledOrder) => ({ id, number, status, changeId })

async function place(work: Work, { answers, ...request }: OrderRequest & { readonly answers: readonly GivenAnswer[] }) {
  if (request.draftId) await refuseUnlessDraft(work, request.draftId)
  const [placed] = await placeOrders(work, [await completeOrder(work, request)])
  const { id, number, findings, ...first } = found(placed)
  const { status, credit } = (await answerAtOnce(work, { orderId: id, answers })) ?? first
  return {
    id,
    number,
    status,
    findings: findings.map((each) => withTermsWords(each, work.language)),
    releases: releases(credit),
  }
}

const orderNow = async (work: Work, orderId: Id<'ord'>) => found((await ordersOf(work.tx, [orderId])).at(0))

async function amend(
  work: Work,
  request: {
    readonly orderId: Id<'ord'>
    readonly amendments: readonly AmendmentRequest[]
    readonly askedBy: AskedBy
    readonly reason?: string | null | undefined
  },
) {
  const { customerId } = await orderNow(work, request.orderId)
  const amendments = await completeAmendments(work, customerId, request.amendments)
  const { orderId, askedBy, reason } = request
  return changed(await amendOrder(work, { orderId, amendments, askedBy, reason: reason ?? null }))
}

async function look(
  work: Work,
  { orderId, amendments }: { readonly orderId: Id<'ord'>; readonly amendments: readonly AmendmentRequest[] },
) {
  const { customerId } = await orderNow(work, orderId)
  return lookAtChange(work, { orderId, amendments: await completeAmendments(work, customerId, amendments) })
}

type Answered = {
  readonly queryId: Id<'qry'>
  readonly kind: 'corrected' | 'explained' | 'overruled'
  readonly answer?: string | null | undefined
  readonly amendments: readonly AmendmentRequest[]
}

async function answer(work: Work, { queryId, kind, answer: words, amendments }: Answered) {
  const { orderId } = found(await orderOfQuery(work.tx, queryId))
  const { customerId } = await orderNow(work, orderId)
  const whole = await completeAmendments(work, customerId, amendments)
  return changed(await answerQuery(work, { queryId, kind, answer: words ?? null, amendments: whole }))
}

async function copy(work: Work, { orderId }: { readonly orderId: Id<'ord'> }) {
  const { entityId } = await orderNow(work, orderId)
  return copyOrder(work, { orderId, dealOn: today(work, await entityOf(work.tx, entityId)) })
}

const me = (work: Work) => work.who.staffId

/** The company's day, for lists over all its entities: that of the entity that was chosen, else of the first. */
async function dayOf(work: Work, entityId: Id<'ent'> | undefined) {
  const entity = entityId ? await entityOf(work.tx, entityId) : (await entities(work.tx))[0]
  return today(work, found(entity))
}

async function listQueries(work: Work, request: QueryFilters) {
  const page = await queryPage(work.tx, request, { me: me(work), at: work.at, on: await dayOf(work, undefined) })
  return { ...page, rows: page.rows.map((row) => withTermsWords(row, work.language)) }
}

/** The day's progress: of one's own questions, or of all. */
async function countQueries(work: Work, { mine }: { readonly mine?: boolean | undefined }) {
  const entity = found((await entities(work.tx))[0])
  const on = today(work, entity)
  return queryCounts(work.tx, { of: mine ? me(work) : null, zone: entity.zone, at: work.at, on })
}

export const routes = [
  serve(contract.listOrders, (work, request) => orderPage(work.tx, request, me(work))),
  serve(contract.countOrders, (work, { entityId }) => orderCounts(work.tx, entityId)),
  serve(contract.checkOrder, lookAtOrder),
  serve(contract.readBasis, readBasis),
  serve(contract.findForOrder, findForOrder),
  serve(contract.readLines, readLines),
  serve(contract.saveDraft, async (work, request) => saveDraft(work, await completeOrder(work, request))),
  serve(contract.placeOrder, place),
  serve(contract.readOrder, readOrder),
  serve(contract.amendOrder, amend),
  serve(contract.lookAtChange, look),
  serve(contract.copyOrder, copy),
  serve(contract.cancelOrder, (work, request) => cancelOrder(work, { ...request, lines: request.lines ?? null })),
  serve(contract.undoChange, async (work, request) => changed(await undoChange(work, request))),
  serve(contract.bringForward, bringForward),
  serve(contract.listQueries, listQueries),
  serve(contract.countQueries, countQueries),
  serve(contract.whoMayAnswer, whoMayAnswer),
  serve(contract.answerQuery, answer),
  serve(contract.handOverQuery, (work, { queryId, staffId, note }) =>
    handOverQuery(work, { queryId, staffId: staffId ?? null, note: note ?? null }),
  ),
  serve(contract.putOffQuery, (work, { queryId, until, note }) =>
    putOffQueryUntil(work, { queryId, until: until ?? null, note: note ?? null }),
  ),
  serve(contract.takeUpQuery, async (work, request) => {
    await takeUpQuery(work, request)
    return {}
  }),
  serve(contract.takeBackAnswer, takeBackAnswer),
  serve(contract.listHolds, listHolds),
  serve(contract.releaseOrder, releaseOrder),
  serve(contract.refuseOrder, refuseOrder),
  serve(contract.takeBackDecision, takeBackDecision),
  serve(contract.recheckHolds, (work, { customerId }) => recheckHeld(work, { customerIds: [customerId] })),
  serve(contract.readExposure, readExposure),
  serve(contract.listToDeliver, async (work, request) =>
    toDeliverPage(work.tx, request, await dayOf(work, request.entityId)),
  ),
  serve(contract.uploadProof, keepProof),
  serve(contract.confirmDelivery, deliverOrder),
  serve(contract.readProof, readProof),
]
