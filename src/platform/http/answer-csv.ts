import type { Endpoint } from '#platform/endpoint'
import { columnsOf, csvCells, csvLine } from '#platform/csv'
import { allowed, read, type Request } from '#platform/http/answer'
import type { Caller } from '#platform/http/caller'
import { ProblemError } from '#platform/http/problem'
import type { Route } from '#platform/http/serve'
import type { FileOut } from '#platform/wire'
import { begin, type Begin } from '#platform/work'

const rowsAtOnce = 2_000
const mostRows = 200_000

// Excel reads UTF-8 only where this mark stands in front.
const byteOrderMark = '\ufeff'

export const asksForCsv = ({ list }: Endpoint, raw: Readonly<Record<string, unknown>>): boolean =>
  list !== null && raw['format'] === 'csv'

/** The whole result of a list as a file: the same rights, filters and order as its pages, all as at one moment. */
export async function answerCsv(route: Route, request: Request, caller: Caller, from: Begin): Promise<FileOut> {
  const { contract } = route
  const who = allowed(contract, caller)
  const columns = columnsOf(contract.list?.row ?? contract.response)
  const { language, requestId } = request
  return begin(from, { who, door: caller.door, readOnly: true, snapshot: true, language, requestId }, async (work) => {
    const lines = [csvLine(columns.map(({ name }) => name))]
    let cursor: string | undefined
    do {
      const raw = { ...request.raw, ...(cursor === undefined ? {} : { cursor }) }
      const page = pageFrom(await read(route, raw, { limit: rowsAtOnce, rowsOnly: true })(work))
      for (const row of page.rows) lines.push(csvLine(csvCells(columns, row)))
      if (lines.length > mostRows) throw tooLong()
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return {
      name: `${nameOf(contract)} ${work.at.toISOString().slice(0, 10)}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      bytes: Buffer.from(`${byteOrderMark}${lines.join('\r\n')}\r\n`),
    }
  })
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
