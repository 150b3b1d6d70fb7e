import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { z } from 'zod'
import { call, type ApiProblem } from '#web'

// The sign-in service has its own addresses and shapes; these are all of it that we use.
const signIn = {
  method: 'POST',
  path: '/api/auth/sign-in/email',
  request: z.object({ email: z.string(), password: z.string(), rememberMe: z.boolean() }),
  response: z.unknown(),
}
const signOut = { method: 'POST', path: '/api/auth/sign-out', request: z.object({}), response: z.unknown() }

export type Credentials = z.infer<typeof signIn.request>

export const useSignIn = (done: () => void) =>
  useMutation<unknown, ApiProblem, Credentials>({
    mutationFn: (credentials) => call(signIn, credentials),
    onSuccess: done,
  })

/** Ends the session and forgets everything that was read in it. */
export function useSignOut() {
  const cache = useQueryClient()
  const router = useRouter()
  return () =>
    void call(signOut, {}).finally(async () => {
      await router.navigate({ to: '/sign-in' })
      cache.clear()
    })
}
