import { Button, Loader } from '@mantine/core'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ApiProblem, Empty, Page, ProblemBox, catalogue, useWindowTitle, useWords } from '#web'

const words = catalogue({
  en: {
    lost: 'There is nothing at this address',
    lostHow: 'The link may be old, or a sign is missing. Search finds anything by its number.',
    home: 'Go to Today',
    forbidden: 'Your role does not open this page',
    forbiddenHow: 'An administrator can give you the right under Settings, People and roles.',
    waiting: 'One moment',
  },
  de: {
    lost: 'Unter dieser Adresse ist nichts',
    lostHow: 'Der Link ist vielleicht alt, oder ein Zeichen fehlt. Die Suche findet alles über seine Nummer.',
    home: 'Zu Heute',
    forbidden: 'Ihre Rolle öffnet diese Seite nicht',
    forbiddenHow: 'Ein Administrator kann Ihnen das Recht unter Einstellungen, Personen und Rollen geben.',
    waiting: 'Einen Moment',
  },
})

function Home() {
  return (
    <Button component={Link} to="/" variant="filled">
      {useWords(words).home}
    </Button>
  )
}

export function NotFoundPage() {
  const say = useWords(words)
  useWindowTitle(say.lost)
  return (
    <Page>
      <Empty asPage title={say.lost} actions={<Home />}>
        {say.lostHow}
      </Empty>
    </Page>
  )
}

export function ForbiddenPage() {
  const say = useWords(words)
  useWindowTitle(say.forbidden)
  return (
    <Page>
      <Empty asPage title={say.forbidden} actions={<Home />}>
        {say.forbiddenHow}
      </Empty>
    </Page>
  )
}

/** Where a page broke. The frame stays, and so does everything else. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  if (error instanceof ApiProblem && error.status === 403) return <ForbiddenPage />
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page>
      <ProblemBox problem={error instanceof Error ? error : new Error(String(error))} retry={retry} />
    </Page>
  )
}

export function WaitingPage() {
  const say = useWords(words)
  return (
    <Page>
      <Empty asPage title={say.waiting} actions={<Loader size="sm" />} />
    </Page>
  )
}
