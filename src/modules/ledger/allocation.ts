import type { Day } from '#kernel/day'
import type { Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'

export type How = 'auto' | 'confirmed' | 'manual' | 'credit_note' | 'import'

export type LinkRequest = {
  readonly creditItemId: Id<'itm'>
  readonly debitItemId: Id<'itm'>
  readonly amount: Money
  readonly how: How
  readonly valueOn: Day
  readonly postedOn: Day
  readonly probability?: Decimal
  readonly decisionId?: Id<'dec'>
}

/**
 * Where the credit stands that is linked: on 2110 (unapplied money), on its way from 1000 (a bank line applied as it is booked),
 * or on 1100 like the debt (a credit note set against an invoice: both sides of the entry are receivables).
 */
export type Source = 2110 | 1000 | 'items'

export type Allocation = {
  readonly id: Id<'alc'>
  readonly creditItemId: Id<'itm'>
  readonly debitItemId: Id<'itm'>
  readonly customerId: Id<'cus'>
  readonly documentId: Id<'inv'> | null
  readonly receiptId: Id<'rec'> | null
  readonly amount: Money
  readonly valueOn: Day
}
