import { useState } from 'react'
import { Card, Day, Money, StateChip, dayText, exactFigureText, useLanguage, useToday, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import type { PayStatement } from './pay-statement.ts'
import { useMay } from '../session/me.ts'
import css from './pay.module.css'
import { ShareDialog } from './share-dialog.tsx'
import { payWords } from './words.ts'

const mostShown = 8

/** What will be earned once customers pay: the reason to help them do so. */
export function WaitingCard({ statement }: { statement: PayStatement }) {
  const { waiting } = statement
  const say = useWords(payWords)
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const [sharing, setSharing] = useState<Invoice | null>(null)
  const mayShare = useMay('sales.sell') && statement.isOwn
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
            <Waiting
              key={invoice.documentId}
              invoice={invoice}
              share={mayShare ? () => setSharing(invoice) : undefined}
            />
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
      {sharing && (
        <ShareDialog
          documentId={sharing.documentId}
          number={sharing.invoiceNumber}
          ownId={statement.staffId}
          close={() => setSharing(null)}
        />
      )}
    </Card>
  )
}

type Invoice = PayStatement['waiting']['invoices'][number]

function Waiting({ invoice, share }: { invoice: Invoice; share: (() => void) | undefined }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const today = useToday()
  return (
    <tr>
      <td>
        <WayTo path={`/billing/${invoice.documentId}`}>{invoice.customerName}</WayTo>
        <small>
          {invoice.invoiceNumber} · <Money of={invoice.open} />
          {share && (
            <>
              {' '}
              <button
                type="button"
                className="link"
                onClick={share}
                aria-label={`${say.shareDeal} ${invoice.invoiceNumber}`}
              >
                {say.shareDeal}
              </button>
            </>
          )}
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
