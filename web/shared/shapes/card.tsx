import type { ReactNode } from 'react'
import css from './card.module.css'

type CardProps = {
  readonly title?: ReactNode
  /** Quiet words at the right end of the title. */
  readonly beside?: ReactNode
  /** Lets a table or list run from edge to edge. */
  readonly flush?: boolean
  readonly children?: ReactNode
}

export function Card({ title, beside, flush = false, children }: CardProps) {
  return (
    <section className={css['card']} data-flush={flush || undefined}>
      {(title !== undefined || beside !== undefined) && (
        <header className={css['head']}>
          <h2>{title}</h2>
          <div className={css['beside']}>{beside}</div>
        </header>
      )}
      {children}
    </section>
  )
}

type HeadFigureProps = { readonly value: ReactNode; readonly label: ReactNode; readonly beside?: ReactNode }

/** A large figure with the words that say what it is. At most four of them head a page. */
export function HeadFigure({ value, label, beside }: HeadFigureProps) {
  return (
    <div className={css['figure']}>
      <div>
        <b className="num">{value}</b> {beside && <span className="small quiet">{beside}</span>}
      </div>
      <div className="small quiet">{label}</div>
    </div>
  )
}

export const HeadFigures = ({ children }: { children: ReactNode }) => <div className={css['figures']}>{children}</div>
