import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { SubmitEvent } from 'react'
import { catalogue, useWindowTitle, useWords, type ApiProblem } from '#web'
import { useSignIn } from '../session/sign-in.ts'
import { Threshold } from './threshold.tsx'

const words = catalogue({
  en: {
    title: 'Sign in',
    mail: 'E-mail',
    password: 'Password',
    stay: 'Stay signed in on this device',
    wrong: 'E-mail and password do not belong together. Check both; capital letters count in the password.',
    often: 'Too many tries. Wait a minute, then try again.',
    away: 'The server cannot be reached. Check the connection, then try again.',
    other: 'Signing in did not work. Try again in a minute; if it stays so, ask your administrator.',
    forgot: 'Forgot the password? An administrator can set a new one for you.',
  },
  de: {
    title: 'Anmelden',
    mail: 'E-Mail',
    password: 'Passwort',
    stay: 'Auf diesem Gerät angemeldet bleiben',
    wrong: 'E-Mail und Passwort gehören nicht zusammen. Bitte beide prüfen; im Passwort zählen Großbuchstaben.',
    often: 'Zu viele Versuche. Bitte eine Minute warten und dann noch einmal versuchen.',
    away: 'Der Server ist nicht erreichbar. Bitte die Verbindung prüfen und noch einmal versuchen.',
    other:
      'Die Anmeldung hat nicht geklappt. Bitte in einer Minute noch einmal; bleibt es so, hilft Ihr Administrator.',
    forgot: 'Passwort vergessen? Ein Administrator kann ein neues für Sie setzen.',
  },
})

type Say = ReturnType<typeof useWords<typeof words.en>>

export function SignInPage() {
  const say = useWords(words)
  const { back } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const signIn = useSignIn(() => void navigate({ to: back ?? '/', replace: true }))
  useWindowTitle(say.title)

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const text = (name: string) => {
      const value = given.get(name)
      return typeof value === 'string' ? value : ''
    }
    signIn.mutate({ email: text('email').trim(), password: text('password'), rememberMe: given.has('stay') })
  }

  return (
    <Threshold title={say.title}>
      <form onSubmit={submit}>
        <TextInput
          name="email"
          type="email"
          label={say.mail}
          autoComplete="username"
          required
          withAsterisk={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has one purpose, and this is where it begins
          autoFocus
        />
        <PasswordInput
          name="password"
          label={say.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <Checkbox name="stay" label={say.stay} defaultChecked />
        {signIn.error && (
          <p role="alert" className="error">
            {whatHappened(signIn.error, say)}
          </p>
        )}
        <Button type="submit" variant="filled" loading={signIn.isPending} fullWidth>
          {say.title}
        </Button>
        <p className="small quiet">{say.forgot}</p>
      </form>
    </Threshold>
  )
}

function whatHappened(problem: ApiProblem, say: Say): string {
  if (problem.status === 0) return say.away
  if (problem.status === 429) return say.often
  return problem.status === 401 || problem.status === 400 ? say.wrong : say.other
}
