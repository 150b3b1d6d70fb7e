import { compareDecimals, formatDecimal, subtract, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import { formatTerms } from '#modules/parties'
import type { Amendment } from './amend.ts'
import type { OrderHead } from './order.ts'

export type ChangeKind = 'amended' | 'cancelled_in_part' | 'cancelled' | 'undone'

const headFields = ['poNumber', 'terms', 'billTo', 'shipTo', 'dealOn', 'wishedOn', 'promised', 'note'] as const
export type HeadField = (typeof headFields)[number]

/** What differs in one value. Lines are counted from 0 as they stood before, or as they stand after where one was added. */
export type ChangeItem = {
  readonly field: HeadField | 'quantity' | 'unitPrice' | 'removeLine' | 'addLine'
  readonly line: number | null
  /** The line's words, so that it can be told when the line is gone. */
  readonly what: string | null
  readonly before: string | null
  readonly after: string | null
}

export type ChangedLine = {
  readonly lineId: Id<'oln'> | null
  readonly description: string
  readonly quantity: Decimal
  readonly unitPrice: Decimal
}

export type Changing = {
  readonly head: Pick<OrderHead, HeadField>
  readonly lines: readonly ChangedLine[]
}

/** Everything that a change made different, in the order in which an order is read. */
export function differences(before: Changing, after: Changing): ChangeItem[] {
  const head = headFields.flatMap((field) => {
    const [was, is] = [headText(before.head, field), headText(after.head, field)]
    return was === is ? [] : [{ field, line: null, what: null, before: was, after: is }]
  })
  const stays = new Map(after.lines.flatMap((line) => (line.lineId ? [[line.lineId, line]] : [])))
  const changed = before.lines.flatMap((line, index) => {
    const now = line.lineId ? stays.get(line.lineId) : undefined
    return lineItems(line, now, index)
  })
  const known = new Set(before.lines.map((line) => line.lineId))
  const added = after.lines.flatMap((line, index): ChangeItem[] =>
    line.lineId && known.has(line.lineId)
      ? []
      : [{ field: 'addLine', line: index, what: line.description, before: null, after: formatDecimal(line.quantity) }],
  )
  return [...head, ...changed, ...added]
}

function lineItems(was: ChangedLine, now: ChangedLine | undefined, line: number): ChangeItem[] {
  const what = was.description
  if (!now) return [{ field: 'removeLine', line, what, before: formatDecimal(was.quantity), after: null }]
  return (['quantity', 'unitPrice'] as const).flatMap((field) =>
    compareDecimals(was[field], now[field]) === 0
      ? []
      : [{ field, line, what, before: formatDecimal(was[field]), after: formatDecimal(now[field]) }],
  )
}

function headText(head: Changing['head'], field: HeadField): string | null {
  switch (field) {
    case 'billTo':
    case 'shipTo':
      return head[field].lines.join(', ')
    case 'terms':
      return formatTerms(head.terms)
    case 'poNumber':
    case 'dealOn':
    case 'wishedOn':
    case 'promised':
    case 'note':
      return head[field]
  }
}

type Supplied = {
  readonly id: Id<'oln'>
  readonly quantity: Decimal
  readonly delivered: Decimal
  readonly unitPrice: Decimal
}

/** What the customer has is on its way to the bill: its lines stay, with their price, and with as much as was delivered. */
export function keepsDelivered<Line extends ChangedLine>(
  before: readonly Supplied[],
  after: readonly Line[],
): Outcome<readonly Line[]> {
  for (const [index, line] of before.entries()) {
    if (line.delivered.digits === 0n) continue
    const now = after.find((each) => each.lineId === line.id)
    const facts = { line: index + 1, delivered: line.delivered }
    if (!now || compareDecimals(now.quantity, line.delivered) < 0) return refuse('line_is_delivered', facts)
    if (compareDecimals(now.unitPrice, line.unitPrice) !== 0) return refuse('price_is_delivered', facts)
  }
  return accept(after)
}

/** Is there a line left with something to deliver? */
export const isAllDelivered = (before: readonly Supplied[], after: readonly ChangedLine[]): boolean =>
  after.every((line) => {
    const delivered = before.find((each) => each.id === line.lineId)?.delivered
    return delivered !== undefined && compareDecimals(delivered, line.quantity) >= 0
  })

export type Cancelling = { readonly lineId: Id<'oln'>; readonly quantity: Decimal }

/**
 * The amendments that take so much off the lines; without lines, everything that is left. Answers 'whole' where nothing of the order
 * would be left and nothing was delivered.
 */
export function cancelling(
  lines: readonly Supplied[],
  parts: readonly Cancelling[] | null,
): Outcome<'whole' | readonly Amendment[]> {
  const left = (line: Supplied) => subtract(line.quantity, line.delivered)
  const wanted = parts ?? lines.map((line) => ({ lineId: line.id, quantity: left(line) }))
  const amendments: Amendment[] = []
  for (const { lineId, quantity } of wanted) {
    const index = lines.findIndex((line) => line.id === lineId)
    const line = lines[index]
    if (!line) return refuse('line_is_not_on_the_order', { line: lineId })
    if (wanted.filter((each) => each.lineId === lineId).length > 1)
      return refuse('line_named_twice', { line: index + 1 })
    if (parts && quantity.digits <= 0n) return refuse('quantity_is_not_positive', { line: index + 1 })
    if (compareDecimals(quantity, left(line)) > 0)
      return refuse('cancels_delivered', { line: index + 1, delivered: line.delivered, left: left(line) })
    if (quantity.digits === 0n) continue
    const rest = subtract(line.quantity, quantity)
    if (rest.digits === 0n) amendments.push({ field: 'removeLine', line: index })
    else amendments.push({ field: 'quantity', line: index, value: rest })
  }
  if (amendments.length === 0) return refuse('amendment_is_empty')
  const gone = amendments.filter((each) => each.field === 'removeLine').length
  if (gone === lines.length) return accept('whole')
  // From the last line up, so that taking one out does not move those that are still to come.
  return accept(amendments.toSorted((a, b) => ('line' in b ? b.line : 0) - ('line' in a ? a.line : 0)))
}
