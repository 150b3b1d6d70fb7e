import type { Day } from '#kernel/day'
import { compareDecimals, decimalOf, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { Revenue } from '#modules/billing'
import type { BonusPlan } from './collector-bonus.ts'
import { checkTerms, type Terms } from './terms.ts'

/** What is paid on what, in per cent of the net that came in. */
export type Rates = Readonly<Record<Revenue, Decimal>>

export type PlanDraft = {
  readonly entityId: Id<'ent'>
  readonly name: string
  readonly kind: 'commission' | 'bonus'
  readonly from: Day
  readonly rates: Rates
  readonly terms: Terms
  /** What a plan for collectors pays; nothing on a plan for salespeople. */
  readonly bonus: BonusPlan | null
  readonly note: string | null
  readonly members: readonly Id<'stf'>[]
}

export type Plan = Omit<PlanDraft, 'members'> & { readonly id: Id<'pla'>; readonly version: number }

const highest = decimalOf(100n)

/** A plan pays between nothing and everything, and somebody. */
export function checkPlan(draft: PlanDraft): Outcome<PlanDraft> {
  const wrong = Object.values(draft.rates).find((rate) => rate.digits < 0n || compareDecimals(rate, highest) > 0)
  if (wrong) return refuse('rate_is_out_of_range', { rate: wrong })
  if (draft.members.length === 0) return refuse('plan_has_no_members')
  if ((draft.kind === 'bonus') !== (draft.bonus !== null)) return refuse('plan_lacks_its_amounts')
  const terms = checkTerms(draft.terms)
  return terms.ok ? accept(draft) : terms
}

/** The plan that binds somebody on a day: the latest that was in force and that he had accepted by then. */
export function planOn<P extends Pick<Plan, 'from' | 'version'>>(
  plans: readonly (P & { readonly acceptedOn: Day | null })[],
  on: Day,
): P | null {
  const binding = plans.filter((plan) => plan.acceptedOn !== null && plan.acceptedOn <= on && plan.from <= on)
  return binding.reduce<P | null>((latest, plan) => (latest && laterOf(latest, plan) ? latest : plan), null)
}

type Dated = Pick<Plan, 'from' | 'version'>

const laterOf = (a: Dated, b: Dated) => a.from > b.from || (a.from === b.from && a.version > b.version)
