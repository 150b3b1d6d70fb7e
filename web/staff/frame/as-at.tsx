import { Loader, Popover } from '@mantine/core'
import { Suspense, lazy, useState } from 'react'
import { IconChevronDown } from '@tabler/icons-react'
import { Ribbon, catalogue, dayText, fullDayText, useLanguage, useToday, useWords } from '#web'
import { useAsAt, useChangePlace } from '../session/place.ts'
import css from './frame.module.css'

const words = catalogue({
  en: {
    asAt: (day: string) => `Figures as at ${day}, not as they are today.`,
    back: 'Back to today',
    choose: 'Choose the day that figures are shown as at',
  },
  de: {
    asAt: (day: string) => `Stand ${day}, nicht von heute.`,
    back: 'Zurück zu heute',
    choose: 'Den Tag wählen, dessen Stand gezeigt wird',
  },
})

// The calendar is a third of the frame's weight and rarely opened.
const Calendar = lazy(() => import('./calendar.tsx').then(({ Calendar }) => ({ default: Calendar })))

export function AsAtSwitch() {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const day = useAsAt() ?? today
  const change = useChangePlace()
  const [open, setOpen] = useState(false)
  const choose = (chosen: string) => {
    setOpen(false)
    change({ asAt: chosen === today ? undefined : chosen })
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className={css['switch']} title={say.choose} onClick={() => setOpen(!open)}>
          <span className={css['long']}>{fullDayText(day, language)}</span>
          <span className={css['short']}>{dayText(day, language, today)}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Loader size="sm" />}>
          <Calendar day={day} latest={today} choose={choose} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}

export function AsAtRibbon({ day }: { day: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useChangePlace()
  return (
    <Ribbon act={() => change({ asAt: undefined })} does={say.back}>
      {say.asAt(fullDayText(day, language))}
    </Ribbon>
  )
}
