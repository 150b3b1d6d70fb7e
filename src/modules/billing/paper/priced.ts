import { isZero, type Currency, type Money } from '#kernel/money'
import { formatAmountFor, formatPercentFor } from '#platform/locale'
import type { Language } from '#platform/message-catalogue'
import { wrappable } from './letter.ts'
import type { PaperTax, PaperTotals } from './paper.ts'
import { say } from './say.ts'
import type { Figure, InvoiceSheet } from './sheet.ts'

/** What every paper with prices has: lines in one currency, taxes and a sum. */
export type Priced = {
  readonly locale: string
  readonly currency: Currency
  /** The seller's: it names the tax. */
  readonly country: string
  readonly taxes: readonly PaperTax[]
  readonly totals: Omit<PaperTotals, 'payable'> & { readonly payable?: Money }
}

export const tableHead = (language: Language, { currency, country }: Pick<Priced, 'currency' | 'country'>) => [
  '',
  say(language, 'item'),
  say(language, 'quantity'),
  say(language, 'price', { currency }),
  taxWord(language, country),
  say(language, 'amount', { currency }),
]

export function taxesOf(language: Language, { locale, currency, country, taxes }: Priced) {
  const tax = taxWord(language, country)
  return {
    head: [
      tax,
      say(language, 'netIn', { currency }),
      say(language, 'taxIn', { tax, currency }),
      say(language, 'grossIn', { currency }),
    ],
    rows: taxes.map(({ label, rate, net, tax: due, gross }) => [
      wrappable(say(language, 'rateCalled', { rate: formatPercentFor(locale, rate), label })),
      ...[net, due, gross].map((amount) => formatAmountFor(locale, amount)),
    ]),
  }
}

export function sumsOf(
  language: Language,
  { locale, currency, country, taxes, totals }: Priced,
): Pick<InvoiceSheet, 'sums' | 'total' | 'afterTotal'> {
  const tax = taxWord(language, country)
  const figure = (label: string, amount: Money): Figure => ({ label, amount: formatAmountFor(locale, amount) })
  const byRate = taxes.map(({ rate, tax: due }) =>
    figure(say(language, 'taxAtRate', { tax, rate: formatPercentFor(locale, rate) }), due),
  )
  const parts = [figure(say(language, 'goods'), totals.goods), figure(say(language, 'freight'), totals.freight)]
  const prepaid = totals.prepaid && !isZero(totals.prepaid) ? totals.prepaid : null
  return {
    sums: [...(isZero(totals.freight) ? [] : parts), figure(say(language, 'net'), totals.net), ...byRate],
    total: figure(say(language, 'total', { currency }), totals.gross),
    afterTotal: prepaid
      ? [
          figure(say(language, 'prepaid'), prepaid),
          figure(say(language, 'payable', { currency }), totals.payable ?? totals.gross),
        ]
      : [],
  }
}

const taxWord = (language: Language, country: string) => say(language, country === 'US' ? 'salesTax' : 'vat')
