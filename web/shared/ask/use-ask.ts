import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem } from './problem.ts'
import { call, type Answer, type Asked, type Contract } from './request.ts'

/** The key of an answer in the cache. All answers under one path are forgotten together by `forget`. */
export const askKey = (contract: Contract, asked: unknown) => [contract.path, asked] as const

export const askOptions = <C extends Contract>(contract: C, asked: Asked<C>) => ({
  queryKey: askKey(contract, asked),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Answer<C>> => call(contract, asked, { signal }),
})

type AskSettings = { readonly enabled?: boolean }

/** Asks and keeps asking quietly: the old answer stays visible while a new one is fetched. */
export function useAsk<C extends Contract>(contract: C, asked: Asked<C>, settings: AskSettings = {}) {
  return useQuery<Answer<C>, ApiProblem>({
    ...askOptions(contract, asked),
    placeholderData: keepPreviousData,
    enabled: settings.enabled ?? true,
  })
}

// Two files are two intents, although JSON knows nothing of files.
const nameFiles = (_key: string, value: unknown) =>
  value instanceof File ? [value.name, value.size, value.lastModified] : value

type Intent = { readonly key: string; readonly body: string }
type DoSettings<C extends Contract> = {
  /** Paths whose answers this change makes stale; everything, when left out. */
  readonly forget?: readonly Contract[]
  readonly done?: (answer: Answer<C>) => void
}
export type Deed<C extends Contract> = { readonly asked: Asked<C>; readonly version?: number | string }

/**
 * Does what a contract offers. One intent keeps one idempotency key: if the answer got lost, the same request sent again
 * carries the same key, so money never moves twice.
 */
export function useDo<C extends Contract>(contract: C, settings: DoSettings<C> = {}) {
  const cache = useQueryClient()
  const open = useRef<Intent>(undefined)
  return useMutation<Answer<C>, ApiProblem, Deed<C>>({
    mutationFn: ({ asked, version }) => {
      const body = JSON.stringify([asked, version], nameFiles)
      if (open.current?.body !== body) open.current = { key: crypto.randomUUID(), body }
      return call(contract, asked, { idempotencyKey: open.current.key, version })
    },
    onSuccess: (answer) => {
      open.current = undefined
      settings.done?.(answer)
      return forget(settings.forget, cache.invalidateQueries.bind(cache))
    },
    onError: (problem) => {
      if (!(problem instanceof ApiProblem && problem.outcomeUnknown)) open.current = undefined
    },
  })
}

async function forget(
  contracts: readonly Contract[] | undefined,
  invalidate: (filter?: { queryKey: string[] }) => Promise<void>,
) {
  if (!contracts) return invalidate()
  await Promise.all(contracts.map((contract) => invalidate({ queryKey: [contract.path] })))
}
