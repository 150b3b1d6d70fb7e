import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { noteReceived } from '#contracts/billing'
import { catalogue, done, refused, useDo, useToday, useWords } from '#web'
import css from './billing.module.css'
import type { ShownDocument } from './shown.ts'

const words = catalogue({
  en: {
    close: 'Close',
    title: 'When did the customer have it?',
    day: 'Day',
    hint: 'Terms from receipt and the customer’s habit count from this day.',
    note: 'Note it',
    noted: 'The day is noted',
  },
  de: {
    close: 'Schließen',
    title: 'Wann hatte der Kunde sie?',
    day: 'Tag',
    hint: 'Fristen ab Erhalt und die Gewohnheit des Kunden zählen ab diesem Tag.',
    note: 'Vermerken',
    noted: 'Der Tag ist vermerkt',
  },
})

export function ReceivedDialog({ document, close }: { document: ShownDocument; close: () => void }) {
  const say = useWords(words)
  const today = useToday()
  const [day, setDay] = useState(document.receivedOn ?? today)
  const note = useDo(noteReceived, {
    done: () => {
      done(say.noted)
      close()
    },
  })
  return (
    <Modal closeButtonProps={{ 'aria-label': say.close }} opened onClose={close} title={<b>{say.title}</b>}>
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          const asked = { documentId: document.id, receivedOn: day }
          note.mutate({ asked, version: document.version }, { onError: refused })
        }}
      >
        <TextInput
          type="date"
          label={say.day}
          description={say.hint}
          min={document.issuedOn}
          max={today}
          value={day}
          data-autofocus
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={note.isPending}>
          {say.note}
        </Button>
      </form>
    </Modal>
  )
}
