import { sql, type Tx } from '#platform/sql'
import type { Place } from './place.ts'

type Table = { readonly name: string; readonly columns: readonly string[] }

/** What a piece of work wrote: how long it took, and its rows, found again by the number of the transactions that wrote them. */
export type Written = {
  readonly ms: number
  readonly logBytes: number
  readonly rows: number
  readonly bytes: number
  /** The rows by table, in an order in which they may be written again. */
  readonly tables: readonly { readonly table: Table; readonly rows: number }[]
  readonly since: bigint
}

/** Does something and measures what it wrote. Nothing else may write meanwhile. */
export async function measured(place: Place, act: () => Promise<unknown>): Promise<Written> {
  const tables = await allTables(place)
  const before = await mark(place, tables)
  const began = performance.now()
  await act()
  const ms = performance.now() - began
  const after = await mark(place, tables)
  const counts = await place.owner.transaction({}, async (tx) => {
    const found: { table: Table; rows: number }[] = []
    for (const table of tables) {
      const { rows } = await tx.one<{ rows: number }>(sql`
        select count(*)::int as rows from ${sql.raw(table.name)} where ${writtenSince(before.xid)}`)
      if (rows > 0) found.push({ table, rows })
    }
    return found
  })
  return {
    ms,
    logBytes: Number(after.log - before.log),
    bytes: Number(after.size - before.size),
    rows: counts.reduce((total, { rows }) => total + rows, 0),
    tables: counts,
    since: before.xid,
  }
}

/**
 * The same rows once more, by the plainest statement there is: one insert for each table, with the same keys, indexes, checks and
 * triggers. They are taken away before, in the same transaction, so that afterwards all is as it was.
 */
export async function own({ limits }: Place, written: Written): Promise<number> {
  let began = 0
  await limits.transaction({}, async (tx) => {
    const kept = await putAside(tx, written)
    began = performance.now()
    for (const { table, aside } of kept) {
      const columns = sql.raw(table.columns.map((column) => `"${column}"`).join(', '))
      await tx.run(sql`insert into ${sql.raw(table.name)} (${columns}) overriding system value
        select ${columns} from ${sql.raw(aside)}`)
    }
  })
  return performance.now() - began
}

async function putAside(tx: Tx, written: Written) {
  const kept: { table: Table; aside: string }[] = []
  // Rows stand in each other's way by their references only while they are taken out, not while they are written.
  await tx.run(sql`set local session_replication_role = replica`)
  for (const [index, { table }] of written.tables.entries()) {
    const aside = `aside_${index}`
    await tx.run(sql`create temporary table ${sql.raw(aside)} on commit drop as
      select * from ${sql.raw(table.name)} where ${writtenSince(written.since)}`)
    await tx.run(sql`delete from ${sql.raw(table.name)} where ${writtenSince(written.since)}`)
    kept.push({ table, aside })
  }
  await tx.run(sql`set local session_replication_role = origin`)
  return kept
}

const writtenSince = (xid: bigint) => sql`xmin::text::bigint >= ${xid}`

async function mark({ limits }: Place, tables: readonly Table[]) {
  return limits.transaction({}, (tx) =>
    tx.one<{ xid: bigint; log: bigint; size: bigint }>(sql`
      select pg_current_xact_id()::text::bigint as xid, (pg_current_wal_insert_lsn() - '0/0')::bigint as log,
        (select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace::regnamespace::text = any(${[
          ...new Set(tables.map(({ name }) => name.split('.')[0] ?? '')),
        ]}::text[]))::bigint as size`),
  )
}

/** Tables before those that refer to them. */
async function allTables({ limits }: Place): Promise<Table[]> {
  const rows = await limits.transaction({}, (tx) =>
    tx.many<Table & { needs: string[] }>(sql`
      select class.oid::regclass::text as name,
        array(select attname::text from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped
              and attgenerated = '' order by attnum) as columns,
        array(select distinct confrelid::regclass::text from pg_constraint
              where contype = 'f' and conrelid = class.oid and confrelid <> class.oid) as needs
      from pg_class as class
      where relkind in ('r', 'p') and not relispartition
        and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pgboss', 'limits')
        and relnamespace::regnamespace::text !~ '^pg_(temp|toast)'
      order by 1`),
  )
  const ordered: Table[] = []
  let left = rows
  while (left.length > 0) {
    const ready = left.filter(({ needs }) => needs.every((need) => !left.some(({ name }) => name === need)))
    // Tables that need each other: any of them first; the checks are told at the end of the statement.
    const next = ready.length > 0 ? ready : left.slice(0, 1)
    ordered.push(...next)
    left = left.filter((table) => !next.includes(table))
  }
  return ordered
}
