import { dayIn, type Day } from '#kernel/day'
import { parseDecimal, type Decimal } from '#kernel/decimal'
import type { Money } from '#kernel/money'
import { exponentOf } from '#kernel/money'
import { formatDayFor, formatDecimalFor, formatMoneyFor, formatPercentFor } from '#platform/locale'
import type { Origin } from '#platform/origin'
import type { LineageFact, Source } from './shape.ts'
import type { LineageFacts } from './facts.ts'
import { say, type LineageLanguage } from './words.ts'

/** How values and people are written in the language of whoever asks. */
export type Speech = ReturnType<typeof speechOf>

export function speechOf(facts: LineageFacts, language: LineageLanguage) {
  const locale = language === 'de' ? 'de' : 'en-GB'
  const { currency } = facts.document.gross
  const money = (amount: Money) => plain(formatMoneyFor(locale, amount))
  const price = (amount: Decimal) => `${plain(formatDecimalFor(locale, amount, exponentOf(currency)))} ${currency}`
  const quantity = (amount: Decimal, unit: string) => `${plain(formatDecimalFor(locale, amount))} ${unit}`.trim()
  const day = (value: Day) => plain(formatDayFor(locale, value))
  const percent = (rate: Decimal) => plain(formatPercentFor(locale, rate))
  const source = (origin: Origin | null): Source | null =>
    origin && {
      at: origin.at,
      door: origin.door,
      staffId: origin.staffId,
      name: facts.person(origin.staffId) ?? origin.name,
      file: origin.file,
      line: origin.line,
      rule: origin.rule,
      ruleVersion: origin.ruleVersion,
      quote: origin.quote,
    }
  const who = (origin: Origin | null): string => {
    if (!origin) return ''
    const name = facts.person(origin.staffId) ?? origin.name ?? say(language, 'somebody')
    const on = day(dayIn(facts.entity.zone, origin.at))
    const parts = [
      origin.file === null
        ? say(language, 'who', {
            who: name,
            day: on,
            time: timeIn(facts.entity.zone, origin.at),
            door: say(language, `door_${origin.door}`),
          })
        : origin.line === null
          ? say(language, 'whoFileOnly', { file: origin.file, who: name, day: on })
          : say(language, 'whoFile', { line: origin.line, file: origin.file, who: name, day: on }),
      ...(origin.rule ? [say(language, 'rule', { rule: origin.rule, version: origin.ruleVersion ?? '1' })] : []),
      ...(origin.quote ? [say(language, 'quote', { quote: origin.quote })] : []),
    ]
    return ` (${parts.join('; ')})`
  }
  /** One value explained: the sentence, and behind it who stands for it. */
  const fact = (field: LineageFact['field'], told: Told): LineageFact => ({
    field,
    label: say(language, `field_${field}`),
    value: told.value,
    sentence: `${told.sentence.replace(/\.$/, '')}${who(told.origin ?? null)}.`,
    source: source(told.origin ?? null),
    orderId: told.orderId ?? null,
    deliveryId: told.deliveryId ?? null,
    productId: told.productId ?? null,
    proofFileId: told.proofFileId ?? null,
    validFrom: told.validFrom ?? null,
    validTo: told.validTo ?? null,
  })
  return { language, money, price, quantity, day, percent, fact, written: parseDecimal }
}

export type Told = {
  readonly value: string
  readonly sentence: string
  readonly origin?: Origin | null
} & Partial<Pick<LineageFact, 'orderId' | 'deliveryId' | 'productId' | 'proofFileId' | 'validFrom' | 'validTo'>>

// Text is searched and pasted: the blanks that keep a figure together on paper become ordinary ones.
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

const timeIn = (zone: string, at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
