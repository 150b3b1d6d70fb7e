import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export type AddressValues = Readonly<Record<string, string>>

/** What stands behind the `?` of the address, as texts, and the way to change it. Undefined takes a value out. */
export function useAddress() {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const values = useMemo(() => textsOf(search), [search])
  /** The back button does not stop at this change. */
  const change = useCallback(
    (changed: Readonly<Record<string, string | undefined>>) =>
      void navigate({ to: '.', search: (before) => ({ ...before, ...changed }), replace: true }),
    [navigate],
  )
  /** The back button comes back to what is shown now; everything but company and day is set anew. */
  const begin = useCallback(
    (fresh: Readonly<Record<string, string | undefined>>) =>
      void navigate({ to: '.', search: ({ entity, asAt }) => ({ entity, asAt, ...fresh }) }),
    [navigate],
  )
  return { values, change, begin }
}

function textsOf(search: Readonly<Record<string, unknown>>): AddressValues {
  return Object.fromEntries(
    Object.entries(search)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]): [string, string] => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
