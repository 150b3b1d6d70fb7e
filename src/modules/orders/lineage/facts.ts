import { id, type Id } from '#kernel/id'
import { NotFound } from '#platform/found'
import { originsBy, type Origin } from '#platform/origin'
import type { Tx } from '#platform/sql'
import { documentsOf, isImported, type StoredDocument, type StoredLine } from '#modules/billing'
import { pricesBy, pricesFor, taxCodes, type Price, type PriceAnswer, type TaxCode } from '#modules/catalog'
import { entityOf, staffOf, type LegalEntity } from '#modules/company'
import { customerOf, type Customer } from '#modules/parties'
import {
  deliverySources,
  headOrigins,
  orderSources,
  querySources,
  type DeliverySource,
  type OrderSource,
  type QuerySource,
} from '../store-lineage.ts'

export type LineFacts = {
  readonly line: StoredLine
  readonly order: OrderSource | null
  readonly delivery: DeliverySource | null
  readonly price: Price | null
  /** What list and agreement said on the day of the deal. */
  readonly said: PriceAnswer | null
  readonly taxCode: TaxCode | null
}

/** Everything that is known of how a bill came to be what it is. */
export type LineageFacts = {
  readonly document: StoredDocument
  readonly entity: LegalEntity
  readonly customer: Customer
  readonly original: StoredDocument | null
  readonly imported: boolean
  readonly lines: readonly LineFacts[]
  readonly queries: readonly QuerySource[]
  readonly headOrigins: Readonly<Record<string, string>>
  readonly origin: (id: Id<'org'> | null) => Origin | null
  readonly person: (id: Id<'stf'> | null) => string | null
}

export async function lineageFacts(tx: Tx, documentId: Id<'inv'>): Promise<LineageFacts> {
  const [document] = await documentsOf(tx, [documentId])
  if (!document) throw new NotFound()
  const [original = null] = document.originalId ? await documentsOf(tx, [document.originalId]) : []
  const orders = await orderSources(tx, known(document.lines.map((line) => line.orderLineId)))
  const deliveries = await deliverySources(tx, known(document.lines.map((line) => line.deliveryLineId)))
  const prices = await pricesBy(tx, known(document.lines.map((line) => line.priceId)))
  const codes = await taxCodes(tx)
  const orderIds = known(orders.map((order) => order.orderId))
  const queries = await querySources(tx, orderIds)
  const heads = await headOrigins(tx, orderIds)
  const own: LineFacts[] = []
  for (const line of document.lines) {
    const order = orders.find((each) => each.orderLineId === line.orderLineId) ?? null
    own.push({
      line,
      order,
      delivery: deliveries.find((each) => each.deliveryLineId === line.deliveryLineId) ?? null,
      price: prices.find((each) => BigInt(each.id) === line.priceId) ?? null,
      said: order && line.productId ? await saidOn(tx, document, line.productId, order) : null,
      taxCode: codes.find((code) => code.id === line.taxCodeId) ?? null,
    })
  }
  const [first] = orderIds
  const origins = await originsBy(tx, originIds(document, own, prices, first ? heads.get(first) : undefined))
  const people = await staffOf(
    tx,
    known([...origins.map((origin) => origin.staffId), ...queries.map((query) => query.answeredBy)]),
  )
  return {
    document,
    entity: await entityOf(tx, document.entityId),
    customer: await customerOf(tx, document.customerId),
    original,
    imported: await isImported(tx, document.id),
    lines: own,
    queries,
    headOrigins: (first && heads.get(first)) ?? {},
    origin: (asked) => origins.find((origin) => origin.id === asked) ?? null,
    person: (asked) => people.find((person) => person.id === asked)?.name ?? null,
  }
}

async function saidOn(tx: Tx, { customerId, gross }: StoredDocument, productId: Id<'prd'>, { dealOn }: OrderSource) {
  const [answer] = await pricesFor(tx, { asks: [{ productId, customerId, currency: gross.currency, on: dealOn }] })
  return answer ?? null
}

const originIds = (
  document: StoredDocument,
  lines: readonly LineFacts[],
  prices: readonly Price[],
  head: Readonly<Record<string, string>> = {},
) =>
  known<Id<'org'>>([
    document.originId,
    ...lines.flatMap(({ line, order, delivery }) => [
      line.originId,
      line.priceOriginId,
      line.quantityOriginId,
      order?.lineOriginId ?? null,
      order?.orderOriginId ?? null,
      order?.quantityOriginId ?? null,
      delivery?.originId ?? null,
    ]),
    ...lines.flatMap(({ said }) => [said?.list?.originId ?? null, said?.agreement?.originId ?? null]),
    ...prices.map((price) => price.originId),
    ...Object.values(head).map(asOrigin),
  ])

/** Origins of single fields are kept in a JSON column, as texts. */
export const asOrigin = (text: string) => id<'org'>(BigInt(text))

const known = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null)),
]
