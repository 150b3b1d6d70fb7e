import { Button, Drawer, Skeleton } from '@mantine/core'
import { listLeagueDocuments } from '#contracts/insight'
import { Day, Empty, Money, ProblemBox, StateChip, useAskList, useWords, type Answer, type ListSource } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from './league.module.css'
import type { Cell, League } from './shown-league.ts'
import { leagueWords, partWord } from './words.ts'

type Behind = Answer<typeof listLeagueDocuments>['rows'][number]

/** A figure of the league, or one of a collector. */
type AnyCell = Cell | 'collected' | 'overdue' | 'cases'

type DrawerProps = {
  readonly league: League
  readonly entityId: string
  readonly cell: Cell
  readonly staffId: string | undefined
  readonly close: () => void
}

/** The documents behind one figure of the league, with the sum that the table shows. */
export function BehindDrawer({ league, entityId, cell, staffId, close }: DrawerProps) {
  const say = useWords(leagueWords)
  const source = useAskList(listLeagueDocuments, {
    entityId,
    quarter: league.through,
    span: league.span,
    cell,
    staffId,
    limit: 100,
  })
  const name = league.rows.find((row) => row.staffId === staffId)?.name ?? say.all
  const title = say.behind(name, titleOf(say, cell))
  return <BehindSheet title={title} source={source} cell={cell} currency={league.currency} close={close} />
}

type SheetProps = {
  readonly title: string
  readonly source: ListSource<Behind>
  readonly cell: AnyCell
  readonly currency: string
  readonly close: () => void
}

/** Documents that come in from the right, with their sum and their file. */
export function BehindSheet({ title, source, cell, currency, close }: SheetProps) {
  const say = useWords(leagueWords)
  return (
    <Drawer
      opened
      onClose={close}
      title={<b>{title}</b>}
      position="right"
      size={640}
      overlayProps={{ backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      {source.problem && <ProblemBox problem={source.problem} />}
      {source.loading && <Skeleton height={160} radius={8} />}
      {!source.loading && source.rows.length === 0 && <Empty title={say.noDocuments}>{say.noDocumentsHint}</Empty>}
      {source.rows.length > 0 && (
        <>
          <BehindTable
            rows={source.rows}
            cell={cell}
            currency={currency}
            count={source.count ?? 0}
            sums={source.sums?.['amount']}
          />
          <div className={css['drawerFoot']}>
            {source.more && <Button onClick={source.more}>{say.moreOf(source.rows.length, source.count ?? 0)}</Button>}
            <Button component="a" href={source.csv} download>
              {say.export}
            </Button>
          </div>
        </>
      )}
    </Drawer>
  )
}

type Say = typeof leagueWords.en

function titleOf(say: Say, cell: Cell): string {
  switch (cell) {
    case 'cohort':
      return say.firstTimeRight
    case 'invoices':
      return say['part billed']
    case 'cash':
    case 'leak':
    case 'customers':
    case 'dispute':
    case 'debt':
    case 'queries':
      return say[cell]
  }
}

type TableProps = {
  readonly rows: readonly Behind[]
  readonly cell: AnyCell
  readonly currency: string
  readonly count: number
  readonly sums: readonly { readonly amount: string; readonly currency: string }[] | undefined
}

function BehindTable({ rows, cell, currency, count, sums }: TableProps) {
  const say = useWords(leagueWords)
  return (
    <table className={css['behind']}>
      <thead>
        <tr>
          <th>{say.number}</th>
          <th>{say.customer}</th>
          <th>{say.why}</th>
          <th>{say.day}</th>
          <th data-figure>
            {say.amount} {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <BehindRow key={`${row.id}${index}`} row={row} cell={cell} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>
            <SumWords cell={cell} rows={rows} count={count} />
          </td>
          <td data-figure>
            {sums?.map((sum) => (
              <Money key={sum.currency} of={sum} />
            ))}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

const pathOf = ({ kind, id }: Behind): string => {
  switch (kind) {
    case 'inv':
      return `/billing/${id}`
    case 'cus':
      return `/customers/${id}`
    case 'dsp':
      return `/disputes/${id}`
    case 'ord':
      return `/orders/${id}`
  }
}

function BehindRow({ row, cell }: { row: Behind; cell: AnyCell }) {
  const say = useWords(leagueWords)
  return (
    <tr data-quiet={!row.counted || undefined}>
      <td>
        <WayTo path={pathOf(row)}>{row.number}</WayTo>
      </td>
      <td>
        {row.customerId ? (
          <WayTo path={`/customers/${row.customerId}`}>{row.customerName}</WayTo>
        ) : (
          <span className="quiet">{say.goneCustomer}</span>
        )}
      </td>
      <td>
        {partWord(say, row.part)}
        {!row.counted && cell === 'dispute' && (
          <>
            {' '}
            <StateChip>{say.notCounted}</StateChip>
          </>
        )}
      </td>
      <td>
        <Day of={row.day} />
      </td>
      <td data-figure>{row.amount ? <Money of={row.amount} /> : '–'}</td>
    </tr>
  )
}

/** What the sum counts, in words: a share counts some of the documents only. */
function SumWords({ cell, rows, count }: { cell: AnyCell; rows: readonly Behind[]; count: number }) {
  const say = useWords(leagueWords)
  const counted = rows.filter((row) => row.counted).length
  if (rows.length < count) return <>{say.sumCount(count)}</>
  if (cell === 'dispute') return <>{say.sumDispute(counted, rows.length - counted)}</>
  if (cell === 'cohort') return <>{say.sumCohort(counted, rows.length)}</>
  if (cell === 'cases' || cell === 'collected') return <>{say.sumPrompt(counted, rows.length)}</>
  if (cell === 'queries') return <>{say.sumQueries(counted, rows.length)}</>
  return <>{say.sumCount(count)}</>
}
