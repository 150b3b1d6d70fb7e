import { Link, Outlet } from '@tanstack/react-router'
import { Page, PageHead, catalogue, useWords } from '#web'
import { useMe } from '../session/me.ts'
import { settingsPages, settingsWords } from './settings-pages.ts'
import css from './settings.module.css'

const words = catalogue({
  en: { title: 'Settings', line: 'Changes hold from the next document on; what has been issued stays as it is.' },
  de: { title: 'Einstellungen', line: 'Änderungen gelten ab dem nächsten Beleg; Ausgestelltes bleibt, wie es ist.' },
})

export function SettingsPage() {
  const say = useWords(words)
  const names = useWords(settingsWords)
  const { may } = useMe()
  const shown = settingsPages.filter(({ needs }) => needs === undefined || may.includes(needs))
  return (
    <Page>
      <PageHead title={say.title} line={say.line} />
      <div className={css['settings']}>
        <nav className={css['pages']} aria-label={say.title}>
          {shown.map(({ key, to }) => (
            <Link key={key} to={to} activeOptions={{ exact: to === '/settings', includeSearch: false }}>
              {names[key]}
            </Link>
          ))}
        </nav>
        <div className={css['page']}>
          <Outlet />
        </div>
      </div>
    </Page>
  )
}
