import { listUndelivered } from '#contracts/billing'
import { Day, Money, catalogue, useAsk, useWords } from '#web'
import { useFailureWord } from '../billing/state.tsx'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    title: 'Did not reach the customer',
    bill: 'Bill',
    what: 'Why, and where it went',
    due: 'Due',
    gross: 'Gross',
    lost: (days: number) => (days === 1 ? '1 day lost' : `${days} days lost`),
    none: 'Every bill has arrived',
    hint: 'A bill that bounces, or has no address to go to, appears here; the term starts only when they have it.',
  },
  de: {
    title: 'Nicht beim Kunden angekommen',
    bill: 'Rechnung',
    what: 'Warum, und wohin sie ging',
    due: 'Fällig',
    gross: 'Brutto',
    lost: (days: number) => (days === 1 ? '1 Tag verloren' : `${days} Tage verloren`),
    none: 'Jede Rechnung ist angekommen',
    hint: 'Eine Rechnung, die zurückkommt oder keine Adresse hat, steht hier; die Frist beginnt erst, wenn er sie hat.',
  },
})

export const useUnsentBills = () => useAsk(listUndelivered, { entityId: useEntity()?.id, sort: 'issuedOn', limit: 8 })

/** Bills that somebody has to send again. */
export function UnsentBills() {
  const say = useWords(words)
  const whyOf = useFailureWord()
  const { data, error } = useUnsentBills()
  return (
    <WaitingList
      title={say.title}
      heads={{ name: say.bill, what: say.what, when: say.due, figure: say.gross }}
      count={data?.count}
      problem={error}
      none={say.none}
      noneHint={say.hint}
      all={{ path: '/billing' }}
      rows={data?.rows.map((row) => ({
        id: row.id,
        path: `/billing/${row.id}`,
        name: row.customerName,
        number: row.number,
        what: whyOf(row.why),
        below: [row.to, say.lost(row.daysLost)].filter(Boolean).join(' · '),
        when: <Day of={row.dueOn} />,
        figure: <Money of={row.gross} withCurrency />,
      }))}
    />
  )
}
