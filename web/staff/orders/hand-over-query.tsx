import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { handOverQuery, whoMayAnswer } from '#contracts/orders'
import { ProblemBox, done, useAsk, useDo, useWords } from '#web'
import { answerWords } from './answer-words.ts'
import css from './orders.module.css'

type HandProps = {
  readonly query: { readonly id: string; readonly askedOf: string | null; readonly enteredBy: string | null }
  readonly close: () => void
}

/** Gives a question to a colleague, first of all back to whoever entered the order. */
export function HandOverQuery({ query, close }: HandProps) {
  const say = useWords(answerWords)
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const people = useAsk(whoMayAnswer, {}).data?.people ?? []
  const others = people.filter(({ name }) => name !== query.askedOf)
  const author = others.find(({ name }) => name === query.enteredBy)
  const hand = useDo(handOverQuery, {
    done: ({ askedOf }) => {
      done(say.handed(askedOf))
      close()
    },
  })
  const staffId = chosen ?? author?.id ?? null
  return (
    <Modal opened onClose={close} title={<b>{say.handBack}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['deliver']}
        onSubmit={(event) => {
          event.preventDefault()
          hand.mutate({ asked: { queryId: query.id, staffId, note: note.trim() || null } })
        }}
      >
        {hand.error && <ProblemBox problem={hand.error} />}
        <Select
          label={say.toWhom}
          searchable
          data={others.map(({ id, name }) => ({ value: id, label: id === author?.id ? say.back(name) : name }))}
          value={staffId}
          onChange={setChosen}
        />
        <TextInput label={say.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Button type="submit" variant="filled" disabled={staffId === null} loading={hand.isPending}>
          {say.handBack}
        </Button>
      </form>
    </Modal>
  )
}
