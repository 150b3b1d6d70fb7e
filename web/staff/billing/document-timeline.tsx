import { Money, catalogue, figureText, useLanguage, useWords, type Happening } from '#web'
import { CommentedTimeline } from '../comments/commented-timeline.tsx'
import type { ShownDocument } from './shown.ts'
import { useChannelWords, useFailureWord } from './state.tsx'

const words = catalogue({
  en: {
    billing: 'Billing',
    machine: 'Machine',
    cash: 'Cash',
    issued: (number: string) => `${number} issued.`,
    taken: (number: string) => `${number} taken over from another system.`,
    waits: (channel: string, to: string) => `Waits to leave by ${channel}${to}.`,
    left: (channel: string, to: string) => `Left by ${channel}${to}.`,
    failed: (channel: string, why: string) => `Did not leave by ${channel}: ${why}.`,
    to: (address: string) => ` for ${address}`,
    credited: (number: string) => `Credited by ${number}.`,
    paid: (number: string) => `Paid with ${number}.`,
    discounted: 'Cash discount taken, in time.',
    small: 'A small difference, let go.',
    applied: (number: string) => `Set against ${number}.`,
  },
  de: {
    billing: 'Rechnungen',
    machine: 'Maschine',
    cash: 'Geld',
    issued: (number: string) => `${number} ausgestellt.`,
    taken: (number: string) => `${number} aus einem anderen System übernommen.`,
    waits: (channel: string, to: string) => `Wartet auf den Versand per ${channel}${to}.`,
    left: (channel: string, to: string) => `Versandt per ${channel}${to}.`,
    failed: (channel: string, why: string) => `Nicht versandt per ${channel}: ${why}.`,
    to: (address: string) => ` an ${address}`,
    credited: (number: string) => `Gutgeschrieben durch ${number}.`,
    paid: (number: string) => `Bezahlt mit ${number}.`,
    discounted: 'Skonto gezogen, fristgerecht.',
    small: 'Kleine Differenz, ausgebucht.',
    applied: (number: string) => `Verrechnet mit ${number}.`,
  },
})

type Words = (typeof words)['en']
type Link = ShownDocument['applied'][number]

const whatOf: Readonly<Record<Link['kind'], (say: Words, number: string) => string>> = {
  receipt: (say, number) => say.paid(number),
  credit_note: (say, number) => say.credited(number),
  invoice: (say, number) => say.applied(number),
  cash_discount: (say) => say.discounted,
  small_difference: (say) => say.small,
}

/** Everything that happened to the document, the latest first. */
export function DocumentTimeline({ document }: { document: ShownDocument }) {
  return <CommentedTimeline subject={document.id} happenings={useHappenings(document)} />
}

function useHappenings(document: ShownDocument): Happening[] {
  const say = useWords(words)
  const language = useLanguage()
  const channels = useChannelWords()
  const whyOf = useFailureWord()
  const entry = document.postings
    .map(
      ({ account, amount }) =>
        `${amount.amount.startsWith('-') ? 'Cr' : 'Dr'} ${account} ${figureText(amount.amount.replace('-', ''), language)}`,
    )
    .join(' · ')
  const sent = document.dispatches.map((dispatch, index): Happening => {
    const to = dispatch.to === null ? '' : say.to(dispatch.to)
    const channel = channels[dispatch.channel]
    const what =
      dispatch.state === 'waiting'
        ? say.waits(channel, to)
        : dispatch.state === 'sent'
          ? say.left(channel, to)
          : say.failed(channel, whyOf(dispatch.why))
    return { id: `sent ${index}`, day: (dispatch.settledAt ?? dispatch.at).slice(0, 10), who: say.machine, what }
  })
  const links = document.applied.map((link): Happening => ({
    id: `link ${link.number} ${link.amount.amount}`,
    day: link.valueOn,
    who: link.kind === 'credit_note' || link.kind === 'invoice' ? say.billing : say.cash,
    what: whatOf[link.kind](say, link.number),
    figure: <Money of={link.amount} />,
  }))
  const issued: Happening = {
    id: 'issued',
    day: document.issuedOn,
    who: document.issued.staffId === null ? say.machine : say.billing,
    what: document.imported ? say.taken(document.number) : say.issued(document.number),
    detail: [document.issued.name, entry].filter(Boolean).join(' · '),
    figure: <Money of={document.gross} />,
  }
  return [...links, ...sent, issued].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}
