import type { ReactNode } from 'react'
import { Mark } from '#web'
import css from './threshold.module.css'

type ThresholdProps = {
  readonly title: string
  readonly line?: string
  readonly wide?: boolean
  readonly children?: ReactNode
}

/** What stands around the pages before somebody is signed in. */
export function Threshold({ title, line, wide = false, children }: ThresholdProps) {
  return (
    <main className={css['threshold']}>
      <div className={css['name']}>
        <Mark size={26} /> Quittance
      </div>
      <section className={css['box']} data-wide={wide || undefined}>
        <h1>{title}</h1>
        {line && <p className="quiet">{line}</p>}
        {children}
      </section>
    </main>
  )
}
