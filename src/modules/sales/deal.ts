import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Currency, Money } from '#kernel/money'
import { accept, refuse, type Outcome } from '#kernel/outcome'

export const lostReasons = ['price', 'terms', 'delivery', 'competitor', 'no_need', 'no_answer'] as const
export type LostReason = (typeof lostReasons)[number]

/** A chance to sell that we keep ourselves, or one that another system keeps. */
export type Opportunity = {
  readonly id: Id<'opp'>
  readonly externalId: string | null
  readonly leadId: Id<'led'> | null
  readonly title: string | null
  readonly customerId: Id<'cus'> | null
  readonly accountName: string | null
  readonly ownerId: Id<'stf'> | null
  readonly stage: string
  readonly openedOn: Day | null
  readonly expectedOn: Day | null
  readonly closedOn: Day | null
  readonly value: Money | null
  readonly currency: Currency
  readonly nextStep: string | null
  readonly nextStepOn: Day | null
  readonly lostBecause: LostReason | null
  readonly lostNote: string | null
  readonly version: number
}

type Kept = 'opportunity_is_kept_elsewhere'

const ours = (opportunity: Opportunity): Outcome<Opportunity, Kept> =>
  opportunity.externalId === null
    ? accept(opportunity)
    : refuse('opportunity_is_kept_elsewhere', { number: opportunity.externalId })

/** One that is still open may be changed, or lost. */
export function isOpen(opportunity: Opportunity): Outcome<Opportunity, Kept | 'opportunity_is_over'> {
  const kept = ours(opportunity)
  if (!kept.ok) return kept
  const over = opportunity.stage === 'won' || opportunity.stage === 'lost'
  return over ? refuse('opportunity_is_over', { stage: opportunity.stage }) : kept
}

/** Only what was lost can be taken up again: what was won is an order. */
export function mayReopen(opportunity: Opportunity): Outcome<Opportunity, Kept | 'opportunity_is_not_lost'> {
  const kept = ours(opportunity)
  if (!kept.ok) return kept
  return opportunity.stage === 'lost' ? kept : refuse('opportunity_is_not_lost', { stage: opportunity.stage })
}
