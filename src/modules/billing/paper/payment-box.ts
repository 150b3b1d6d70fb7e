import { weekday, type Day } from '#kernel/day'
import { isNegative, isPositive, isZero, minus, negate, type Money } from '#kernel/money'
import {
  formatAmountFor,
  formatDayFor,
  formatMoneyFor,
  formatPercentFor,
  formatWeekdayFor,
  weekdayNameFor,
} from '#platform/locale'
import type { Language } from '#platform/message-catalogue'
import { present, unbroken, wrappable } from './letter.ts'
import type { InvoicePaper, PaperDocument } from './paper.ts'
import { codePicture, readableAccount, transferCode } from './payment-code.ts'
import { say } from './say.ts'
import type { Box, BoxBank, BoxCode, BoxFigure } from './sheet.ts'

/** The part of the page that the reader looks for: how much, by when, to whom. */
export function paymentBox(language: Language, input: InvoicePaper): Box {
  const { document, totals } = input
  if (document.kind === 'credit_note') return creditBox(language, input)
  if (isPositive(totals.payable)) return payableBox(language, input)
  const label = say(language, isNegative(totals.payable) ? 'inYourFavour' : 'nothingToPay')
  const paid = totals.prepaid && !isZero(totals.prepaid) ? [say(language, 'paidAlready')] : []
  return { figures: [amountFigure(input.locale, label, totals.payable, paid)], remark: null, bank: null, code: null }
}

function payableBox(language: Language, input: InvoicePaper): Box {
  const { locale, document, totals } = input
  const amount = amountFigure(locale, say(language, 'pleasePay'), totals.payable, [offer(language, input)])
  return {
    figures: document.dueOn ? [amount, dueFigure(language, locale, document.dueOn, document)] : [amount],
    remark: null,
    bank: bankOf(language, input),
    code: codeOf(language, input),
  }
}

function creditBox(language: Language, { locale, document, totals }: InvoicePaper): Box {
  const amount = amountFigure(locale, say(language, 'weCredit'), totals.payable, [])
  const original = document.originalNumber
  const against = original ? [{ label: say(language, 'setAgainst'), value: original, unit: '', notes: [] }] : []
  return { figures: [amount, ...against], remark: say(language, 'creditUse'), bank: null, code: null }
}

// In words already said to be the customer's, so the figure has no sign.
const amountFigure = (locale: string, label: string, amount: Money, notes: readonly string[]): BoxFigure => ({
  label,
  value: formatAmountFor(locale, isNegative(amount) ? negate(amount) : amount),
  unit: amount.currency,
  notes,
})

function offer(language: Language, { locale, document: { discount }, totals: { payable } }: InvoicePaper) {
  if (!discount) return say(language, 'noDeduction')
  return say(language, 'discountOffer', {
    amount: formatMoneyFor(locale, minus(payable, discount.amount)),
    day: unbroken(formatDayFor(locale, discount.until)),
    percent: formatPercentFor(locale, discount.percent),
  })
}

function dueFigure(language: Language, locale: string, dueOn: Day, { effectiveDueOn }: PaperDocument): BoxFigure {
  const inTime = effectiveDueOn && effectiveDueOn !== dueOn ? [closedDay(language, locale, dueOn, effectiveDueOn)] : []
  return { label: say(language, 'by'), value: formatDayFor(locale, dueOn), unit: '', notes: inTime }
}

function closedDay(language: Language, locale: string, dueOn: Day, effectiveDueOn: Day) {
  const day = unbroken(formatWeekdayFor(locale, effectiveDueOn))
  if (weekday(dueOn) < 6) return say(language, 'holidayDue', { day })
  const name = weekdayNameFor(locale, dueOn)
  return say(language, 'weekendDue', { weekday: name.charAt(0).toUpperCase() + name.slice(1), day })
}

function bankOf(language: Language, { seller, document }: InvoicePaper): BoxBank | null {
  if (!seller.bank) return null
  return {
    label: say(language, 'payTo'),
    account: readableAccount(seller.bank.iban),
    more: wrappable(present([seller.bank.bic, seller.bank.name]).join(' · ')),
    reference: { label: say(language, 'reference'), text: wrappable(document.number, 24) },
  }
}

function codeOf(language: Language, { seller, document, totals, payLink }: InvoicePaper): BoxCode | null {
  const transfer = seller.bank
    ? transferCode({ payee: seller.name, bank: seller.bank, amount: totals.payable, reference: document.number })
    : null
  const text = transfer ?? payLink
  if (!text) return null
  return {
    picture: codePicture(text),
    alt: say(language, transfer ? 'paymentCode' : 'paymentLinkCode'),
    link: payLink ?? null,
    linkText: say(language, 'payOnline'),
  }
}
