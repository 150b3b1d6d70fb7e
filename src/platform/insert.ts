import type { ClientBase } from 'pg'
import { copyRows, type CopyValue } from '#platform/copy'

/** A value for a jsonb column. Big integers inside are written as text, as on every wire. */
export class Json {
  readonly value: unknown

  constructor(value: unknown) {
    this.value = value
  }
}
export const json = (value: unknown) => new Json(value)

export type InsertValue = CopyValue | Json | undefined
export type InsertRow = Readonly<Record<string, InsertValue>>

// Below this, one statement costs less than the second round trip of COPY.
const fewRows = 100
// PostgreSQL copies nothing into tables with row security, so those get statements of so many rows.
const atOnce = 2_000

/** Inserts rows keyed by column name: all have the columns of the first. One statement for few, COPY for many. */
export async function insertRows(client: ClientBase, target: string, rows: readonly InsertRow[]): Promise<number> {
  const [first] = rows
  if (!first) return 0
  const columns = Object.keys(first)
  rows.forEach((row) => requireColumns(row, columns))
  if (rows.length <= fewRows) return insertSome(client, target, columns, rows)
  if (!(await hasRowSecurity(client, target))) return copyRows(client, target, columns, copyValues(columns, rows))
  let inserted = 0
  for (let from = 0; from < rows.length; from += atOnce) {
    inserted += await insertSome(client, target, columns, rows.slice(from, from + atOnce))
  }
  return inserted
}

async function insertSome(
  client: ClientBase,
  target: string,
  columns: readonly string[],
  rows: readonly InsertRow[],
): Promise<number> {
  const names = columns.map(identifier).join(', ')
  const table = target.split('.').map(identifier).join('.')
  const { rowCount } = await client.query(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows, plain)],
  )
  return rowCount ?? 0
}

const rowSecurity = new Map<string, boolean>()

// The same in every database of this version, so it is asked once.
async function hasRowSecurity(client: ClientBase, target: string): Promise<boolean> {
  const known = rowSecurity.get(target)
  if (known !== undefined) return known
  const { rows } = await client.query<{ secured: boolean }>(
    'select relrowsecurity as secured from pg_catalog.pg_class where oid = $1::regclass',
    [target],
  )
  const secured = rows[0]?.secured ?? false
  rowSecurity.set(target, secured)
  return secured
}

function* copyValues(columns: readonly string[], rows: readonly InsertRow[]): Iterable<CopyValue[]> {
  for (const row of rows) {
    yield columns.map((column) => {
      const value = row[column] ?? null
      return value instanceof Json ? JSON.stringify(value.value, plain) : value
    })
  }
}

function requireColumns(row: InsertRow, columns: readonly string[]) {
  const missing = columns.find((column) => row[column] === undefined)
  if (missing) throw new RangeError(`A row has no ${missing}`)
}

function plain(this: unknown, _key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Json) return value.value
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return value
}

function identifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new RangeError(`Not a plain name: ${JSON.stringify(name)}`)
  return name
}
