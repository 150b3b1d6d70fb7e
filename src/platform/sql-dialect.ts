import type { CompiledQuery } from 'kysely'
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { PoolClient } from 'pg'

/** The builder on a connection that already has its transaction: whoever opened it also ends it. */
export const kyselyOn = <S>(client: PoolClient, onStatement: (text: string) => void): Kysely<S> =>
  kysely<S>(connectionOf(client, onStatement))

function kysely<S>(connection: DatabaseConnection | undefined): Kysely<S> {
  return new Kysely<S>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOf(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

const refused = () => Promise.reject(new Error('The transaction was begun by the platform, and is ended by it'))

const driverOf = (connection: DatabaseConnection | undefined): Driver => ({
  init: () => Promise.resolve(),
  acquireConnection: () => (connection === undefined ? refused() : Promise.resolve(connection)),
  beginTransaction: refused,
  commitTransaction: refused,
  rollbackTransaction: refused,
  releaseConnection: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
})

const connectionOf = (client: PoolClient, onStatement: (text: string) => void): DatabaseConnection => ({
  executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    onStatement(query.sql)
    const { rows, rowCount } = await client.query<Record<string, unknown>>(query.sql, [...query.parameters])
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  },
  streamQuery: () => {
    throw new Error('Large answers are read in chunks by key, not streamed')
  },
})

/** Turns statements into text and values; runs none. Last in the file, for it is made when the file is read. */
export const compiler = kysely<unknown>(undefined)
