import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { catalogue, useWords } from '#web'
import css from './billing.module.css'

const words = catalogue({
  en: {
    close: 'Close',
    title: 'Hold back from billing',
    reason: 'Why',
    hint: 'Everybody who looks for this bill reads it: “They want one bill for March.”',
    hold: 'Hold back',
  },
  de: {
    close: 'Schließen',
    title: 'Von der Rechnung zurückhalten',
    reason: 'Warum',
    hint: 'Wer diese Rechnung sucht, liest es: „Sie wollen eine Rechnung für März.“',
    hold: 'Zurückhalten',
  },
})

type Props = {
  /** The orders in question; the dialog is open while there are some. */
  readonly orderIds: readonly string[] | undefined
  readonly close: () => void
  readonly hold: (orderIds: readonly string[], reason: string) => void
}

export function HoldBackDialog({ orderIds, close, hold }: Props) {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  return (
    <Modal
      closeButtonProps={{ 'aria-label': say.close }}
      opened={orderIds !== undefined}
      onClose={close}
      title={<b>{say.title}</b>}
    >
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          if (orderIds && reason.trim() !== '') hold(orderIds, reason.trim())
        }}
      >
        <Textarea
          label={say.reason}
          description={say.hint}
          value={reason}
          data-autofocus
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={reason.trim() === ''}>
          {say.hold}
        </Button>
      </form>
    </Modal>
  )
}
