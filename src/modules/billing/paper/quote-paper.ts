import { exponentOf } from '#kernel/money'
import { formatAmountFor, formatDayFor, formatDecimalFor, formatMoneyFor, formatPercentFor } from '#platform/locale'
import { languageOf, type Language } from '#platform/message-catalogue'
import { known, letter, present, reach, unbroken, wrappable } from './letter.ts'
import type { Note, QuotePaper, QuotePaperLine } from './paper.ts'
import { sumsOf, tableHead, taxesOf } from './priced.ts'
import { say } from './say.ts'
import type { BoxFigure, Fact, QuoteSheet, Row } from './sheet.ts'

/** What we offer, in the customer's words and figures. It reads stored results and adds nothing up. */
export function quotePaper(input: QuotePaper): QuoteSheet {
  const language = languageOf(input.locale)
  const { quote } = input
  const priced = { ...input, currency: quote.currency, country: input.seller.country }
  const heading = say(language, 'titled', { kind: say(language, 'quote'), number: quote.number })
  const { sums, total } = sumsOf(language, priced)
  return {
    ...letter({
      ...input,
      title: heading,
      heading,
      lead: quote.intro ?? say(language, 'quoteLead'),
      facts: factsOf(language, input),
      on: quote.issuedOn,
    }),
    box: { figures: figuresOf(language, input) },
    table: { head: tableHead(language, priced), rows: rowsOf(language, input) },
    taxes: taxesOf(language, priced),
    sums,
    total,
    afterTotal: [],
    notes: notesOf(language, input).map((note) => ({ ...note, text: wrappable(note.text) })),
    signing: {
      heading: say(language, 'acceptHeading'),
      text: say(language, 'acceptText'),
      places: [say(language, 'placeAndDay'), say(language, 'nameAndSignature')],
    },
  }
}

function factsOf(language: Language, { locale, quote, buyer }: QuotePaper): readonly Fact[] {
  return known([
    [say(language, 'issuedOn'), formatDayFor(locale, quote.issuedOn)],
    [say(language, 'quote'), quote.versionNo > 1 ? say(language, 'quoteVersion', { no: quote.versionNo }) : null],
    [say(language, 'customerNumber'), buyer.customerNumber],
    [say(language, 'yourVatNumber'), buyer.vatNumber],
    [say(language, 'yourContact'), quote.contact?.name],
    ['', quote.contact?.phone],
  ])
}

function figuresOf(language: Language, { locale, quote, totals }: QuotePaper): readonly BoxFigure[] {
  const day = (label: string, value: string): BoxFigure => ({ label, value, unit: '', notes: [] })
  return [
    {
      label: say(language, 'quoteTotal'),
      value: formatAmountFor(locale, totals.gross),
      unit: quote.currency,
      notes: [say(language, 'quoteBeforeTax', { amount: formatMoneyFor(locale, totals.net) })],
    },
    day(say(language, 'validUntil'), formatDayFor(locale, quote.validUntil)),
    ...(quote.deliveryOn ? [day(say(language, 'deliveryOn'), formatDayFor(locale, quote.deliveryOn))] : []),
  ]
}

function rowsOf(language: Language, { locale, quote, lines }: QuotePaper): readonly Row[] {
  return lines.map((line): Row => {
    const title = wrappable(line.description)
    if (line.kind === 'text') return { cells: ['', '', '', '', ''], title, details: present([line.detail]) }
    const figure = (price: typeof line.unitPrice) => formatDecimalFor(locale, price, exponentOf(quote.currency))
    return {
      cells: [
        String(line.position),
        present([formatDecimalFor(locale, line.quantity), line.unit]).join('\u00a0'),
        figure(line.unitPrice),
        formatPercentFor(locale, line.taxRate),
        formatAmountFor(locale, line.net),
      ],
      title,
      details: present([line.detail, present([line.sku, discountOf(language, locale, line, figure)]).join(' · ')]).map(
        (text) => wrappable(text),
      ),
    }
  })
}

type ProductLine = Extract<QuotePaperLine, { kind: 'product' }>

const discountOf = (
  language: Language,
  locale: string,
  { before }: ProductLine,
  figure: (price: ProductLine['unitPrice']) => string,
) =>
  before &&
  say(language, 'discountFrom', { price: figure(before.price), percent: formatPercentFor(locale, before.percent) })

function notesOf(language: Language, { quote, seller }: QuotePaper): readonly Note[] {
  const { contact } = quote
  const about = { ...seller, phone: contact?.phone ?? seller.phone, email: contact?.email ?? seller.email }
  const name = contact?.name ?? seller.name
  return [
    { heading: say(language, 'termsHeading'), text: quote.terms },
    ...(quote.deliveryTerms ? [{ heading: say(language, 'deliveryHeading'), text: quote.deliveryTerms }] : []),
    ...(quote.promised ? [{ heading: say(language, 'promiseHeading'), text: quote.promised }] : []),
    {
      heading: say(language, 'quoteQuestionHeading'),
      text: say(language, 'quoteQuestionText', { name: unbroken(name), reach: reach(about) }),
    },
    ...(quote.closing ? [{ text: quote.closing }] : []),
  ]
}
