import { plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { daysToPay } from './settlement.ts'
import { priorOn, samplesOfMany } from './store.ts'
import { usualSpan, type Span } from './usual-span.ts'

/** How customers paid their last ten bills as at a day, for any number of them; who paid none is left out. */
export async function paymentSpans(
  { tx }: Work,
  customerIds: readonly Id<'cus'>[],
  asAt: Day,
): Promise<ReadonlyMap<Id<'cus'>, Span>> {
  if (customerIds.length === 0) return new Map()
  const { horizonDays } = await priorOn(tx, asAt)
  const samples = await samplesOfMany(tx, { customerIds, since: plusDays(asAt, -horizonDays), until: asAt })
  const spans = new Map<Id<'cus'>, Span>()
  for (const [customerId, own] of Map.groupBy(samples, (sample) => sample.customerId)) {
    const days = own.flatMap(({ receivedOn, paidOn, leftOut }) =>
      receivedOn === null || leftOut !== null ? [] : [daysToPay({ receivedOn, paidOn })],
    )
    const span = usualSpan(days)
    if (span) spans.set(customerId, span)
  }
  return spans
}
