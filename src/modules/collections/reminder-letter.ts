import type { Day } from '#kernel/day'
import { money, type Currency } from '#kernel/money'
import { formatDayFor, formatMoneyFor } from '#platform/locale'
import { mailLayout } from '#platform/mail-layout'
import type { Language } from '#platform/message-catalogue'
import type { Level } from './policy.ts'
import { say } from './say-reminder.ts'

export type LetterRow = {
  readonly number: string
  /** The customer's own order number. */
  readonly reference: string | null
  readonly dueOn: Day
  readonly currency: Currency
  readonly amount: bigint
}

export type ReminderLetter = {
  readonly language: Language
  readonly locale: string
  readonly level: Level
  readonly customerName: string
  /** Whom we greet: nobody known, nobody named. */
  readonly greets: string | null
  readonly asked: readonly LetterRow[]
  /** Known to be in question or promised: said, and not asked for. */
  readonly disputed: readonly LetterRow[]
  readonly promised: readonly LetterRow[]
  /** Credit notes and payments of his that are not yet used. */
  readonly credits: readonly { readonly number: string; readonly currency: Currency; readonly amount: bigint }[]
  readonly sender: { readonly name: string | null; readonly phone: string | null; readonly company: string }
  /** Copies of the bills go along. */
  readonly copies: number
}

export type WrittenLetter = { readonly subject: string; readonly text: string; readonly html: string }

/** The letter of a level, as a person would write it: what is open, what we know of, and one sentence on what to do. */
export async function reminderLetter(letter: ReminderLetter): Promise<WrittenLetter> {
  const { language, sender, level } = letter
  const total = totalsOf(letter)
  const values = {
    language,
    greeting: letter.greets ? say(language, 'hello', { name: letter.greets }) : say(language, 'helloAll'),
    opening: say(language, level === 1 ? 'opening1' : level === 2 ? 'opening2' : 'opening3'),
    rows: letter.asked.map((row) => cells(letter, row)),
    total: total.length === 0 ? null : { label: say(language, 'total'), amount: total.join(' · ') },
    known: knownOf(letter),
    ask: [say(language, level === 1 ? 'ask1' : level === 2 ? 'ask2' : 'ask3'), copiesOf(letter)]
      .filter(Boolean)
      .join(' '),
    question: sender.phone ? say(language, 'callMe', { phone: sender.phone }) : say(language, 'writeMe'),
    regards: say(language, 'regards'),
    signature: [sender.name, sender.company].filter((line): line is string => Boolean(line)),
  }
  return { subject: typed(subjectOf(letter)), text: typed(plain(values)), html: await formatted(values) }
}

function subjectOf({ language, level, customerName, asked }: ReminderLetter) {
  const only = asked.length === 1 ? asked[0] : undefined
  const key = level === 3 ? 'subject3' : level === 2 ? 'subject2' : 'subject1'
  const what = only ? only.number : say(language, 'bills', { count: asked.length })
  return say(language, key, { what, customer: customerName })
}

type Values = {
  readonly greeting: string
  readonly opening: string
  readonly rows: readonly { readonly number: string; readonly due: string; readonly amount: string }[]
  readonly total: { readonly label: string; readonly amount: string } | null
  readonly known: readonly string[]
  readonly ask: string
  readonly question: string
  readonly regards: string
  readonly signature: readonly string[]
}

function cells({ language, locale }: ReminderLetter, row: LetterRow) {
  const due = say(language, 'dueOn', { day: formatDayFor(locale, row.dueOn) })
  const number = row.reference
    ? `${row.number} · ${say(language, 'yourOrder', { reference: row.reference })}`
    : row.number
  return { number, due, amount: formatMoneyFor(locale, money(row.amount, row.currency)) }
}

function totalsOf({ asked, locale }: ReminderLetter): string[] {
  if (asked.length < 2) return []
  const sums = new Map<Currency, bigint>()
  for (const { currency, amount } of asked) sums.set(currency, (sums.get(currency) ?? 0n) + amount)
  return [...sums].map(([unit, amount]) => formatMoneyFor(locale, money(amount, unit)))
}

function knownOf(letter: ReminderLetter): string[] {
  const { language, locale } = letter
  const list = (rows: readonly { number: string; amount: bigint; currency: Currency }[]) =>
    rows.map((row) => `${row.number} (${formatMoneyFor(locale, money(row.amount, row.currency))})`).join(', ')
  return [
    letter.disputed.length > 0 ? say(language, 'inQuestion', { list: list(letter.disputed) }) : '',
    letter.promised.length > 0 ? say(language, 'promised', { list: list(letter.promised) }) : '',
    letter.credits.length > 0 ? say(language, 'credits', { list: list(letter.credits) }) : '',
  ].filter((line) => line !== '')
}

const copiesOf = ({ language, copies, asked }: ReminderLetter) =>
  copies === 0 ? '' : copies < asked.length ? say(language, 'someCopies') : say(language, 'copies', { count: copies })

const plain = ({ greeting, opening, rows, total, known, ask, question, regards, signature }: Values) =>
  [
    greeting,
    opening,
    [
      ...rows.map((row) => `  ${row.number}, ${row.due}: ${row.amount}`),
      ...(total ? [`  ${total.label}: ${total.amount}`] : []),
    ].join('\n'),
    ...known,
    ask,
    question,
    [regards, ...signature].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')

// Spaces as a keyboard types them.
const typed = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const formatted = mailLayout(`
<mjml lang="{{ language }}">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Inter, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif" />
      <mj-text font-size="15px" line-height="1.55" color="#16202b" padding="0 0 14px" />
      <mj-table font-size="14px" line-height="1.5" color="#16202b" padding="0 0 16px" />
      <mj-section padding="28px 20px" />
      <mj-body width="560px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#ffffff">
    <mj-section>
      <mj-column>
        <mj-text>{{ greeting }}</mj-text>
        <mj-text>{{ opening }}</mj-text>
        <mj-table>
          {% for row in rows %}
          <tr style="border-bottom:1px solid #dfe4e8">
            <td style="padding:6px 8px 6px 0">{{ row.number }}<br /><span style="color:#5b6774">{{ row.due }}</span></td>
            <td style="padding:6px 0;text-align:right;white-space:nowrap;vertical-align:top">{{ row.amount }}</td>
          </tr>
          {% endfor %}
          {% if total %}
          <tr>
            <td style="padding:8px 8px 0 0;font-weight:600">{{ total.label }}</td>
            <td style="padding:8px 0 0;text-align:right;white-space:nowrap;font-weight:600">{{ total.amount }}</td>
          </tr>
          {% endif %}
        </mj-table>
        <mj-raw>{% for line in known %}</mj-raw>
        <mj-text>{{ line }}</mj-text>
        <mj-raw>{% endfor %}</mj-raw>
        <mj-text>{{ ask }}</mj-text>
        <mj-text>{{ question }}</mj-text>
        <mj-text padding="0">{{ regards }}{% for line in signature %}<br />{{ line }}{% endfor %}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`)
