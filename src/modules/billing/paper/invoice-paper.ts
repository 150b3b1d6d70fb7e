import { exponentOf } from '#kernel/money'
import { formatAmountFor, formatDayFor, formatDecimalFor, formatPercentFor } from '#platform/locale'
import { languageOf, type Language } from '#platform/message-catalogue'
import { known, letter, present, reach, unbroken, wrappable } from './letter.ts'
import type { InvoicePaper, Note, PaperDocument, PaperLine } from './paper.ts'
import { paymentBox } from './payment-box.ts'
import { sumsOf, tableHead, taxesOf } from './priced.ts'
import { say } from './say.ts'
import type { Fact, InvoiceSheet, Row } from './sheet.ts'

/** An issued document in the customer's words and figures. It reads stored results and adds nothing up. */
export function invoicePaper(input: InvoicePaper): InvoiceSheet {
  const language = languageOf(input.locale)
  const { document } = input
  const priced = { ...input, currency: document.currency, country: input.seller.country }
  const kind = say(language, document.kind === 'invoice' ? 'invoice' : 'creditNote')
  const heading = say(language, 'titled', { kind, number: document.number })
  const lead = leadOf(language, input.locale, document)
  return {
    ...letter({ ...input, title: heading, heading, lead, facts: factsOf(language, input), on: document.issuedOn }),
    box: paymentBox(language, input),
    table: { head: tableHead(language, priced), rows: input.lines.map((line) => rowOf(language, input, line)) },
    taxes: taxesOf(language, priced),
    ...sumsOf(language, priced),
    notes: notesOf(language, input).map((note) => ({ ...note, text: wrappable(note.text) })),
  }
}

function leadOf(
  language: Language,
  locale: string,
  { kind, yourOrder, originalNumber, originalIssuedOn }: PaperDocument,
) {
  if (kind === 'invoice') return yourOrder ? say(language, 'leadForOrder', { order: yourOrder }) : say(language, 'lead')
  if (!originalNumber) return say(language, 'leadForCredit')
  if (!originalIssuedOn) return say(language, 'leadForOriginal', { number: originalNumber })
  return say(language, 'leadForOriginalOf', { number: originalNumber, day: formatDayFor(locale, originalIssuedOn) })
}

function factsOf(language: Language, { locale, document, buyer }: InvoicePaper): readonly Fact[] {
  return known([
    [say(language, 'issuedOn'), formatDayFor(locale, document.issuedOn)],
    [say(language, 'suppliedOn'), formatDayFor(locale, document.taxPointOn)],
    [say(language, 'originalInvoice'), document.originalNumber],
    [say(language, 'yourOrder'), document.yourOrder],
    [say(language, 'ourOrder'), document.ourOrder],
    [say(language, 'customerNumber'), buyer.customerNumber],
    [say(language, 'yourVatNumber'), buyer.vatNumber],
    [say(language, 'yourContact'), document.contactName],
  ])
}

function rowOf(language: Language, { locale, document }: InvoicePaper, line: PaperLine): Row {
  const { quantity, unit, unitPrice, taxRate, net } = line
  const amount = present([formatDecimalFor(locale, quantity), unit]).join('\u00a0')
  return {
    cells: [
      String(line.position),
      amount,
      formatDecimalFor(locale, unitPrice, exponentOf(document.currency)),
      formatPercentFor(locale, taxRate),
      formatAmountFor(locale, net),
    ],
    title: wrappable(line.description),
    details: present([line.detail, present([line.sku, deliveryOf(language, locale, line)]).join(' · ')]).map((text) =>
      wrappable(text),
    ),
  }
}

function deliveryOf(language: Language, locale: string, { deliveredOn, deliveryNote: note }: PaperLine) {
  if (!deliveredOn) return note ? say(language, 'deliveryNote', { note }) : null
  const day = formatDayFor(locale, deliveredOn)
  return note ? say(language, 'deliveredOnNote', { day, note }) : say(language, 'deliveredOn', { day })
}

function notesOf(language: Language, { document, seller, notes }: InvoicePaper): readonly Note[] {
  const { kind, terms } = document
  const wrong = { heading: say(language, 'wrongHeading'), text: say(language, 'wrongText', { reach: reach(seller) }) }
  const phone = seller.bank ? seller.phone : null
  const bank = phone
    ? [{ heading: say(language, 'bankHeading'), text: say(language, 'bankText', { phone: unbroken(phone) }) }]
    : []
  const ours = kind === 'invoice' ? [wrong, ...notes, ...bank] : notes
  return terms ? [{ heading: say(language, 'termsHeading'), text: terms }, ...ours] : ours
}
