import { formatDayFor, formatMoneyFor } from '#platform/locale'
import { mailLayout } from '#platform/mail-layout'
import { catalogue, languageOf } from '#platform/message-catalogue'
import type { QuotePaper } from '#modules/billing'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

const say = catalogue({ en, de, fr, es, nl })

export type QuoteMail = {
  readonly content: QuotePaper
  /** Whom we greet. Nobody known, nobody named: a wrong name is worse than none. */
  readonly recipientName: string | null
  readonly link: string
  /** What the sender adds in his own words. */
  readonly note: string | null
  /** The note answers a question that was asked on the page. */
  readonly answers?: boolean
}

export type Mail = { readonly subject: string; readonly text: string; readonly html: string }

/** The mail that brings a quote, in the customer's language, as a person would write it. */
export async function quoteMail({ content, recipientName, link, note, answers = false }: QuoteMail): Promise<Mail> {
  const { locale, quote, totals, seller } = content
  const language = languageOf(locale)
  const { number } = quote
  const told = {
    number,
    amount: formatMoneyFor(locale, totals.gross),
    net: formatMoneyFor(locale, totals.net),
    day: formatDayFor(locale, quote.validUntil),
  }
  const opening = quote.versionNo > 1 ? say(language, 'revised', told) : say(language, 'offer', told)
  const phone = quote.contact?.phone ?? seller.phone
  const letter = {
    language,
    greeting: recipientName ? say(language, 'hello', { name: recipientName }) : say(language, 'helloAll'),
    paragraphs: answers ? [say(language, 'answer', { number }), note ?? ''] : [opening, ...(note ? [note] : [])],
    page: say(language, 'page'),
    look: { link, label: say(language, 'look') },
    end: [
      say(language, 'paper'),
      phone ? say(language, 'replyCall', { phone: phone.replaceAll(' ', '\u00a0') }) : say(language, 'reply'),
    ].join(' '),
    regards: say(language, 'regards'),
    signature: [quote.contact?.name, seller.name].filter((line) => line !== undefined),
  }
  return {
    subject: typed(answers ? say(language, 'subjectAnswer', { number }) : say(language, 'subject', told)),
    text: typed(plain(letter)),
    html: await formatted(letter),
  }
}

type Written = {
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly page: string
  readonly look: { readonly link: string; readonly label: string }
  readonly end: string
  readonly regards: string
  readonly signature: readonly string[]
}

const plain = ({ greeting, paragraphs, page, look, end, regards, signature }: Written) =>
  [greeting, ...paragraphs, page, `${look.label}: ${look.link}`, end, [regards, ...signature].join('\n')]
    .join('\n\n')
    .concat('\n')

// Spaces as a keyboard types them: what keeps a figure on one line in print is a stranger in a subject or a search.
const typed = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

// One column, no pictures, nothing loaded from elsewhere, as with every letter of ours.
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
        <mj-raw>{% endfor %}</mj-raw>
        <mj-text>{{ page }}</mj-text>
        <mj-button href="{{ look.link }}" align="left" background-color="#1d5c45" border-radius="4px" font-size="15px"
          font-weight="600" inner-padding="12px 20px" padding="2px 0 18px">{{ look.label }}</mj-button>
        <mj-text>{{ end }}</mj-text>
        <mj-text padding="0">{{ regards }}{% for line in signature %}<br />{{ line }}{% endfor %}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`

const formatted = mailLayout(layout)
