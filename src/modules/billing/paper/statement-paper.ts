import { isNegative, isZero, negate, type Money } from '#kernel/money'
import { formatAmountFor, formatDayFor, formatShortDayFor } from '#platform/locale'
import { languageOf, type Language } from '#platform/message-catalogue'
import { known, letter, present, reach, unbroken, wrappable } from './letter.ts'
import type { Note, StatementItem, StatementMark, StatementPaper } from './paper.ts'
import { readableAccount } from './payment-code.ts'
import { say } from './say.ts'
import type { Fact, Row, StatementSheet } from './sheet.ts'

/** A statement of account in the customer's words. It is not a reminder: it says what is open and threatens nothing. */
export function statementPaper(input: StatementPaper): StatementSheet {
  const language = languageOf(input.locale)
  const { locale, currency, asAt, items, unapplied } = input
  const heading = say(language, 'statement')
  const lead =
    items.length + unapplied.length === 0
      ? say(language, 'statementEmpty')
      : say(language, 'statementLead', { reach: reach(contactOf(input)) })
  const title = say(language, 'statementAsAt', { day: formatDayFor(locale, asAt) })
  return {
    ...letter({ ...input, title, heading, lead, facts: factsOf(language, input), on: asAt }),
    balance: balanceOf(language, input),
    ageing: ageingOf(language, input),
    table: { head: tableHead(language), rows: items.map((item) => itemRow(language, locale, item)) },
    unapplied: unapplied.length > 0 ? unappliedOf(language, input) : null,
    total: { label: say(language, 'total', { currency }), amount: formatAmountFor(locale, input.total) },
    notes: notesOf(language, input),
  }
}

const contactOf = ({ seller, collector }: StatementPaper) => ({
  ...seller,
  phone: collector?.phone ?? seller.phone,
  email: collector?.email ?? seller.email,
})

function factsOf(language: Language, { locale, asAt, buyer, collector }: StatementPaper): readonly Fact[] {
  return known([
    [say(language, 'asAt'), formatDayFor(locale, asAt)],
    [say(language, 'customerNumber'), buyer.customerNumber],
    [say(language, 'yourVatNumber'), buyer.vatNumber],
    [say(language, 'yourContact'), collector?.name],
    ['', collector?.phone],
  ])
}

function balanceOf(language: Language, { locale, currency, total }: StatementPaper) {
  const label = say(language, isNegative(total) ? 'balanceInYourFavour' : 'balance', { currency })
  return { label, amount: formatAmountFor(locale, isNegative(total) ? negate(total) : total) }
}

function ageingOf(language: Language, { locale, ageing }: StatementPaper) {
  return (['notDue', 'days1To30', 'days31To60', 'days61To90', 'daysOver90'] as const).map((age) => ({
    label: say(language, age),
    amount: figureOf(locale, ageing[age]),
  }))
}

const tableHead = (language: Language) =>
  (['document', 'issued', 'due', 'daysLate', 'original', 'settled', 'open'] as const).map((key) => say(language, key))

function itemRow(language: Language, locale: string, item: StatementItem): Row {
  const { kind, number, yourOrder, mark, daysLate } = item
  return {
    title: wrappable(
      say(language, 'titled', { kind: say(language, kind === 'invoice' ? 'invoice' : 'creditNote'), number }),
      20,
    ),
    details: present([
      yourOrder && wrappable(say(language, 'yourReference', { order: yourOrder }), 20),
      mark && markOf(language, locale, mark),
    ]),
    cells: [
      formatShortDayFor(locale, item.issuedOn),
      formatShortDayFor(locale, item.dueOn),
      daysLate > 0 ? String(daysLate) : '–',
      formatAmountFor(locale, item.original),
      figureOf(locale, item.settled),
      formatAmountFor(locale, item.open),
    ],
  }
}

function markOf(language: Language, locale: string, mark: StatementMark) {
  switch (mark.kind) {
    case 'dispute':
      return say(language, 'inDispute')
    case 'promise':
      return mark.on
        ? say(language, 'promisedFor', { day: unbroken(formatShortDayFor(locale, mark.on)) })
        : say(language, 'promised')
    case 'instalment':
      return say(language, 'instalment')
  }
}

function unappliedOf(language: Language, { locale, unapplied }: StatementPaper) {
  const rows = unapplied.map(({ reference, on, open }) => ({
    title: wrappable(reference ? say(language, 'receiptOf', { reference }) : say(language, 'receipt'), 20),
    details: [],
    cells: [formatShortDayFor(locale, on), '', '', '', '', formatAmountFor(locale, open)],
  }))
  return { heading: say(language, 'unapplied'), rows }
}

function notesOf(language: Language, { seller }: StatementPaper): readonly Note[] {
  const { bank, phone } = seller
  if (!bank) return []
  const iban = unbroken(readableAccount(bank.iban))
  const remit = { heading: say(language, 'remitHeading'), text: say(language, 'remitText', { iban, bank: bank.name }) }
  const same = phone
    ? [{ heading: say(language, 'bankHeading'), text: say(language, 'bankText', { phone: unbroken(phone) }) }]
    : []
  return [remit, ...same]
}

const figureOf = (locale: string, amount: Money) => (isZero(amount) ? '–' : formatAmountFor(locale, amount))
