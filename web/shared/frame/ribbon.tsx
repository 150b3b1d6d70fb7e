import type { ReactNode } from 'react'
import css from './page.module.css'

type RibbonProps = {
  readonly children: ReactNode
  /** What can be done about it, and the words for it. */
  readonly act?: () => void
  readonly does?: string
}

/** A line above the page for what holds everywhere: the server is away, the figures are those of another day. */
export function Ribbon({ children, act, does }: RibbonProps) {
  return (
    <output className={css['ribbon']}>
      {children}
      {act && (
        <button type="button" onClick={act}>
          {does}
        </button>
      )}
    </output>
  )
}
