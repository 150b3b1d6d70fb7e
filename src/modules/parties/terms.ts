import { nextBankingDay, type Calendar } from '#kernel/calendar'
import { dayOfMonth, firstDayOfMonth, lastDayOfMonth, plusDays, plusMonths, type Day } from '#kernel/day'
import { compareDecimals, decimalOf, formatDecimal, parseDecimal, type Decimal } from '#kernel/decimal'

/**
 * How a due day follows from the anchor day. The month-end rules look alike and all are in use: from 31 January 2025,
 * "30 days, then month end" is 31 March, "month end, then 30 days" is 2 March, "month end + 1 month" is 28 February.
 */
export type DueRule =
  | { readonly kind: 'net'; readonly days: number }
  | { readonly kind: 'net_then_month_end'; readonly days: number }
  | { readonly kind: 'month_end_then_days'; readonly days: number }
  | { readonly kind: 'month_end_plus_months'; readonly months: number }
  | { readonly kind: 'day_of_next_month'; readonly day: number; readonly cutOff: number }

/** The day from which terms count. */
export type Anchor = 'invoice' | 'delivery' | 'received'

export type Discount = { readonly percent: Decimal; readonly days: number }

export type Terms = { readonly rule: DueRule; readonly anchor: Anchor; readonly discount?: Discount }

/** The due day as printed. It may be a Sunday: see `effectiveDueOn`. */
export function dueOn({ rule }: Terms, anchorDay: Day): Day {
  switch (rule.kind) {
    case 'net':
      return plusDays(anchorDay, rule.days)
    case 'net_then_month_end':
      return lastDayOfMonth(plusDays(anchorDay, rule.days))
    case 'month_end_then_days':
      return plusDays(lastDayOfMonth(anchorDay), rule.days)
    case 'month_end_plus_months':
      return plusMonths(lastDayOfMonth(anchorDay), rule.months, 31)
    case 'day_of_next_month':
      // An invoice of the cut-off day itself is still in time.
      return plusMonths(firstDayOfMonth(anchorDay), dayOfMonth(anchorDay) > rule.cutOff ? 2 : 1, rule.day)
  }
}

/**
 * What is due, or earns its discount, on a weekend or holiday of the payer's place counts as met on the next banking day.
 * The printed day stays as it is.
 */
export const effectiveDueOn = (due: Day, calendar: Calendar): Day => nextBankingDay(due, calendar)

/** The last day on which a payment earns the discount, as printed; null without a discount. */
export const discountUntil = ({ discount }: Terms, anchorDay: Day): Day | null =>
  discount ? plusDays(anchorDay, discount.days) : null

/**
 * Reads the compact code of terms, as imports, the cli and the database write it:
 * 'net:30' · 'net-eom:30' (30 days, then month end) · 'eom-net:30' (month end, then 30 days) · 'eom+1' (end of next month)
 * · 'day:10/25' (10th of next month, cut-off 25th); '2/10,' in front for 2 % within 10 days; '@delivery' or '@received'
 * behind when the invoice day does not count.
 */
export function parseTerms(text: string): Terms {
  const [, percent, discountDays, ruleText = '', anchor = 'invoice'] =
    /^(?:([\d.]{1,8})\/(\d{1,3}),)?([^,@]*)(?:@(delivery|received))?$/.exec(text) ?? []
  const rule = parseRule(ruleText)
  if (!rule) throw new RangeError(`Not payment terms: ${JSON.stringify(text.slice(0, 40))}`)
  const terms: Terms = { rule, anchor: anchor === 'delivery' || anchor === 'received' ? anchor : 'invoice' }
  return percent === undefined ? terms : { ...terms, discount: parseDiscount(percent, Number(discountDays), rule) }
}

/** The compact code of terms; `parseTerms` reads it back. */
export function formatTerms({ rule, anchor, discount }: Terms): string {
  const front = discount ? `${formatDecimal(discount.percent)}/${discount.days},` : ''
  return `${front}${formatRule(rule)}${anchor === 'invoice' ? '' : `@${anchor}`}`
}

function parseRule(text: string): DueRule | undefined {
  const [, word, first, second] = /^(net:|net-eom:|eom-net:|eom\+|day:)(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text) ?? []
  const [count, cutOff] = [Number(first), Number(second)]
  if ((word === 'day:') !== (second !== undefined)) return undefined
  switch (word) {
    case 'net:':
      return { kind: 'net', days: count }
    case 'net-eom:':
      return { kind: 'net_then_month_end', days: count }
    case 'eom-net:':
      return { kind: 'month_end_then_days', days: count }
    case 'eom+':
      return { kind: 'month_end_plus_months', months: count }
    case 'day:':
      return isDayOfMonth(count) && isDayOfMonth(cutOff) ? { kind: 'day_of_next_month', day: count, cutOff } : undefined
    default:
      return undefined
  }
}

const isDayOfMonth = (count: number) => count >= 1 && count <= 31

function parseDiscount(percentText: string, days: number, rule: DueRule): Discount {
  const percent = parseDecimal(percentText)
  if (compareDecimals(percent, decimalOf(0n)) <= 0 || compareDecimals(percent, decimalOf(100n)) >= 0) {
    throw new RangeError(`A discount is above 0 % and below 100 %: ${percentText}`)
  }
  if (rule.kind === 'net' && days > rule.days) throw new RangeError(`Discount for ${days} days, due in ${rule.days}`)
  return { percent, days }
}

function formatRule(rule: DueRule): string {
  switch (rule.kind) {
    case 'net':
      return `net:${rule.days}`
    case 'net_then_month_end':
      return `net-eom:${rule.days}`
    case 'month_end_then_days':
      return `eom-net:${rule.days}`
    case 'month_end_plus_months':
      return `eom+${rule.months}`
    case 'day_of_next_month':
      return `day:${rule.day}/${rule.cutOff}`
  }
}
