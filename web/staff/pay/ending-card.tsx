import { Card, Money, SumLine, SumLines, catalogue, figureText, useLanguage, useWords } from '#web'
import type { PayStatement } from './pay-statement.ts'

const words = catalogue({
  en: {
    title: 'If the quarter ended today',
    tiers: 'Tiers add',
    quality: (factor: string) => `Quality, factor ${factor}`,
    facts: (invoices: number, disputes: number, late: number) =>
      `${invoices} invoices fell due, ${disputes} disputes of your own cause, ${late} days late that we did not cause`,
  },
  de: {
    title: 'Wenn das Quartal heute endete',
    tiers: 'Stufen bringen',
    quality: (factor: string) => `Güte, Faktor ${factor}`,
    facts: (invoices: number, disputes: number, late: number) =>
      `${invoices} Rechnungen wurden fällig, ${disputes} Streitfälle aus eigener Ursache, ${late} Tage Verzug, die wir nicht verursachten`,
  },
})

/** What tiers and quality would add or take, while the quarter is open. */
export function EndingCard({ statement: { ending } }: { statement: PayStatement }) {
  const say = useWords(words)
  const language = useLanguage()
  if (!ending) return null
  return (
    <Card title={say.title}>
      <SumLines>
        <SumLine label={say.tiers} value={<Money of={ending.tiers} showZero />} />
        <SumLine
          label={say.quality(figureText(ending.factor, language))}
          value={<Money of={ending.quality} showZero />}
        />
      </SumLines>
      <p className="small quiet">{say.facts(ending.invoices, ending.ownDisputes, ending.daysLate)}</p>
    </Card>
  )
}
