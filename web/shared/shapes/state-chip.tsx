import type { ReactNode } from 'react'
import css from './shapes.module.css'

/** settled green · waiting amber · overdue red · question violet · news blue · quiet grey */
export type Tone = 'settled' | 'waiting' | 'overdue' | 'question' | 'news' | 'quiet'

/** A state in a word; the colour only repeats what the word says. */
export function StateChip({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={css['state']} data-tone={tone}>
      {children}
    </span>
  )
}

/** A dot with its word, for legends. */
export function Dot({ tone = 'quiet', children }: { tone?: Tone; children?: ReactNode }) {
  return (
    <span className={css['dotted']}>
      <span className={css['dot']} data-tone={tone} aria-hidden />
      {children}
    </span>
  )
}
