import { listQuotes } from '#contracts/quotes'
import { Day, Money, catalogue, useAsk, useToday, useWords } from '#web'
import { useQuoteWords } from '../quotes/words.ts'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    mine: 'Quotes waiting',
    approve: 'Discounts that wait for a yes',
    customer: 'Customer',
    what: 'Where it stands',
    ends: 'Valid until',
    net: 'Net',
    asks: 'The customer asks something',
    unread: 'with the customer, not opened yet',
    read: 'with the customer, opened',
    ended: 'its last day is over',
    none: 'No quote waits',
    hint: 'Quotes of yours stand here from the draft until the customer decided, the one that ends first on top.',
    noneToApprove: 'No discount waits',
    approveHint: 'When somebody gives more than he may alone, the quote appears here.',
  },
  de: {
    mine: 'Wartende Angebote',
    approve: 'Nachlässe, die auf ein Ja warten',
    customer: 'Kunde',
    what: 'Wo es steht',
    ends: 'Gültig bis',
    net: 'Netto',
    asks: 'Der Kunde fragt etwas',
    unread: 'beim Kunden, noch nicht geöffnet',
    read: 'beim Kunden, geöffnet',
    ended: 'der letzte Tag ist vorbei',
    none: 'Kein Angebot wartet',
    hint: 'Ihre Angebote stehen hier vom Entwurf, bis der Kunde entschieden hat; oben, was zuerst abläuft.',
    noneToApprove: 'Kein Nachlass wartet',
    approveHint: 'Gibt jemand mehr, als er allein darf, erscheint das Angebot hier.',
  },
})

type Whose = 'mine' | 'approve'

export const useMyQuotes = (whose: Whose) =>
  useAsk(listQuotes, {
    ...(whose === 'mine' ? { mine: true, open: true } : { state: 'waiting' }),
    entityId: useEntity()?.id,
    sort: 'validUntil',
    limit: 6,
  })

/** Quotes that are not decided yet, the one that ends first on top; or those whose discount waits for a yes. */
export function MyQuotes({ whose }: { whose: Whose }) {
  const say = useWords(words)
  const own = useQuoteWords()
  const today = useToday()
  const { data, error } = useMyQuotes(whose)
  const isMine = whose === 'mine'
  return (
    <WaitingList
      title={say[whose]}
      heads={{ name: say.customer, what: say.what, when: say.ends, figure: say.net }}
      count={data?.count}
      problem={error}
      none={isMine ? say.none : say.noneToApprove}
      noneHint={isMine ? say.hint : say.approveHint}
      all={{ path: '/pipeline/quotes', asking: isMine ? { view: 'open', mine: 'true' } : { view: 'waiting' } }}
      rows={data?.rows.map((row) => ({
        id: row.id,
        path: `/pipeline/quotes/${row.id}`,
        name: row.customerName,
        number: row.number,
        what:
          row.questions > 0
            ? say.asks
            : row.state !== 'sent'
              ? own.states[row.state]
              : row.validUntil < today
                ? say.ended
                : row.viewedAt
                  ? say.read
                  : say.unread,
        below: isMine ? row.opportunityTitle : row.salesperson,
        when: <Day of={row.validUntil} />,
        late: row.state === 'sent' && row.validUntil < today,
        figure: <Money of={row.net} withCurrency />,
      }))}
    />
  )
}
