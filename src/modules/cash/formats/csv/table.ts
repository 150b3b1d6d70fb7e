import { foldedKey } from '#kernel/folded'
import { parse } from 'csv-parse/sync'
import { badFile } from '../refusals.ts'

/** A row with the line that it begins on, cells trimmed. */
export type Row = { readonly line: number; readonly cells: readonly string[] }

const longestRow = 200_000

/** Takes the text apart. Lines end as they like; a stray quote is a letter, an open one is refused. */
export function rowsOf(text: string, delimiter: string, firstLine = 1): readonly Row[] {
  const rows: Row[] = []
  try {
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: '\n',
      max_record_size: longestRow,
      on_record: (record: readonly string[], { lines }) => {
        rows.push({ line: lines, cells: record.map(cleanCell) })
        return null
      },
    })
  } catch (error) {
    throw unreadable(error, firstLine)
  }
  return startLines(rows, firstLine)
}

/** Every way to end a line, as one. Rabobank writes carriage return, carriage return, line feed. */
export const unixLines = (text: string): string => text.replace(/\r+\n|\r/g, '\n')

// A quote that was never opened or never closed is not part of what the bank wanted to write.
const cleanCell = (cell: string) => {
  const trimmed = cell.replace(/\u00A0/g, ' ').trim()
  return (trimmed.match(/"/g)?.length ?? 0) === 1 ? trimmed.replace(/^"|"$/, '').trim() : trimmed
}

// The parser counts the line a row ends on. It begins where the one before ended.
function startLines(rows: readonly Row[], firstLine: number): readonly Row[] {
  let end = 0
  return rows.map(({ line, cells }) => {
    const start = end + 1
    end = line
    return { line: firstLine - 1 + start, cells }
  })
}

function unreadable(error: unknown, firstLine: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  if (!error.code.startsWith('CSV_')) return error
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null
  const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is not closed' : error.message
  return badFile('csv_is_malformed', { reason, ...(line !== null && { place: `line ${firstLine - 1 + line}` }) })
}

/** Header names compare without case, accents, punctuation or doubled blanks. */
export const headerKey = (name: string): string => foldedKey(name.replace(/[^\p{L}\p{N}+#]+/gu, ' '))
