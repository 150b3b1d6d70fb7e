import type { ReactNode } from 'react'
import css from './shapes.module.css'

type SumLineProps = {
  readonly label: ReactNode
  readonly value: ReactNode
  /** A total: bold, with a rule above it. */
  readonly total?: boolean
}

/** A line of a small sum: words left, figure right. Lines of one sum stand in one `SumLines`. */
export function SumLine({ label, value, total = false }: SumLineProps) {
  return (
    <div className={css['sumLine']} data-total={total || undefined}>
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  )
}

export const SumLines = ({ children }: { children: ReactNode }) => <dl className={css['sumLines']}>{children}</dl>

type FieldRowProps = {
  readonly label: ReactNode
  readonly children: ReactNode
  /** A quiet remark at the right end: where the value comes from. */
  readonly source?: ReactNode
}

/** Label left, value right of it, as on a paper form. Rows stand in `FieldRows`. */
export function FieldRow({ label, children, source }: FieldRowProps) {
  return (
    <div className={css['fieldRow']}>
      <dt>{label}</dt>
      <dd>
        <span>{children}</span>
        {source && <span className={css['source']}>{source}</span>}
      </dd>
    </div>
  )
}

export const FieldRows = ({ children }: { children: ReactNode }) => <dl className={css['fieldRows']}>{children}</dl>
