import type { Tx } from '#platform/sql'
import type { Id } from '#kernel/id'
import type { SeriesKind } from './series.ts'
import { seriesList } from './store-series.ts'

/** The numbers that a gapless series gave in a year: what stands around the running number, and which one comes next. */
export type NumberSpan = {
  readonly seriesId: bigint
  readonly entityId: Id<'ent'>
  readonly kind: SeriesKind
  readonly before: string
  readonly after: string
  /** Digits of the running number, with noughts in front. */
  readonly width: number
  readonly next: bigint
}

/** 'RE-{yyyy}-{00000}' gave in 2025 'RE-2025-' and a running number. */
export function aroundRunning(
  pattern: string,
  year: number,
): { readonly before: string; readonly after: string; readonly width: number } {
  const written = String(year).padStart(4, '0')
  const [before = '', after = ''] = pattern
    .replace('{yyyy}', written)
    .replace('{yy}', written.slice(2))
    .split(/\{0+\}/)
  return { before, after, width: /\{(0+)\}/.exec(pattern)?.[1]?.length ?? 1 }
}

/** Every span of numbers in which there may be no gap; what was numbered elsewhere is none of them. */
export async function gaplessSpans(tx: Tx): Promise<NumberSpan[]> {
  const series = (await seriesList(tx)).filter((each) => each.gapless)
  return series.flatMap(({ id: seriesId, entityId, kind, pattern, counters }) =>
    counters.map(({ year, next }) => ({
      seriesId,
      entityId,
      kind,
      ...aroundRunning(pattern, year),
      next: BigInt(next),
    })),
  )
}
