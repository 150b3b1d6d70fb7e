import type { ReactNode } from 'react'
import css from './check.module.css'

export type CheckTone = 'fine' | 'look' | 'wrong' | 'question'

type CheckProps = {
  readonly tone: CheckTone
  /** What is so, in one line. */
  readonly says: ReactNode
  readonly children?: ReactNode
  /** The possible answers, as small buttons. */
  readonly answers?: ReactNode
}

const signs: Readonly<Record<CheckTone, string>> = { fine: '✓', look: '~', wrong: '✕', question: '?' }

/** What a check found, standing beside the field it speaks of. Fine is quiet; the rest asks for an answer. */
export function CheckBeside({ tone, says, children, answers }: CheckProps) {
  if (tone === 'fine') {
    return (
      <p className={css['fine']}>
        <b aria-hidden>{signs.fine}</b> {says}
      </p>
    )
  }
  return (
    <div className={css['check']} data-tone={tone} role="note">
      <p className={css['says']}>
        <span aria-hidden>{signs[tone]}</span> {says}
      </p>
      {children}
      {answers && <div className={css['answers']}>{answers}</div>}
    </div>
  )
}

type CheckedFieldProps = {
  readonly label: ReactNode
  readonly children: ReactNode
  readonly check?: ReactNode
  /** Lines below the field: what is known, what else fits. */
  readonly below?: ReactNode
}

/** A row of a form with three columns: label, field, and what the checks say about it. */
export function CheckedField({ label, children, check, below }: CheckedFieldProps) {
  return (
    <div className={css['row']}>
      <div className={css['label']}>{label}</div>
      <div className={css['field']}>
        {children}
        {below && <div className={css['below']}>{below}</div>}
      </div>
      <div className={css['beside']}>{check}</div>
    </div>
  )
}
