import type { Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { Door } from '#platform/work'
import type { Author, TraceFacts } from './trace.ts'

/** A bill's line beside what was ordered and delivered for it. */
export type EvidenceLine = {
  readonly lineId: Id<'iln'>
  readonly position: number
  readonly description: string
  readonly detail: string | null
  readonly unit: string
  readonly billedQuantity: Decimal
  readonly billedPrice: Decimal
  readonly billedNet: bigint
  readonly taxPercent: Decimal
  readonly priceKind: TraceFacts['priceKind']
  readonly orderedQuantity: Decimal | null
  readonly orderedPrice: Decimal | null
  readonly expectedPrice: Decimal | null
  readonly deliveredQuantity: Decimal | null
  readonly deliveryNumber: string | null
  readonly deliveredOn: Day | null
  readonly proofKind: string | null
  readonly proofFileId: Id<'fil'> | null
  readonly signedBy: string | null
}

type Texts =
  | 'billedQuantity'
  | 'billedPrice'
  | 'taxPercent'
  | 'orderedQuantity'
  | 'orderedPrice'
  | 'expectedPrice'
  | 'deliveredQuantity'
type EvidenceRow = Omit<EvidenceLine, Texts> & { readonly [text in Texts]: string | null }

/** Ordered, delivered and billed side by side, for every line of a bill. */
export async function evidenceOf(tx: Tx, documentId: Id<'inv'>): Promise<EvidenceLine[]> {
  const rows = await tx.many<EvidenceRow>(sql`
    select line.id as "lineId", line.position, line.description, line.detail, line.unit, line.quantity as "billedQuantity",
      line.unit_price as "billedPrice", line.net as "billedNet", line.tax_percent as "taxPercent",
      line.price_kind as "priceKind", ordered.quantity as "orderedQuantity", ordered.unit_price as "orderedPrice",
      ordered.expected_price as "expectedPrice", part.quantity as "deliveredQuantity", delivery.number as "deliveryNumber",
      delivery.delivered_on as "deliveredOn", delivery.proof_kind as "proofKind", delivery.proof_file_id as "proofFileId",
      delivery.signed_by as "signedBy"
    from billing.document_line line
    left join orders.order_line ordered on ordered.id = line.order_line_id
    left join orders.delivery_line part on part.id = line.delivery_line_id
    left join orders.delivery on delivery.id = part.delivery_id
    where line.document_id = ${documentId}
    order by line.position`)
  return rows.map((row) => ({
    ...row,
    billedQuantity: parseDecimal(row.billedQuantity ?? '0'),
    billedPrice: parseDecimal(row.billedPrice ?? '0'),
    taxPercent: parseDecimal(row.taxPercent ?? '0'),
    orderedQuantity: decimal(row.orderedQuantity),
    orderedPrice: decimal(row.orderedPrice),
    expectedPrice: decimal(row.expectedPrice),
    deliveredQuantity: decimal(row.deliveredQuantity),
  }))
}

const decimal = (text: string | null): Decimal | null => (text === null ? null : parseDecimal(text))

type LineageRow = {
  readonly priceKind: TraceFacts['priceKind']
  readonly salespersonId: Id<'stf'> | null
  readonly priceOriginId: Id<'org'> | null
  readonly orderOriginId: Id<'org'> | null
  readonly poOriginId: Id<'org'> | null
  readonly billToOriginId: Id<'org'> | null
  readonly termsOriginId: Id<'org'> | null
  readonly deliveryOriginId: Id<'org'> | null
  readonly deliveredOn: Day | null
  readonly billOriginId: Id<'org'> | null
  readonly billed: string | null
  readonly ordered: string | null
  readonly delivered: string | null
}

/** The lineage of a bill's line, or of the bill where no line is named: who wrote each field that could be at fault. */
export async function lineageOf(
  tx: Tx,
  of: { readonly documentId: Id<'inv'>; readonly lineId: Id<'iln'> | null },
): Promise<Omit<TraceFacts, 'cause'>> {
  const row = await tx.one<LineageRow>(sql`
    select line.price_kind as "priceKind", coalesce(document.salesperson_id, placed.salesperson_id) as "salespersonId",
      line.price_origin_id as "priceOriginId", placed.origin_id as "orderOriginId",
      (placed.field_origins ->> 'poNumber')::bigint as "poOriginId",
      (placed.field_origins ->> 'billTo')::bigint as "billToOriginId",
      (placed.field_origins ->> 'terms')::bigint as "termsOriginId",
      delivery.origin_id as "deliveryOriginId", delivery.delivered_on as "deliveredOn", document.origin_id as "billOriginId",
      line.quantity as billed, ordered.quantity as ordered, part.quantity as delivered
    from billing.document
    left join lateral (
      select * from billing.document_line each
      where each.document_id = document.id and (${of.lineId}::bigint is null or each.id = ${of.lineId})
      order by each.position limit 1) line on true
    left join orders.order_line ordered on ordered.id = line.order_line_id
    left join orders.sales_order placed on placed.id = coalesce(document.order_id, ordered.order_id)
    left join orders.delivery_line part on part.id = line.delivery_line_id
    left join orders.delivery on delivery.id = part.delivery_id
    where document.id = ${of.documentId}`)
  const authors = await authorsOf(tx, [
    row.priceOriginId,
    row.orderOriginId,
    row.poOriginId,
    row.billToOriginId,
    row.termsOriginId,
    row.deliveryOriginId,
    row.billOriginId,
  ])
  const by = (id: Id<'org'> | null): Author | null => (id === null ? null : (authors.get(id) ?? null))
  const delivery = by(row.deliveryOriginId)
  return {
    priceKind: row.priceKind,
    billed: decimal(row.billed),
    ordered: decimal(row.ordered),
    delivered: decimal(row.delivered),
    salespersonId: row.salespersonId,
    price: by(row.priceOriginId),
    order: by(row.orderOriginId),
    poNumber: by(row.poOriginId),
    billTo: by(row.billToOriginId),
    terms: by(row.termsOriginId),
    delivery: delivery && row.deliveredOn ? { ...delivery, deliveredOn: row.deliveredOn } : null,
    bill: by(row.billOriginId),
  }
}

/** Who wrote, when and by which door. */
export async function authorsOf(tx: Tx, ids: readonly (Id<'org'> | null)[]): Promise<ReadonlyMap<Id<'org'>, Author>> {
  const rows = await tx.many<Author & { door: Door }>(sql`
    select id as "originId", staff_id as "staffId", at, door, rule from platform.origin
    where id = any(${ids.filter((each) => each !== null)}::bigint[])`)
  return new Map(rows.map((row) => [row.originId, row]))
}

export type SalesFacts = {
  readonly documentSalespersonId: Id<'stf'> | null
  readonly ownerId: Id<'stf'> | null
  readonly collectorId: Id<'stf'> | null
}

/** The people whom a bill and its customer name. */
export const peopleOfBill = (tx: Tx, documentId: Id<'inv'>) =>
  tx.one<SalesFacts>(sql`
    select coalesce(document.salesperson_id, placed.salesperson_id) as "documentSalespersonId", customer.owner_id as "ownerId",
      customer.collector_id as "collectorId"
    from billing.document
    join parties.customer on customer.id = document.customer_id
    left join orders.sales_order placed on placed.id = document.order_id
    where document.id = ${documentId}`)

/** Proofs of what a bill is about: signed papers, photos. */
export const proofsOf = (tx: Tx, documentId: Id<'inv'>) =>
  tx.many<{ fileId: Id<'fil'>; number: string }>(sql`
    select distinct delivery.proof_file_id as "fileId", delivery.number
    from billing.document_line line
    join orders.delivery_line part on part.id = line.delivery_line_id
    join orders.delivery on delivery.id = part.delivery_id
    where line.document_id = ${documentId} and delivery.proof_file_id is not null
    order by delivery.number`)

export type NamesAround = {
  readonly orderNumber: string | null
  readonly contactName: string | null
  readonly openedByName: string | null
  readonly promiserName: string | null
  readonly tracedName: string | null
  readonly decidedByName: string | null
  readonly askedByName: string | null
  readonly creditNoteNumber: string | null
  readonly rebillNumber: string | null
}

/** What the things and people around a case are called. */
export const namesAround = (tx: Tx, caseId: Id<'dsp'>) =>
  tx.one<NamesAround>(sql`
    select placed.number as "orderNumber", contact.name as "contactName", opener.name as "openedByName",
      traced.name as "tracedName", decider.name as "decidedByName", note.number as "creditNoteNumber",
      again.number as "rebillNumber",
      (select staff.name from disputes.promise join company.staff on staff.id = promise.staff_id
       where promise.case_id = found.id order by promise.id desc limit 1) as "promiserName",
      (select staff.name from disputes.approval join company.staff on staff.id = approval.asked_by
       where approval.case_id = found.id order by approval.id desc limit 1) as "askedByName"
    from disputes.dispute_case found
    left join orders.sales_order placed on placed.id = found.order_id
    left join parties.contact on contact.id = found.contact_id
    left join company.staff opener on opener.id = found.opened_by
    left join company.staff traced on traced.id = found.traced_staff_id
    left join company.staff decider on decider.id = found.decided_by
    left join billing.document note on note.id = found.credit_note_id
    left join billing.document again on again.id = found.rebill_id
    where found.id = ${caseId}`)
