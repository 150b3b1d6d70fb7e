import { formatDecimal, type Decimal } from '#kernel/decimal'
import { formatAmount, type Money } from '#kernel/money'
import { csvLine } from '#platform/csv'
import type { FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { readLeague } from './read-league.ts'

type League = Awaited<ReturnType<typeof readLeague>>
type Row = League['rows'][number]

// Excel reads UTF-8 only where this mark stands in front.
const byteOrderMark = '\ufeff'

/** The league as a file: names in the API's words, amounts with their currency, ranges as per cent. */
export async function exportLeague(work: Work, asked: Parameters<typeof readLeague>[1]): Promise<FileOut> {
  const league = await readLeague(work, asked)
  const lines = [columns.map(([name]) => name), ...league.rows.map((row) => columns.map(([, of]) => of(row, league)))]
  return {
    name: `league ${league.from} ${league.through}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(`${byteOrderMark}${lines.map((line) => csvLine(line)).join('\r\n')}\r\n`),
  }
}

const text = (value: Money | null) => (value === null ? '' : formatAmount(value))
const share = (value: Decimal | null) => (value === null ? '' : formatDecimal(value))

const columns: readonly (readonly [string, (row: Row, league: League) => unknown])[] = [
  ['rank', ({ rank }) => String(rank)],
  ['name', ({ name }) => name],
  ['from', (_, { from }) => from],
  ['through', (_, { through }) => through],
  ['frozen', (_, { frozenAt }) => (frozenAt ? 'yes' : 'no')],
  ['currency', (_, { currency }) => currency],
  ['cash', ({ cash }) => text(cash)],
  ['changePercent', ({ changePercent }) => share(changePercent)],
  ['quota', ({ quota }) => text(quota)],
  ['quotaPercent', ({ quotaPercent }) => share(quotaPercent)],
  ['customers', ({ customers }) => String(customers)],
  ['inDispute', ({ inDispute }) => String(inDispute)],
  ['ownCause', ({ ownCause }) => String(ownCause)],
  ['provisional', ({ provisional }) => String(provisional)],
  ['disputePercent', ({ dispute }) => share(dispute.estimate)],
  ['disputeLow', ({ dispute }) => share(dispute.low)],
  ['disputeHigh', ({ dispute }) => share(dispute.high)],
  ['inDebt', ({ inDebt }) => String(inDebt)],
  ['debtPercent', ({ debt }) => share(debt.estimate)],
  ['debtLow', ({ debt }) => share(debt.low)],
  ['debtHigh', ({ debt }) => share(debt.high)],
  ['cohort', ({ cohort }) => String(cohort)],
  ['cohortRight', ({ cohortRight }) => String(cohortRight)],
  ['queries', ({ queries }) => String(queries)],
  ['queriesInTime', ({ queriesInTime }) => String(queriesInTime)],
  ['leak', ({ leak }) => text(leak)],
  ['band', ({ band }) => band],
]
