import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

type Single = string | bigint | number | boolean | Date | Uint8Array | null
/** What COPY takes. Stored JSON goes in as its text. */
export type CopyValue = Single | readonly Single[]

// Large enough that the cost of a chunk disappears, small enough that a waiting connection holds little.
const chunkSize = 64 * 1024

/** Streams rows into a table by COPY and answers how many there were. Rows are read as the connection takes them. */
export async function copyRows(
  client: ClientBase,
  target: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const names = columns.map(identifier).join(', ')
  const stream = client.query(copyFrom(`copy ${target.split('.').map(identifier).join('.')} (${names}) from stdin`))
  await pipeline(Readable.from(chunks(rows, columns.length)), stream)
  return stream.rowCount
}

async function* chunks(rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>, width: number) {
  let chunk = ''
  for await (const row of rows) {
    if (row.length !== width) throw new RangeError(`A row of ${row.length} values for ${width} columns`)
    chunk += `${row.map(copyText).join('\t')}\n`
    if (chunk.length >= chunkSize) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}

/** One value in COPY's text format. */
export function copyText(value: CopyValue): string {
  if (value === null) return '\\N'
  return escaped(isList(value) ? `{${value.map(element).join(',')}}` : written(value))
}

function written(value: Exclude<Single, null>): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return String(value)
}

const element = (value: Single) =>
  value === null ? 'NULL' : `"${written(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const isList = (value: CopyValue): value is readonly Single[] => Array.isArray(value)

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (text: string) => text.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign)

function identifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new RangeError(`Not a plain name: ${JSON.stringify(name)}`)
  return name
}
