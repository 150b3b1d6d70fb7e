import { Popover, VisuallyHidden } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { listNotices } from '#contracts/workplace'
import { catalogue, timeText, useAsk, useLanguage, useToday, useWords, dayText } from '#web'
import css from './notices.module.css'
import { pathOf } from './thing-path.ts'
import { useNoticeDeeds, useUnread, type Notice } from './use-notices.ts'

const words = catalogue({
  en: {
    none: 'Notices',
    some: (count: number) => `Notices, ${count} not read`,
    title: 'For you',
    readAll: 'Mark all as read',
    all: 'All notices',
    nothing: 'Nothing waits for you. Mentions, orders and cases that need you, and answers come here.',
    unread: 'not read',
  },
  de: {
    none: 'Hinweise',
    some: (count: number) => `Hinweise, ${count} ungelesen`,
    title: 'Für Sie',
    readAll: 'Alle als gelesen markieren',
    all: 'Alle Hinweise',
    nothing: 'Nichts wartet auf Sie. Hier stehen Erwähnungen, Aufträge und Fälle, die Sie brauchen, und Antworten.',
    unread: 'ungelesen',
  },
})

/** The bell: how many notices are not read, and the latest of them. */
export function Bell() {
  const say = useWords(words)
  const unread = useUnread()
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={380} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={css['bell']}
          aria-label={unread === 0 ? say.none : say.some(unread)}
          onClick={() => setOpen(!open)}
        >
          <IconBell size={18} aria-hidden />
          {unread > 0 && (
            <span className={css['count']} aria-hidden>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={say.title}>
        {open && <Latest close={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Latest({ close }: { close: () => void }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const { data } = useAsk(listNotices, { open: true, limit: 8 })
  const { opened, readAll } = useNoticeDeeds()
  const open = (notice: Notice) => {
    opened(notice)
    close()
    void navigate({ to: pathOf(notice.subject) })
  }
  return (
    <>
      <div className={css['head']}>
        <b>{say.title}</b>
        {data && data.rows.length > 0 && (
          <button type="button" onClick={readAll}>
            {say.readAll}
          </button>
        )}
      </div>
      {data && data.rows.length === 0 && <p className={css['nothing']}>{say.nothing}</p>}
      <ul className={css['latest']}>
        {data?.rows.map((notice) => (
          <li key={notice.id}>
            <button type="button" onClick={() => open(notice)} data-unread={notice.readAt === null || undefined}>
              <NoticeText notice={notice} />
            </button>
          </li>
        ))}
      </ul>
      <Link to="/notices" className={css['all']} onClick={close}>
        {say.all}
      </Link>
    </>
  )
}

/** What it says and when; what was not read yet is marked by more than its weight. */
function NoticeText({ notice }: { notice: Notice }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const day = notice.at.slice(0, 10)
  return (
    <>
      <span className={css['dot']} aria-hidden />
      <span>
        {notice.readAt === null && <VisuallyHidden>{say.unread}: </VisuallyHidden>}
        {notice.text}
        <small className="quiet">{day === today ? timeText(notice.at, language) : dayText(day, language, today)}</small>
      </span>
    </>
  )
}
