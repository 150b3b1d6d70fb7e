import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { leaveLine } from '#contracts/cash'
import { catalogue, done, useDo, useWords } from '#web'
import css from './forms.module.css'
import { deskWords } from './desk-words.ts'
import type { LineWork } from './line-work.tsx'
import { useUndo } from './use-actions.ts'

const words = catalogue({
  en: {
    why: 'Why',
    hint: 'The money stays booked where it is; everybody reads the reason.',
    leave: 'Leave unapplied',
    asked: 'Asked the payer',
    advice: 'The advice has not come yet',
    back: 'Not for us, goes back',
  },
  de: {
    why: 'Warum',
    hint: 'Das Geld bleibt gebucht, wo es steht; alle lesen den Grund.',
    leave: 'Stehen lassen',
    asked: 'Beim Zahler gefragt',
    advice: 'Das Avis ist noch nicht da',
    back: 'Nicht für uns, geht zurück',
  },
})

type FormProps = { readonly work: LineWork; readonly close: () => void }

export function LeaveForm({ work, close }: FormProps) {
  const say = useWords(words)
  const desk = useWords(deskWords)
  const [reason, setReason] = useState('')
  const undo = useUndo()
  const leave = useDo(leaveLine, {
    done: () => {
      close()
      done(desk.leftDone, { undo: () => undo(work.id) })
    },
  })
  const submit = () => leave.mutate({ asked: { receiptId: work.id, reason }, version: work.line.version })
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className={css['usual']}>
        {[say.asked, say.advice, say.back].map((text) => (
          <Button key={text} variant="default" size="compact-sm" onClick={() => setReason(text)}>
            {text}
          </Button>
        ))}
      </div>
      <Textarea
        label={say.why}
        description={say.hint}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={leave.error && [leave.error.title, leave.error.remedy].filter(Boolean).join(' ')}
        autosize
        minRows={2}
        data-autofocus
      />
      <Button type="submit" disabled={reason.trim() === ''} loading={leave.isPending}>
        {say.leave}
      </Button>
    </form>
  )
}
