import { invalid } from '#platform/http/problem'
import { isDatabaseError, sql, type RawBuilder, type Tx } from '#platform/sql'

type Fragment = RawBuilder<unknown>

/** A column that a list may be sorted by. The type is what the cursor's text is read back as. */
export type SortColumn = {
  readonly by: Fragment
  readonly type: 'bigint' | 'boolean' | 'date' | 'integer' | 'numeric' | 'text' | 'timestamptz'
  /** Unknown values come last, whichever way the list is turned. */
  readonly nullable?: true
}

/** What a list endpoint's request says about the page. */
export type PageRequest = {
  readonly sort?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  /** No count and no sums: a file of the whole result is read in many pages, and its reader adds up himself. */
  readonly rowsOnly?: true | undefined
}

export type ListQuery = {
  readonly request: PageRequest
  /** `select` list of a row, with names in the answer's form: sql`invoice.number, invoice.gross as "gross"`. */
  readonly select: Fragment
  /** Everything from `from` on, with the joins, visibility among them; no where. */
  readonly from: Fragment
  /** Conditions that must all hold; null for the filters that were not given. */
  readonly where?: readonly (Fragment | null)[]
  /** One column per name in the contract's `sorts`. Nothing else can be sorted by. */
  readonly sorts: Readonly<Record<string, SortColumn>>
  /** '-dueOn', 'name': when the request names none. */
  readonly defaultSort: string
  /** The row's id, the last word between equals. */
  readonly id: Fragment
  /** Sums per currency: sql`invoice.currency as currency, sum(invoice.open) as open`, grouped by `currency`. */
  readonly sums?: Fragment
  readonly groupSumsBy?: Fragment
}

export type Page<Row, Sums = never> = {
  readonly rows: Row[]
  readonly next: string | null
  readonly count: number
  readonly sums: Sums[]
}

/**
 * One page of a list, and the count and sums of the whole result. Pages go by key, not by number: what is added or taken away
 * meanwhile moves no row from one page to the next.
 */
export async function listPage<Row, Sums = never>(tx: Tx, query: ListQuery): Promise<Page<Row, Sums>> {
  const { request } = query
  const sort = sortOf(query)
  const keys = sql`(${sort.column.by})::text as "sortKey", (${query.id})::text as "idKey"`
  const conditions = [
    ...(query.where ?? []),
    request.cursor === undefined ? null : afterCursor(query, sort, request.cursor),
  ]
  const found = await readRows<Row>(
    tx,
    request,
    sql`
    select ${query.select}, ${keys} ${query.from} ${allOf(conditions)}
    order by ${order(query, sort)} limit ${request.limit + 1}`,
  )
  const rows = found.slice(0, request.limit)
  const last = found.length > request.limit ? rows.at(-1) : undefined
  const { count, sums } = request.rowsOnly ? { count: found.length, sums: [] } : await totals(tx, query)
  return {
    rows: rows.map(({ sortKey: _, idKey: __, ...row }) => row as Row),
    next: last === undefined ? null : writeCursor({ sort: sort.text, key: last.sortKey, id: last.idKey }),
    count,
    // What the store sums up is what its list's contract says, as with every row.
    sums: sums as Sums[],
  }
}

type Keys = { readonly sortKey: string | null; readonly idKey: string }

// The database has the last word on whether a cursor's key can be what it says it is.
async function readRows<Row>(tx: Tx, { cursor }: PageRequest, statement: Fragment): Promise<(Row & Keys)[]> {
  try {
    return await tx.many<Row & Keys>(statement)
  } catch (error) {
    if (cursor !== undefined && isDatabaseError(error) && error.code?.startsWith('22') === true) throw strangeCursor()
    throw error
  }
}

async function totals(tx: Tx, { from, where = [], sums, groupSumsBy }: ListQuery) {
  if (sums === undefined) {
    const { count } = await tx.one<{ count: bigint }>(sql`select count(*) as count ${from} ${allOf(where)}`)
    return { count: Number(count), sums: [] }
  }
  const groups = await tx.many<Record<string, unknown> & { listCount: bigint }>(sql`
    select ${sums}, count(*) as "listCount" ${from} ${allOf(where)}
    group by ${groupSumsBy ?? sql.ref('currency')} order by ${groupSumsBy ?? sql.ref('currency')}`)
  return {
    count: groups.reduce((count, { listCount }) => count + Number(listCount), 0),
    sums: groups.map(({ listCount: _, ...rest }) => rest),
  }
}

type Sort = { readonly text: string; readonly column: SortColumn; readonly descending: boolean }

function sortOf({ request, sorts, defaultSort }: ListQuery): Sort {
  const text = request.sort ?? defaultSort
  const descending = text.startsWith('-')
  const column = sorts[descending ? text.slice(1) : text]
  // The contract names what may be sorted by, so a missing column is a hole in the store.
  if (column === undefined) throw new Error(`No column is named for sorting by ${text}`)
  return { text, column, descending }
}

function order({ id }: ListQuery, { column, descending }: Sort): Fragment {
  const way = descending ? sql`desc` : sql`asc`
  return column.nullable === true
    ? sql`(${column.by}) is null, ${column.by} ${way}, ${id} ${way}`
    : sql`${column.by} ${way}, ${id} ${way}`
}

function afterCursor({ id }: ListQuery, sort: Sort, text: string): Fragment {
  const cursor = readCursor(text, sort.text)
  const after = sort.descending ? sql`<` : sql`>`
  const { by, type, nullable } = sort.column
  const idKey = sql`${cursor.id}::bigint`
  if (cursor.key === null) return sql`(${by}) is null and ${id} ${after} ${idKey}`
  const key = sql`${cursor.key}::${sql.raw(type)}`
  const beyond = sql`(${by}, ${id}) ${after} (${key}, ${idKey})`
  return nullable === true ? sql`(${beyond} or (${by}) is null)` : beyond
}

const allOf = (conditions: readonly (Fragment | null)[]): Fragment => {
  const known = conditions.filter((condition) => condition !== null)
  return known.length === 0
    ? sql``
    : sql`where ${sql.join(
        known.map((each) => sql`(${each})`),
        sql` and `,
      )}`
}

export type Cursor = { readonly sort: string; readonly key: string | null; readonly id: string }

/** Where a page ended. It is opaque, so that what is inside may change. */
export const writeCursor = ({ sort, key, id }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')

/** Refuses what we did not write, and the cursor of a list that was sorted in another way. */
export function readCursor(text: string, sort: string): Cursor {
  const [writtenSort, key, id] = partsOf(text)
  const isOurs =
    writtenSort === sort &&
    (key === null || typeof key === 'string') &&
    typeof id === 'string' &&
    /^-?\d{1,19}$/.test(id)
  if (isOurs) return { sort, key, id }
  throw strangeCursor()
}

const strangeCursor = () =>
  invalid([{ path: 'cursor', message: 'must be the `next` of a page with the same sort; leave it out to begin' }])

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}

/** `given(filter.status, (status) => sql`invoice.status = ${status}`)`: a condition, if its filter was given. */
export const given = <T>(value: T | null | undefined, condition: (value: T) => Fragment): Fragment | null =>
  value === null || value === undefined ? null : condition(value)

/** A search word for `like`: what somebody typed is never a pattern. */
export const likeText = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
