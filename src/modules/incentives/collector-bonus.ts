import { percentage, type Decimal } from '#kernel/decimal'
import { parseDecimal } from '#kernel/decimal'
import { money, type Currency, type Money } from '#kernel/money'

/** Something a collector's part in the whole process is paid for. */
export type BonusFact =
  /** Money of the portfolio, by how many days after its effective due day its value day lies. */
  | { readonly kind: 'cash'; readonly amount: bigint; readonly daysAfterDue: number }
  | { readonly kind: 'dispute_closed_in_time' }
  /** A line of the customer report that sales took and that led to a paid order in time; its payment that went back takes it out. */
  | { readonly kind: 'report_line_paid' | 'report_line_lost' }

export type BonusPlan = {
  readonly promptPercent: Decimal
  readonly promptDays: number
  readonly latePercent: Decimal
  readonly perDispute: bigint
  readonly perReportLine: bigint
  /** The most for a quarter, over all entries together. */
  readonly cap: bigint
}

export const usualBonus: BonusPlan = {
  promptPercent: parseDecimal('0.08'),
  promptDays: 10,
  latePercent: parseDecimal('0.03'),
  perDispute: 25_00n,
  perReportLine: 60_00n,
  cap: 1500_00n,
}

/**
 * A collector's bonus of a quarter before and after the cap. The cap is applied once, to the sum of everything that is known of the
 * quarter, so money that goes back first eats what lay above the cap, and running it again changes nothing.
 */
export function collectorBonus(facts: readonly BonusFact[], plan: BonusPlan, currency: Currency) {
  const prompt = cashOf(facts, (days) => days <= plan.promptDays)
  const late = cashOf(facts, (days) => days > plan.promptDays)
  const count = (kind: BonusFact['kind']) => BigInt(facts.filter((fact) => fact.kind === kind).length)
  const parts = {
    prompt: percentage(money(prompt, currency), plan.promptPercent),
    late: percentage(money(late, currency), plan.latePercent),
    disputes: money(count('dispute_closed_in_time') * plan.perDispute, currency),
    reportLines: money((count('report_line_paid') - count('report_line_lost')) * plan.perReportLine, currency),
  }
  const sum = parts.prompt.amount + parts.late.amount + parts.disputes.amount + parts.reportLines.amount
  return { parts, uncapped: money(sum, currency), bonus: money(sum > plan.cap ? plan.cap : sum, currency) }
}

const cashOf = (facts: readonly BonusFact[], when: (daysAfterDue: number) => boolean): bigint =>
  facts.reduce((sum, fact) => (fact.kind === 'cash' && when(fact.daysAfterDue) ? sum + fact.amount : sum), 0n)

/** Half of it is the person's own, half the team's: of accounts that sales leads, all of it is the team's. */
export const halves = ({ amount, currency }: Money): { readonly own: Money; readonly team: Money } => {
  const team = amount / 2n
  return { own: money(amount - team, currency), team: money(team, currency) }
}
