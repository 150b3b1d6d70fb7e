import type { Day } from '#kernel/day'
import { formatDecimal, parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import { formatTerms } from '#modules/parties'
import type { CreditableLine } from './credit.ts'
import type { DueDays } from './compose-invoice.ts'
import type { IssuedDocument, PriceKind, Revenue } from './document.ts'
import { rounding, type TaxSum } from './totals.ts'

export const allocateDocumentIds = async (tx: Tx, count: number) =>
  (await tx.allocate('billing.document', count)) as Id<'inv'>[]

/** Documents, their lines and their tax sums: one statement a table. Line ids ascend with document and position. */
export async function insertDocuments(
  tx: Tx,
  documents: readonly IssuedDocument[],
  originId: Id<'org'>,
): Promise<void> {
  await tx.insert(
    'billing.document',
    documents.map((document) => ({
      id: document.id,
      kind: document.kind,
      status: 'issued',
      entity_id: document.entityId,
      customer_id: document.customerId,
      series_id: document.seriesId,
      number: document.number,
      issued_on: document.issuedOn,
      tax_point_on: document.taxPointOn,
      due_on: document.dueOn,
      effective_due_on: document.effectiveDueOn,
      received_on: document.receivedOn,
      terms: formatTerms(document.terms),
      currency: document.gross.currency,
      net: document.net.amount,
      tax: document.tax.amount,
      gross: document.gross.amount,
      entity_rate: formatDecimal(document.entityRate),
      rounding,
      discount_percent: document.discount ? formatDecimal(document.discount.percent) : null,
      discount_until: document.discount?.until ?? null,
      discount_effective_until: document.discount?.effectiveUntil ?? null,
      discount_amount: document.discount?.amount.amount ?? null,
      po_number: document.poNumber,
      our_order: document.ourOrder,
      bill_to: document.billTo,
      language: document.language,
      original_id: document.originalId,
      replaces_id: document.replacesId ?? null,
      originally_due_on: document.originallyDueOn ?? null,
      reason: document.reason,
      order_id: document.orderId,
      salesperson_id: document.salespersonId,
      run_id: document.runId ?? null,
      version: 1,
      origin_id: originId,
    })),
  )
  await tx.insert(
    'billing.document_line',
    documents.flatMap((document) =>
      document.lines.map((line, index) => ({
        document_id: document.id,
        position: index + 1,
        product_id: line.productId,
        order_line_id: line.orderLineId,
        delivery_line_id: line.deliveryLineId,
        original_line_id: line.originalLineId,
        description: line.description,
        detail: line.detail,
        quantity: formatDecimal(line.quantity),
        unit: line.unit,
        unit_price: formatDecimal(line.unitPrice),
        net: line.net.amount,
        revenue: line.revenue,
        tax_code_id: line.taxCodeId,
        tax_rate_id: line.taxRateId,
        tax_percent: formatDecimal(line.taxPercent),
        price_kind: line.priceKind,
        price_id: line.priceId,
        supplied_on: line.suppliedOn,
        delivery_note: line.deliveryNote,
        origin_id: originId,
        price_origin_id: line.priceOriginId,
        quantity_origin_id: line.quantityOriginId,
      })),
    ),
  )
  await tx.insert(
    'billing.document_tax',
    documents.flatMap((document) =>
      document.taxes.map(({ taxCodeId, percent, net, tax }) => ({
        document_id: document.id,
        tax_code_id: taxCodeId,
        percent: formatDecimal(percent),
        net: net.amount,
        tax: tax.amount,
      })),
    ),
  )
}

export type DocumentHead = {
  readonly id: Id<'inv'>
  readonly kind: 'invoice' | 'credit_note'
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly number: string
  readonly issuedOn: Day
  readonly taxPointOn: Day
  readonly dueOn: Day
  readonly effectiveDueOn: Day
  readonly receivedOn: Day | null
  readonly terms: string
  readonly currency: Currency
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
  readonly entityRate: string
  readonly discountPercent: string | null
  readonly discountUntil: Day | null
  readonly discountEffectiveUntil: Day | null
  readonly discountAmount: bigint | null
  readonly poNumber: string | null
  readonly ourOrder: string | null
  readonly billTo: string[]
  readonly language: string
  readonly originalId: Id<'inv'> | null
  readonly replacesId: Id<'inv'> | null
  readonly originallyDueOn: Day | null
  readonly reason: string | null
  readonly orderId: Id<'ord'> | null
  readonly salespersonId: Id<'stf'> | null
  readonly version: number
  readonly originId: Id<'org'>
}

export const documentHeads = (tx: Tx, ids: readonly Id<'inv'>[]) =>
  tx.many<DocumentHead>(sql`
    select document.id, kind, entity_id as "entityId", customer_id as "customerId", number, issued_on as "issuedOn",
      tax_point_on as "taxPointOn", due_on as "dueOn", effective_due_on as "effectiveDueOn", received_on as "receivedOn", terms,
      currency, net, tax, gross, entity_rate as "entityRate", discount_percent as "discountPercent",
      discount_until as "discountUntil",
      discount_effective_until as "discountEffectiveUntil", discount_amount as "discountAmount", po_number as "poNumber", our_order as "ourOrder",
      bill_to as "billTo", language, original_id as "originalId", replaces_id as "replacesId",
      originally_due_on as "originallyDueOn", reason, order_id as "orderId",
      salesperson_id as "salespersonId", version, origin_id as "originId"
    from billing.document
    join parties.visible_customer visible on visible.id = document.customer_id
    where document.id = any(${ids}::bigint[]) and status = 'issued'
    order by document.id`)

export type LineRow = {
  readonly id: Id<'iln'>
  readonly documentId: Id<'inv'>
  readonly position: number
  readonly productId: Id<'prd'> | null
  readonly orderLineId: Id<'oln'> | null
  readonly deliveryLineId: bigint | null
  readonly originalLineId: Id<'iln'> | null
  readonly description: string
  readonly detail: string | null
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly net: bigint
  readonly revenue: Revenue
  readonly taxCodeId: Id<'txc'>
  readonly taxRateId: bigint | null
  readonly taxPercent: string
  readonly priceKind: PriceKind
  readonly priceId: bigint | null
  readonly suppliedOn: Day | null
  readonly deliveryNote: string | null
  readonly originId: Id<'org'>
  readonly priceOriginId: Id<'org'> | null
  readonly quantityOriginId: Id<'org'> | null
}

export const documentLines = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<LineRow>(sql`
    select id, document_id as "documentId", position, product_id as "productId", order_line_id as "orderLineId",
      delivery_line_id as "deliveryLineId", original_line_id as "originalLineId", description, detail, quantity, unit,
      unit_price as "unitPrice", net, revenue, tax_code_id as "taxCodeId", tax_rate_id as "taxRateId",
      tax_percent as "taxPercent", price_kind as "priceKind", price_id as "priceId", supplied_on as "suppliedOn",
      delivery_note as "deliveryNote", origin_id as "originId", price_origin_id as "priceOriginId",
      quantity_origin_id as "quantityOriginId"
    from billing.document_line
    where document_id = any(${documentIds}::bigint[])
    order by document_id, position`)

export async function documentTaxes(
  tx: Tx,
  documentIds: readonly Id<'inv'>[],
): Promise<(TaxSum & { readonly documentId: Id<'inv'> })[]> {
  const rows = await tx.many<{
    documentId: Id<'inv'>
    taxCodeId: Id<'txc'>
    percent: string
    net: bigint
    tax: bigint
    currency: Currency
  }>(sql`
    select document_id as "documentId", tax_code_id as "taxCodeId", percent, document_tax.net, document_tax.tax, currency
    from billing.document_tax join billing.document on document.id = document_id
    where document_id = any(${documentIds}::bigint[])
    order by document_id, percent desc, tax_code_id`)
  return rows.map(({ percent, net, tax, currency, ...row }) => ({
    ...row,
    percent: parseDecimal(percent),
    net: money(net, currency),
    tax: money(tax, currency),
  }))
}

/** Which of the numbers documents of that kind bear already. */
export async function numbersTaken(
  tx: Tx,
  {
    entityId,
    kind,
    numbers,
  }: { readonly entityId: Id<'ent'>; readonly kind: string; readonly numbers: readonly string[] },
): Promise<string[]> {
  const rows = await tx.many<{ number: string }>(sql`
    select number from billing.document
    where entity_id = ${entityId} and kind = ${kind} and number = any(${numbers}::text[])`)
  return rows.map((row) => row.number)
}

/** The lines of an invoice with what its credit notes took off them, and those notes' tax sums. The caller holds the customer. */
export async function creditFacts(tx: Tx, documentId: Id<'inv'>) {
  const lines = await tx.many<{
    id: Id<'iln'>
    quantity: string
    unitPrice: string
    net: bigint
    currency: Currency
    taxCodeId: Id<'txc'>
    taxPercent: string
    creditedQuantity: string
    creditedNet: bigint
  }>(sql`
    select line.id, line.quantity, line.unit_price as "unitPrice", line.net, document.currency, line.tax_code_id as "taxCodeId",
      line.tax_percent as "taxPercent",
      coalesce(sum(credit.quantity) filter (where credit.unit_price = line.unit_price), 0) as "creditedQuantity",
      coalesce(sum(credit.net), 0)::bigint as "creditedNet"
    from billing.document_line line
    join billing.document on document.id = line.document_id
    left join billing.document_line credit on credit.original_line_id = line.id
    where line.document_id = ${documentId}
    group by line.id, document.currency
    order by line.position`)
  const notes = await tx.many<{ id: Id<'inv'> }>(sql`select id from billing.document where original_id = ${documentId}`)
  return {
    lines: lines.map(({ currency, ...line }): CreditableLine => ({
      ...line,
      quantity: parseDecimal(line.quantity),
      unitPrice: parseDecimal(line.unitPrice),
      net: money(line.net, currency),
      taxPercent: parseDecimal(line.taxPercent),
      creditedQuantity: parseDecimal(line.creditedQuantity),
      creditedNet: money(line.creditedNet, currency),
    })),
    taxes: await documentTaxes(tx, [documentId]),
    creditedTaxes: await documentTaxes(
      tx,
      notes.map((note) => note.id),
    ),
  }
}

export type CreditNoteRow = {
  readonly id: Id<'inv'>
  readonly number: string
  readonly issuedOn: Day
  readonly gross: bigint
  readonly currency: Currency
  readonly reason: string | null
}

export const creditNotesOf = (tx: Tx, documentId: Id<'inv'>) =>
  tx.many<CreditNoteRow>(sql`
    select id, number, issued_on as "issuedOn", gross, currency, reason
    from billing.document where original_id = ${documentId} and status = 'issued' order by id`)

/** The only thing of an issued document that may become known later. */
export const setReceivedOn = (tx: Tx, documentId: Id<'inv'>, receivedOn: Day) =>
  tx.run(sql`
    update billing.document set received_on = ${receivedOn}, version = version + 1 where id = ${documentId}`)

/** The days of an invoice whose terms count from receipt. */
export const setDueDays = (tx: Tx, documentId: Id<'inv'>, { dueOn, effectiveDueOn, discount }: DueDays) =>
  tx.run(sql`
    update billing.document set due_on = ${dueOn}, effective_due_on = ${effectiveDueOn},
      discount_until = ${discount?.until ?? null}, discount_effective_until = ${discount?.effectiveUntil ?? null}
    where id = ${documentId}`)

/** The discounts that invoices offer, with what was credited on them since. */
export const discountsOf = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<{ documentId: Id<'inv'>; effectiveUntil: Day; amount: bigint; gross: bigint; credited: bigint }>(sql`
    select document.id as "documentId", document.discount_effective_until as "effectiveUntil",
      document.discount_amount as amount, document.gross,
      (select coalesce(sum(note.gross), 0)::bigint from billing.document note where note.original_id = document.id) as credited
    from billing.document
    where document.id = any(${documentIds}::bigint[]) and document.discount_amount > 0 and document.kind = 'invoice'
    order by document.id`)
