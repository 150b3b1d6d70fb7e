import { Card, Money, useWords } from '#web'
import type { Entry, PayStatement } from './pay-statement.ts'
import css from './pay.module.css'
import { wentBack } from './reason.ts'
import { payWords } from './words.ts'

/** What went back, whose doing it was, and what the plan says about it. */
export function TakenCard({ statement }: { statement: PayStatement }) {
  const say = useWords(payWords)
  const back = statement.entries.filter((entry) => entry.kind === 'reverse')
  if (back.length === 0) return null
  return (
    <Card title={say.takenTitle} flush>
      <table className={css['table']}>
        <tbody>
          {back.map((entry) => (
            <Taken key={entry.id} entry={entry} />
          ))}
          <tr data-sum>
            <td>{say.takenBack}</td>
            <td data-figure data-back>
              −<Money of={statement.takenBack} />
            </td>
          </tr>
        </tbody>
      </table>
    </Card>
  )
}

function Taken({ entry }: { entry: Entry }) {
  const say = useWords(payWords)
  return (
    <tr>
      <td>
        <b>{wentBack(say, entry)}</b>
        <small>
          {[entry.customerName, entry.invoiceNumber, say[`cause ${entry.cause}`]].filter(Boolean).join(' · ')}
        </small>
      </td>
      <td data-figure data-back>
        <Money of={entry.amount} />
      </td>
    </tr>
  )
}
