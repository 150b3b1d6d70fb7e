import { Button, Modal, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ProblemBox, catalogue, useWords } from '#web'
import css from './disputes.module.css'

const words = catalogue({
  en: { cancel: 'Cancel', close: 'Close' },
  de: { cancel: 'Abbrechen', close: 'Schließen' },
})

type NoteProps = {
  readonly title: string
  readonly line?: ReactNode
  readonly label: string
  readonly button: string
  readonly busy: boolean
  readonly problem: Error | null
  readonly close: () => void
  readonly send: (note: string) => void
}

/** A dialog with one field: what was said, or why. */
export function NoteDialog({ title, line, label, button, busy, problem, close, send }: NoteProps) {
  const say = useWords(words)
  const [note, setNote] = useState('')
  return (
    <Modal opened onClose={close} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          send(note.trim())
        }}
      >
        {line && <p className="quiet">{line}</p>}
        <Textarea
          label={label}
          autosize
          minRows={3}
          maxRows={10}
          value={note}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {problem && <ProblemBox problem={problem} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={note.trim() === ''}>
            {button}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
