import { exactFigureText, useLanguage } from '#web'

type PriceProps = { readonly of: string; readonly currency?: string }

/** A price of one piece: an exact decimal, written with the decimals of money at least. */
export function Price({ of, currency }: PriceProps) {
  const text = exactFigureText(withCents(of), useLanguage())
  return (
    <span className="num">
      {text}
      {currency && <span className="quiet small"> {currency}</span>}
    </span>
  )
}

const withCents = (text: string) => {
  const [whole = '', cents = ''] = text.split('.')
  return `${whole}.${cents.padEnd(2, '0')}`
}
