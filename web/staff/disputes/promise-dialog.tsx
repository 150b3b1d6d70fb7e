import { Button, Modal, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { readDispute } from '#contracts/disputes'
import { Day, Money, ProblemBox, catalogue, useToday, useWords, type Answer } from '#web'
import { useCaseDeeds } from './case-deeds.ts'
import css from './disputes.module.css'

const words = catalogue({
  en: {
    title: 'I’ll sort it out',
    more: 'Give more time',
    line: 'is yours until that day: nobody else writes to the customer about it. The rest of the bill is asked for as ever.',
    day: 'By which day?',
    latest: 'at the latest',
    note: 'What will you do? (optional)',
    reason: 'Why more time?',
    cancel: 'Cancel',
    close: 'Close',
    promise: 'Promise it',
    extend: 'Extend once',
  },
  de: {
    title: 'Ich kläre das',
    more: 'Mehr Zeit geben',
    line: 'gehört bis dahin Ihnen: Niemand sonst schreibt dem Kunden dazu. Der Rest der Rechnung wird wie immer angefordert.',
    day: 'Bis wann?',
    latest: 'spätestens',
    note: 'Was tun Sie? (freiwillig)',
    reason: 'Warum mehr Zeit?',
    cancel: 'Abbrechen',
    close: 'Schließen',
    promise: 'Zusagen',
    extend: 'Einmal verlängern',
  },
})

type PromiseProps = {
  readonly found: Answer<typeof readDispute>
  readonly extending: boolean
  readonly close: () => void
}

/** A day and a name. The manager's extension is the same question with a reason. */
export function PromiseDialog({ found, extending, close }: PromiseProps) {
  const say = useWords(words)
  const today = useToday()
  const [day, setDay] = useState(found.latestPromise ?? today)
  const [note, setNote] = useState('')
  const { promise, extend } = useCaseDeeds({ after: close })
  const deed = extending ? extend : promise
  const send = () => {
    const about = { caseId: found.id, day }
    if (extending) extend.mutate({ asked: { ...about, reason: note.trim() }, version: found.version })
    else promise.mutate({ asked: note.trim() ? { ...about, note: note.trim() } : about, version: found.version })
  }
  return (
    <Modal
      opened
      onClose={close}
      title={<b>{extending ? say.more : say.title}</b>}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {!extending && (
          <p className="quiet">
            <Money of={found.gross} withCurrency /> {say.line}
          </p>
        )}
        <TextInput
          type="date"
          label={say.day}
          min={today}
          max={found.latestPromise ?? undefined}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          description={
            found.latestPromise && (
              <>
                {say.latest} <Day of={found.latestPromise} full />
              </>
            )
          }
        />
        <Textarea
          label={extending ? say.reason : say.note}
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {deed.error && <ProblemBox problem={deed.error} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button type="submit" variant="filled" loading={deed.isPending} disabled={extending && note.trim() === ''}>
            {extending ? say.extend : say.promise}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
