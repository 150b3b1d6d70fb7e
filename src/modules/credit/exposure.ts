import { minus, plus, type Money } from '#kernel/money'

/** The parts of what is at stake with a customer, each in the currency of his limit. */
export type ExposureParts = {
  /** A: open invoices, gross. */
  readonly openInvoices: Money
  /** B: delivered, not billed, gross. */
  readonly unbilled: Money
  /** C: placed, not delivered, within the horizon, gross. */
  readonly orders: Money
  /** F: credit notes not yet set against anything. */
  readonly creditNotes: Money
  /** G: identified money not yet applied. Money of an unknown payer never counts. */
  readonly unapplied: Money
}

export const exposureOf = (parts: ExposureParts): Money =>
  minus(minus(plus(plus(parts.openInvoices, parts.unbilled), parts.orders), parts.creditNotes), parts.unapplied)
