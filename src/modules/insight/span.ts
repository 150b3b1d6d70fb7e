import { firstDayOfMonth, lastDayOfMonth, makeDay, plusDays, plusMonths, yearOf, type Day } from '#kernel/day'
import { lastDayOfQuarter, quarterOf } from '#modules/incentives'
import type { spanKinds } from './contract-fields.ts'

export type SpanKind = (typeof spanKinds)[number]

/** Whole months, from the first day through the last. */
export type Span = { readonly kind: SpanKind; readonly from: Day; readonly through: Day }

/** The span of its kind to which a day belongs. */
export function spanOf(kind: SpanKind, on: Day): Span {
  switch (kind) {
    case 'quarter': {
      const from = quarterOf(on)
      return { kind, from, through: lastDayOfQuarter(from) }
    }
    case 'month':
      return { kind, from: firstDayOfMonth(on), through: lastDayOfMonth(on) }
    case 'year':
      return { kind, from: makeDay(yearOf(on), 1, 1), through: makeDay(yearOf(on), 12, 31) }
    case 'rolling':
      return { kind, from: plusMonths(firstDayOfMonth(on), -11), through: lastDayOfMonth(on) }
  }
}

/** The one before, which ends where this one begins. */
export const spanBefore = ({ kind, from }: Span): Span => spanOf(kind, plusDays(from, -1))

/**
 * The bills whose first-time-right is read in a span: those of three months earlier, because a quarter later all is known of them.
 * A year that still runs reads as far as the present quarter would.
 */
export function cohortOf({ from, through }: Span, today: Day): { readonly from: Day; readonly through: Day } {
  const presentEnd = lastDayOfQuarter(quarterOf(today))
  const end = through < presentEnd ? through : presentEnd
  return { from: plusMonths(from, -3), through: plusDays(plusMonths(firstDayOfMonth(end), -2), -1) }
}
