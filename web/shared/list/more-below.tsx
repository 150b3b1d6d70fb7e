import { useEffect, useEffectEvent, useRef } from 'react'
import { SkeletonRows } from './list-row.tsx'

/** Fetches the next page a screen before the reader gets there, so that paging feels endless. */
export function MoreBelow({ more, columns }: { more: (() => void) | undefined; columns: number }) {
  const mark = useRef<HTMLTableRowElement>(null)
  useReached(mark, more)
  if (!more) return null
  return (
    <>
      <tr ref={mark} aria-hidden />
      <SkeletonRows columns={columns} />
    </>
  )
}

export function useReached(mark: React.RefObject<Element | null>, more: (() => void) | undefined) {
  const reached = useEffectEvent(() => more?.())
  const waits = more !== undefined
  useEffect(() => {
    const element = mark.current
    if (!element || !waits) return undefined
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && reached(), {
      rootMargin: '600px',
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [mark, waits])
}
