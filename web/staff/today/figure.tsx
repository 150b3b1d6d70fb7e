import type { ReactNode } from 'react'
import { HeadFigure, Money, type MoneyText } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from './today.module.css'

type FigureProps = {
  readonly label: string
  /** Where its documents are. */
  readonly path: string
  readonly asking?: Readonly<Record<string, string>>
  readonly value: ReactNode
  readonly beside?: ReactNode
}

/** A head figure that leads to what it is made of. */
export const Figure = ({ label, path, asking = {}, value, beside }: FigureProps) => (
  <div className={css['figure']}>
    <HeadFigure
      value={value}
      beside={beside}
      label={
        <WayTo path={path} asking={asking}>
          {label}
        </WayTo>
      }
    />
  </div>
)

/** One amount for each currency; nothing at all is a dash. */
export function Sums({ of }: { of: readonly MoneyText[] | undefined }) {
  if (!of || of.length === 0) return '–'
  return of.map((sum, index) => (
    <span key={sum.currency}>
      {index > 0 && ' · '}
      <Money of={sum} withCurrency showZero />
    </span>
  ))
}
