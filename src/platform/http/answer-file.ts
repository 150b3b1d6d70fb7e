import { buffer } from 'node:stream/consumers'
import type { Endpoint } from '#platform/endpoint'
import { columnsOf, csvCells, csvLine, textOf, type CsvColumn } from '#platform/csv'
import { allowed, read, type Request } from '#platform/http/answer'
import type { Caller } from '#platform/http/caller'
import { ProblemError } from '#platform/http/problem'
import type { Route } from '#platform/http/serve'
import { spreadsheet, spreadsheetType, type SheetCell } from '#platform/spreadsheet'
import type { FileOut } from '#platform/wire'
import { begin, type Begin, type Work } from '#platform/work'

const rowsAtOnce = 2_000
const mostRows = 200_000

// Excel reads UTF-8 only where this mark stands in front.
const byteOrderMark = '\ufeff'

const formats = ['csv', 'xlsx'] as const
export type FileFormat = (typeof formats)[number]

/** Every list is a file too, for whoever asks for it. */
export const fileAskedFor = ({ list }: Endpoint, raw: Readonly<Record<string, unknown>>): FileFormat | null =>
  list === null ? null : (formats.find((format) => format === raw['format']) ?? null)

type Asked = { readonly route: Route; readonly format: FileFormat }

/** The whole result of a list as a file: the same rights, filters and order as its pages, all as at one moment. */
export async function answerFile(asked: Asked, request: Request, caller: Caller, from: Begin): Promise<FileOut> {
  const { contract } = asked.route
  const who = allowed(contract, caller)
  const columns = columnsOf(contract.list?.row ?? contract.response)
  const { language, requestId } = request
  return begin(from, { who, door: caller.door, readOnly: true, snapshot: true, language, requestId }, async (work) => {
    const name = nameOf(contract)
    const rows = allRows(asked.route, request, work)
    return {
      name: `${name} ${work.at.toISOString().slice(0, 10)}.${asked.format}`,
      mediaType: asked.format === 'csv' ? 'text/csv; charset=utf-8' : spreadsheetType,
      bytes: asked.format === 'csv' ? await csvBytes(columns, rows) : await sheetBytes(name, columns, rows),
    }
  })
}

async function* allRows(route: Route, request: Request, work: Work): AsyncGenerator {
  let cursor: string | undefined
  let count = 0
  do {
    const raw = { ...request.raw, ...(cursor === undefined ? {} : { cursor }) }
    const page = pageFrom(await read(route, raw, { limit: rowsAtOnce, rowsOnly: true })(work))
    count += page.rows.length
    if (count > mostRows) throw tooLong()
    yield* page.rows
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

async function csvBytes(columns: readonly CsvColumn[], rows: AsyncIterable<unknown>): Promise<Buffer> {
  const lines = [csvLine(columns.map(({ name }) => name))]
  for await (const row of rows) lines.push(csvLine(csvCells(columns, row)))
  return Buffer.from(`${byteOrderMark}${lines.join('\r\n')}\r\n`)
}

// What is kept is packed already: a list of a hundred thousand rows is some megabytes.
async function sheetBytes(name: string, columns: readonly CsvColumn[], rows: AsyncIterable<unknown>): Promise<Buffer> {
  async function* cells() {
    for await (const row of rows) yield sheetCells(columns, row)
  }
  return buffer(spreadsheet(name, columns, cells()))
}

function sheetCells(columns: readonly CsvColumn[], row: unknown): SheetCell[] {
  const values = csvCells(columns, row)
  return values.map((value, index) => {
    if (columns[index]?.kind !== 'amount' || typeof value !== 'string') return cellOf(value)
    // The currency of an amount stands in the column that follows.
    const currency = values[index + 1]
    return typeof currency === 'string' ? { amount: value, currency } : value
  })
}

function cellOf(value: unknown): SheetCell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return textOf(value)
}

// Formatted by the list's contract a moment ago.
const pageFrom = (answer: unknown) => answer as { readonly rows: readonly unknown[]; readonly next: string | null }

/** '/v1/customers/:customerId/touches' gives 'touches'. */
const nameOf = ({ path }: Endpoint) =>
  path
    .split('/')
    .filter((part) => part !== '' && !part.startsWith(':'))
    .at(-1) ?? 'list'

const tooLong = () =>
  new ProblemError(413, 'list_is_too_long', {
    title: `The list has more than ${mostRows} rows.`,
    remedy: 'Narrow it down by its filters, such as a month or a customer.',
  })
