import { compareDecimals, decimalOf, parseDecimal, type Decimal } from '#kernel/decimal'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { Cause } from './entries.ts'
import type { Quality } from './quality.ts'
import type { Tier } from './tiers.ts'

/** What a plan says beside its rates. All of it is data of the plan: another version may say otherwise, from its own day. */
export type Terms = {
  /** The net cash of a quarter that tiers are measured by, in minor units of the entity's currency. */
  readonly quota: bigint
  readonly tiers: readonly Tier[]
  readonly quality: Quality | null
  /** Paid at least, each quarter, as an advance on what is earned later. */
  readonly draw: bigint
  /** What goes back later than this many days after it was earned is not taken back; nothing: for ever. */
  readonly takeBackDays: number | null
  /** Whose doing takes commission back when money or price goes back. */
  readonly reverses: Readonly<Record<Cause, boolean>>
  /** A commercial agent keeps what we spoil (EU, UK), and an employee's pay is reduced only as he agreed in writing (UK, US). */
  readonly relationship: 'employee' | 'agent'
  readonly deductionsNeedConsent: boolean
  /** How much of what is billed and not paid yet is expected to come in, for the books. */
  readonly expectedPercent: Decimal
}

export const usualTerms: Terms = {
  quota: 0n,
  tiers: [],
  quality: null,
  draw: 0n,
  takeBackDays: null,
  reverses: { ours: true, theirs: true, neither: true },
  relationship: 'employee',
  deductionsNeedConsent: false,
  expectedPercent: parseDecimal('95'),
}

const whole = decimalOf(100n)
const isPercent = (rate: Decimal) => rate.digits >= 0n && compareDecimals(rate, whole) <= 0

/** Tiers go upwards to an open end, an agent keeps what the principal spoils, and no percentage leaves its range. */
export function checkTerms(terms: Terms): Outcome<Terms> {
  const { tiers, quota, quality, relationship, reverses } = terms
  const ends = tiers.map((tier) => tier.upToPercent)
  const rising = ends.every((end, index) => {
    const next = ends[index + 1]
    return index === ends.length - 1 ? end === null : end !== null && (!next || compareDecimals(end, next) < 0)
  })
  if (tiers.length > 0 && (!rising || quota <= 0n)) return refuse('tiers_do_not_rise')
  const rates = [...tiers.map((tier) => tier.addPercent), terms.expectedPercent]
  if (!rates.every(isPercent)) return refuse('rate_is_out_of_range')
  if (quality && compareDecimals(quality.lowest, quality.highest) > 0) return refuse('quality_is_out_of_range')
  if (relationship === 'agent' && reverses.ours) return refuse('agent_keeps_what_we_spoil')
  return accept(terms)
}
