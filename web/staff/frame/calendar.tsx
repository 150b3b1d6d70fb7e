import { DatePicker } from '@mantine/dates'
import 'dayjs/locale/de'
import '@mantine/dates/styles.layer.css'
import css from './frame.module.css'
import { catalogue, useLanguage, useWords } from '#web'

const words = catalogue({
  en: { earlier: 'Month before', later: 'Month after' },
  de: { earlier: 'Monat davor', later: 'Monat danach' },
})

type CalendarProps = { readonly day: string; readonly latest: string; readonly choose: (day: string) => void }

export function Calendar({ day, latest, choose }: CalendarProps) {
  const say = useWords(words)
  return (
    <DatePicker
      value={day}
      defaultDate={day}
      maxDate={latest}
      locale={useLanguage()}
      classNames={{ day: css['day'] ?? '' }}
      ariaLabels={{
        previousMonth: say.earlier,
        nextMonth: say.later,
        previousYear: say.earlier,
        nextYear: say.later,
      }}
      onChange={(chosen) => chosen !== null && choose(chosen)}
    />
  )
}
