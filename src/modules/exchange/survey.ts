import { TextDecoder } from 'node:util'
import { Refused } from '#kernel/outcome'
import { headerKey } from '#modules/cash'
import type { FileFacts } from './become.ts'
import type { ImportSource } from './import-source.ts'
import type { Preset } from './preset.ts'
import { lookThrough, openFile, refuseFile, rowsOf, type Encoding, type Row } from './read-rows.ts'
import { assigned, formatsIn, missingFields, tableIn, type Columns, type Format, type Recognised } from './recognise.ts'

/** What was seen in a file, whether or not that is enough to take it. */
export type Look = Recognised & {
  readonly source: ImportSource
  readonly file: FileFacts
  readonly encoding: Encoding
  readonly headerLine: string
  /** The first rows below the header. */
  readonly rows: readonly Row[]
  /** Fields without a column, and without which nothing can be taken. */
  readonly missing: readonly string[]
  /** Each way in which all days, all amounts can be read; several where nothing decides. */
  readonly dates: readonly string[]
  readonly decimals: readonly ('.' | ',')[]
}

/** A file that is known to be readable: which table it is and how it is written. */
export type Surveyed = Look & { readonly format: Format }

/** What a person says about a file, where the file alone does not tell. */
export type Said = {
  /** Which column stands for which field, in place of what the header's words say. */
  readonly columns: Columns | null
  readonly dates: string | null
  readonly decimal: '.' | ',' | null
}

const looked = 2_000

/** Reads a file once without taking anything: its fingerprint, its table, and how its days and amounts are written. */
export async function lookAt(preset: Preset, file: ImportSource, said: Said): Promise<Look> {
  const opened = await openFile(file)
  const { sha256, encoding } = await lookThrough(opened)
    .catch((error: unknown) => refuseFile(file, error))
    .finally(opened.close)
  const [headerLine = ''] = new TextDecoder(encoding).decode(opened.head).split(/\r\n|\n|\r/)
  const found = tableIn(preset, headerLine)
  const recognised = said.columns === null ? found : { ...found, columns: assigned(found, said.columns) }
  const { table, columns } = recognised
  const rows = await firstRows(file, { ...recognised, encoding })
  const formats = formatsIn(
    table,
    columns,
    rows.map((row) => row.cells),
  )
  return {
    ...recognised,
    ...formats,
    source: file,
    file: { name: file.name, sha256 },
    encoding,
    headerLine,
    rows,
    missing: missingFields(table, columns),
  }
}

/** The same for a file that is to be taken: what is open is refused. */
export async function surveyFile(preset: Preset, file: ImportSource, said: Said): Promise<Surveyed> {
  const look = await lookAt(preset, file, said)
  if (look.missing.length > 0) refuseHeader(preset, look)
  return { ...look, format: formatOf(look, said) }
}

function refuseHeader(preset: Preset, { source, headerLine, missing }: Look): never {
  const wanted = preset.tables.map((table) => {
    const words = table.required.map(
      (field) => Object.entries(table.columns).find(([name]) => name === field)?.[1]?.[0],
    )
    return `${table.name} (${words.join(', ')})`
  })
  throw new Refused('header_is_unknown', {
    message: `${source.place}: the first line names no columns of ${preset.name}: ${JSON.stringify(headerLine.slice(0, 120))}`,
    remedy: `The first line must name the columns of ${wanted.join(' or ')}; docs/import.md lists the words that are understood`,
    missing,
  })
}

async function firstRows(
  file: ImportSource,
  how: { readonly delimiter: string; readonly encoding: Encoding },
): Promise<Row[]> {
  const source = await openFile(file)
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

function formatOf({ source, dates, decimals }: Look, said: Said): Format {
  const { place } = source
  const pattern =
    said.dates ?? one(dates, place, 'days_are_ambiguous', 'days', '--dates DD/MM/YYYY or --dates MM/DD/YYYY')
  const decimal =
    said.decimal ?? one(decimals, place, 'amounts_are_ambiguous', 'amounts', '--decimal "," or --decimal "."')
  return { dates: pattern, decimal: decimal === ',' ? ',' : '.' }
}

function one(found: readonly string[], place: string, code: string, what: string, option: string): string | null {
  if (found.length <= 1) return found[0] ?? null
  throw new Refused(code, {
    message: `${place}: the ${what} can be read in two ways (${found.join(' or ')}), and nothing in the file decides`,
    remedy: `Say how they are written: ${option}`,
    choices: found,
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
