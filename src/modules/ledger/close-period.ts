import { firstDayOfMonth, lastDayOfMonth, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { closedMonths, monthsWithPostings, setPeriod } from './store.ts'

/** Closes a month that is over, the earlier ones first: nothing is posted into it any more. */
export async function closePeriod(
  work: Work,
  request: { readonly entityId: Id<'ent'>; readonly month: Day },
): Promise<{ readonly month: Day; readonly closedAt: Date }> {
  const entity = await entityOf(work.tx, request.entityId)
  const month = firstDayOfMonth(request.month)
  if (lastDayOfMonth(month) >= today(work, entity)) throw new Refused('month_is_not_over', { month })
  const closed = await closedMonths(work.tx, entity.id)
  if (closed.has(month)) throw new Refused('month_is_closed', { month })
  const open = (await monthsWithPostings(work.tx, entity.id)).find((each) => each < month && !closed.has(each))
  if (open) throw new Refused('earlier_month_is_open', { month: open })
  await setPeriod(work.tx, { entityId: entity.id, month, closedAt: work.at, closedBy: work.who.staffId })
  return { month, closedAt: work.at }
}
