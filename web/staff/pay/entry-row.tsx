import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import { explainPayEntry } from '#contracts/incentives'
import {
  Day,
  Figure,
  Money,
  ProblemBox,
  dayText,
  exactFigureText,
  figureText,
  useAsk,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import type { Entry } from './pay-statement.ts'
import css from './pay.module.css'
import { useReason } from './reason.ts'
import { payWords } from './words.ts'

/** One line: whose money, on which bill, what it pays and why; opened, the formula with its figures. */
export function EntryRow({ entry }: { entry: Entry }) {
  const say = useWords(payWords)
  const [open, setOpen] = useState(false)
  const reason = useReason(entry)
  return (
    <>
      <tr data-open={open || undefined} data-entry>
        <td>
          <Day of={entry.earnedOn} />
        </td>
        <td>
          {entry.documentId === null && <b>{reason}</b>}
          {entry.documentId !== null && entry.kind === 'true-up' && <b>{entry.customerName}</b>}
          {entry.documentId !== null && entry.kind !== 'true-up' && (
            <button
              type="button"
              className={css['opener']}
              aria-expanded={open}
              title={say.explain}
              onClick={() => setOpen(!open)}
            >
              {entry.customerName}
            </button>
          )}
          {entry.documentId !== null && (
            <small>
              <WayTo path={`/billing/${entry.documentId}`}>{entry.invoiceNumber}</WayTo> · {reason}
            </small>
          )}
        </td>
        <Source entry={entry} />
        <td data-figure data-wide>
          {entry.basis.amount === '0.00' ? null : <Money of={entry.basis} />}
        </td>
        <td data-figure data-wide>
          {entry.ratePercent === '0' ? null : <Figure of={entry.ratePercent} unit="%" />}
        </td>
        <td data-figure data-wide>
          {entry.documentId === null ? null : <Figure of={entry.sharePercent} unit="%" />}
        </td>
        <td data-figure data-back={entry.amount.amount.startsWith('-') || undefined}>
          <Money of={entry.amount} strong />
        </td>
        <td data-figure>
          <Money of={entry.balance} showZero />
        </td>
      </tr>
      {open && (
        <tr data-open>
          <td>&nbsp;</td>
          <td colSpan={7}>
            <Explained entry={entry} />
          </td>
        </tr>
      )}
    </>
  )
}

function Source({ entry }: { entry: Entry }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const today = useToday()
  const mayCash = useMay('cash.read')
  if (entry.creditNoteId !== null) {
    return (
      <td data-wide>
        <WayTo path={`/billing/${entry.creditNoteId}`}>
          {say.creditNote} {entry.creditNoteNumber}
        </WayTo>
      </td>
    )
  }
  if (entry.receiptId === null || entry.receiptOn === null) return <td data-wide>&nbsp;</td>
  const text = say.line(dayText(entry.receiptOn, language, today), entry.receiptLine ?? 1)
  return (
    <td data-wide data-source>
      {mayCash ? <WayTo path={`/cash/${entry.receiptId}`}>{text}</WayTo> : text}
      {entry.receiptAmount && (
        <small>
          <Money of={entry.receiptAmount} withCurrency />
          {entry.payerName !== entry.customerName && ` ${entry.payerName ?? ''}`}
        </small>
      )}
    </td>
  )
}

function Explained({ entry }: { entry: Entry }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const { data, error } = useAsk(explainPayEntry, { entryId: entry.id })
  if (error) return <ProblemBox problem={error} />
  if (!data) return <Skeleton height={34} />
  const exact = (amount: string) => exactFigureText(amount, language)
  const lines = data.lines
    .filter((line) => line.ratePercent !== '0')
    .map((line) => `${exact(line.net.amount)} × ${figureText(line.ratePercent, language)} %`)
  const isShared = data.share !== '100'
  return (
    <div className={css['formula']}>
      <Term label={lines.length === 1 ? (lines[0] ?? '') : say.wholeIs} value={exact(data.whole.amount)} />
      <i>×</i>
      <Term label={say.ofGross} value={`${exact(data.applied.amount)} / ${exact(data.gross.amount)}`} />
      {data.disputed.amount !== '0.00' && <Term label={say.refusedPart} value={exact(data.disputed.amount)} />}
      <i>=</i>
      <Term label={say.toDate} value={exact(data.earnedToDate.amount)} />
      <i>−</i>
      <Term label={say.beforeThis} value={exact(data.before.amount)} />
      {isShared && (
        <>
          <i>×</i>
          <Term label={say.shareIs} value={`${figureText(data.share, language)} %`} />
        </>
      )}
      <i>=</i>
      <Term label={say.thisEntry} value={exact(data.amount.amount)} strong />
      <nav>
        <WayTo path={`/billing/${entry.documentId}`}>{say.openInvoice}</WayTo>
        <WayTo path={`/customers/${entry.customerId}`}>{say.openCustomer}</WayTo>
      </nav>
      {lines.length > 1 && <small>{lines.join(' + ')}</small>}
    </div>
  )
}

function Term({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <span data-strong={strong || undefined}>
      <small>{label}</small>
      <b className="num">{value}</b>
    </span>
  )
}
