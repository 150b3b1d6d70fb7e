import { Button, CopyButton } from '@mantine/core'
import { catalogue, dayText, timeText, useLanguage, useToday, useWords } from '#web'
import css from './settings.module.css'

export type Invitation = { readonly name: string; readonly path: string; readonly expiresAt: string }

const words = catalogue({
  en: {
    title: (name: string) => `Give this link to ${name}, and to nobody else.`,
    line: (day: string, time: string) =>
      `It sets a password and works once, until ${day}, ${time}. It is not shown again.`,
    copy: 'Copy',
    copied: 'Copied',
    close: 'Done',
  },
  de: {
    title: (name: string) => `Geben Sie diesen Link ${name} und niemandem sonst.`,
    line: (day: string, time: string) =>
      `Er setzt ein Passwort und gilt einmal, bis ${day}, ${time}. Er wird nicht noch einmal gezeigt.`,
    copy: 'Kopieren',
    copied: 'Kopiert',
    close: 'Fertig',
  },
})

/** The link by which somebody sets their password: seen once. */
export function InvitationBox({ invitation, close }: { invitation: Invitation; close: () => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const until = dayText(invitation.expiresAt.slice(0, 10), language, today)
  return (
    <SecretBox
      title={say.title(invitation.name)}
      line={say.line(until, timeText(invitation.expiresAt, language))}
      secret={`${window.location.origin}${invitation.path}`}
      close={close}
    />
  )
}

type SecretProps = {
  readonly title: string
  readonly line: string
  readonly secret: string
  readonly close: () => void
}

/** Something that is told once, to be copied now. */
export function SecretBox({ title, line, secret, close }: SecretProps) {
  const say = useWords(words)
  return (
    <output className={css['told']}>
      <b>{title}</b>
      <p className="small quiet">{line}</p>
      <div className={css['secret']}>
        <code>{secret}</code>
        <span className={css['rowButtons']}>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="filled" onClick={copy}>
                {copied ? say.copied : say.copy}
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{say.close}</Button>
        </span>
      </div>
    </output>
  )
}
