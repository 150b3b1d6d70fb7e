import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Card } from '../shapes/card.tsx'
import { Day } from '../shapes/day.tsx'
import { catalogue, useWords } from '../words/catalogue.ts'

const words = catalogue({
  en: {
    title: 'Runs before',
    day: 'Day',
    what: 'What it did',
    by: 'Started by',
    sum: 'Sum',
    none: 'This is the first one.',
  },
  de: {
    title: 'Frühere Läufe',
    day: 'Tag',
    what: 'Was er tat',
    by: 'Gestartet von',
    sum: 'Summe',
    none: 'Dies ist der erste.',
  },
})

export type PastRun = {
  readonly id: string
  readonly day: string
  readonly what: ReactNode
  readonly by: ReactNode
  readonly sum?: ReactNode
  readonly to?: string
}

export function RunHistory({ runs }: { runs: readonly PastRun[] }) {
  const say = useWords(words)
  return (
    <Card title={say.title}>
      {runs.length === 0 ? (
        <p className="quiet">{say.none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{say.day}</th>
              <th>{say.what}</th>
              <th>{say.by}</th>
              <th className="num">{say.sum}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  {run.to === undefined ? (
                    <Day of={run.day} />
                  ) : (
                    <Link to={run.to} className="link">
                      <Day of={run.day} />
                    </Link>
                  )}
                </td>
                <td>{run.what}</td>
                <td>{run.by}</td>
                <td className="num">{run.sum}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
