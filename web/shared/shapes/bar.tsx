import type { ReactNode } from 'react'
import type { Tone } from './state-chip.tsx'
import css from './bar.module.css'

export type BarPart = {
  readonly label: string
  /** Only for drawing; the figure that is read stands in `value`. */
  readonly share: number
  readonly tone: Tone | 'plain' | 'plain-2' | 'plain-3' | 'this'
  readonly value?: ReactNode
}

type BarProps = {
  readonly parts: readonly BarPart[]
  /** The length that stands for the whole; the sum of the parts, when left out. */
  readonly whole?: number
  /** Lists every part with its colour and value below the bar. */
  readonly legend?: boolean
  readonly label: string
}

/** One stacked bar. Its parts are listed in words, so that it reads without colour. */
export function Bar({ parts, whole, legend = false, label }: BarProps) {
  const total = whole ?? parts.reduce((sum, part) => sum + part.share, 0)
  return (
    <div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn with boxes, not with a file */}
      <div className={css['bar']} role="img" aria-label={`${label}: ${parts.map((part) => part.label).join(', ')}`}>
        {parts.map((part) => (
          <i
            key={part.label}
            data-tone={part.tone}
            style={{ width: `${total === 0 ? 0 : (100 * part.share) / total}%` }}
          />
        ))}
      </div>
      {legend && (
        <ul className={css['legend']}>
          {parts.map((part) => (
            <li key={part.label}>
              <i data-tone={part.tone} aria-hidden />
              <span>{part.label}</span>
              <span className="num">{part.value}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
