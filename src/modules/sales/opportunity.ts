import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency, Money } from '#kernel/money'

/** A chance to sell, as another system kept it. */
export type OpportunityDraft = {
  /** Its number in the other system. */
  readonly externalId: string
  readonly customerId: Id<'cus'> | null
  readonly productId: Id<'prd'>
  readonly salespersonId: Id<'stf'>
  readonly accountName: string | null
  readonly stage: string
  readonly engagedOn: Day | null
  readonly closedOn: Day | null
  readonly closeValue: Money | null
  readonly currency: Currency
}

export type TeamMember = {
  readonly staffId: Id<'stf'>
  readonly managerId: Id<'stf'> | null
  readonly region: string | null
}

export type AccountProfile = {
  readonly customerId: Id<'cus'>
  readonly sector: string | null
  readonly foundedYear: number | null
  /** A yearly figure in millions of the account's currency, as it was read. */
  readonly revenueMillions: string | null
  readonly employees: number | null
}
