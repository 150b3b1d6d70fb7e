import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, type SubmitEvent } from 'react'
import { z } from 'zod'
import { Card, ProblemBox, call, catalogue, done, useWords, type ApiProblem } from '#web'
import css from './settings.module.css'

const changePassword = {
  method: 'POST',
  path: '/api/auth/change-password',
  request: z.object({ currentPassword: z.string(), newPassword: z.string(), revokeOtherSessions: z.boolean() }),
  response: z.unknown(),
}
type Passwords = z.infer<typeof changePassword.request>

const words = catalogue({
  en: {
    title: 'Password',
    now: 'Password now',
    next: 'New password',
    hint: 'At least 12 signs. Your other devices are signed out.',
    change: 'Change the password',
    changed: 'Password changed',
  },
  de: {
    title: 'Passwort',
    now: 'Jetziges Passwort',
    next: 'Neues Passwort',
    hint: 'Mindestens 12 Zeichen. Ihre anderen Geräte werden abgemeldet.',
    change: 'Passwort ändern',
    changed: 'Passwort geändert',
  },
})

export function PasswordCard() {
  const say = useWords(words)
  const form = useRef<HTMLFormElement>(null)
  const change = useMutation<unknown, ApiProblem, Passwords>({
    mutationFn: (passwords) => call(changePassword, passwords),
    onSuccess: () => {
      form.current?.reset()
      done(say.changed)
    },
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const text = (name: string) => {
      const value = given.get(name)
      return typeof value === 'string' ? value : ''
    }
    change.mutate({ currentPassword: text('now'), newPassword: text('next'), revokeOtherSessions: true })
  }
  return (
    <Card title={say.title}>
      <form ref={form} className={css['form']} onSubmit={submit}>
        <PasswordInput name="now" label={say.now} autoComplete="current-password" required withAsterisk={false} />
        <PasswordInput
          name="next"
          label={say.next}
          description={say.hint}
          autoComplete="new-password"
          minLength={12}
          required
          withAsterisk={false}
        />
        {change.error && <ProblemBox problem={change.error} />}
        <div>
          <Button type="submit" loading={change.isPending}>
            {say.change}
          </Button>
        </div>
      </form>
    </Card>
  )
}
