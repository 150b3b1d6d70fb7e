import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { notePosted, sendDocument } from '#contracts/billing'
import { catalogue, done, refused, useDo, useToday, useWords } from '#web'
import css from './billing.module.css'
import { useFailureWord } from './state.tsx'

const words = catalogue({
  en: {
    close: 'Close',
    title: (number: string) => `Bring ${number} to the customer`,
    to: 'Mail address',
    hint: 'Left empty, it goes to whoever pays there.',
    send: 'Send by mail',
    posted: 'It went by post today',
    sent: (number: string) => `${number} waits in the outbox`,
    wentByPost: (number: string) => `${number} counts as received in two working days`,
    before: 'Last time:',
  },
  de: {
    close: 'Schließen',
    title: (number: string) => `${number} zum Kunden bringen`,
    to: 'E-Mail-Adresse',
    hint: 'Leer gelassen, geht sie an die Person, die dort zahlt.',
    send: 'Per E-Mail senden',
    posted: 'Sie ging heute per Post',
    sent: (number: string) => `${number} liegt im Postausgang`,
    wentByPost: (number: string) => `${number} gilt in zwei Arbeitstagen als erhalten`,
    before: 'Beim letzten Mal:',
  },
})

type Sendable = {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly why?: Parameters<ReturnType<typeof useFailureWord>>[0]
}

/** Sends a document again, to a corrected address, or notes that it went by post. */
export function SendDialog({ document, close }: { document: Sendable | undefined; close: () => void }) {
  const say = useWords(words)
  const whyOf = useFailureWord()
  const today = useToday()
  const [to, setTo] = useState('')
  const end = (message: string) => {
    done(message)
    setTo('')
    close()
  }
  const send = useDo(sendDocument, { done: ({ number }) => end(say.sent(number)) })
  const post = useDo(notePosted, { done: ({ number }) => end(say.wentByPost(number)) })
  if (!document) return null
  const { id: documentId, version } = document
  return (
    <Modal
      closeButtonProps={{ 'aria-label': say.close }}
      opened
      onClose={close}
      title={<b>{say.title(document.number)}</b>}
    >
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          const address = to.trim()
          send.mutate(
            { asked: { documentId, ...(address === '' ? {} : { to: address }) }, version },
            { onError: refused },
          )
        }}
      >
        {document.why && (
          <p className="quiet">
            {say.before} {whyOf(document.why)}.
          </p>
        )}
        <TextInput
          label={say.to}
          description={say.hint}
          type="email"
          value={to}
          data-autofocus
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <div className={css['deeds']}>
          <Button type="submit" variant="filled" loading={send.isPending}>
            {say.send}
          </Button>
          <Button
            loading={post.isPending}
            onClick={() => post.mutate({ asked: { documentId, postedOn: today }, version }, { onError: refused })}
          >
            {say.posted}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
