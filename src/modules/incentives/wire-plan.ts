import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Money } from '#kernel/money'
import { usualBonus, type BonusPlan } from './collector-bonus.ts'
import type { PlanDraft, Rates } from './plan.ts'
import { usualTerms, type Terms } from './terms.ts'

type WireTerms = Omit<Terms, 'quota' | 'draw'> & { readonly quota: Money; readonly draw: Money }
type WireBonus = Omit<BonusPlan, 'perDispute' | 'perReportLine' | 'cap'> & {
  readonly perDispute: Money
  readonly perReportLine: Money
  readonly cap: Money
}

export type WirePlan = {
  readonly entityId: Id<'ent'>
  readonly name: string
  readonly kind: 'commission' | 'bonus'
  readonly from: Day
  readonly rates: Rates
  readonly terms?: WireTerms | undefined
  readonly bonus?: WireBonus | undefined
  readonly note: string | null
  readonly members: readonly Id<'stf'>[]
}

/** A plan as it is asked for, with what it leaves out as is usual. */
export function planFromWire({ terms, bonus, ...plan }: WirePlan): PlanDraft {
  return {
    ...plan,
    terms: terms ? { ...terms, quota: terms.quota.amount, draw: terms.draw.amount } : usualTerms,
    bonus: plan.kind === 'commission' ? null : bonus ? amountsOf(bonus) : usualBonus,
  }
}

const amountsOf = (bonus: WireBonus): BonusPlan => ({
  ...bonus,
  perDispute: bonus.perDispute.amount,
  perReportLine: bonus.perReportLine.amount,
  cap: bonus.cap.amount,
})
