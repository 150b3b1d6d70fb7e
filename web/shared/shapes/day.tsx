import { dayText, fullDayText, relativeDayText } from '../words/days.ts'
import { useLanguage } from '../words/language.ts'
import { useToday } from './today.ts'

type DayProps = {
  readonly of: string
  /** Adds how far away it is, beside the real day. */
  readonly relative?: boolean
  /** With weekday and year: for the day that matters on a page. */
  readonly full?: boolean
}

/** '12 Mar'; the year only when it is not this one. */
export function Day({ of, relative = false, full = false }: DayProps) {
  const language = useLanguage()
  const today = useToday()
  return (
    <time dateTime={of} className="num">
      {full ? fullDayText(of, language) : dayText(of, language, today)}
      {relative && <span className="quiet"> · {relativeDayText(of, language, today)}</span>}
    </time>
  )
}
