import type { Role } from '#platform/rights'

export const causes = [
  'price',
  'quantity',
  'damaged',
  'purchase_order',
  'duplicate',
  'tax',
  'terms',
  'service',
  'not_ordered',
  'deduction',
] as const
export type CauseCode = (typeof causes)[number]

export const outcomes = ['credit', 'rebill', 'upheld'] as const
export type OutcomeKind = (typeof outcomes)[number]

/** Where a case goes: a person that the bill knows, or whoever holds the role. */
export type Stop =
  | 'salesperson'
  | 'operations'
  | 'billing_clerk'
  | 'credit_manager'
  | 'collector'
  | 'sales_manager'
  | 'finance_lead'

/** A row of the table of causes, as it was in force on the day when the case was opened. */
export type Cause = {
  readonly code: CauseCode
  readonly route: Stop
  readonly escalatesTo: Stop
  readonly clockDays: number
  readonly chargedTo: string
  readonly usualOutcome: OutcomeKind
}

/** First whoever the cause names, then one level up, then the finance lead: nobody is above. */
export const stopAt = (cause: Pick<Cause, 'route' | 'escalatesTo'>, level: number): Stop =>
  level === 0 ? cause.route : level === 1 ? cause.escalatesTo : 'finance_lead'

export const topLevel = 2

/** The role that answers where no person is known. */
export const roleOf = (stop: Stop): Role => (stop === 'salesperson' ? 'sales_manager' : stop)
