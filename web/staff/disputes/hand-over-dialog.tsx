import { Button, Modal, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listHandlers, type readDispute } from '#contracts/disputes'
import { ProblemBox, catalogue, useAsk, useWords, type Answer } from '#web'
import { useCaseDeeds } from './case-deeds.ts'
import css from './disputes.module.css'
import { useCaseWords, roleWord } from './words.ts'

const words = catalogue({
  en: {
    title: 'Hand over',
    to: 'To whom?',
    note: 'A word with it (optional)',
    send: 'Hand over',
    cancel: 'Cancel',
    close: 'Close',
    people: 'People',
    roles: 'Whoever takes it',
  },
  de: {
    title: 'Übergeben',
    to: 'An wen?',
    note: 'Ein Wort dazu (freiwillig)',
    send: 'Übergeben',
    cancel: 'Abbrechen',
    close: 'Schließen',
    people: 'Personen',
    roles: 'Wer es nimmt',
  },
})

const roles = ['operations', 'billing_clerk', 'collector', 'credit_manager', 'sales_manager', 'finance_lead'] as const

/** Gives the case to a person, or to whoever of a role takes it first. */
export function HandOverDialog({ found, close }: { found: Answer<typeof readDispute>; close: () => void }) {
  const say = useWords(words)
  const trade = useCaseWords()
  const [to, setTo] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const { handOver } = useCaseDeeds({ after: close })
  const people = useAsk(listHandlers, {}).data?.people ?? []
  const role = roles.find((each) => each === to)
  const send = () =>
    handOver.mutate({
      asked: {
        caseId: found.id,
        ...(role ? { role } : { staffId: to ?? '' }),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      version: found.version,
    })
  return (
    <Modal opened onClose={close} title={<b>{say.title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Select
          label={say.to}
          searchable
          value={to}
          onChange={setTo}
          data={[
            { group: say.people, items: people.map(({ id, name }) => ({ value: id, label: name })) },
            { group: say.roles, items: roles.map((each) => ({ value: each, label: roleWord(trade, each) })) },
          ]}
        />
        <Textarea
          label={say.note}
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {handOver.error && <ProblemBox problem={handOver.error} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button type="submit" variant="filled" loading={handOver.isPending} disabled={to === null}>
            {say.send}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
