import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { Refused } from '#kernel/outcome'
import { encodingByBytes, explainRefusal, type Source } from '#modules/cash'
import type { ImportSource } from './import-source.ts'

/** A row of a file and the line on which it begins. */
export type Row = { readonly line: number; readonly cells: readonly string[] }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const longestRow = 1_000_000

/** The file, opened as it is, gzipped or not. The caller closes it. */
export async function openFile(file: ImportSource): Promise<Source> {
  const source = await file.open().catch((error: unknown) => refuseFile(file, error))
  if (source.head.length > 0) return source
  return refuseFile(file, new Refused('file_is_empty'))
}

/** Says which file cannot be read, why and what to do. What is no fault of the file rises. */
export function refuseFile({ place }: ImportSource, error: unknown): never {
  const [reason, remedy] = wordsFor(error)
  if (reason === null) throw error
  throw new Refused('file_is_unreadable', { message: `${place}: ${reason}`, reason: reason.replace(/\.$/, ''), remedy })
}

function wordsFor(error: unknown): readonly [string, string] | readonly [null] {
  if (error instanceof Refused && !('message' in error.facts)) {
    const { reason, remedy } = explainRefusal(error)
    return [reason, remedy]
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return unreadable.get(code) ?? [null]
}

const unreadable: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['ENOENT', ['There is no such file', 'Check the name']],
  ['EISDIR', ['This is a folder', 'Give the files inside']],
  ['EACCES', ['This file may not be read', 'Allow it to be read, or copy it']],
])

/** The rows of a file, in the order of the file; memory stays flat however long it is. Empty lines are left out. */
export async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  { delimiter, encoding }: { readonly delimiter: string; readonly encoding: Encoding },
): AsyncGenerator<Row> {
  const parser = Readable.from(decoded(chunks, encoding)).pipe(
    parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
    }),
  )
  try {
    for await (const read of parser) yield rowFrom(read)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Refused('file_is_malformed', {
      message: `The file cannot be taken apart near line ${lineOf(error)}: ${error.message}`,
      remedy: 'Close the quotes in that line, or save the file again as CSV',
      line: lineOf(error),
    })
  }
}

const lineOf = (error: CsvError) => ('lines' in error ? String(error['lines']) : 'unknown')

// The parser tells the line on which a row ends.
function rowFrom(read: unknown): Row {
  if (!isParsed(read)) throw new Error('the parser gave no row')
  const { record, info } = read
  let breaks = 0
  for (const cell of record) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return { line: info.lines - breaks, cells: record }
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

const isParsed = (read: unknown): read is Parsed =>
  typeof read === 'object' && read !== null && 'record' in read && 'info' in read

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The fingerprint of the unpacked content, and in which encoding all of it can be read. */
export async function lookThrough(source: Source): Promise<{ readonly sha256: string; readonly encoding: Encoding }> {
  const hash = createHash('sha256')
  const byMark = encodingByBytes(source.head)
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  for await (const chunk of source.chunks) {
    hash.update(chunk)
    isUtf8 = isUtf8 && reads(strict, chunk)
  }
  const sha256 = hash.digest('hex')
  if (byMark === 'utf-16le' || byMark === 'utf-16be') return { sha256, encoding: byMark }
  return { sha256, encoding: isUtf8 ? 'utf-8' : 'windows-1252' }
}

function reads(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}
