import type { ReactNode } from 'react'
import { Card, Money } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from './report.module.css'
import { useReportWords, whyText, type ReportLine } from './words.ts'

const groups = ['invest', 'pursue', 'cold'] as const

type TablesProps = {
  readonly lines: readonly ReportLine[]
  /** The last column of each line: what can be done with it, or what came of it. */
  readonly last: (line: ReportLine) => ReactNode
  readonly lastHead: string
}

/** The three groups of the report, each with its lines; a group without lines is left out. */
export function LineTables({ lines, last, lastHead }: TablesProps) {
  const say = useReportWords()
  return (
    <div className={css['groups']}>
      {groups.map((group) => {
        const own = lines.filter((line) => line.group === group)
        if (own.length === 0) return null
        return (
          <Card key={group} title={say[`group ${group}`]} beside={String(own.length)} flush>
            <table className={css['lines']}>
              <thead>
                <tr>
                  <th>{say.customer}</th>
                  <th>{say.why}</th>
                  <th data-wide>{say.rhythm}</th>
                  <th data-figure>{say.headroom}</th>
                  <th data-figure data-wide>
                    {say.expected}
                  </th>
                  <th data-last>{lastHead}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((line) => (
                  <LineRow key={line.id} line={line} last={last} />
                ))}
              </tbody>
            </table>
          </Card>
        )
      })}
    </div>
  )
}

function LineRow({ line, last }: { line: ReportLine; last: TablesProps['last'] }) {
  const say = useReportWords()
  return (
    <tr data-state={line.state}>
      <td>
        <WayTo path={`/customers/${line.customer.id}`}>{line.customer.name}</WayTo>
        <small>{[line.customer.number, line.ownerName].filter(Boolean).join(' · ')}</small>
      </td>
      <td>
        {whyText(say, line)}
        {line.comment && <small className={css['said']}>“{line.comment}”</small>}
        {line.signedByName && <small>{say.by(line.signedByName)}</small>}
      </td>
      <td data-wide>
        {say.daysAgo(line.openGapDays)}
        <small>{say.ownRhythm(line.usualGapDays, line.gap95Days)}</small>
      </td>
      <td data-figure>
        <Money of={line.headroom} withCurrency showZero />
      </td>
      <td data-figure data-wide>
        <Money of={line.expected} withCurrency showZero />
      </td>
      <td data-last>{last(line)}</td>
    </tr>
  )
}
