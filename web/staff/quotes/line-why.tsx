import type { checkQuote, readQuote } from '#contracts/quotes'
import {
  Explanation,
  Why,
  catalogue,
  dayText,
  exactFigureText,
  useLanguage,
  useToday,
  useWords,
  type Answer,
  type Fact,
} from '#web'
import { priceText } from '../orders/order-words.ts'

const words = catalogue({
  en: {
    title: (row: number, price: string) => `Line ${row} · why ${price}?`,
    agreed: (price: string, name: string) => `${price}, because it is agreed with them in ${name}.`,
    listed: (price: string, name: string) => `${price}, the price of ${name}: nothing else is agreed with them.`,
    less: (price: string, percent: string, before: string) => `${price} is ${percent} % less than ${before}.`,
    typed: (price: string) => `${price} was typed.`,
    list: 'List price',
    agreement: 'Agreed price',
    theList: 'the list',
    from: (day: string) => `from ${day}`,
    changed: 'a discount, or a price typed over it.',
  },
  de: {
    title: (row: number, price: string) => `Position ${row} · warum ${price}?`,
    agreed: (price: string, name: string) => `${price}, weil es in ${name} mit dem Kunden vereinbart ist.`,
    listed: (price: string, name: string) => `${price}, der Preis aus ${name}: sonst ist nichts vereinbart.`,
    less: (price: string, percent: string, before: string) => `${price} ist ${percent} % weniger als ${before}.`,
    typed: (price: string) => `${price} ist eingetragen.`,
    list: 'Listenpreis',
    agreement: 'Vereinbarter Preis',
    theList: 'der Liste',
    from: (day: string) => `ab ${day}`,
    changed: 'ein Nachlass oder ein eingetragener Preis.',
  },
})

type Line = Answer<typeof checkQuote>['lines'][number] | Answer<typeof readQuote>['lines'][number]
type Price = NonNullable<Line['list']>

/** Why a line of a quote has its price: what is agreed or listed, by whom and since when, and what was taken off. */
export function LineWhy({ line, row }: { line: Line; row: number }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  if (line.unitPrice === null) return null
  const shown = (text: string) => exactFigureText(priceText(text), language)
  const own = shown(line.unitPrice)
  const sentence =
    line.priceKind === 'agreement'
      ? say.agreed(own, line.agreement?.name ?? '')
      : line.priceKind === 'list'
        ? say.listed(own, line.list?.name ?? say.theList)
        : line.expectedPrice !== null && line.discountPercent !== '0'
          ? say.less(own, exactFigureText(line.discountPercent, language), shown(line.expectedPrice))
          : say.typed(own)
  const fact = (name: string, of: Price): Fact => ({
    fact: name,
    value: shown(of.amount),
    who: of.setBy ?? '',
    when: of.setAt && dayText(of.setAt.slice(0, 10), language, today),
    rule: [of.name, say.from(dayText(of.fromOn, language, today))].filter(Boolean).join(', '),
  })
  return (
    <Why title={say.title(row, own)}>
      <Explanation
        sentence={sentence}
        facts={[
          ...(line.list ? [fact(say.list, line.list)] : []),
          ...(line.agreement ? [fact(say.agreement, line.agreement)] : []),
        ]}
        changed={say.changed}
      />
    </Why>
  )
}
