import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import type { Work } from '#platform/work'
import { today, type LegalEntity } from './legal-entity.ts'
import { checkPattern, counterYear, numberOf, seriesKinds, type SeriesKind } from './series.ts'
import { changePattern, lockSeries, seriesList, seriesOf, type SeriesState } from './store-series.ts'
import { entities, entityOf } from './store.ts'

export async function listSeries(work: Work, { entityId }: { readonly entityId?: Id<'ent'> | undefined }) {
  const sellers = new Map((await entities(work.tx)).map((entity) => [entity.id, entity]))
  const all = await seriesList(work.tx, entityId ?? null)
  const inOrder = all.toSorted((a, b) => seriesKinds.indexOf(a.kind) - seriesKinds.indexOf(b.kind))
  return { series: inOrder.map((series) => shownSeries(work, series, found(sellers.get(series.entityId)))) }
}

type SeriesChange = {
  readonly entityId: Id<'ent'>
  readonly kind: SeriesKind
  readonly pattern: string
  readonly next?: number | undefined
}

/** Before its first number a series takes any form; after it neither gaps nor repeats may arise, so it stays. */
export async function changeSeries(work: Work, { entityId, kind, pattern, next = 1 }: SeriesChange) {
  const entity = await entityOf(work.tx, entityId)
  const { id } = await seriesOf(work.tx, { entityId, kind, name: 'standard' })
  const series = found(await lockSeries(work.tx, id))
  sameVersion(work, series.version)
  if (series.drawn) throw new Refused('series_has_begun', { kind })
  insist(checkPattern(kind, pattern))
  const own = await seriesList(work.tx, entityId)
  const twin = own.find((each) => each.id !== id && each.gapless && each.pattern === pattern)
  if (twin) throw new Refused('pattern_is_in_use', { field: 'pattern', kind: twin.kind })
  const on = today(work, entity)
  await changePattern(work.tx, { seriesId: id, pattern, year: counterYear(pattern, on), next: BigInt(next) })
  return shownSeries(work, found((await seriesList(work.tx, entityId)).find((each) => each.id === id)), entity)
}

function shownSeries(work: Work, series: SeriesState, entity: LegalEntity) {
  const on = today(work, entity)
  const year = counterYear(series.pattern, on)
  const running = series.counters.find((counter) => counter.year === year)?.next ?? 1
  return {
    entityId: series.entityId,
    kind: series.kind,
    name: series.name,
    pattern: series.pattern,
    gapless: series.gapless,
    next: series.gapless ? numberOf(series.pattern, on, BigInt(running)) : null,
    given: series.counters.reduce((sum, counter) => sum + counter.next - counter.first, 0),
    version: series.version,
  }
}
