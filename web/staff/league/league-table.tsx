import type { ReactNode } from 'react'
import { Person, StateChip, exactFigureText, figureText, useLanguage, useWords, type Tone } from '#web'
import css from './league.module.css'
import { RangeBar } from './range-bar.tsx'
import { scaleOf, type Cell, type League, type LeagueRow } from './shown-league.ts'
import { shortMonth } from './span.ts'
import { leagueWords } from './words.ts'

type Open = (cell: Cell, staffId: string | undefined) => void
type TableProps = { readonly league: League; readonly open: Open }

/** A row for each person, the one who collected most on top. */
export function LeagueTable({ league, open }: TableProps) {
  const say = useWords(leagueWords)
  const language = useLanguage()
  const cohort = [shortMonth(league.cohortFrom, language), shortMonth(league.cohortThrough, language)] as const
  const most = Math.max(1, ...league.rows.map(({ cash }) => Number(cash.amount)))
  return (
    <section className={css['sheet']}>
      <table className={css['league']}>
        <thead>
          <tr>
            <th colSpan={2}>{say.person}</th>
            <th data-figure>{say.cash}</th>
            <th data-figure>{say.quota}</th>
            <th data-figure>{say.customers}</th>
            <th>
              {say.dispute}
              <Scale most={scaleOf(league)} />
            </th>
            <th>
              {say.debt}
              <Scale most={scaleOf(league)} />
            </th>
            <th data-figure>
              {say.firstTimeRight}
              <small>{say.cohort(...cohort)}</small>
            </th>
            <th data-figure>{say.queries}</th>
            <th data-figure>{say.leak}</th>
            <th>{say.band}</th>
          </tr>
        </thead>
        <tbody>
          {league.rows.map((row) => (
            <PersonRow key={row.staffId} row={row} league={league} open={open} most={most} />
          ))}
        </tbody>
        <tfoot>
          <AllRow league={league} open={open} />
        </tfoot>
      </table>
      <footer className={css['legend']}>
        <span>
          <i className={css['legendSpan']} aria-hidden /> {say.legendRange}
        </span>
        <span>
          <i className={css['legendAll']} aria-hidden /> {say.legendAll}
        </span>
        <span className={css['legendClick']}>{league.rows.length < league.people ? say.ownRow : say.click}</span>
      </footer>
    </section>
  )
}

const Scale = ({ most }: { most: number }) => (
  <span className={css['scale']} aria-hidden>
    <i>0</i>
    <i>{most / 2}</i>
    <i>{most} %</i>
  </span>
)

type RowProps = TableProps & { readonly row: LeagueRow; readonly most: number }

function PersonRow({ row, league, open, most }: RowProps) {
  const say = useWords(leagueWords)
  const language = useLanguage()
  const figure = (text: string) => figureText(text, language)
  const cell = (what: Cell, label: string, children: ReactNode) => (
    <FigureCell label={label} of={`${row.name}, ${label}`} open={() => open(what, row.staffId)}>
      {children}
    </FigureCell>
  )
  return (
    <tr>
      <td className={css['rank']}>
        <b>{row.rank}</b> <Moved places={row.moved} />
      </td>
      <td className={css['who']}>
        <Person name={row.name} />
      </td>
      {cell(
        'cash',
        say.cash,
        <>
          <b>{exactFigureText(row.cash.amount, language)}</b>
          <span className={css['bar']} aria-hidden>
            <i style={{ width: `${Math.max(0, (100 * Number(row.cash.amount)) / most)}%` }} />
          </span>
          {row.changePercent !== null && (
            <small title={say.change}>
              {Number(row.changePercent) > 0 && '+'}
              {exactFigureText(row.changePercent, language)} %
            </small>
          )}
        </>,
      )}
      <td data-figure data-label={say.quota}>
        {row.quotaPercent === null ? '–' : `${exactFigureText(row.quotaPercent, language)} %`}
        {row.quota && <small>{say.ofQuota(figure(row.quota.amount))}</small>}
      </td>
      {cell('customers', say.customers, row.customers)}
      <ShareCell row={row} league={league} of="dispute" open={open} />
      <ShareCell row={row} league={league} of="debt" open={open} />
      {cell(
        'cohort',
        say.firstTimeRight,
        <>
          {row.rightPercent === null ? '–' : `${exactFigureText(row.rightPercent, language)} %`}
          <small>{say.ofInvoices(row.cohort)}</small>
        </>,
      )}
      {cell('queries', say.queries, row.queries === 0 ? '–' : say.of(row.queriesInTime, row.queries))}
      {cell('leak', say.leak, figure(row.leak.amount))}
      <td data-label={say.band}>
        <StateChip tone={tones[row.band]}>{say[row.band]}</StateChip>
      </td>
    </tr>
  )
}

const tones: Readonly<Record<LeagueRow['band'], Tone>> = {
  better: 'settled',
  as_the_rest: 'news',
  needs_help: 'overdue',
  too_few: 'quiet',
}

type FigureCellProps = {
  readonly label: string
  readonly of: string
  readonly open: () => void
  readonly children: ReactNode
}

function FigureCell({ label, of, open, children }: FigureCellProps) {
  return (
    <td data-figure data-label={label}>
      <button type="button" className={css['open']} onClick={open}>
        <span className={css['unseen']}>{of}: </span>
        {children}
      </button>
    </td>
  )
}

type ShareProps = TableProps & { readonly row: LeagueRow; readonly of: 'dispute' | 'debt' }

/** So many of so many customers, with the range in which the true share lies. */
function ShareCell({ row, league, of, open }: ShareProps) {
  const say = useWords(leagueWords)
  const language = useLanguage()
  const { estimate, low, high } = row[of]
  const everybody = league.all[of === 'dispute' ? 'disputePercent' : 'debtPercent']
  const whole = (text: string) => exactFigureText(String(Math.round(Number(text))), language)
  const hits = of === 'dispute' ? row.ownCause : row.inDebt
  return (
    <td data-share data-label={say[of]}>
      <button type="button" className={css['open']} onClick={() => open(of, row.staffId)}>
        <span className={css['unseen']}>
          {row.name}, {say[of]}:{' '}
        </span>
        <RangeBar
          estimate={Number(estimate)}
          low={Number(low)}
          high={Number(high)}
          everybody={everybody === null ? undefined : Number(everybody)}
          most={scaleOf(league)}
          tone={of === 'dispute' ? row.band : row.band === 'too_few' ? 'too_few' : 'as_the_rest'}
        />
        <span className={css['counts']}>
          <span>{say.of(hits, row.customers)}</span>
          <small>{say.range(whole(low), whole(high))}</small>
        </span>
        {of === 'dispute' && row.provisional > 0 && <small>{say.provisional(row.provisional)}</small>}
      </button>
    </td>
  )
}

function Moved({ places }: { places: number | null }) {
  const say = useWords(leagueWords)
  if (places === null) return <small>{say.fresh}</small>
  if (places === 0) return <small>{say.same}</small>
  return (
    <small data-up={places > 0 || undefined} title={places > 0 ? say.up(places) : say.down(-places)}>
      <span aria-hidden>{places > 0 ? '▲' : '▼'}</span> {Math.abs(places)}
    </small>
  )
}

function AllRow({ league, open }: TableProps) {
  const say = useWords(leagueWords)
  const language = useLanguage()
  const { all } = league
  const percent = (text: string | null) => (text === null ? '–' : `${exactFigureText(text, language)} %`)
  const cell = (what: Cell, label: string, children: ReactNode) => (
    <FigureCell label={label} of={`${say.all}, ${label}`} open={() => open(what, undefined)}>
      {children}
    </FigureCell>
  )
  const share = (hits: number, rate: string | null) => `${say.of(hits, all.customers)} · ${percent(rate)}`
  return (
    <tr>
      <td className={css['who']} colSpan={2}>
        {say.all}
      </td>
      {cell('cash', say.cash, exactFigureText(all.cash.amount, language))}
      <td data-figure data-label={say.quota}>
        {percent(all.quotaPercent)}
      </td>
      {cell('customers', say.customers, all.customers)}
      <td data-share data-label={say.dispute}>
        {share(all.ownCause, all.disputePercent)}
      </td>
      <td data-share data-label={say.debt}>
        {share(all.inDebt, all.debtPercent)}
      </td>
      {cell('cohort', say.firstTimeRight, percent(all.rightPercent))}
      {cell('queries', say.queries, all.queries === 0 ? '–' : say.of(all.queriesInTime, all.queries))}
      {cell('leak', say.leak, figureText(all.leak.amount, language))}
      <td className="quiet">{say.people(league.people)}</td>
    </tr>
  )
}
