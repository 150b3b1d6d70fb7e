import {
  Explanation,
  Figure,
  Money,
  SumLine,
  SumLines,
  Why,
  catalogue,
  dayText,
  exactFigureText,
  useLanguage,
  useToday,
  useWords,
  type Fact,
} from '#web'
import type { ShownOrder } from './shown-order.ts'
import { priceText } from './order-words.ts'
import css from './orders.module.css'

const words = catalogue({
  en: {
    product: 'Product',
    quantity: 'Quantity',
    left: 'Left',
    price: 'Price',
    net: 'Net',
    tax: 'Tax',
    gross: 'Gross',
    line: 'Line',
    whyTitle: (line: number, net: string) => `Line ${line} · why ${net}?`,
    list: (price: string, name: string) => `${price}, the price of ${name}.`,
    agreement: (price: string, name: string) => `${price}, agreed in ${name}.`,
    typed: (price: string, expected: string) =>
      expected === ''
        ? `${price} was typed: there is no other price.`
        : `${price} was typed; the price would be ${expected}.`,
    imported: (price: string) => `${price}, as the other system had it.`,
    priceFact: 'Price',
    quantityFact: 'Quantity',
    screen: 'at the screen',
    api: 'by a program',
    import: 'from a file',
    run: 'by a run',
    bank: 'from the bank',
    command: 'by a command',
    reaction: 'by the machine',
  },
  de: {
    product: 'Produkt',
    quantity: 'Menge',
    left: 'Offen',
    price: 'Preis',
    net: 'Netto',
    tax: 'Steuer',
    gross: 'Brutto',
    line: 'Position',
    whyTitle: (line: number, net: string) => `Position ${line} · warum ${net}?`,
    list: (price: string, name: string) => `${price}, der Preis aus ${name}.`,
    agreement: (price: string, name: string) => `${price}, vereinbart in ${name}.`,
    typed: (price: string, expected: string) =>
      expected === ''
        ? `${price} ist eingetragen: Es gibt keinen anderen Preis.`
        : `${price} ist eingetragen; der Preis wäre ${expected}.`,
    imported: (price: string) => `${price}, wie im anderen System.`,
    priceFact: 'Preis',
    quantityFact: 'Menge',
    screen: 'am Bildschirm',
    api: 'durch ein Programm',
    import: 'aus einer Datei',
    run: 'durch einen Lauf',
    bank: 'von der Bank',
    command: 'durch einen Befehl',
    reaction: 'durch die Maschine',
  },
})

const doors = ['screen', 'api', 'import', 'run', 'bank', 'command', 'reaction'] as const

type Line = ShownOrder['lines'][number]

/** The lines as agreed, each net with its why. */
export function OrderLines({ order }: { order: ShownOrder }) {
  const say = useWords(words)
  return (
    <>
      <div className={css['scroll']}>
        <table>
          <thead>
            <tr>
              <th aria-label={say.line} />
              <th>{say.product}</th>
              <th className="num">{say.quantity}</th>
              <th className="num">{say.left}</th>
              <th className="num">{say.price}</th>
              <th className="num">
                {say.net}, {order.net.currency}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line, index) => (
              <tr key={line.id}>
                <td className="faint">{index + 1}</td>
                <td>
                  {line.description}
                  <div className="small quiet">{line.sku}</div>
                </td>
                <td className="num">
                  <Figure of={line.quantity} unit={line.unit} />
                </td>
                <td className="num">
                  <Figure of={line.left} />
                </td>
                <td className="num">
                  <Figure of={priceText(line.unitPrice)} />
                </td>
                <td className="num">
                  <Money of={line.net} /> <LineWhy line={line} number={index + 1} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css['sums']}>
        <SumLines>
          <SumLine label={say.net} value={<Money of={order.net} />} />
          <SumLine label={say.tax} value={<Money of={order.tax} />} />
          <SumLine label={say.gross} value={<Money of={order.gross} withCurrency />} total />
        </SumLines>
      </div>
    </>
  )
}

function LineWhy({ line, number }: { line: Line; number: number }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const shown = (text: string | null) => (text === null ? '' : exactFigureText(text, language))
  const doorOf = (door: string) => say[doors.find((each) => each === door) ?? 'command']
  const named = line.priceName ?? ''
  const sentence = {
    list: say.list(shown(priceText(line.unitPrice)), named),
    agreement: say.agreement(shown(priceText(line.unitPrice)), named),
    typed: say.typed(shown(priceText(line.unitPrice)), shown(line.expectedPrice && priceText(line.expectedPrice))),
    imported: say.imported(shown(priceText(line.unitPrice))),
  }[line.priceKind]
  const fact = (name: string, value: string, origin: Line['origin']): Fact => ({
    fact: name,
    value: shown(value),
    who: origin.who ?? '',
    when: `${dayText(origin.at.slice(0, 10), language, today)}, ${doorOf(origin.door)}`,
    rule: line.priceFrom && name === say.priceFact ? dayText(line.priceFrom, language, today) : origin.quote,
  })
  return (
    <Why title={say.whyTitle(number, shown(line.net.amount))}>
      <Explanation
        sentence={sentence}
        facts={[
          fact(say.priceFact, priceText(line.unitPrice), line.priceOrigin ?? line.origin),
          fact(say.quantityFact, line.quantity, line.quantityOrigin ?? line.origin),
        ]}
      />
    </Why>
  )
}
