import { Button, PasswordInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { acceptInvitation } from '#contracts/company'
import { ProblemBox, catalogue, useDo, useWindowTitle, useWords } from '#web'
import { useSignIn } from '../session/sign-in.ts'
import { Threshold } from './threshold.tsx'

const words = catalogue({
  en: {
    title: 'Welcome',
    line: 'Choose a password, and you are in. The link works once.',
    password: 'Password',
    hint: 'At least 12 signs. A sentence is easy to keep in mind.',
    go: 'Set the password',
    empty: 'This link is not whole. Copy all of it, or ask an administrator for a new one.',
  },
  de: {
    title: 'Willkommen',
    line: 'Wählen Sie ein Passwort, und Sie sind angemeldet. Der Link gilt einmal.',
    password: 'Passwort',
    hint: 'Mindestens 12 Zeichen. Einen Satz merkt man sich leicht.',
    go: 'Passwort setzen',
    empty: 'Dieser Link ist nicht vollständig. Kopieren Sie ihn ganz, oder lassen Sie sich einen neuen geben.',
  },
})

/** Where an invitation leads: the secret stands behind '#', which browsers send to nobody. */
export function InvitationPage() {
  const say = useWords(words)
  const navigate = useNavigate()
  const [token] = useState(() => window.location.hash.slice(1))
  const [password, setPassword] = useState('')
  const signIn = useSignIn(() => void navigate({ to: '/', replace: true, hash: '' }))
  const accept = useDo(acceptInvitation, {
    forget: [],
    done: ({ email }) => signIn.mutate({ email, password, rememberMe: true }),
  })
  useWindowTitle(say.title)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    accept.mutate({ asked: { token, password } })
  }
  if (token.length < 20) return <Threshold title={say.title} line={say.empty} />
  return (
    <Threshold title={say.title} line={say.line}>
      <form onSubmit={submit}>
        <PasswordInput
          label={say.password}
          description={say.hint}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          minLength={12}
          required
          withAsterisk={false}
        />
        {(accept.error ?? signIn.error) && <ProblemBox problem={accept.error ?? signIn.error ?? new Error()} />}
        <Button type="submit" variant="filled" loading={accept.isPending || signIn.isPending} fullWidth>
          {say.go}
        </Button>
      </form>
    </Threshold>
  )
}
