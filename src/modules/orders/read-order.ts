import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { decisionsAbout } from '#platform/decision'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { productsOf } from '#modules/catalog'
import { staffOf } from '#modules/company'
import { isCounted } from '#modules/credit'
import { contactsOf, describeTerms, formatTerms, parseTerms } from '#modules/parties'
import type { ChangeItem } from './change.ts'
import { leftToDeliver } from './delivery.ts'
import { mayBeAmended, mayBeCancelled, mayBeDelivered } from './order.ts'
import { standingOf } from './read-holds.ts'
import { orderListRow, queriesOfOrder, shownRow } from './store-order-lists.ts'
import { deliveriesOfOrder, documentsOfOrder, priceNames, shownOrigins, type ShownOrigin } from './store-order-reads.ts'
import { changesOfOrder } from './store-changes.ts'
import { stepsOfOrder } from './store-query-steps.ts'
import { withTermsWords } from './terms-words.ts'
import { linesOfOrders, ordersOf, type StoredLine, type StoredOrder } from './store.ts'
import { makersOf } from './store-amend.ts'

/** An order with everything that is known of it: values with their origins, questions, deliveries, bills, and what may be done. */
export async function readOrder(work: Work, { orderId }: { readonly orderId: Id<'ord'> }) {
  const { tx, who } = work
  const row = found(await orderListRow(tx, orderId))
  const order = found((await ordersOf(tx, [orderId])).at(0))
  const lines = await linesOfOrders(tx, [orderId])
  const origins = await shownOrigins(tx, originIds(order, lines))
  const contacts = order.orderedByContactId ? await contactsOf(tx, [order.customerId]) : []
  return {
    ...shownRow(row),
    salespersonId: order.salespersonId,
    orderedByContactId: order.orderedByContactId,
    orderedBy: contacts.find((contact) => contact.id === order.orderedByContactId)?.name ?? null,
    externalNumber: order.externalNumber,
    billTo: { addressId: order.billTo.addressId, lines: [...order.billTo.lines] },
    shipTo: { addressId: order.shipTo.addressId, lines: [...order.shipTo.lines] },
    terms: formatTerms(order.terms),
    termsText: describeTerms(order.terms, work.language),
    promised: order.promised,
    note: order.note,
    cancelledReason: order.cancelledReason,
    tax: money(order.tax, order.currency),
    version: order.version,
    enteredAt: order.enteredAt,
    origin: originIn(origins, order.originId),
    fieldOrigins: Object.fromEntries(
      Object.entries(order.fieldOrigins).flatMap(([field, id]) => {
        const origin = origins.get(BigInt(id))
        return origin ? [[field, origin]] : []
      }),
    ),
    lines: await shownLines(work, lines, origins),
    queries: (await queriesOfOrder(tx, orderId, work.at)).map((query) => withTermsWords(query, work.language)),
    querySteps: await stepsOfOrder(tx, orderId),
    hold: order.status === 'held' && who.permissions.has('credit.read') ? await holdOf(work, order) : null,
    decisions: await decisionsOf(work, orderId),
    deliveries: await deliveriesOfOrder(tx, orderId),
    documents: who.permissions.has('invoice.read') ? await documentsOfOrder(tx, orderId) : [],
    changes: await shownChanges(work, order),
    can: await mayNow(work, order),
  }
}

const originIds = (order: StoredOrder, lines: readonly StoredLine[]): bigint[] => [
  order.originId,
  ...Object.values(order.fieldOrigins).map(BigInt),
  ...lines.flatMap((line) => [line.originId, line.priceOriginId ?? [], line.quantityOriginId ?? []].flat()),
]

function originIn(origins: ReadonlyMap<bigint, ShownOrigin>, id: bigint): ShownOrigin {
  const origin = origins.get(id)
  if (!origin) throw new Error(`no origin ${id}`)
  return origin
}

async function shownLines(work: Work, lines: readonly StoredLine[], origins: ReadonlyMap<bigint, ShownOrigin>) {
  const products = new Map(
    (await productsOf(work.tx, [...new Set(lines.map((line) => line.productId))])).map((each) => [each.id, each]),
  )
  const prices = await priceNames(
    work.tx,
    lines.flatMap((line) => line.priceId ?? []),
  )
  return lines.map((line) => {
    const price = prices.find((each) => each.id === line.priceId)
    return {
      id: line.id,
      productId: line.productId,
      sku: products.get(line.productId)?.sku ?? '',
      description: line.description,
      detail: line.detail,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      expectedPrice: line.expectedPrice,
      priceKind: line.priceKind,
      net: line.net,
      delivered: line.delivered,
      left: leftToDeliver(line),
      priceName: price?.name ?? null,
      priceFrom: price?.fromOn ?? null,
      origin: originIn(origins, line.originId),
      priceOrigin: line.priceOriginId === null ? null : (origins.get(line.priceOriginId) ?? null),
      quantityOrigin: line.quantityOriginId === null ? null : (origins.get(line.quantityOriginId) ?? null),
    }
  })
}

/** What was changed, the latest first; only the latest can be taken back, and only while nothing has happened since. */
async function shownChanges(work: Work, order: StoredOrder) {
  const changes = await changesOfOrder(work.tx, order.id)
  const enters = work.who.permissions.has('order.enter')
  return changes.map(({ grossBefore, grossAfter, versionAfter, byId: _, ...change }, index) => ({
    ...change,
    items: change.items.map((item) => (item.field === 'terms' ? termsInWords(item, work) : item)),
    grossBefore: money(grossBefore, order.currency),
    grossAfter: money(grossAfter, order.currency),
    mayUndo: enters && index === 0 && versionAfter === order.version,
  }))
}

function termsInWords(item: ChangeItem, { language }: Work): ChangeItem {
  const told = (terms: string | null) => terms && describeTerms(parseTerms(terms), language)
  return { ...item, before: told(item.before), after: told(item.after) }
}

async function holdOf(work: Work, order: StoredOrder) {
  const [standing] = await standingOf(work, [order.id])
  return standing
    ? {
        since: standing.since,
        decideBy: standing.decideBy,
        releases: [...standing.releases],
        exposure: standing.exposure,
        limit: standing.limit,
      }
    : null
}

async function decisionsOf(work: Work, orderId: Id<'ord'>) {
  const decisions = await decisionsAbout(work.tx, { kind: 'order', id: orderId })
  const names = new Map(
    (
      await staffOf(
        work.tx,
        decisions.flatMap((decision) => decision.overruled?.by ?? []),
      )
    ).map((staff) => [staff.id, staff.name]),
  )
  return decisions.map(({ at, kind, verdict, policyVersion, overruled }) => ({
    at,
    kind,
    verdict,
    policyVersion,
    overruledReason: overruled?.reason ?? null,
    overruledBy: overruled?.by ? (names.get(overruled.by) ?? null) : null,
  }))
}

type Deed = 'amend' | 'answer' | 'bringForward' | 'cancel' | 'copy' | 'deliver' | 'place' | 'release'

async function mayNow({ tx, who }: Work, order: StoredOrder): Promise<Deed[]> {
  const enters = who.permissions.has('order.enter')
  const isMaker = order.status === 'held' && (await makersOf(tx, [order.id]))(order.id, who.staffId)
  const deeds: readonly (readonly [Deed, boolean])[] = [
    ['place', enters && order.status === 'draft'],
    ['amend', enters && mayBeAmended(order.status)],
    ['answer', who.permissions.has('order.answer') && order.status === 'queried'],
    ['bringForward', enters && mayBeDelivered(order.status) && !(await isCounted(tx, order.id))],
    ['deliver', who.permissions.has('delivery.confirm') && mayBeDelivered(order.status)],
    ['release', who.permissions.has('credit.release') && order.status === 'held' && !isMaker],
    ['cancel', enters && mayBeCancelled(order.status)],
    ['copy', enters],
  ]
  return deeds.flatMap(([deed, may]) => (may ? [deed] : []))
}
