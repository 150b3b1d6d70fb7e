import type { ReactNode } from 'react'
import { useEffect } from 'react'
import css from './page.module.css'

type PageProps = {
  /** Fills the screen and lets its list scroll inside, so that head and sums stay in sight. */
  readonly fill?: boolean
  readonly children: ReactNode
}

export function Page({ fill = false, children }: PageProps) {
  return (
    <div className={css['page']} data-fill={fill || undefined}>
      {children}
    </div>
  )
}

type HeadProps = {
  /** Also the title of the window; give `windowTitle` when it is more than text. */
  readonly title: ReactNode
  readonly windowTitle?: string
  /** States as chips, then one sentence that says what this is. */
  readonly line?: ReactNode
  /** Buttons, the main one last. */
  readonly children?: ReactNode
}

export function PageHead({ title, windowTitle, line, children }: HeadProps) {
  useWindowTitle(windowTitle ?? (typeof title === 'string' ? title : undefined))
  return (
    <header className={css['head']}>
      <div className={css['headWords']}>
        <h1>{title}</h1>
        {line && <div className={css['headLine']}>{line}</div>}
      </div>
      {children && <div className={css['headButtons']}>{children}</div>}
    </header>
  )
}

export function useWindowTitle(title: string | undefined) {
  useEffect(() => {
    document.title = title ? `${title} · Quittance` : 'Quittance'
  }, [title])
}
