import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type WayProps = {
  readonly path: string
  /** What the page is asked for, beside the company and the day that go along by themselves. */
  readonly asking?: Readonly<Record<string, string>>
  readonly exact?: boolean
  readonly children: ReactNode
}

/** A link to another page, with what it should show. */
export function WayTo({ path, asking = {}, exact = false, children }: WayProps) {
  return (
    <Link to={path} search={{ ...asking }} activeOptions={{ exact, includeSearch: false }}>
      {children}
    </Link>
  )
}
