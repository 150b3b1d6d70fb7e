import { useLocalStorage } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMe } from '../session/me.ts'

export type Visited = { readonly to: string; readonly title: string }

const most = 8
const isThing = (path: string) => /^\/[a-z-]+\/(?:[a-z]+\/)?[a-z]{3}_[A-Za-z0-9]+$/.test(path)

/** The things that somebody looked at last, kept on the device for each person. */
export function useRecent() {
  const { email } = useMe()
  const [visited, keep] = useLocalStorage<readonly Visited[]>({
    key: `quittance-recent-${email}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  return { visited, keep }
}

/** Notes each thing under the title that its page gives the window. */
export function useNoteVisits(): void {
  const { pathname } = useLocation()
  const { keep } = useRecent()
  useEffect(() => {
    if (!isThing(pathname)) return
    // The page sets its title once it knows what it shows.
    const waiting = window.setTimeout(() => {
      const [title] = document.title.split(' · ')
      if (title === undefined || title === '' || title === '…') return
      keep((before) => [{ to: pathname, title }, ...before.filter(({ to }) => to !== pathname)].slice(0, most))
    }, 1_200)
    return () => window.clearTimeout(waiting)
  }, [pathname, keep])
}
