import type { Day } from '#kernel/day'
import { daysBetween } from '#kernel/day'
import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { Role } from '#platform/rights'

export const talkers = ['sales', 'collector', 'both'] as const
/** Who speaks to the customer about money. */
export type Talker = (typeof talkers)[number]

/** The longest that a rule may be named for at once. Whoever still wants it then says so again. */
export const longestRuleDays = 366

/** Sales' word on who may speak to a customer, for as long as it holds. */
export type ContactRule = {
  readonly id: Id<'rul'>
  readonly customerId: Id<'cus'>
  readonly talks: Talker
  /** Nothing reaches a VIP that a person has not looked at. */
  readonly vip: boolean
  readonly reason: string
  /** The last day on which it holds. */
  readonly until: Day
  readonly namedBy: Id<'stf'> | null
  readonly namedAt: Date
}

export type ContactRuleDraft = Pick<ContactRule, 'customerId' | 'talks' | 'vip' | 'reason' | 'until'>

const salesRoles: readonly Role[] = ['sales_rep', 'sales_manager', 'finance_lead']

/** Whether somebody with these roles speaks for sales, which alone names a VIP. */
export const speaksForSales = (roles: readonly Role[]): boolean => roles.some((role) => salesRoles.includes(role))

type Refusal = 'rule_has_ended' | 'rule_is_too_long' | 'vip_is_named_by_sales' | 'sales_is_asked_first'

/**
 * Sales names what it likes. Whoever collects may note that the customer asked to deal with sales alone, and nothing that gives
 * himself more room or takes a VIP off the list.
 */
export function checkRule(
  draft: ContactRuleDraft,
  seen: { readonly today: Day; readonly roles: readonly Role[]; readonly before: ContactRule | null },
): Outcome<ContactRuleDraft, Refusal> {
  const days = daysBetween(seen.today, draft.until)
  if (days < 0) return refuse('rule_has_ended', { field: 'until', today: seen.today })
  if (days > longestRuleDays) return refuse('rule_is_too_long', { field: 'until', days: longestRuleDays })
  if (speaksForSales(seen.roles)) return accept(draft)
  if (draft.vip !== (seen.before?.vip ?? false)) return refuse('vip_is_named_by_sales', { field: 'vip' })
  return draft.talks === 'sales' ? accept(draft) : refuse('sales_is_asked_first', { field: 'talks' })
}
