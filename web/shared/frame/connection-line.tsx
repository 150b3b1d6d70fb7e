import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { ApiProblem } from '../ask/problem.ts'
import { catalogue, useWords } from '../words/catalogue.ts'
import { Ribbon } from './ribbon.tsx'

const words = catalogue({
  en: {
    offline: 'The server cannot be reached. What you see is the last we know; nothing you typed is lost.',
    again: 'Try again',
  },
  de: {
    offline:
      'Der Server ist nicht erreichbar. Sie sehen den letzten bekannten Stand; nichts Eingegebenes geht verloren.',
    again: 'Noch einmal',
  },
})

/** A line on top while the server is away. It goes by itself when an answer comes. */
export function ConnectionLine() {
  const say = useWords(words)
  const cache = useQueryClient()
  const away = useServerAway()
  useEffect(() => {
    if (!away) return undefined
    const timer = setInterval(() => void cache.refetchQueries({ type: 'active' }), 15_000)
    return () => clearInterval(timer)
  }, [away, cache])
  if (!away) return null
  return (
    <Ribbon act={() => void cache.refetchQueries({ type: 'active' })} does={say.again}>
      {say.offline}
    </Ribbon>
  )
}

const isAway = (error: Error | null) => error instanceof ApiProblem && error.code === 'offline'

function useServerAway(): boolean {
  const queries = useQueryClient().getQueryCache()
  const [away, setAway] = useState(false)
  useEffect(
    () =>
      queries.subscribe(() =>
        setAway(
          queries
            .getAll()
            .some((query) => query.isActive() && isAway(query.state.error ?? query.state.fetchFailureReason)),
        ),
      ),
    [queries],
  )
  const online = useSyncExternalStore(onLineChange, () => navigator.onLine)
  return away || !online
}

function onLineChange(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
