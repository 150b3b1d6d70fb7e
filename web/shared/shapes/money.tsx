import { figureText, exactFigureText, type MoneyText } from '../words/figures.ts'
import { useLanguage } from '../words/language.ts'
import { Copyable } from './copyable.tsx'

type MoneyProps = {
  readonly of: MoneyText
  /** Shows the currency as a quiet suffix. Left out where the column's head names it. */
  readonly withCurrency?: boolean
  /** Writes 0.00 instead of a dash: where nothing left is the news. */
  readonly showZero?: boolean
  readonly strong?: boolean
}

/** An amount in the reader's language, digits under digits. A click on it copies it. */
export function Money({ of, withCurrency = false, showZero = false, strong = false }: MoneyProps) {
  const language = useLanguage()
  const text = showZero ? exactFigureText(of.amount, language) : figureText(of.amount, language)
  return (
    <Copyable text={of.amount}>
      <span className="num" style={strong ? { fontWeight: 650 } : undefined}>
        {text}
        {withCurrency && <span className="quiet small"> {of.currency}</span>}
      </span>
    </Copyable>
  )
}

type FigureProps = { readonly of: string; readonly unit?: string }

/** A quantity, price or rate: an exact decimal, not money. */
export function Figure({ of, unit }: FigureProps) {
  return (
    <span className="num">
      {figureText(of, useLanguage())}
      {unit && ` ${unit}`}
    </span>
  )
}
