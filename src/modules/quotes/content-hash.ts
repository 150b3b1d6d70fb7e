import { createHash } from 'node:crypto'
import { formatDecimal } from '#kernel/decimal'
import type { Money } from '#kernel/money'
import { isProduct, type QuoteContent, type QuoteLine } from './quote.ts'

type Content = Pick<
  QuoteContent,
  'terms' | 'deliveryTerms' | 'validUntil' | 'wishedOn' | 'intro' | 'closing' | 'promised'
> & {
  readonly number: string
  readonly no: number
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
}

/** The fingerprint of all that the customer reads: what was accepted is what was sent, to the letter. */
export function contentHash(content: Content, lines: readonly QuoteLine[]): string {
  const { number, no, terms, deliveryTerms, validUntil, wishedOn, intro, closing, promised, net, tax, gross } = content
  const told = [
    [number, no, terms, deliveryTerms, validUntil, wishedOn, intro, closing, promised],
    [net.currency, String(net.amount), String(tax.amount), String(gross.amount)],
    lines.map((line) =>
      isProduct(line)
        ? [
            line.description,
            line.detail,
            formatDecimal(line.quantity),
            line.unit,
            formatDecimal(line.unitPrice),
            formatDecimal(line.taxPercent),
            String(line.net.amount),
          ]
        : [line.description, line.detail],
    ),
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
