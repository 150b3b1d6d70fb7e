import css from './league.module.css'

type RangeBarProps = {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** Where everybody together stands. */
  readonly everybody: number | undefined
  /** The right end of the scale. */
  readonly most: number
  readonly tone: 'better' | 'as_the_rest' | 'needs_help' | 'too_few'
}

/** Where somebody's share lies, and how sure that is; the figures beside it say the same. */
export function RangeBar({ estimate, low, high, everybody, most, tone }: RangeBarProps) {
  const at = (value: number) => `${Math.min(100, (100 * value) / most)}%`
  return (
    <span className={css['range']} data-tone={tone} aria-hidden>
      <i className={css['span']} style={{ left: at(low), width: `${Math.min(100, (100 * (high - low)) / most)}%` }} />
      {everybody !== undefined && <i className={css['everybody']} style={{ left: at(everybody) }} />}
      <i className={css['point']} style={{ left: at(estimate) }} />
    </span>
  )
}
