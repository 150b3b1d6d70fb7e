import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { counterYear, numberOf, type SeriesKind } from './series.ts'
import { addSeries, drawFrom, seriesOf } from './store-series.ts'

export type DrawRequest = {
  readonly entityId: Id<'ent'>
  readonly kind: SeriesKind
  /** The document's own day: its year is that of the number. */
  readonly on: Day
  readonly count: number
  readonly series?: string
}

/**
 * Draws the next numbers of a series, in order. The counter row stays locked until the transaction ends and rolls back with it, so
 * there is no gap and no double; therefore this comes last, after every other lock and every refusal.
 */
export async function drawNumbers(
  work: Work,
  { entityId, kind, on, count, series: name = 'standard' }: DrawRequest,
): Promise<{ readonly seriesId: bigint; readonly numbers: readonly string[] }> {
  const series = await seriesOf(work.tx, { entityId, kind, name })
  if (count === 0) return { seriesId: series.id, numbers: [] }
  const first = await drawFrom(work.tx, { seriesId: series.id, year: counterYear(series.pattern, on), count })
  const numbers = Array.from({ length: count }, (_, index) => numberOf(series.pattern, on, first + BigInt(index)))
  return { seriesId: series.id, numbers }
}

/** The series in which documents of other systems keep the numbers they have; the gap check leaves it out. */
export async function importedSeries(
  work: Work,
  of: { readonly entityId: Id<'ent'>; readonly kind: SeriesKind },
): Promise<bigint> {
  const name = 'imported'
  await addSeries(work.tx, [{ ...of, name, pattern: '{0}', gapless: false }])
  return (await seriesOf(work.tx, { ...of, name })).id
}
