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

const isNothing = ({ amount }: MoneyText) => /^-?0+(\.0+)?$/.test(amount)

/** One line for each currency in which there is something; nothing at all is a dash. */
export function Sums({ of }: { of: readonly MoneyText[] | undefined }) {
  const some = of?.filter((sum) => !isNothing(sum)) ?? []
  if (some.length === 0) return '–'
  return some.map((sum) => (
    <span key={sum.currency} className={css['sum']}>
      <Money of={sum} withCurrency />
    </span>
  ))
}
