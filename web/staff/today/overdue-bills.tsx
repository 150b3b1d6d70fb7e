import { listOpenItems } from '#contracts/ledger'
import { Day, Money, catalogue, useAsk, useWords } from '#web'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    overdue: 'Overdue bills',
    bill: 'Customer',
    late: 'How late',
    due: 'Due',
    open: 'Open',
    days: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    reference: (text: string) => `their ${text}`,
    none: 'Nothing is overdue',
    hint: 'A bill appears here on the morning after its due day, and leaves when it is paid.',
  },
  de: {
    overdue: 'Überfällige Rechnungen',
    bill: 'Kunde',
    late: 'Wie spät',
    due: 'Fällig',
    open: 'Offen',
    days: (days: number) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
    reference: (text: string) => `dort ${text}`,
    none: 'Nichts ist überfällig',
    hint: 'Eine Rechnung steht hier am Morgen nach ihrer Fälligkeit und verschwindet, sobald sie bezahlt ist.',
  },
})

export const useOverdueBills = () =>
  useAsk(listOpenItems, {
    entityId: useEntity()?.id,
    kind: 'invoice',
    lateBy: 0,
    sort: 'effectiveDueOn',
    limit: 8,
  })

/** Bills past their day, the longest first; each leads to its customer, where the call is made. */
export function OverdueBills() {
  const say = useWords(words)
  const { data, error } = useOverdueBills()
  return (
    <WaitingList
      title={say.overdue}
      heads={{ name: say.bill, what: say.late, when: say.due, figure: say.open }}
      count={data?.count}
      problem={error}
      none={say.none}
      noneHint={say.hint}
      all={{ path: '/insight/open-items', asking: { view: 'late' } }}
      rows={data?.rows.map((row) => ({
        id: row.id,
        path: `/customers/${row.customerId}`,
        name: row.customerName,
        number: row.number,
        what: say.days(row.daysLate),
        below: row.reference && say.reference(row.reference),
        when: <Day of={row.dueOn} />,
        figure: <Money of={row.open} withCurrency />,
      }))}
    />
  )
}
