import { decodedText, encodingByBytes, isUtf8 } from '../encoding.ts'
import type { Column, CsvMapping } from './mapping.ts'
import { presetMappings } from './mapping.ts'
import { mappingByWords } from './vocabulary.ts'
import type { Row } from './table.ts'
import { headerKey, rowsOf, unixLines } from './table.ts'
import { badFile } from '../refusals.ts'

/** A file whose columns are known: the mapping, the header it was found by (empty without one), and all rows below. */
export type Table = {
  readonly mapping: CsvMapping
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  readonly accountAbove: string | null
}

const headerIsWithin = 60
const otherEncoding = 'windows-1252'

/** Finds the mapping whose columns the file has: the one given, else a preset, else the words of its header. */
export function recognise(bytes: Uint8Array, given: CsvMapping | null): Table {
  const textIn = decoderOf(bytes)
  const mappings = given ? [given] : presetMappings()
  for (const mapping of mappings) {
    const lines = textIn(mapping.encoding ?? otherEncoding).split('\n', headerIsWithin)
    const found = mapping.header ? headerRow(lines, mapping) : firstRow(lines, mapping)
    if (found) return tableOf(textIn(mapping.encoding ?? otherEncoding), mapping, found)
  }
  const text = textIn(given?.encoding ?? otherEncoding)
  const lines = text.split('\n', headerIsWithin)
  if (given) throw badFile('csv_mapping_does_not_fit', { mapping: given.name, missing: missingColumns(lines, given) })
  const worded = mappingByWords(
    lines.map((line, index) => ({ index, cellsBy: (delimiter) => cellsOf(line, delimiter) })),
  )
  if (!worded) throw badFile('csv_header_unknown', { place: 'line 1' })
  return tableOf(text, worded.mapping, { index: worded.index, header: worded.header })
}

// Decoding is done once for each encoding that a mapping asks for; most files are UTF-8, where none is asked.
function decoderOf(bytes: Uint8Array): (encoding: string) => string {
  const isKnown = encodingByBytes(bytes) !== null || isUtf8(bytes)
  const texts = new Map<string, string>()
  return (encoding) => {
    const key = isKnown ? '' : encoding.toLowerCase()
    const text = texts.get(key) ?? unixLines(decodedText(bytes, encoding))
    texts.set(key, text)
    return text
  }
}

type Found = { readonly index: number; readonly header: readonly string[] }

function headerRow(lines: readonly string[], mapping: CsvMapping): Found | null {
  for (const [index, line] of lines.entries()) {
    const cells = line.includes(mapping.delimiter) ? cellsOf(line, mapping.delimiter) : []
    if (cells.length > 1 && mapping.header?.every((name) => columnIndex(cells, name) >= 0))
      return { index, header: cells }
  }
  return null
}

function firstRow(lines: readonly string[], mapping: CsvMapping): Found | null {
  const index = lines.findIndex((line) => line.trim() !== '')
  const cells = cellsOf(lines[index] ?? '', mapping.delimiter)
  const patterns = mapping.rows ?? []
  const fits =
    patterns.every((pattern, at) => new RegExp(pattern, 'u').test(cells[at] ?? '')) &&
    cells.slice(patterns.length).every((cell) => cell === '')
  return fits ? { index: index - 1, header: [] } : null
}

function missingColumns(lines: readonly string[], mapping: CsvMapping): string {
  if (!mapping.header) return 'the first row is shaped otherwise'
  const missing = lines.map((line) => {
    const cells = cellsOf(line, mapping.delimiter)
    return mapping.header?.filter((name) => columnIndex(cells, name) < 0) ?? []
  })
  const fewest = missing.toSorted((a, b) => a.length - b.length)[0] ?? mapping.header
  return fewest.join(', ')
}

// One line alone: a header has no line breaks inside, and what cannot be taken apart is no header.
function cellsOf(line: string, delimiter: string): readonly string[] {
  if (line.length > 10_000) return []
  try {
    return rowsOf(line, delimiter)[0]?.cells ?? []
  } catch {
    return []
  }
}

function tableOf(text: string, mapping: CsvMapping, { index, header }: Found): Table {
  const start = afterLine(text, index)
  const above = index > 0 ? text.slice(0, afterLine(text, index - 1)).split('\n') : []
  return {
    mapping,
    header,
    rows: rowsOf(text.slice(start), mapping.delimiter, index + 2),
    accountAbove: accountIn(above, mapping),
  }
}

// Where the line after the one with this index begins.
function afterLine(text: string, index: number): number {
  let position = 0
  for (let line = 0; line <= index; line += 1) {
    const end = text.indexOf('\n', position)
    if (end < 0) return text.length
    position = end + 1
  }
  return position
}

// Without a rule of the mapping only an IBAN is taken: any other number up there could be anything.
function accountIn(above: readonly string[], { accountAbove }: CsvMapping): string | null {
  const pattern =
    accountAbove === undefined
      ? /\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b/u
      : new RegExp(accountAbove, 'u')
  for (const line of above) {
    const found = pattern.exec(line)?.[1]
    if (found !== undefined) return found
  }
  return null
}

/** Where a column stands in the header; by its place from 1 it stands there whatever the header says. -1 when missing. */
export function columnIndex(header: readonly string[], column: Column): number {
  if (typeof column === 'number') return column - 1
  const [before, after] = column.split('{currency}')
  if (after === undefined) return header.findIndex((cell) => headerKey(cell) === headerKey(column))
  const [first, last] = [headerKey(before ?? ''), headerKey(after)]
  return header.findIndex((cell) => {
    const key = headerKey(cell)
    return (
      key.startsWith(first) &&
      key.endsWith(last) &&
      /^ ?[a-z]{3} ?$/.test(key.slice(first.length, key.length - last.length))
    )
  })
}
