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
    yield csvLine(Object.values(row).map(cellText))
  }
}

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
