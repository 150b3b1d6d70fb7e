import { formatDecimal, parseDecimal } from '#kernel/decimal'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency, type Money } from '#kernel/money'
import { sql, type Tx } from '#platform/sql'
import type {
  DeclineReason,
  ProductLine,
  QuoteContent,
  QuoteHead,
  QuoteLine,
  QuoteState,
  VersionState,
} from './quote.ts'

/** A version as it is kept, without its lines. */
export type QuoteVersion = QuoteContent & {
  readonly id: bigint
  readonly quoteId: Id<'quo'>
  readonly no: number
  readonly state: VersionState
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
  readonly discountPercent: string
  readonly askedAt: Date | null
  readonly askedBy: Id<'stf'> | null
  readonly askedNote: string | null
  readonly approvedAt: Date | null
  readonly approvedBy: Id<'stf'> | null
  readonly contentHash: string | null
  readonly fileId: Id<'fil'> | null
  readonly sentAt: Date | null
  readonly sentBy: Id<'stf'> | null
  readonly viewedAt: Date | null
  readonly remindedAt: Date | null
  readonly settledAt: Date | null
  readonly acceptedName: string | null
  readonly acceptedPo: string | null
  readonly declinedBecause: DeclineReason | null
  readonly declinedNote: string | null
}

const headColumns = sql.raw(`
  quote.id, quote.number, quote.entity_id as "entityId", quote.customer_id as "customerId",
  quote.opportunity_id as "opportunityId", quote.salesperson_id as "salespersonId", quote.currency, quote.state,
  quote.latest_no as "latestNo", quote.first_sent_at as "firstSentAt", quote.order_id as "orderId", quote.version`)

/** A quote of a customer that the asker may see. */
export const quoteOf = (tx: Tx, id: Id<'quo'>) =>
  tx.maybe<QuoteHead>(sql`
    select ${headColumns} from quotes.quote
    join parties.visible_customer visible on visible.id = quote.customer_id
    where quote.id = ${id}`)

/** The same, and nobody else moves it until this is done. */
export const lockQuote = (tx: Tx, id: Id<'quo'>) =>
  tx.maybe<QuoteHead>(sql`
    select ${headColumns} from quotes.quote
    where quote.id = ${id} and quote.customer_id in (select id from parties.visible_customer)
    for no key update`)

export async function insertQuote(
  tx: Tx,
  row: Omit<QuoteHead, 'id' | 'number' | 'state' | 'latestNo' | 'firstSentAt' | 'orderId' | 'version'>,
  made: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<Id<'quo'>> {
  const { id } = await tx.one<{ id: Id<'quo'> }>(sql`
    insert into quotes.quote (entity_id, customer_id, opportunity_id, salesperson_id, currency, state, created_at, origin_id)
    values (${row.entityId}, ${row.customerId}, ${row.opportunityId}, ${row.salespersonId}, ${row.currency}, 'draft', ${made.at},
      ${made.originId})
    returning id`)
  return id
}

/** What a transition may change of a quote; what is left out stays. */
export type QuoteMove = {
  readonly state?: QuoteState
  readonly latestNo?: number
  readonly number?: string
  readonly firstSentAt?: Date
  readonly viewedAt?: Date | null
  readonly settledAt?: Date | null
  readonly orderId?: Id<'ord'>
  readonly salespersonId?: Id<'stf'>
  readonly entityId?: Id<'ent'>
}

/** The customer looked at it: no news to anybody who is changing it meanwhile. */
export const noteQuoteViewed = (tx: Tx, id: Id<'quo'>, versionId: bigint, at: Date) =>
  tx.run(sql`
    with seen as (update quotes.quote_version set viewed_at = ${at} where id = ${versionId} and viewed_at is null)
    update quotes.quote set viewed_at = ${at} where id = ${id} and viewed_at is null`)

export const moveQuote = (tx: Tx, id: Id<'quo'>, to: QuoteMove) =>
  tx.db
    .updateTable('quotes.quote')
    .set((set) => ({
      version: set('version', '+', 1),
      ...(to.state === undefined ? {} : { state: to.state }),
      ...(to.latestNo === undefined ? {} : { latest_no: to.latestNo }),
      ...(to.number === undefined ? {} : { number: to.number }),
      ...(to.firstSentAt === undefined ? {} : { first_sent_at: to.firstSentAt }),
      ...(to.viewedAt === undefined ? {} : { viewed_at: to.viewedAt }),
      ...(to.settledAt === undefined ? {} : { settled_at: to.settledAt }),
      ...(to.orderId === undefined ? {} : { order_id: to.orderId }),
      ...(to.salespersonId === undefined ? {} : { salesperson_id: to.salespersonId }),
      ...(to.entityId === undefined ? {} : { entity_id: to.entityId }),
    }))
    .where('id', '=', id)
    .execute()

type VersionRow = Omit<QuoteVersion, 'net' | 'tax' | 'gross'> & {
  readonly currency: Currency
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
}

const versionColumns = sql.raw(`
  version.id, version.quote_id as "quoteId", version.no, version.state, version.contact_id as "contactId", version.email,
  version.terms, version.delivery_terms as "deliveryTerms", version.valid_until as "validUntil", version.wished_on as "wishedOn",
  version.intro, version.closing, version.promised, version.net, version.tax, version.gross,
  version.discount_percent as "discountPercent", version.asked_at as "askedAt", version.asked_by as "askedBy",
  version.asked_note as "askedNote", version.approved_at as "approvedAt", version.approved_by as "approvedBy",
  version.content_hash as "contentHash", version.file_id as "fileId", version.sent_at as "sentAt", version.sent_by as "sentBy",
  version.viewed_at as "viewedAt", version.reminded_at as "remindedAt", version.settled_at as "settledAt", version.accepted_name as "acceptedName",
  version.accepted_po as "acceptedPo", version.declined_because as "declinedBecause",
  version.declined_note as "declinedNote", quote.currency`)

/** Every version of a quote, the latest first. */
export async function versionsOf(tx: Tx, quoteId: Id<'quo'>): Promise<QuoteVersion[]> {
  const rows = await tx.many<VersionRow>(sql`
    select ${versionColumns} from quotes.quote_version version
    join quotes.quote on quote.id = version.quote_id
    where version.quote_id = ${quoteId} order by version.no desc`)
  return rows.map(({ currency, ...row }) => ({
    ...row,
    net: money(row.net, currency),
    tax: money(row.tax, currency),
    gross: money(row.gross, currency),
  }))
}

export type VersionDraft = QuoteContent & {
  readonly quoteId: Id<'quo'>
  readonly no: number
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
  readonly discountPercent: string
}

export async function insertVersion(tx: Tx, row: VersionDraft, originId: Id<'org'>): Promise<bigint> {
  const { id } = await tx.one<{ id: bigint }>(sql`
    insert into quotes.quote_version (quote_id, no, state, contact_id, email, terms, delivery_terms, valid_until, wished_on, intro,
      closing, promised, net, tax, gross, discount_percent, origin_id)
    values (${row.quoteId}, ${row.no}, 'draft', ${row.contactId}, ${row.email}, ${row.terms}, ${row.deliveryTerms},
      ${row.validUntil}, ${row.wishedOn}, ${row.intro}, ${row.closing}, ${row.promised}, ${row.net.amount}, ${row.tax.amount},
      ${row.gross.amount}, ${row.discountPercent}, ${originId})
    returning id`)
  return id
}

/** Writes a draft anew; what was approved of it was approved of something else. */
export const rewriteVersion = (tx: Tx, id: bigint, row: VersionDraft, originId: Id<'org'>) =>
  tx.run(sql`
    update quotes.quote_version set state = 'draft', contact_id = ${row.contactId}, email = ${row.email}, terms = ${row.terms},
      delivery_terms = ${row.deliveryTerms}, valid_until = ${row.validUntil}, wished_on = ${row.wishedOn}, intro = ${row.intro},
      closing = ${row.closing}, promised = ${row.promised}, net = ${row.net.amount}, tax = ${row.tax.amount},
      gross = ${row.gross.amount}, discount_percent = ${row.discountPercent}, asked_at = null, asked_by = null, asked_note = null,
      approved_at = null, approved_by = null, decision_id = null, origin_id = ${originId}
    where id = ${id}`)

/** What may happen to a version; what is left out stays. */
export type VersionMove = {
  readonly state?: VersionState
  readonly asked?: { readonly at: Date; readonly by: Id<'stf'> | null; readonly note: string | null } | null
  readonly approved?: { readonly at: Date; readonly by: Id<'stf'> | null; readonly decisionId: Id<'dec'> }
  readonly sent?: { readonly at: Date; readonly by: Id<'stf'> | null; readonly hash: string }
  readonly fileId?: Id<'fil'>
  readonly validUntil?: Day
  readonly viewedAt?: Date
  readonly remindedAt?: Date
  readonly settledAt?: Date | null
  readonly accepted?: { readonly name: string; readonly po: string | null }
  readonly declined?: { readonly because: string; readonly note: string | null }
}

export const moveVersion = (tx: Tx, id: bigint, to: VersionMove) =>
  tx.db
    .updateTable('quotes.quote_version')
    .set({
      id,
      ...(to.state === undefined ? {} : { state: to.state }),
      ...(to.asked === undefined
        ? {}
        : { asked_at: to.asked?.at ?? null, asked_by: to.asked?.by ?? null, asked_note: to.asked?.note ?? null }),
      ...(to.approved === undefined
        ? {}
        : { approved_at: to.approved.at, approved_by: to.approved.by, decision_id: to.approved.decisionId }),
      ...(to.sent === undefined ? {} : { sent_at: to.sent.at, sent_by: to.sent.by, content_hash: to.sent.hash }),
      ...(to.fileId === undefined ? {} : { file_id: to.fileId }),
      ...(to.validUntil === undefined ? {} : { valid_until: to.validUntil }),
      ...(to.viewedAt === undefined ? {} : { viewed_at: to.viewedAt }),
      ...(to.remindedAt === undefined ? {} : { reminded_at: to.remindedAt }),
      ...(to.settledAt === undefined ? {} : { settled_at: to.settledAt }),
      ...(to.accepted === undefined ? {} : { accepted_name: to.accepted.name, accepted_po: to.accepted.po }),
      ...(to.declined === undefined ? {} : { declined_because: to.declined.because, declined_note: to.declined.note }),
    })
    .where('id', '=', id)
    .execute()

/** A revision that is given up again, with all that was written in it. */
export async function deleteVersion(tx: Tx, id: bigint): Promise<void> {
  await tx.run(sql`delete from quotes.quote_line where version_id = ${id}`)
  await tx.run(sql`delete from quotes.quote_version where id = ${id} and sent_at is null`)
}

/** A draft that never left the house. */
export async function deleteQuote(tx: Tx, id: Id<'quo'>): Promise<void> {
  await tx.run(sql`delete from quotes.happening where quote_id = ${id}`)
  await tx.run(sql`delete from quotes.quote where id = ${id} and number is null`)
}

export async function replaceLines(
  tx: Tx,
  versionId: bigint,
  lines: readonly QuoteLine[],
  originId: Id<'org'>,
): Promise<void> {
  await tx.run(sql`delete from quotes.quote_line where version_id = ${versionId}`)
  await tx.insert(
    'quotes.quote_line',
    lines.map((line, index) => ({
      version_id: versionId,
      position: index + 1,
      kind: line.kind,
      description: line.description,
      detail: line.detail,
      origin_id: originId,
      ...(line.kind === 'product' ? productColumns(line) : textColumns),
    })),
  )
}

const textColumns = {
  product_id: null,
  quantity: null,
  unit: null,
  unit_price: null,
  expected_price: null,
  price_kind: null,
  price_id: null,
  discount_percent: '0',
  net: 0n,
  revenue: null,
  tax_code_id: null,
  tax_percent: null,
}

const productColumns = (line: ProductLine) => ({
  product_id: line.productId,
  quantity: formatDecimal(line.quantity),
  unit: line.unit,
  unit_price: formatDecimal(line.unitPrice),
  expected_price: line.expectedPrice && formatDecimal(line.expectedPrice),
  price_kind: line.priceKind,
  price_id: line.priceId,
  discount_percent: formatDecimal(line.discountPercent),
  net: line.net.amount,
  revenue: line.revenue,
  tax_code_id: line.taxCodeId,
  tax_percent: formatDecimal(line.taxPercent),
})

type LineRow = {
  readonly kind: 'product' | 'text'
  readonly productId: Id<'prd'>
  readonly description: string
  readonly detail: string | null
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly expectedPrice: string | null
  readonly priceKind: ProductLine['priceKind']
  readonly priceId: bigint | null
  readonly discountPercent: string
  readonly net: bigint
  readonly revenue: ProductLine['revenue']
  readonly taxCodeId: Id<'txc'>
  readonly taxPercent: string
  readonly currency: Currency
}

/** The lines of a version, as they stand on the paper. */
export async function linesOf(tx: Tx, versionId: bigint): Promise<QuoteLine[]> {
  const rows = await tx.many<LineRow>(sql`
    select line.kind, line.product_id as "productId", line.description, line.detail, line.quantity, line.unit,
      line.unit_price as "unitPrice", line.expected_price as "expectedPrice", line.price_kind as "priceKind",
      line.price_id as "priceId", line.discount_percent as "discountPercent", line.net, line.revenue,
      line.tax_code_id as "taxCodeId", line.tax_percent as "taxPercent", quote.currency
    from quotes.quote_line line
    join quotes.quote_version version on version.id = line.version_id
    join quotes.quote on quote.id = version.quote_id
    where line.version_id = ${versionId} order by line.position`)
  return rows.map(({ kind, currency, ...row }): QuoteLine => {
    if (kind === 'text') return { kind, description: row.description, detail: row.detail }
    return {
      ...row,
      kind,
      quantity: parseDecimal(row.quantity),
      unitPrice: parseDecimal(row.unitPrice),
      expectedPrice: row.expectedPrice === null ? null : parseDecimal(row.expectedPrice),
      discountPercent: parseDecimal(row.discountPercent),
      net: money(row.net, currency),
      taxPercent: parseDecimal(row.taxPercent),
    }
  })
}

/** A point to which the transaction goes back when the order cannot be placed: the customer's yes is told all the same. */
export const orderTried = (tx: Tx) => tx.run(sql`savepoint order_tried`)
export const orderKept = (tx: Tx, kept: boolean) =>
  tx.run(kept ? sql`release savepoint order_tried` : sql`rollback to savepoint order_tried`)
