import { Refused } from '#kernel/outcome'
import { decimalsOf, headerKey, patternsOf } from '#modules/cash'
import type { Preset, Table } from './preset.ts'

/** Which column of a file stands for which field, counted from 0. */
export type Columns = ReadonlyMap<string, number>

export type Recognised = {
  readonly table: Table
  readonly delimiter: string
  readonly header: readonly string[]
  readonly columns: Columns
}

export const delimiters = [',', ';', '\t', '|'] as const

/**
 * Finds the fields of a table in a header: the earlier word of a field wins, and a column stands for one field only. Words compare
 * without case, accents and punctuation.
 */
export function columnsIn(table: Table, header: readonly string[]): Columns {
  const keys = header.map(headerKey)
  const bids = Object.entries(table.columns).flatMap(([field, words]) =>
    (words ?? []).map((word, rank) => ({ field, rank, column: keys.indexOf(headerKey(word)) })),
  )
  const found = new Map<string, number>()
  const used = new Set<number>()
  for (const { field, column } of bids.filter((bid) => bid.column >= 0).toSorted((a, b) => a.rank - b.rank)) {
    if (found.has(field) || used.has(column)) continue
    found.set(field, column)
    used.add(column)
  }
  return found
}

export const missingFields = (table: Table, columns: Columns): string[] => [
  ...table.required.filter((field) => !columns.has(field)),
  ...table.oneOf.flatMap((fields) => (fields.some((field) => columns.has(field)) ? [] : fields.slice(0, 1))),
]

/** The table of a preset that a header belongs to, and how its cells are parted; null when it is none of them. */
export function recogniseTable(preset: Preset, headerLine: string): Recognised | null {
  const best = tableIn(preset, headerLine)
  return missingFields(best.table, best.columns).length === 0 ? best : null
}

/** The same, with the likeliest table where the header names too little of any. */
export function tableIn(preset: Preset, headerLine: string): Recognised {
  const candidates = delimiters.flatMap((delimiter) => {
    const header = splitHeader(headerLine, delimiter)
    return preset.tables.map((table) => ({ table, delimiter, header, columns: columnsIn(table, header) }))
  })
  const lacks = ({ table, columns }: Recognised) => Math.min(1, missingFields(table, columns).length)
  const [best] = candidates.toSorted(
    (a, b) => lacks(a) - lacks(b) || b.columns.size - a.columns.size || b.header.length - a.header.length,
  )
  if (!best) throw new Error('the preset has no table')
  return best
}

/** Columns as a person assigns them: each to a field of the table, and none to two. */
export function assigned({ table, header }: Recognised, columns: Columns): Columns {
  const fields = new Set(Object.keys(table.columns))
  const stray = [...columns].find(([field, column]) => !fields.has(field) || column >= header.length)
  if (stray) throw new Refused('column_is_unknown', { field: stray[0], column: stray[1] })
  const [twice] = [...columns].filter(([field, column]) => [...columns].some(([f, c]) => c === column && f !== field))
  if (twice) throw new Refused('column_is_used_twice', { column: header[twice[1]] ?? '' })
  return columns
}

/** A header is short and plain, so quotes around its words are all that must be taken off. */
export const splitHeader = (line: string, delimiter: string): string[] =>
  line
    .replace(/^\uFEFF/, '')
    .split(delimiter)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
        .trim(),
    )

export type Format = { readonly dates: string | null; readonly decimal: '.' | ',' }

/** What several rows show of how days and amounts are written; more than one answer means that a person must say. */
export function formatsIn(
  table: Table,
  columns: Columns,
  rows: readonly (readonly string[])[],
): { readonly dates: readonly string[]; readonly decimals: readonly ('.' | ',')[] } {
  const texts = (fields: readonly string[]) =>
    fields.flatMap((field) => {
      const column = columns.get(field)
      return column === undefined ? [] : rows.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '')
    })
  const days = texts(dayFields)
  const amounts = texts(amountFields)
  return {
    dates: table.dates ? [table.dates] : days.length === 0 ? [] : patternsOf(days),
    decimals: table.decimal ? [table.decimal] : amounts.length === 0 ? ['.'] : decimalsOf(amounts, null),
  }
}

export const dayFields: readonly string[] = ['day', 'issuedOn', 'dueOn', 'settledOn', 'engagedOn', 'closedOn']
export const amountFields: readonly string[] = ['quantity', 'price', 'amount', 'open', 'revenue', 'value']
