import { Card, Day, Money, StateChip, exactFigureText, useLanguage, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import type { PayStatement } from './entries-table.tsx'
import css from './pay.module.css'
import { payWords } from './words.ts'

/** What will be earned once customers pay: the reason to help them do so. */
export function WaitingCard({ waiting }: { waiting: PayStatement['waiting'] }) {
  const say = useWords(payWords)
  const language = useLanguage()
  if (waiting.count === 0) return <Card title={say.nothingWaits} />
  const { amount, currency } = waiting.total
  return (
    <Card
      title={say.waitingTitle(exactFigureText(amount, language), currency)}
      beside={say.invoices(waiting.count)}
      flush
    >
      <table className={css['table']}>
        <thead>
          <tr>
            <th>{say.invoiceOpen}</th>
            <th>{say.due}</th>
            <th data-figure>{say.yours}</th>
          </tr>
        </thead>
        <tbody>
          {waiting.invoices.map((invoice) => (
            <tr key={invoice.documentId}>
              <td>
                <WayTo path={`/billing/${invoice.documentId}`}>{invoice.customerName}</WayTo>
                <small>
                  {invoice.invoiceNumber} · <Money of={invoice.open} withCurrency />
                </small>
              </td>
              <td>
                <Day of={invoice.dueOn} />
                {invoice.daysLate > 0 && (
                  <small>
                    <StateChip tone="overdue">{say.late(invoice.daysLate)}</StateChip>
                  </small>
                )}
              </td>
              <td data-figure>
                <Money of={invoice.waiting} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
