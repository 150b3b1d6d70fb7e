import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { DocumentKind } from '#modules/billing'
import { refuseCell, withoutFloat, type Cells } from './cells.ts'
import type { TableOf } from './preset.ts'
import type { Row } from './read-rows.ts'

export type SoldLine = {
  readonly number: string
  readonly kind: DocumentKind
  /** Nobody in particular: a sale over the counter. */
  readonly customer: string | null
  readonly country: string
  readonly day: Day
  readonly sku: string
  readonly description: string
  /** As it stands on the document: a credit note's lines are positive too. */
  readonly quantity: Decimal
  readonly price: Decimal
}

/** A line that was sold or credited; refuses what is neither. */
export function soldLine(table: TableOf<'documents'>, row: Row, cells: Cells): SoldLine {
  const number = cells.word(row, 'number')
  const kind = table.kinds.find(({ prefix }) => number.startsWith(prefix))?.kind ?? 'invoice'
  const price = cells.decimal(row, 'price')
  if (price.digits === 0n) refuseCell('price_is_zero', 'price', cells.text(row, 'price'))
  if (price.digits < 0n) refuseCell('price_is_negative', 'price', cells.text(row, 'price'))
  const quantity = cells.decimal(row, 'quantity')
  const written = cells.text(row, 'quantity')
  if (quantity.digits === 0n) refuseCell('quantity_is_zero', 'quantity', written)
  if (kind === 'invoice' && quantity.digits < 0n) refuseCell('stock_correction', 'quantity', written)
  if (kind === 'credit_note' && quantity.digits > 0n) refuseCell('credit_quantity_is_positive', 'quantity', written)
  return {
    number,
    kind,
    customer: withoutFloat(cells.text(row, 'customer')) || null,
    country: cells.text(row, 'country'),
    day: cells.day(row, 'day'),
    sku: cells.word(row, 'sku'),
    description: cells.text(row, 'description'),
    quantity: quantity.digits < 0n ? { ...quantity, digits: -quantity.digits } : quantity,
    price,
  }
}
