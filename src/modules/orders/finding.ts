import type { Decimal } from '#kernel/decimal'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import type { Terms } from '#modules/parties'

export type RuleCode =
  | 'price_off_agreement'
  | 'price_off_list'
  | 'price_off_habit'
  | 'product_inactive'
  | 'quantity_out_of_range'
  | 'po_missing'
  | 'address_unknown'
  | 'late_entry'
  | 'terms_off_record'
  | 'possible_duplicate'

/** A rule as data: its parameters have versions, so that a finding can say which one spoke. */
export type Rule = {
  readonly code: RuleCode
  readonly version: number
  readonly parameters: Readonly<Record<string, unknown>>
}

/** The field that a finding stands beside; a line's are counted from 0. */
export type Field =
  | 'poNumber'
  | 'shipTo'
  | 'billTo'
  | 'terms'
  | 'dealOn'
  | 'order'
  | `lines.${number}.${'quantity' | 'unitPrice' | 'product'}`

/** What is odd about an order, for a person to answer: the value, what was expected, and the values that would put it right. */
export type Finding = {
  readonly rule: RuleCode
  readonly version: number
  readonly field: Field
  readonly lineIndex: number | null
  readonly value: string | null
  readonly expected: string | null
  readonly facts: Readonly<Record<string, string | number | null>>
  /** false: worth noting, not worth stopping. */
  readonly asks: boolean
}

/** What the rules look at. One read for all orders of a request gathers it. */
export type OrderFacts = {
  readonly order: {
    readonly dealOn: Day
    readonly poNumber: string | null
    readonly billTo: { readonly lines: readonly string[] }
    readonly shipTo: { readonly lines: readonly string[] }
    readonly terms: Terms
    readonly currency: Currency
    readonly lines: readonly FactLine[]
  }
  readonly enteredOn: Day
  readonly customer: {
    readonly poRule: 'optional' | 'required'
    readonly poPattern: string | null
    readonly terms: Terms
    readonly addresses: readonly (readonly string[])[]
  }
  /** Orders of the last days with the same lines, or with the same purchase order number. */
  readonly lookalikes: readonly {
    readonly orderId: Id<'ord'>
    readonly number: string
    readonly dealOn: Day
    readonly why: 'lines' | 'po'
  }[]
}

export type FactLine = {
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly productName: string
  readonly productActive: boolean
  readonly packSize: Decimal | null
  readonly agreedPrice: Decimal | null
  readonly agreement: string | null
  readonly listPrice: Decimal | null
  /** What the customer was left to pay for one of it on his last bills, after credit notes; the latest first. */
  readonly lastPrices: readonly Decimal[]
  /** Quantities of this product in the customer's last orders, the latest first. */
  readonly usualQuantities: readonly Decimal[]
}
