import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { CompiledQuery, Kysely } from 'kysely'
import { DatabaseError, Pool, type PoolClient, type PoolConfig, type QueryResult } from 'pg'
import { copyRows, type CopyValue } from '#platform/copy'
import { insertRows, type InsertRow } from '#platform/insert'
import type { Schema } from '#platform/schema.generated'
import { compiler, kyselyOn } from '#platform/sql-dialect'
import { typeParsers } from '#platform/sql-values'

export { sql } from 'kysely'
export type { RawBuilder } from 'kysely'
export type { CopyValue } from '#platform/copy'
export { json, type InsertRow } from '#platform/insert'

/** A statement by the sql tag, or one that the builder made. */
export type Query = { compile(executor: Kysely<unknown>): CompiledQuery }

/** An open transaction. R is what the statement selects: nothing checks it but the tests, so keep both side by side. */
export type Tx = {
  /** Exactly one row, or it throws. */
  readonly one: <R>(query: Query) => Promise<R>
  readonly maybe: <R>(query: Query) => Promise<R | null>
  readonly many: <R>(query: Query) => Promise<R[]>
  /** How many rows the statement changed. */
  readonly run: (query: Query) => Promise<number>
  /** Inserts rows keyed by column name, few by one statement, many by COPY; answers how many. */
  readonly insert: (target: `${string}.${string}`, rows: readonly InsertRow[]) => Promise<number>
  /** Streams rows into a table; answers how many. */
  readonly copy: (
    target: `${string}.${string}`,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  ) => Promise<number>
  /** Ids for rows that are about to be copied, from the sequence behind the table's id, ascending. */
  readonly allocate: (table: `${string}.${string}`, count: number) => Promise<bigint[]>
  /** The builder, for single-table work. */
  readonly db: Kysely<Schema>
}

export type TransactionOptions = {
  readonly readOnly?: boolean
  /** Reports that must see one moment in several statements. Writers stay with READ COMMITTED and row locks. */
  readonly snapshot?: boolean
  /** Statements that open the transaction in the same message: a lock, settings. No values from outside. */
  readonly opening?: readonly string[]
}

/** What the last of the opening statements selected. */
export type Opened = Readonly<Record<string, unknown>>

export type Database = {
  readonly transaction: <T>(options: TransactionOptions, work: (tx: Tx, opened: Opened) => Promise<T>) => Promise<T>
  /** Without a transaction, each statement for itself: who is asking, is the database there. */
  readonly glance: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>
  readonly pool: Pool
  readonly close: () => Promise<void>
}

export type DatabaseSettings = PoolConfig & { readonly onStatement?: (text: string) => void }

/** A pool of connections. `settings` are the driver's: connectionString, or host (a socket's folder), user, database; max. */
export function openDatabase({ onStatement = () => {}, ...settings }: DatabaseSettings): Database {
  const pool = new Pool({
    max: 10,
    application_name: 'quittance',
    connectionTimeoutMillis: 10_000,
    ...settings,
    types: typeParsers,
  })
  // Whoever uses a connection that breaks is told by the query; the pool replaces it. Without listeners, on idle connections and
  // on those in use between two statements, the event would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    transaction: (options, work) => rerun(() => once(pool, options, onStatement, work)),
    glance: (read) => glance(pool, onStatement, read),
    pool,
    close: () => pool.end(),
  }
}

const mostReruns = 5

// Nothing was committed when these are raised, so a verb may simply be asked again; it sees the new state.
async function rerun<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!isSerializationFailure(error) || tries === mostReruns) throw error
    }
    await pause(randomInt(5, 20 * 2 ** tries))
  }
}

async function once<T>(
  pool: Pool,
  options: TransactionOptions,
  onStatement: (text: string) => void,
  work: (tx: Tx, opened: Opened) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const opened = await open(client, [begin(options), ...(options.opening ?? [])])
    const value = await work(txOn(client, onStatement), opened)
    await commit(client)
    return value
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      () => new Error('The connection did not survive its rollback', { cause: error }),
    )
    throw error
  } finally {
    client.release(broken)
  }
}

async function glance<T>(pool: Pool, onStatement: (text: string) => void, read: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await read(txOn(client, onStatement))
  } finally {
    client.release()
  }
}

const begin = ({ readOnly = false, snapshot = false }: TransactionOptions) =>
  `begin isolation level ${snapshot ? 'repeatable read' : 'read committed'} read ${readOnly ? 'only' : 'write'}`

// The driver answers several statements in one message with a list of results, which its types do not say.
async function open(client: PoolClient, statements: readonly string[]): Promise<Opened> {
  const answer: unknown = await client.query(statements.join('; '))
  const last = (Array.isArray(answer) ? answer.at(-1) : answer) as QueryResult<Opened>
  return last.rows[0] ?? {}
}

/** The commit was sent and its answer did not come: whether it took effect is not known, so nothing may be repeated blindly. */
export class CommitUnknown extends Error {
  constructor(cause: unknown) {
    super('The database did not answer the commit', { cause })
    this.name = 'CommitUnknown'
  }
}

async function commit(client: PoolClient) {
  let command: string
  try {
    ;({ command } = await client.query('commit'))
  } catch (error) {
    throw isDatabaseError(error) ? error : new CommitUnknown(error)
  }
  // PostgreSQL answers ROLLBACK to the commit of a transaction that failed on the way, if somebody swallowed the error.
  if (command !== 'COMMIT') throw new Error('The transaction had failed before its commit')
}

function txOn(client: PoolClient, onStatement: (text: string) => void): Tx {
  let builder: Kysely<Schema> | undefined
  const ask = async (query: Query) => {
    const { sql: text, parameters } = query.compile(compiler)
    onStatement(text)
    return client.query<Record<string, unknown>>(text, [...parameters])
  }
  const many = async <R>(query: Query) => (await ask(query)).rows as R[]
  return {
    many,
    maybe: async <R>(query: Query) => atMostOne(await many<R>(query)),
    one: async <R>(query: Query) => exactlyOne(await many<R>(query)),
    run: async (query) => (await ask(query)).rowCount ?? 0,
    insert: (target, rows) => insertRows(client, target, rows),
    copy: (target, columns, rows) => copyRows(client, target, columns, rows),
    allocate: (table, count) => allocate(client, table, count),
    get db() {
      return (builder ??= kyselyOn<Schema>(client, onStatement))
    },
  }
}

function atMostOne<R>(rows: readonly R[]): R | null {
  if (rows.length > 1) throw new Error(`Expected at most one row, got ${rows.length}`)
  return rows[0] ?? null
}

function exactlyOne<R>(rows: readonly R[]): R {
  const row = atMostOne(rows)
  if (row === null) throw new Error('Expected one row, got none')
  return row
}

async function allocate(client: PoolClient, table: string, count: number): Promise<bigint[]> {
  if (count === 0) return []
  const { rows } = await client.query<{ id: bigint }>(
    `select nextval(sequence) as id
     from (select pg_get_serial_sequence($1, 'id')::regclass as sequence offset 0) as source, generate_series(1, $2::int)
     order by 1`,
    [table, count],
  )
  return rows.map((row) => row.id)
}

/** What the server said, with its SQLSTATE; everything else is the connection. */
export const isDatabaseError = (error: unknown): error is DatabaseError => error instanceof DatabaseError

export const isSerializationFailure = (error: unknown) =>
  isDatabaseError(error) && (error.code === '40001' || error.code === '40P01')
