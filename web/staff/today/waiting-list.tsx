import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Card, ProblemBox, catalogue, countText, useLanguage, useWords, type ApiProblem } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from './today.module.css'

const words = catalogue({
  en: { all: (count: string) => `All ${count}` },
  de: { all: (count: string) => `Alle ${count}` },
})

/** Something that waits: who, what in one sentence, since or until when, and what is at stake. */
export type Waiting = {
  readonly id: string
  /** Where it is done. */
  readonly path: string
  readonly asking?: Readonly<Record<string, string>>
  readonly name: string
  readonly number?: string | null
  readonly what: ReactNode
  readonly below?: ReactNode
  readonly when?: ReactNode
  readonly late?: boolean
  readonly figure?: ReactNode
}

type ListProps = {
  readonly title: string
  readonly heads: {
    readonly name: string
    readonly what: string
    readonly when?: string
    readonly figure?: string
  }
  readonly rows: readonly Waiting[] | undefined
  readonly count: number | undefined
  readonly all?: { readonly path: string; readonly asking?: Readonly<Record<string, string>> }
  /** What is so when nothing waits, and what will appear here and when. */
  readonly none: string
  readonly noneHint: string
  readonly problem?: ApiProblem | null
}

/** A list of what waits for somebody. Each row leads to where it is done. */
export function WaitingList({ title, heads, rows, count = 0, all, none, noneHint, problem }: ListProps) {
  const say = useWords(words)
  const counted = countText(count, useLanguage())
  const way = all && rows && count > rows.length && (
    <WayTo path={all.path} asking={all.asking ?? {}}>
      <span className="link">{say.all(counted)}</span>
    </WayTo>
  )
  const named = (
    <>
      {title} {count > 0 && <span className="quiet">{counted}</span>}
    </>
  )
  return (
    <Card title={named} beside={way} flush>
      {problem && <ProblemBox problem={problem} />}
      {!rows && !problem && <Skeleton height={96} radius={0} />}
      {rows?.length === 0 && (
        <div className={css['nothing']}>
          {none}.<p className="small quiet">{noneHint}</p>
        </div>
      )}
      {rows && rows.length > 0 && <Rows heads={heads} rows={rows} />}
    </Card>
  )
}

function Rows({ heads, rows }: { heads: ListProps['heads']; rows: readonly Waiting[] }) {
  return (
    <table className={css['waiting']}>
      <thead>
        <tr>
          <th>{heads.name}</th>
          <th>{heads.what}</th>
          {heads.when && <th>{heads.when}</th>}
          {heads.figure && <th className="num">{heads.figure}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <WayTo path={row.path} asking={row.asking ?? {}}>
                {row.name}
              </WayTo>
              {row.number && <small>{row.number}</small>}
            </td>
            <td>
              {row.what}
              {row.below && <small>{row.below}</small>}
            </td>
            {heads.when && <td className={row.late ? css['late'] : ''}>{row.when}</td>}
            {heads.figure && <td className="num">{row.figure}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
