import type { ReactNode } from 'react'
import css from './page.module.css'

type EmptyProps = {
  /** What is so, in a friendly sentence. */
  readonly title: ReactNode
  /** What will appear here and when, or what to do. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Stands for the whole page: its title is the page's. */
  readonly asPage?: boolean
}

/** An empty place that says what is done and what comes next. */
export function Empty({ title, children, actions, asPage = false }: EmptyProps) {
  return (
    <div className={css['emptyPlace']}>
      {asPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <div className="quiet">{children}</div>}
      {actions && <div className={css['emptyActions']}>{actions}</div>}
    </div>
  )
}
