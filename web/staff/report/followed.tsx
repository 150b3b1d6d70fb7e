import { Money, StateChip, dayText, useLanguage, useToday } from '#web'
import css from './report.module.css'
import { useReportWords, type ReportLine } from './words.ts'

/** What came of a line: its answer, the orders that followed and the cash that came for them. */
export function Followed({ line }: { line: ReportLine }) {
  const say = useReportWords()
  const language = useLanguage()
  const today = useToday()
  const day = (text: string) => dayText(text, language, today)
  const { followed, declinedBecause, decisionNote, doneNote, actBy, state } = line
  if (state === 'signed') return <StateChip tone="waiting">{say.news}</StateChip>
  if (declinedBecause) {
    return (
      <>
        <StateChip>{say.declined}</StateChip>
        <small>{say[`because ${declinedBecause}`]}</small>
        {decisionNote && <small>“{decisionNote}”</small>}
      </>
    )
  }
  return (
    <span className={css['followed']}>
      <span>
        {say.orders(followed.orders)}
        {followed.orders > 0 && (
          <>
            {' · '}
            <Money of={followed.ordered} withCurrency showZero />
          </>
        )}
      </span>
      {followed.orders > 0 && (
        <small>
          {say.cash} <Money of={followed.cash} withCurrency showZero />
        </small>
      )}
      {followed.paidOn && <StateChip tone="settled">{say.paidOn(day(followed.paidOn))}</StateChip>}
      {!followed.paidOn && followed.until && <small>{say.until(day(followed.until))}</small>}
      {state === 'accepted' && actBy && <small>{say.due(day(actBy))}</small>}
      {doneNote && <small>“{doneNote}”</small>}
    </span>
  )
}
