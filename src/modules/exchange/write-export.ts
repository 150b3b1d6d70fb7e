import { harmless } from '#platform/csv'
import { spreadsheet, type SheetCell, type SheetColumn } from '#platform/spreadsheet'
import type { Work } from '#platform/work'
import { csvLine } from './csv-text.ts'
import { entriesOf, exportRows, type ExportName, type ExportRow, type ExportValue } from './export-rows.ts'
import { journalEntry, type JournalFormat } from './journal.ts'
import type { AsAt } from './store-export.ts'

export type RowFormat = 'json' | 'csv'

/** An export as text, piece by piece: however long it is, little of it is held at a time. */
export async function* exportText(
  work: Work,
  request: { readonly name: ExportName; readonly format: RowFormat; readonly at: AsAt },
): AsyncGenerator<string> {
  const rows = exportRows(work.tx, request.name, request.at)
  yield* request.format === 'json' ? jsonText(rows) : csvText(rows)
}

/** An export as a spreadsheet: amounts as numbers in their currency, days as days. */
export async function* exportSheet(
  work: Work,
  request: { readonly name: ExportName; readonly at: AsAt },
): AsyncGenerator<Uint8Array> {
  const rows = exportRows(work.tx, request.name, request.at)
  const first = await rows.next()
  const columns = first.done === true ? [] : Object.keys(first.value).map(sheetColumn)
  async function* cells() {
    for (let row = first; row.done !== true; row = await rows.next()) yield sheetCells(row.value)
  }
  yield* spreadsheet(request.name, columns.length > 0 ? columns : [{ name: request.name, kind: 'text' }], cells())
}

// Whatever stands in them: a number of a customer or an invoice is text although it is made of digits.
const amounts = new Set(['total', 'open', 'net', 'tax', 'amount', 'unapplied', 'applied', 'basis', 'entityAmount'])
const numbers = new Set(['rate', 'probability', 'planVersion'])

const sheetColumn = (name: string): SheetColumn => ({
  name,
  kind: amounts.has(name) ? 'amount' : numbers.has(name) ? 'number' : name.endsWith('On') ? 'day' : 'text',
})

const sheetCells = (row: ExportRow): SheetCell[] =>
  Object.entries(row).map(([name, value]) => {
    if (value === null || typeof value === 'boolean') return value
    if (typeof value === 'object') return value.join(' | ')
    const currency = amounts.has(name) ? row[name === 'entityAmount' ? 'entityCurrency' : 'currency'] : undefined
    return typeof currency === 'string' ? { amount: value, currency } : value
  })

async function* jsonText(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  let before = '['
  for await (const row of rows) {
    yield `${before}\n${JSON.stringify(row)}`
    before = ','
  }
  yield before === '[' ? '[]\n' : '\n]\n'
}

async function* csvText(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  let isFirst = true
  for await (const row of rows) {
    if (isFirst) yield csvLine(Object.keys(row))
    isFirst = false
    yield exportLine(row)
  }
}

/** A row of an export for spreadsheets: what they would run as a formula is a text, a negative amount stays a number. */
export const exportLine = (row: ExportRow): string =>
  csvLine(Object.values(row).map((value) => harmless(cellText(value))))

const cellText = (value: ExportValue): string => {
  if (value === null) return ''
  return typeof value === 'object' ? value.join(' | ') : String(value)
}

/** The journal for plain-text accounting, entry by entry. */
export async function* journalText(
  work: Work,
  { format, at }: { readonly format: JournalFormat; readonly at: AsAt },
): AsyncGenerator<string> {
  for await (const entry of entriesOf(work.tx, at)) yield `${journalEntry(entry, format)}\n`
}
