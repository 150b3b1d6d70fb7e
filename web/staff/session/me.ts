import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { readMe } from '#contracts/company'
import { askOptions, type Answer } from '#web'

/** Who is signed in, what they may do, and for which legal entities. */
export type Me = Answer<typeof readMe>

export const meOptions = queryOptions({ ...askOptions(readMe, {}), staleTime: 60_000 })

export const useMe = (): Me => useSuspenseQuery(meOptions).data

/** What the role may do. Buttons that it may not press are not shown. */
export const useMay = (permission: string): boolean => useMe().may.includes(permission)
