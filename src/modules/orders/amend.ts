import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { Terms } from '#modules/parties'
import type { Address, OrderHead } from './order.ts'
import type { LineDraft } from './price-lines.ts'

/** One thing about an order put right. Lines are counted from 0; a price of null means "as agreed or listed". */
export type Amendment =
  | { readonly field: 'poNumber'; readonly value: string | null }
  | { readonly field: 'terms'; readonly value: Terms }
  | { readonly field: 'shipTo' | 'billTo'; readonly value: Address }
  | { readonly field: 'dealOn'; readonly value: Day }
  | { readonly field: 'wishedOn'; readonly value: Day | null }
  | { readonly field: 'promised' | 'note'; readonly value: string | null }
  | { readonly field: 'quantity'; readonly line: number; readonly value: Decimal }
  | { readonly field: 'unitPrice'; readonly line: number; readonly value: Decimal | null }
  | { readonly field: 'removeLine'; readonly line: number }
  | { readonly field: 'addLine'; readonly value: LineDraft }

export type Amended = { readonly head: OrderHead; readonly lines: readonly LineDraft[] }

/** The order with the amendments in it, for the same checks and the same gate as any other. */
export function amend(order: Amended, amendments: readonly Amendment[]): Outcome<Amended> {
  let { head, lines } = order
  for (const amendment of amendments) {
    switch (amendment.field) {
      case 'quantity':
      case 'unitPrice':
      case 'removeLine': {
        if (!lines[amendment.line]) return refuse('line_is_not_on_the_order', { line: amendment.line + 1 })
        lines = lines.flatMap((line, index) => (index === amendment.line ? amendLine(line, amendment) : [line]))
        break
      }
      case 'addLine':
        lines = [...lines, amendment.value]
        break
      case 'poNumber':
      case 'terms':
      case 'shipTo':
      case 'billTo':
      case 'dealOn':
      case 'wishedOn':
      case 'promised':
      case 'note':
        head = { ...head, [amendment.field]: amendment.value }
        break
    }
  }
  return lines.length > 0 ? accept({ head, lines }) : refuse('order_has_no_lines')
}

function amendLine(line: LineDraft, amendment: Extract<Amendment, { readonly line: number }>): LineDraft[] {
  switch (amendment.field) {
    case 'quantity':
      return [{ ...line, quantity: amendment.value }]
    case 'unitPrice':
      return [{ ...line, unitPrice: amendment.value }]
    case 'removeLine':
      return []
  }
}

/** Whose wish a change is. */
export type AskedBy = 'customer' | 'us'

/** The names under which the origin of an amended value is kept on the order. */
export const fieldNames = (amendments: readonly Amendment[]): string[] =>
  amendments.map((amendment) => ('line' in amendment ? `lines.${amendment.line}.${amendment.field}` : amendment.field))
