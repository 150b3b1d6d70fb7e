import { daysBetween, type Day } from '#kernel/day'

export const buckets = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const
export type Bucket = (typeof buckets)[number]

/** An item is overdue from the day after its effective due day: a due day on a holiday counts on the next banking day. */
export function bucketOf(effectiveDueOn: Day, asAt: Day): Bucket {
  const late = daysBetween(effectiveDueOn, asAt)
  if (late <= 0) return 'not_due'
  if (late <= 30) return 'd1_30'
  if (late <= 60) return 'd31_60'
  if (late <= 90) return 'd61_90'
  return 'over_90'
}
