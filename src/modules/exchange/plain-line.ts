import type { Day } from '#kernel/day'
import { decimalOf, type Decimal } from '#kernel/decimal'
import type { Money } from '#kernel/money'
import type { DocumentLine } from '#modules/billing'
import type { Setting } from './become.ts'

/** The one line of a document of which only the amount is known. */
export const plainLine = (
  { asImported }: Setting,
  line: { readonly description: string; readonly net: Money; readonly price: Decimal; readonly day: Day },
): DocumentLine => ({
  productId: null,
  orderLineId: null,
  deliveryLineId: null,
  originalLineId: null,
  description: line.description,
  detail: null,
  quantity: decimalOf(1n),
  unit: 'pcs',
  unitPrice: line.price,
  net: line.net,
  revenue: 'goods',
  taxCodeId: asImported.taxCodeId,
  taxRateId: asImported.taxRateId,
  taxPercent: decimalOf(0n),
  priceKind: 'imported',
  priceId: null,
  suppliedOn: line.day,
  deliveryNote: null,
  priceOriginId: null,
  quantityOriginId: null,
})
