import type { Look, Said } from './survey.ts'

const examples = 3
const longestExample = 60

/** What a file seems to say, for a person who looks at it before it is taken. */
export function understandingOf({ table, header, columns, rows, missing, dates, decimals }: Look, said: Said) {
  const fieldOf = new Map([...columns].map(([field, column]) => [column, field]))
  const needed = new Set([...table.required, ...missing])
  return {
    rowsSeen: rows.length,
    columns: header.map((name, column) => ({
      column,
      header: name,
      field: fieldOf.get(column) ?? null,
      examples: [...new Set(rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((text) => text !== ''))]
        .slice(0, examples)
        .map((text) => text.slice(0, longestExample)),
    })),
    fields: Object.keys(table.columns).map((field) => ({ field, needed: needed.has(field) })),
    missing: [...missing],
    dates: { choices: [...dates], chosen: said.dates ?? onlyOf(dates) },
    decimal: { choices: [...decimals], chosen: said.decimal ?? onlyOf(decimals) },
  }
}

/** Whether somebody must say something before the file can even be tried. */
export const isOpen = ({ missing, dates, decimal }: ReturnType<typeof understandingOf>): boolean =>
  missing.length > 0 || [dates, decimal].some(({ choices, chosen }) => choices.length > 1 && chosen === null)

const onlyOf = <T>(choices: readonly T[]): T | null => (choices.length === 1 ? (choices[0] ?? null) : null)
