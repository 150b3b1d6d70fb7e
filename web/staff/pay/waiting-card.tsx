import { useState } from 'react'
import { Card, Day, Money, StateChip, dayText, exactFigureText, useLanguage, useToday, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import type { PayStatement } from './pay-statement.ts'
import css from './pay.module.css'
import { payWords } from './words.ts'

const mostShown = 8

/** What will be earned once customers pay: the reason to help them do so. */
export function WaitingCard({ waiting }: { waiting: PayStatement['waiting'] }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const [all, setAll] = useState(false)
  if (waiting.count === 0) return <Card title={say.nothingWaits} />
  const { amount, currency } = waiting.total
  const shown = all ? waiting.invoices : waiting.invoices.slice(0, mostShown)
  return (
    <Card title={say.waitingTitle(exactFigureText(amount, language), currency)} flush>
      <table className={css['table']}>
        <thead>
          <tr>
            <th>{say.invoiceOpen}</th>
            <th>{say.expected}</th>
            <th data-figure>{say.yours}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((invoice) => (
            <Waiting key={invoice.documentId} invoice={invoice} />
          ))}
          {shown.length < waiting.count && (
            <tr>
              <td colSpan={3}>
                <button type="button" className="link" onClick={() => setAll(true)}>
                  {say.more(waiting.count - shown.length)}
                </button>
              </td>
            </tr>
          )}
          <tr data-sum>
            <td colSpan={2}>{say.total(waiting.count)}</td>
            <td data-figure>
              <Money of={waiting.total} />
            </td>
          </tr>
        </tbody>
      </table>
    </Card>
  )
}

function Waiting({ invoice }: { invoice: PayStatement['waiting']['invoices'][number] }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const today = useToday()
  return (
    <tr>
      <td>
        <WayTo path={`/billing/${invoice.documentId}`}>{invoice.customerName}</WayTo>
        <small>
          {invoice.invoiceNumber} · <Money of={invoice.open} />
        </small>
      </td>
      <td>
        <Day of={invoice.expectedOn ?? invoice.dueOn} />
        {invoice.expectedUntil && invoice.expectedUntil !== invoice.expectedOn && (
          <span className="small quiet"> –{dayText(invoice.expectedUntil, language, today)}</span>
        )}
        <small>
          {invoice.inDispute && <StateChip tone="question">{say.dispute}</StateChip>}
          {!invoice.inDispute && invoice.daysLate > 0 && (
            <StateChip tone="overdue">{say.late(invoice.daysLate)}</StateChip>
          )}
          {!invoice.inDispute && invoice.daysLate === 0 && (invoice.expectedOn ? say.usualDay : say.due)}
        </small>
      </td>
      <td data-figure>
        <Money of={invoice.waiting} />
      </td>
    </tr>
  )
}
