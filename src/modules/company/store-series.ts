import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { sql, type Tx } from '#platform/sql'
import type { Series, SeriesKind } from './series.ts'

const columns = sql.raw(
  `series.id, series.entity_id as "entityId", series.kind, series.name, series.pattern, series.gapless,
  series.version`,
)

export async function seriesOf(
  tx: Tx,
  of: { readonly entityId: Id<'ent'>; readonly kind: SeriesKind; readonly name: string },
): Promise<Series> {
  const series = await tx.maybe<Series>(sql`
    select ${columns} from company.series
    where entity_id = ${of.entityId} and kind = ${of.kind} and name = ${of.name}`)
  if (!series) throw new Refused('series_is_missing', { entityId: of.entityId, kind: of.kind, series: of.name })
  return series
}

/** Moves the counter on and answers the first number drawn. The row stays locked until the transaction ends. */
export async function drawFrom(
  tx: Tx,
  { seriesId, year, count }: { readonly seriesId: bigint; readonly year: number; readonly count: number },
): Promise<bigint> {
  const row = await tx.one<{ next: bigint }>(sql`
    insert into company.counter (series_id, year, next) values (${seriesId}, ${year}, ${count}::bigint + 1)
    on conflict (series_id, year) do update set next = counter.next + ${count}::bigint
    returning next`)
  return row.next - BigInt(count)
}

/** Adds the series that are not there yet; answers how many. */
export const addSeries = (tx: Tx, rows: readonly Omit<Series, 'id' | 'version'>[]): Promise<number> =>
  tx.run(sql`
    insert into company.series (entity_id, kind, name, pattern, gapless)
    select * from unnest(
      ${rows.map((row) => row.entityId)}::bigint[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.pattern)}::text[],
      ${rows.map((row) => row.gapless)}::boolean[])
    on conflict (entity_id, kind, name) do nothing`)

/** A series with the number it gives next, per year in which it gave any. */
export type SeriesState = Series & {
  readonly counters: readonly { readonly year: number; readonly next: number; readonly first: number }[]
}

export const seriesList = (tx: Tx, entityId: Id<'ent'> | null = null): Promise<SeriesState[]> =>
  tx.many<SeriesState>(sql`
    select ${columns}, coalesce(counters.list, '[]') as counters
    from company.series
    left join lateral (
      select json_agg(json_build_object('year', counter.year, 'next', counter.next, 'first', counter.first) order by counter.year) as list
      from company.counter where counter.series_id = series.id) counters on true
    where ${entityId}::bigint is null or series.entity_id = ${entityId}
    order by series.entity_id, series.kind, series.name`)

/** Locks the series, so that nobody draws from it while its pattern changes. */
export const lockSeries = (tx: Tx, seriesId: bigint) =>
  tx.maybe<Series & { drawn: boolean }>(sql`
    with series as (select * from company.series where id = ${seriesId} for update)
    select ${columns}, exists (select 1 from company.counter where series_id = series.id and next > first) as drawn from series`)

export async function changePattern(
  tx: Tx,
  row: { readonly seriesId: bigint; readonly pattern: string; readonly year: number; readonly next: bigint },
): Promise<void> {
  await tx.run(
    sql`update company.series set pattern = ${row.pattern}, version = version + 1 where id = ${row.seriesId}`,
  )
  await tx.run(sql`
    insert into company.counter (series_id, year, next, first) values (${row.seriesId}, ${row.year}, ${row.next}, ${row.next})
    on conflict (series_id, year) do update set next = excluded.next, first = excluded.first`)
}
