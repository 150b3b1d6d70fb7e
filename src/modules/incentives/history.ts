import { dayIn } from '#kernel/day'
import { parseDecimal, shareOf } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, split } from '#kernel/money'
import type { Tx } from '#platform/sql'
import { documentHeads, documentLines, entityMoney } from '#modules/billing'
import type { LegalEntity } from '#modules/company'
import { itemsOfDocument, linksOf, type LinkRow } from '#modules/ledger'
import { disputeEvents, type Recorded } from './dispute-events.ts'
import type { CommissionEvent, InvoiceBasis } from './entries.ts'
import type { Rates } from './plan.ts'
import { refusedLines } from './store-disputes.ts'
import { creditNotesOf, issueMoments } from './store.ts'

export type Head = Awaited<ReturnType<typeof documentHeads>>[number]
type Line = Awaited<ReturnType<typeof documentLines>>[number]

/** What of an invoice's head commission needs. */
export type Billed = Pick<Head, 'id' | 'gross' | 'currency' | 'entityRate'>

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

/** What happened to an invoice since its issue, in the order in which we learned of it. */
export async function eventsOf(tx: Tx, head: Head, entity: LegalEntity): Promise<CommissionEvent[]> {
  const items = await itemsOfDocument(tx, head.id)
  const links = await linksOf(
    tx,
    items.map((item) => item.id),
  )
  const notes = await creditEvents(tx, head, entity)
  const inEntity = (net: bigint) => entityAmount(head, net, entity)
  const disputes = disputeEvents(await refusedLines(tx, head.id), entity.zone, inEntity)
  const lines = await documentLines(tx, [head.id])
  const discounts = links.flatMap((link) => discountEvent(link, { head, lines, entity }))
  const recorded: Recorded[] = [
    ...links.flatMap((link) => cashEvent(link, entity)),
    ...notes,
    ...discounts,
    ...disputes,
  ]
  return recorded.toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
}

/**
 * Money counts from its value day. Money that goes back counts from the day on which it goes, for that is when the pay that was
 * right until then becomes wrong. Credit notes that are set against the invoice are no money.
 */
function cashEvent(link: LinkRow, entity: LegalEntity): Recorded[] {
  if (link.creditKind !== 'receipt') return []
  return [
    {
      key: `allocation ${link.id}`,
      kind: 'cash',
      amount: link.amount,
      receiptId: link.creditReceiptId,
      on: link.reversesId === null ? link.valueOn : link.postedOn,
      recordedOn: dayIn(entity.zone, link.recordedAt),
      recordedAt: link.recordedAt,
      cause: 'neither',
    },
  ]
}

/** A discount that was earned lowers what the invoice pays on, line by line as the net of each is lowered. */
function discountEvent(
  link: LinkRow,
  { head, lines, entity }: { head: Head; lines: readonly Line[]; entity: LegalEntity },
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

async function creditEvents(tx: Tx, invoice: Head, entity: LegalEntity): Promise<Recorded[]> {
  const ids = (await creditNotesOf(tx, [invoice.id])).map((note) => note.id)
  if (ids.length === 0) return []
  const moments = await issueMoments(tx, ids)
  const lines = Map.groupBy(await documentLines(tx, ids), (line) => line.documentId)
  return (await documentHeads(tx, ids)).map((note) => {
    const recordedAt = momentOf(moments, note.id)
    return {
      key: `credit note ${note.id}`,
      kind: 'credit',
      gross: note.gross,
      nets: netsByLine(invoice, lines.get(note.id) ?? [], entity),
      on: note.issuedOn,
      recordedOn: dayIn(entity.zone, recordedAt),
      recordedAt,
      cause: 'ours',
    }
  })
}

/** At the invoice's own rate, so that what is credited whole leaves nothing. */
function netsByLine(invoice: Head, lines: readonly Line[], entity: LegalEntity): Map<Id<'iln'>, bigint> {
  const nets = new Map<Id<'iln'>, bigint>()
  for (const line of lines) {
    if (line.originalLineId === null) continue
    nets.set(line.originalLineId, (nets.get(line.originalLineId) ?? 0n) + entityNet(invoice, line, entity))
  }
  return nets
}

function momentOf(moments: ReadonlyMap<Id<'inv'>, Date>, id: Id<'inv'>): Date {
  const at = moments.get(id)
  if (!at) throw new Error(`document ${id} has no moment of issue`)
  return at
}
