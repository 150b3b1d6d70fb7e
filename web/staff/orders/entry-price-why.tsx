import { Explanation, Why, dayText, exactFigureText, useLanguage, useToday, useWords, type Fact } from '#web'
import { entryWords } from './entry-words.ts'
import { priceText } from './order-words.ts'
import type { Checked } from './use-entry.ts'

type Line = Checked['lines'][number]
type Price = NonNullable<Line['list']>

/** Why a line has its price: which price speaks, what the other would have been, and who set them. */
export function PriceWhy({ line, row }: { line: Line; row: number }) {
  const say = useWords(entryWords)
  const language = useLanguage()
  const today = useToday()
  const price = (text: string) => exactFigureText(priceText(text), language)
  const own = price(line.unitPrice)
  const { list, agreement } = line
  const sentence =
    line.priceKind === 'agreement' && agreement
      ? say.becauseAgreed(own, agreement.name ?? '', list && price(list.amount), list?.name ?? '')
      : line.priceKind === 'list' && list
        ? say.becauseListed(own, list.name ?? '')
        : say.becauseTyped(own, line.expectedPrice && price(line.expectedPrice))
  const fact = (name: string, of: Price): Fact => ({
    fact: name,
    value: price(of.amount),
    who: of.setBy ?? '',
    when: of.setAt && dayText(of.setAt.slice(0, 10), language, today),
    rule: [of.name, say.from(dayText(of.fromOn, language, today))].filter(Boolean).join(', '),
  })
  return (
    <Why title={say.priceWhy(row, own)}>
      <Explanation
        sentence={sentence}
        facts={[...(list ? [fact(say.listPrice, list)] : []), ...(agreement ? [fact(say.agreedPrice, agreement)] : [])]}
        changed={say.otherPrice}
      />
    </Why>
  )
}
