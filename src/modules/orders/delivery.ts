import { add, compareDecimals, subtract, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { StoredLine } from './store.ts'

export type ProofKind = 'signature' | 'photo' | 'carrier' | 'timesheet' | 'none'
export type DeliveredLine = { readonly line: StoredLine; readonly quantity: Decimal }
export type DeliveryRequestLine = { readonly lineId: Id<'oln'>; readonly quantity: Decimal }

/** Which lines a delivery takes, or why it cannot: never more of a line than is left to deliver. */
export function takeDelivery(
  lines: readonly StoredLine[],
  requests: readonly DeliveryRequestLine[],
): Outcome<readonly [DeliveredLine, ...DeliveredLine[]]> {
  const taken: DeliveredLine[] = []
  for (const { lineId, quantity } of requests) {
    const line = lines.find((each) => each.id === lineId)
    if (!line) return refuse('line_is_not_on_the_order', { line: lineId })
    if (taken.some((each) => each.line.id === lineId)) return refuse('line_named_twice', { line: lineId })
    if (quantity.digits <= 0n) return refuse('quantity_is_not_positive', { line: lineId })
    const left = leftToDeliver(line)
    if (compareDecimals(quantity, left) > 0)
      return refuse('delivery_exceeds_order', { line: lineId, left, asked: quantity })
    taken.push({ line, quantity })
  }
  const [first, ...rest] = taken
  return first ? accept([first, ...rest]) : refuse('delivery_has_no_lines')
}

export const leftToDeliver = (line: StoredLine): Decimal => subtract(line.quantity, line.delivered)

/** Is nothing left of the order once these lines are delivered? */
export const isComplete = (lines: readonly StoredLine[], taken: readonly DeliveredLine[]): boolean =>
  lines.every((line) => {
    const now = taken.find((each) => each.line.id === line.id)
    const delivered = now ? add(line.delivered, now.quantity) : line.delivered
    return compareDecimals(delivered, line.quantity) >= 0
  })
