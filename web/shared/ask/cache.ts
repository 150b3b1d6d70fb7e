import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

const mayHelpToRepeat = (error: Error) => error instanceof ApiProblem && error.outcomeUnknown

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 2 && mayHelpToRepeat(error),
      retryDelay: (attempt) => 400 * 2 ** attempt,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    // A change is repeated by the person, with the key it had, never behind the person's back.
    mutations: { retry: false, networkMode: 'always' },
  },
})
