import { dayIn } from '#kernel/day'
import { parseDecimal, shareOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, split } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { documentLines, entityMoney } from '#modules/billing'
import type { LegalEntity } from '#modules/company'
import { itemsOfDocuments, linksOf, type LinkRow } from '#modules/ledger'
import { disputeEvents, type Recorded } from './dispute-events.ts'
import type { Cause, InvoiceBasis } from './entries.ts'
import type { Rates } from './plan.ts'
import { creditNotesOf, refusedLines, returnsOf, type SoldInvoice } from './store-facts.ts'

type Line = Awaited<ReturnType<typeof documentLines>>[number]

/** What of an invoice's head commission needs. */
export type Billed = Pick<SoldInvoice, 'id' | 'net' | 'gross' | 'currency' | 'entityRate'>

/** What commission is computed on: the invoice's lines with the plan's rates, nets in the entity's currency. */
export const basisOf = (head: Billed, lines: readonly Line[], entity: LegalEntity, rates: Rates): InvoiceBasis => ({
  documentId: head.id,
  currency: entity.currency,
  gross: head.gross,
  lines: lines.map((line) => ({
    lineId: line.id,
    net: entityNet(head, line, entity),
    ratePercent: rates[line.revenue],
  })),
})

const entityNet = (head: Billed, line: Line, entity: LegalEntity): bigint => entityAmount(head, line.net, entity)

const entityAmount = (head: Billed, net: bigint, entity: LegalEntity): bigint =>
  entityMoney(money(net, head.currency), parseDecimal(head.entityRate), entity.currency).amount

/** What happened to invoices since their issue, each in the order in which we learned of it: read as one set. */
export async function eventsOf(
  tx: Tx,
  heads: readonly Billed[],
  entity: LegalEntity,
): Promise<ReadonlyMap<Id<'inv'>, readonly Recorded[]>> {
  const ids = heads.map((head) => head.id)
  const items = await itemsOfDocuments(tx, ids)
  const links = await linksOf(
    tx,
    items.map((item) => item.id),
  )
  const returned = await returnsOf(tx, [...new Set(links.flatMap((link) => link.creditReceiptId ?? []))])
  const made = new Map(links.map((link) => [link.id, link]))
  const [linksByDocument, notes, refused, lines] = [
    Map.groupBy(links, (link) => link.debitDocumentId),
    await creditEvents(tx, heads, entity),
    Map.groupBy(await refusedLines(tx, ids), (line) => line.documentId),
    Map.groupBy(await documentLines(tx, ids), (line) => line.documentId),
  ]
  return new Map(
    heads.map((head) => {
      const own = linksByDocument.get(head.id) ?? []
      const inEntity = (net: bigint) => entityAmount(head, net, entity)
      const recorded: Recorded[] = [
        ...own.flatMap((link) =>
          cashEvent(link, { entity, returned, original: link.reversesId && made.get(link.reversesId) }),
        ),
        ...(notes.get(head.id) ?? []),
        ...own.flatMap((link) => discountEvent(link, { head, lines: lines.get(head.id) ?? [], entity })),
        ...disputeEvents(refused.get(head.id) ?? [], entity.zone, inEntity),
      ]
      return [head.id, recorded.toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())]
    }),
  )
}

type CashPlace = {
  readonly entity: LegalEntity
  readonly returned: ReadonlyMap<Id<'rec'>, Cause>
  readonly original: LinkRow | null | undefined
}

/**
 * Money counts from its value day. Money that goes back counts from the day on which it goes, for that is when the pay that was
 * right until then becomes wrong. Money that the bank took back is somebody's doing; other money only moved. Credit notes that are
 * set against the invoice are no money.
 */
function cashEvent(link: LinkRow, { entity, returned, original }: CashPlace): Recorded[] {
  if (link.creditKind !== 'receipt') return []
  const back = link.reversesId !== null
  const cause = (back && link.creditReceiptId && returned.get(link.creditReceiptId)) || null
  return [
    {
      key: `allocation ${link.id}`,
      kind: 'cash',
      amount: link.amount,
      receiptId: link.creditReceiptId,
      on: back ? link.postedOn : link.valueOn,
      cameOn: (original ?? link).valueOn,
      recordedOn: dayIn(entity.zone, link.recordedAt),
      recordedAt: link.recordedAt,
      cause: cause ?? 'neither',
      ...(back && cause === null ? { moves: true } : {}),
    },
  ]
}

/** A discount that was earned lowers what the invoice pays on, line by line as the net of each is lowered. */
function discountEvent(
  link: LinkRow,
  { head, lines, entity }: { head: Billed; lines: readonly Line[]; entity: LegalEntity },
): Recorded[] {
  if (link.allowanceKind !== 'cash_discount' || lines.length === 0) return []
  const gone = link.reversesId !== null
  const size = gone ? -link.amount : link.amount
  const net = shareOf(money(size, head.currency), head.net, head.gross)
  const parts = split(
    net,
    lines.map((line) => (line.net < 0n ? 0n : line.net)),
  )
  const sign = gone ? -1n : 1n
  return [
    {
      key: `allocation ${link.id}`,
      kind: 'credit',
      gross: sign * size,
      nets: new Map(
        lines.map((line, index) => [line.id, sign * entityAmount(head, parts[index]?.amount ?? 0n, entity)]),
      ),
      on: gone ? link.postedOn : link.valueOn,
      recordedOn: dayIn(entity.zone, link.recordedAt),
      recordedAt: link.recordedAt,
      cause: 'neither',
    },
  ]
}

/** Credit notes, by the verdict of the dispute they close; without one they are our own mistake. */
async function creditEvents(
  tx: Tx,
  invoices: readonly Billed[],
  entity: LegalEntity,
): Promise<ReadonlyMap<Id<'inv'>, readonly Recorded[]>> {
  const notes = await creditNotesOf(
    tx,
    invoices.map((invoice) => invoice.id),
  )
  if (notes.length === 0) return new Map()
  const lines = Map.groupBy(
    await documentLines(
      tx,
      notes.map((note) => note.id),
    ),
    (line) => line.documentId,
  )
  const originals = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const events = notes.flatMap((note): (Recorded & { of: Id<'inv'> })[] => {
    const invoice = originals.get(note.originalId)
    if (!invoice) return []
    return [
      {
        of: invoice.id,
        key: `credit note ${note.id}`,
        kind: 'credit',
        gross: note.gross,
        nets: netsByLine(invoice, lines.get(note.id) ?? [], entity),
        on: note.issuedOn,
        recordedOn: dayIn(entity.zone, note.at),
        recordedAt: note.at,
        cause: note.cause,
        moves: note.rebilled,
      },
    ]
  })
  return Map.groupBy(events, (event) => event.of)
}

/** At the invoice's own rate, so that what is credited whole leaves nothing. */
function netsByLine(invoice: Billed, lines: readonly Line[], entity: LegalEntity): Map<Id<'iln'>, bigint> {
  const nets = new Map<Id<'iln'>, bigint>()
  for (const line of lines) {
    if (line.originalLineId === null) continue
    nets.set(line.originalLineId, (nets.get(line.originalLineId) ?? 0n) + entityNet(invoice, line, entity))
  }
  return nets
}
