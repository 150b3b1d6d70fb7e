import { basename } from 'node:path'
import { TextDecoder } from 'node:util'
import { Refused } from '#kernel/outcome'
import { headerKey } from '#modules/cash'
import type { FileFacts } from './become.ts'
import type { Preset } from './preset.ts'
import { lookThrough, openFile, refuseFile, rowsOf, type Encoding, type Row } from './read-rows.ts'
import { formatsIn, recogniseTable, type Format, type Recognised } from './recognise.ts'

/** A file that is known to be readable: which table it is and how it is written. */
export type Surveyed = Recognised & {
  readonly path: string
  readonly file: FileFacts
  readonly encoding: Encoding
  readonly format: Format
}

/** What a person says about how a file is written, where the file alone does not tell. */
export type Said = { readonly dates: string | null; readonly decimal: '.' | ',' | null }

const looked = 2_000

/** Reads a file once without taking anything: its fingerprint, its table, and how its days and amounts are written. */
export async function surveyFile(preset: Preset, path: string, said: Said): Promise<Surveyed> {
  const source = await openFile(path)
  const { sha256, encoding } = await lookThrough(source)
    .catch((error: unknown) => refuseFile(path, error))
    .finally(source.close)
  const recognised = recogniseHeader(preset, path, new TextDecoder(encoding).decode(source.head))
  const file = { name: basename(path), sha256 }
  const rows = await firstRows(path, { ...recognised, encoding })
  return { ...recognised, path, file, encoding, format: formatOf(recognised, rows, said, path) }
}

function recogniseHeader(preset: Preset, path: string, head: string): Recognised {
  const [headerLine = ''] = head.split(/\r\n|\n|\r/)
  const recognised = recogniseTable(preset, headerLine)
  if (recognised) return recognised
  const wanted = preset.tables.map((table) => {
    const words = table.required.map(
      (field) => Object.entries(table.columns).find(([name]) => name === field)?.[1]?.[0],
    )
    return `${table.name} (${words.join(', ')})`
  })
  throw new Refused('header_is_unknown', {
    message: `${path}: the first line names no columns of ${preset.name}: ${JSON.stringify(headerLine.slice(0, 120))}`,
    remedy: `The first line must name the columns of ${wanted.join(' or ')}; docs/import.md lists the words that are understood`,
  })
}

async function firstRows(
  path: string,
  how: { readonly delimiter: string; readonly encoding: Encoding },
): Promise<Row[]> {
  const source = await openFile(path)
  const rows: Row[] = []
  try {
    for await (const row of rowsOf(source.chunks, how)) {
      rows.push(row)
      if (rows.length > looked) break
    }
  } finally {
    await source.close()
  }
  return rows.slice(1)
}

function formatOf({ table, columns }: Recognised, rows: readonly Row[], said: Said, path: string): Format {
  const { dates, decimals } = formatsIn(
    table,
    columns,
    rows.map((row) => row.cells),
  )
  const pattern =
    said.dates ?? one(dates, path, 'days_are_ambiguous', 'days', '--dates DD/MM/YYYY or --dates MM/DD/YYYY')
  const decimal =
    said.decimal ?? one(decimals, path, 'amounts_are_ambiguous', 'amounts', '--decimal "," or --decimal "."')
  return { dates: pattern, decimal: decimal === ',' ? ',' : '.' }
}

function one(found: readonly string[], path: string, code: string, what: string, option: string): string | null {
  if (found.length <= 1) return found[0] ?? null
  throw new Refused(code, {
    message: `${path}: the ${what} can be read in two ways (${found.join(' or ')}), and nothing in the file decides`,
    remedy: `Say how they are written: ${option}`,
  })
}

/** The name of the column in which a field stands, as the file writes it. */
export const columnNamer =
  ({ header, columns }: Recognised) =>
  (field: string): string | null =>
    header[columns.get(field) ?? -1] ?? null

/** Whether a row repeats the header, as files do that were put together from many. */
export const isHeader = (row: Row, header: readonly string[]): boolean =>
  row.cells.length === header.length &&
  row.cells.every((cell, index) => headerKey(cell) === headerKey(header[index] ?? ''))
