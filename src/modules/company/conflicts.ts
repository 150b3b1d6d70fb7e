import type { Role } from '#platform/rights'

export type Pair = readonly [Role, Role]

/** What one person must not hold together: with both, one pair of hands could make a claim and make it disappear. */
export const conflictingPairs: readonly Pair[] = [
  // Sells, and lets the sale go by the limit.
  ['sales_rep', 'credit_manager'],
  ['sales_manager', 'credit_manager'],
  // Sells, and bills or credits what was sold.
  ['sales_rep', 'billing_clerk'],
  ['sales_manager', 'billing_clerk'],
  // Sells, and says who has paid.
  ['sales_rep', 'cash_clerk'],
  ['sales_manager', 'cash_clerk'],
  // Speaks with who owes or says who may owe, and says what has come in. Billing and cash may be one desk (the trade's first screens).
  ['collector', 'cash_clerk'],
  ['credit_manager', 'cash_clerk'],
  // Gives rights, and moves money by them.
  ['administrator', 'finance_lead'],
  ['administrator', 'cash_clerk'],
  ['administrator', 'billing_clerk'],
  ['administrator', 'credit_manager'],
]

const isHeld = (roles: readonly Role[], [one, other]: Pair) => roles.includes(one) && roles.includes(other)

/** The first pair that these roles bring and that was not held before: who works alone from the first run may go on. */
export const newConflict = (before: readonly Role[], after: readonly Role[]): Pair | undefined =>
  conflictingPairs.find((pair) => isHeld(after, pair) && !isHeld(before, pair))
