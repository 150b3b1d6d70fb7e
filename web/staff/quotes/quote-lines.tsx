import type { readQuote } from '#contracts/quotes'
import { Figure, Money, SumLine, SumLines, catalogue, exactFigureText, useLanguage, useWords, type Answer } from '#web'
import { priceText } from '../orders/order-words.ts'
import { LineWhy } from './line-why.tsx'
import css from './quotes.module.css'
import { useQuoteWords } from './words.ts'

const words = catalogue({
  en: {
    line: 'Line',
    product: 'Product',
    quantity: 'Quantity',
    price: 'Price',
    discount: 'Discount',
    tax: (percent: string) => `Tax ${percent} %`,
  },
  de: {
    line: 'Position',
    product: 'Produkt',
    quantity: 'Menge',
    price: 'Preis',
    discount: 'Nachlass',
    tax: (percent: string) => `Steuer ${percent} %`,
  },
})

/** The lines as they are offered, each price with its why. */
export function QuoteLines({ of }: { of: Answer<typeof readQuote> }) {
  const say = useWords(words)
  const own = useQuoteWords()
  const language = useLanguage()
  const numbers = of.lines.map(
    (_, index) => of.lines.slice(0, index + 1).filter(({ kind }) => kind === 'product').length,
  )
  return (
    <>
      <div className={css['scroll']}>
        <table>
          <thead>
            <tr>
              <th aria-label={say.line} />
              <th>{say.product}</th>
              <th className="num">{say.quantity}</th>
              <th className="num">{say.price}</th>
              <th className="num">{say.discount}</th>
              <th className="num">
                {own.net}, {of.net.currency}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.lines.map((line, index) => (
              <tr key={index}>
                <td className="faint">{line.kind === 'product' && numbers[index]}</td>
                <td>
                  {line.kind === 'text' ? <i>{line.description}</i> : line.description}
                  <div className="small quiet">{[line.sku, line.detail].filter(Boolean).join(' · ')}</div>
                </td>
                <td className="num">{line.quantity && <Figure of={line.quantity} unit={line.unit ?? ''} />}</td>
                <td className="num">
                  {line.unitPrice && (
                    <>
                      <Figure of={priceText(line.unitPrice)} /> <LineWhy line={line} row={numbers[index] ?? 0} />
                    </>
                  )}
                </td>
                <td className="num">
                  {line.discountPercent !== '0' && `${exactFigureText(line.discountPercent, language)} %`}
                </td>
                <td className="num">{line.kind === 'product' && <Money of={line.net} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css['sums']}>
        <SumLines>
          <SumLine label={own.net} value={<Money of={of.net} />} />
          {of.taxes.map(({ percent, tax }) => (
            <SumLine key={percent} label={say.tax(exactFigureText(percent, language))} value={<Money of={tax} />} />
          ))}
          <SumLine label={own.gross} value={<Money of={of.gross} withCurrency />} total />
        </SumLines>
      </div>
    </>
  )
}
