import type { readPayStatement } from '#contracts/incentives'
import { Card, Day, Empty, Figure, Money, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import css from './pay.module.css'
import { payWords } from './words.ts'

export type PayStatement = Answer<typeof readPayStatement>
type Entry = PayStatement['entries'][number]

/** The entries of a quarter like a bank statement: brought forward, each with the balance after it, carried forward. */
export function EntriesTable({ statement }: { statement: PayStatement }) {
  const say = useWords(payWords)
  const { entries, opening, closing, from, through, currency } = statement
  if (entries.length === 0) return <Empty title={say.none}>{say.noneHint}</Empty>
  return (
    <Card title={say.statement} beside={currency} flush>
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th>{say.day}</th>
              <th>{say.what}</th>
              <th data-wide>{say.receipt}</th>
              <th data-figure data-wide>
                {say.basis}
              </th>
              <th data-figure data-wide>
                {say.rate}
              </th>
              <th data-figure>{say.amount}</th>
              <th data-figure>{say.balance}</th>
            </tr>
          </thead>
          <tbody>
            <Balance day={from} label={say.forward} amount={opening} />
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
            <Balance day={through} label={say.carried} amount={closing} />
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Balance({ day, label, amount }: { day: string; label: string; amount: PayStatement['opening'] }) {
  return (
    <tr data-sum>
      <td>
        <Day of={day} />
      </td>
      <td>{label}</td>
      <td data-wide>–</td>
      <td data-figure data-wide>
        –
      </td>
      <td data-figure data-wide>
        –
      </td>
      <td data-figure>–</td>
      <td data-figure>
        <Money of={amount} showZero />
      </td>
    </tr>
  )
}

function EntryRow({ entry }: { entry: Entry }) {
  const say = useWords(payWords)
  const reason = [say[`kind ${entry.kind}`], say[`cause ${entry.cause}`]].filter(Boolean).join(', ')
  return (
    <tr>
      <td>
        <Day of={entry.earnedOn} />
      </td>
      <td>
        <WayTo path={`/customers/${entry.customerId}`}>{entry.customerName}</WayTo>
        <small>
          <WayTo path={`/billing/${entry.documentId}`}>{entry.invoiceNumber}</WayTo> · {reason}
        </small>
      </td>
      <td data-wide>
        {entry.payerName ?? '–'}
        {entry.receiptAmount && (
          <small>
            {entry.receiptOn && <Day of={entry.receiptOn} />} · <Money of={entry.receiptAmount} withCurrency />
          </small>
        )}
      </td>
      <td data-figure data-wide>
        <Money of={entry.basis} />
      </td>
      <td data-figure data-wide>
        <Figure of={entry.ratePercent} unit="%" />
        {entry.sharePercent !== '100' && (
          <small>
            × <Figure of={entry.sharePercent} unit="%" />
          </small>
        )}
      </td>
      <td data-figure data-back={entry.amount.amount.startsWith('-') || undefined}>
        <Money of={entry.amount} strong />
      </td>
      <td data-figure>
        <Money of={entry.balance} showZero />
      </td>
    </tr>
  )
}
