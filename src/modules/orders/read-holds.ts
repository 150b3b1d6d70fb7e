import type { Calendar } from '#kernel/calendar'
import { dayIn, daysBetween, yearOf } from '#kernel/day'
import { formatId, type Id } from '#kernel/id'
import { minus, money, zero, type Money } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { paymentSpans } from '#modules/behaviour'
import { unbilledLines } from '#modules/billing'
import { productsOf } from '#modules/catalog'
import {
  calendarOf,
  converter,
  entities,
  entitiesOf,
  entityOf,
  today,
  workingDeadline,
  type LegalEntity,
} from '#modules/company'
import {
  atStake,
  creditFacts,
  creditView,
  decideCredit,
  exposureOf,
  heldOrders,
  horizonOn,
  policyOn,
  releaseRules,
  type ExposureParts,
  type HeldOrder,
  type ReleaseRule,
} from '#modules/credit'
import { openItemsNow } from '#modules/ledger'
import { customerOf } from '#modules/parties'
import { marginOf, type Margin } from './margin.ts'
import { underOwnLimit } from './own-limit.ts'
import { makersOf } from './store-amend.ts'
import { linesOfOrders } from './store.ts'
import { holdPage, reservedOrders, type HoldFilters } from './store-holds.ts'

export type Standing = {
  readonly orderId: Id<'ord'>
  readonly since: Date
  readonly releases: readonly ReleaseRule[]
  readonly exposure: Money
  readonly exposureWithout: Money
  readonly limit: Money | null
  readonly parts: ExposureParts
  /** Undisputed and late, and for how long. */
  readonly overdue: { readonly amount: Money; readonly days: number }
  /** When credit means to have decided: within two working hours, for somebody without a limit within a working day. */
  readonly decideBy: Date
}

const hoursToDecide = { known: 2, new: 9 } as const

/** Why orders are held as things stand now, whatever the gate saw when it held them, and what would let them go. */
export async function standingOf(work: Work, orderIds: readonly Id<'ord'>[]): Promise<Standing[]> {
  const held = await heldOrders(work.tx, { orderIds })
  const [first] = held
  if (!first) return []
  const on = today(work, await entityOf(work.tx, first.entityId))
  const policy = await policyOn(work.tx, on)
  const known = await creditFacts(work.tx, {
    customerIds: [...new Set(held.map((each) => each.customerId))],
    on,
    policy,
  })
  const convert = await converter(work.tx, on)
  const horizon = horizonOn(on, policy)
  const deadline = await deadlines(work, held)
  return held.map((order) => {
    const currency = known.limitOf(order.customerId)?.amount.currency ?? order.currency
    const facts = { ...known.of(order.customerId, currency), prepaid: order.prepaid }
    const exposure = exposureOf(facts.exposure)
    const left = { gross: money(order.ordered - order.delivered, order.currency), expectedOn: order.expectedOn }
    const own = convert(atStake(left, horizon), currency)
    return {
      orderId: order.orderId,
      since: order.since,
      releases: releaseRules(facts, decideCredit(facts, policy)),
      exposure,
      exposureWithout: minus(exposure, own),
      limit: facts.limit,
      parts: facts.exposure,
      overdue: { amount: facts.overdue.amount, days: facts.overdue.oldestDays },
      decideBy: deadline(order, facts.limit === null ? hoursToDecide.new : hoursToDecide.known),
    }
  })
}

/** The end of so many working hours of the order's entity, from when it was held. */
async function deadlines(work: Work, held: readonly HeldOrder[]) {
  const own = await entitiesOf(work.tx, [...new Set(held.map((order) => order.entityId))])
  const first = held.reduce((earliest, { since }) => (since < earliest ? since : earliest), work.at)
  const calendars = new Map<Id<'ent'>, { readonly entity: LegalEntity; readonly calendar: Calendar }>()
  for (const entity of own) {
    const years = { from: yearOf(dayIn(entity.zone, first)), to: yearOf(dayIn(entity.zone, work.at)) + 1 }
    calendars.set(entity.id, { entity, calendar: await calendarOf(work.tx, entity, years) })
  }
  return ({ entityId, since }: HeldOrder, hours: number): Date => {
    const { entity, calendar } = found(calendars.get(entityId))
    return workingDeadline(entity, calendar, since, hours)
  }
}

export async function listHolds(work: Work, request: HoldFilters) {
  const page = await holdPage(work.tx, request)
  const standings = await standingOf(
    work,
    page.rows.map((row) => row.orderId),
  )
  const orderIds = page.rows.map((row) => row.orderId)
  const own = await underOwnLimit(work, orderIds)
  const isMaker = await makersOf(work.tx, orderIds)
  const { staffId, permissions } = work.who
  const on = today(work, found((await entities(work.tx)).at(0)))
  const spans = await paymentSpans(work, [...new Set(page.rows.map((row) => row.customerId))], on)
  const margins = permissions.has('catalog.read') ? await marginsOf(work, orderIds) : new Map<Id<'ord'>, Margin>()
  const rows = page.rows.map((row) => {
    const { since: _, ...standing } = found(standings.find((each) => each.orderId === row.orderId))
    return {
      ...row,
      ...standing,
      releases: [...standing.releases],
      late: standing.decideBy < work.at,
      mayRelease: permissions.has('credit.release') && !isMaker(row.orderId, staffId),
      underOwnLimit: own.has(row.orderId),
      margin: margins.get(row.orderId) ?? null,
      record: spans.get(row.customerId) ?? null,
    }
  })
  return { ...page, rows }
}

async function marginsOf(work: Work, orderIds: readonly Id<'ord'>[]): Promise<Map<Id<'ord'>, Margin>> {
  const lines = await linesOfOrders(work.tx, orderIds)
  const ids = [...new Set(lines.map((line) => line.productId))]
  const products = new Map((await productsOf(work.tx, ids)).map((product) => [product.id, product]))
  const margins = new Map<Id<'ord'>, Margin>()
  for (const [orderId, own] of Map.groupBy(lines, (line) => line.orderId)) {
    const sold = own.map((line) => ({ ...line, product: found(products.get(line.productId)) }))
    const margin = marginOf(sold, found(own[0]).net.currency)
    if (margin) margins.set(orderId, margin)
  }
  return margins
}

/** What is at stake with a customer, part by part, each with the documents it is made of. */
export async function readExposure(work: Work, { customerId }: { readonly customerId: Id<'cus'> }) {
  const customer = await customerOf(work.tx, customerId)
  const entity = found((await entities(work.tx)).at(0))
  const on = today(work, entity)
  const view = await creditView(work.tx, { customerId, currency: customer.currency, on })
  const policy = await policyOn(work.tx, on)
  const items = await openItemsNow(work.tx, { customerId })
  const shownItem = (item: (typeof items)[number]) => ({
    kind: item.kind,
    id: item.documentId ? formatId('inv', item.documentId) : item.receiptId ? formatId('rec', item.receiptId) : '',
    number: item.number,
    on: item.issuedOn,
    dueOn: item.kind === 'receipt' ? null : item.dueOn,
    daysLate: item.kind === 'invoice' ? Math.max(0, daysBetween(item.effectiveDueOn, on)) : 0,
    amount: money(item.open, item.currency),
  })
  const ofKind = (kind: 'invoice' | 'credit_note' | 'receipt') =>
    items.filter((item) => item.kind === kind).map(shownItem)
  return {
    customerId,
    customerName: customer.name,
    on,
    limit: view.limit,
    parts: view.parts,
    exposure: view.exposure,
    headroom: view.headroom,
    overdue: view.overdue.amount,
    documents: {
      openInvoices: ofKind('invoice'),
      unbilled: await shownUnbilled(work, customerId),
      orders: (await reservedOrders(work.tx, customerId, horizonOn(on, policy))).map((order) => ({
        kind: 'order' as const,
        id: formatId('ord', order.orderId),
        number: order.number,
        on: order.dealOn,
        dueOn: order.wishedOn,
        daysLate: 0,
        amount: order.gross,
      })),
      creditNotes: ofKind('credit_note'),
      unapplied: ofKind('receipt'),
    },
  }
}

/** One line a delivery note: what it added to the bill that is still to come. */
async function shownUnbilled(work: Work, customerId: Id<'cus'>) {
  const lines = await unbilledLines(work.tx, [customerId])
  const groups = Map.groupBy(lines, (line) => `${line.orderId} ${line.deliveryNote} ${line.currency}`)
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const amount = own.reduce((total, line) => total + line.gross.amount, zero(first.currency).amount)
    return [
      {
        kind: 'delivery' as const,
        id: formatId('ord', first.orderId),
        number: first.deliveryNote ?? first.ourOrder ?? '',
        on: first.suppliedOn,
        dueOn: null,
        daysLate: 0,
        amount: money(amount, first.currency),
      },
    ]
  })
}
