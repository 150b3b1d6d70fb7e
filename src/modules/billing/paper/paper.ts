import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Currency, Money } from '#kernel/money'

/** Unknown is null or absent; both leave no gap on the page. */
export type Maybe<T> = T | null | undefined

export type PaperSeller = {
  readonly name: string
  /** ISO 3166, two letters: the United States get their own paper size and no VAT. */
  readonly country: string
  readonly addressLines: readonly string[]
  readonly phone?: Maybe<string>
  readonly email?: Maybe<string>
  readonly vatNumber?: Maybe<string>
  readonly taxNumber?: Maybe<string>
  /** Seat and register, as the law wants them on letters: 'Bremen, HRB 40417 HB'. */
  readonly registration?: Maybe<string>
  readonly director?: Maybe<string>
  readonly creditorId?: Maybe<string>
  readonly bank?: Maybe<PaperBank>
  /** Without one the name stands in its place. */
  readonly logo?: Maybe<PaperLogo>
}

export type PaperBank = { readonly name: string; readonly iban: string; readonly bic?: Maybe<string> }

export type PaperLogo = { readonly format: 'svg' | 'png' | 'jpg'; readonly content: Uint8Array }

export type PaperBuyer = {
  readonly name: string
  readonly addressLines: readonly string[]
  readonly customerNumber?: Maybe<string>
  readonly vatNumber?: Maybe<string>
}

/** An issued invoice or credit note with its stored results. A credit note's amounts are positive: its kind gives the sign. */
export type InvoicePaper = {
  /** The customer's: `de`, `en-US`. */
  readonly locale: string
  readonly seller: PaperSeller
  readonly buyer: PaperBuyer
  readonly document: PaperDocument
  readonly lines: readonly PaperLine[]
  readonly taxes: readonly PaperTax[]
  readonly totals: PaperTotals
  /** What law or contract wants said, in the customer's language. */
  readonly notes: readonly Note[]
  readonly payLink?: Maybe<string>
}

export type PaperDocument = {
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly issuedOn: Day
  readonly taxPointOn: Day
  readonly dueOn?: Maybe<Day>
  /** The banking day on which a payment is still in time. */
  readonly effectiveDueOn?: Maybe<Day>
  readonly terms?: Maybe<string>
  readonly currency: Currency
  readonly yourOrder?: Maybe<string>
  readonly ourOrder?: Maybe<string>
  readonly contactName?: Maybe<string>
  readonly originalNumber?: Maybe<string>
  readonly originalIssuedOn?: Maybe<Day>
  /** `amount` is what may be deducted until that day. */
  readonly discount?: Maybe<{ readonly percent: Decimal; readonly until: Day; readonly amount: Money }>
}

export type PaperLine = {
  readonly position: number
  readonly description: string
  readonly detail?: Maybe<string>
  readonly sku?: Maybe<string>
  readonly quantity: Decimal
  readonly unit?: Maybe<string>
  readonly unitPrice: Decimal
  readonly taxRate: Decimal
  readonly net: Money
  readonly deliveredOn?: Maybe<Day>
  readonly deliveryNote?: Maybe<string>
}

/** A version of a quote, as it leaves for the customer. */
export type QuotePaper = {
  readonly locale: string
  readonly seller: PaperSeller
  readonly buyer: PaperBuyer
  readonly quote: {
    readonly number: string
    readonly versionNo: number
    readonly issuedOn: Day
    readonly validUntil: Day
    readonly currency: Currency
    readonly terms: string
    readonly deliveryTerms?: Maybe<string>
    readonly deliveryOn?: Maybe<Day>
    readonly intro?: Maybe<string>
    readonly closing?: Maybe<string>
    readonly promised?: Maybe<string>
    readonly contact?: Maybe<{ readonly name: string; readonly phone?: Maybe<string>; readonly email?: Maybe<string> }>
  }
  readonly lines: readonly QuotePaperLine[]
  readonly taxes: readonly PaperTax[]
  readonly totals: Omit<PaperTotals, 'prepaid' | 'payable'>
}

export type QuotePaperLine =
  | (Omit<PaperLine, 'deliveredOn' | 'deliveryNote'> & {
      readonly kind: 'product'
      /** The price that a discount came off. */
      readonly before?: Maybe<{ readonly price: Decimal; readonly percent: Decimal }>
    })
  | { readonly kind: 'text'; readonly description: string; readonly detail?: Maybe<string> }

export type PaperTax = {
  readonly label: string
  readonly rate: Decimal
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
}

export type PaperTotals = {
  readonly goods: Money
  readonly freight: Money
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
  readonly prepaid?: Maybe<Money>
  readonly payable: Money
}

export type Note = { readonly heading?: Maybe<string>; readonly text: string }

/**
 * What is open for one customer, one seller and one currency as at a day, in open-item form. Credits and money received stand
 * with a minus, so that all that is open adds up to the total, and so do the five ageing sums.
 */
export type StatementPaper = {
  readonly locale: string
  readonly seller: PaperSeller
  readonly buyer: PaperBuyer
  readonly asAt: Day
  readonly currency: Currency
  /** The person to call about this account. */
  readonly collector?: Maybe<{ readonly name: string; readonly phone?: Maybe<string>; readonly email?: Maybe<string> }>
  readonly items: readonly StatementItem[]
  readonly unapplied: readonly { readonly reference?: Maybe<string>; readonly on: Day; readonly open: Money }[]
  readonly total: Money
  readonly ageing: {
    readonly notDue: Money
    readonly days1To30: Money
    readonly days31To60: Money
    readonly days61To90: Money
    readonly daysOver90: Money
  }
}

export type StatementItem = {
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly yourOrder?: Maybe<string>
  readonly original: Money
  readonly settled: Money
  readonly open: Money
  readonly daysLate: number
  readonly mark?: Maybe<StatementMark>
}

export type StatementMark =
  | { readonly kind: 'dispute' }
  | { readonly kind: 'promise'; readonly on?: Maybe<Day> }
  | { readonly kind: 'instalment' }
