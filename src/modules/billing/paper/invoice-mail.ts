import { isPositive, minus, type Money } from '#kernel/money'
import { formatDayFor, formatMoneyFor, formatPercentFor, formatWeekdayFor } from '#platform/locale'
import { languageOf, type Language } from '#platform/message-catalogue'
import { mailLayout } from '#platform/mail-layout'
import { present, unbroken } from './letter.ts'
import type { InvoicePaper, Maybe } from './paper.ts'
import { say } from './say.ts'

export type InvoiceMail = {
  readonly invoice: InvoicePaper
  /** Whom we greet. Nobody known, nobody named: a wrong name is worse than none. */
  readonly recipientName?: Maybe<string>
  /** Who signs; the seller's name stands below. */
  readonly senderName?: Maybe<string>
}

export type Mail = { readonly subject: string; readonly text: string; readonly html: string }

/** The mail that carries an invoice or credit note, in the customer's language, as a person would write it. */
export async function invoiceMail({ invoice, recipientName, senderName }: InvoiceMail): Promise<Mail> {
  const language = languageOf(invoice.locale)
  const letter = {
    language,
    greeting: recipientName ? say(language, 'mailHello', { name: recipientName }) : say(language, 'mailHelloAll'),
    paragraphs: paragraphsOf(language, invoice),
    pay:
      invoice.payLink && isPayable(invoice) ? { link: invoice.payLink, label: say(language, 'mailPayOnline') } : null,
    question: questionOf(language, invoice),
    regards: say(language, 'mailRegards'),
    signature: present([senderName, invoice.seller.name]),
  }
  return { subject: typed(subjectOf(language, invoice)), text: typed(plain(letter)), html: await formatted(letter) }
}

type Written = {
  readonly language: Language
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly pay: { readonly link: string; readonly label: string } | null
  readonly question: string
  readonly regards: string
  readonly signature: readonly string[]
}

const isPayable = ({ document, totals }: InvoicePaper) => document.kind === 'invoice' && isPositive(totals.payable)

function subjectOf(language: Language, invoice: InvoicePaper) {
  const { locale, document, totals } = invoice
  const { number, dueOn } = document
  if (document.kind === 'credit_note') {
    return say(language, 'mailCreditSubject', { number, amount: readable(locale, totals.payable) })
  }
  if (!isPayable(invoice) || !dueOn) return say(language, 'mailSubjectNothingDue', { number })
  return say(language, 'mailSubject', {
    number,
    amount: readable(locale, totals.payable),
    day: formatDayFor(locale, dueOn),
  })
}

function paragraphsOf(language: Language, invoice: InvoicePaper): readonly string[] {
  const { document } = invoice
  if (document.kind === 'credit_note') return [creditOf(language, invoice), say(language, 'mailCreditUse')]
  if (!isPayable(invoice)) return [say(language, 'mailNothingDue', { number: document.number })]
  return present([
    present([openingOf(language, invoice), bankingDayOf(language, invoice)]).join(' '),
    discountOf(language, invoice),
    say(language, 'mailReference', { number: document.number }),
  ])
}

function creditOf(language: Language, { locale, document, totals }: InvoicePaper) {
  const credit = { number: document.number, amount: readable(locale, totals.payable) }
  return document.originalNumber
    ? say(language, 'mailCreditForOriginal', { ...credit, original: document.originalNumber })
    : say(language, 'mailCredit', credit)
}

function openingOf(language: Language, { locale, document, totals }: InvoicePaper) {
  const bill = {
    number: document.number,
    amount: readable(locale, totals.payable),
    day: formatDayFor(locale, document.dueOn ?? document.issuedOn),
  }
  return document.yourOrder
    ? say(language, 'mailInvoiceForOrder', { ...bill, order: document.yourOrder })
    : say(language, 'mailInvoice', bill)
}

function bankingDayOf(language: Language, { locale, document: { dueOn, effectiveDueOn } }: InvoicePaper) {
  if (!dueOn || !effectiveDueOn || dueOn === effectiveDueOn) return null
  return say(language, 'mailBankingDay', { day: formatWeekdayFor(locale, effectiveDueOn) })
}

function discountOf(language: Language, { locale, document: { discount }, totals }: InvoicePaper) {
  if (!discount) return null
  return say(language, 'mailDiscount', {
    day: formatDayFor(locale, discount.until),
    percent: formatPercentFor(locale, discount.percent),
    amount: readable(locale, minus(totals.payable, discount.amount)),
  })
}

function questionOf(language: Language, { seller: { phone } }: InvoicePaper) {
  return phone ? say(language, 'mailWrongCall', { phone: unbroken(phone) }) : say(language, 'mailWrong')
}

const readable = (locale: string, amount: Money) => formatMoneyFor(locale, amount)

const plain = ({ greeting, paragraphs, pay, question, regards, signature }: Written) =>
  [greeting, ...paragraphs, ...(pay ? [`${pay.label}: ${pay.link}`] : []), question, [regards, ...signature].join('\n')]
    .join('\n\n')
    .concat('\n')

// Spaces as a keyboard types them: what keeps a figure on one line in print is a stranger in a subject or a search.
const typed = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

// One column, no pictures, nothing loaded from elsewhere: it reads like a letter and hides nothing from a spam filter.
const layout = `
<mjml lang="{{ language }}">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Inter, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif" />
      <mj-text font-size="15px" line-height="1.55" color="#16202b" padding="0 0 14px" />
      <mj-section padding="28px 20px" />
      <mj-body width="560px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#ffffff">
    <mj-section>
      <mj-column>
        <mj-text>{{ greeting }}</mj-text>
        <mj-raw>{% for paragraph in paragraphs %}</mj-raw>
        <mj-text>{{ paragraph }}</mj-text>
        <mj-raw>{% endfor %}{% if pay %}</mj-raw>
        <mj-button href="{{ pay.link }}" align="left" background-color="#1d5c45" border-radius="4px" font-size="15px"
          font-weight="600" inner-padding="10px 18px" padding="2px 0 18px">{{ pay.label }}</mj-button>
        <mj-raw>{% endif %}</mj-raw>
        <mj-text>{{ question }}</mj-text>
        <mj-text padding="0">{{ regards }}{% for line in signature %}<br />{{ line }}{% endfor %}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`

const formatted = mailLayout(layout)
