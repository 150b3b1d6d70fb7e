import { Button, Modal, Select, TextInput, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { acceptReportLine, commentReportLine, declineReportLine, finishReportTask } from '#contracts/reports'
import { done, refused, useDo, useToday } from '#web'
import css from './report.module.css'
import { useReportWords, type ReportLine } from './words.ts'

type DialogProps = { readonly line: ReportLine; readonly close: () => void }

type FormProps = {
  readonly title: string
  readonly close: () => void
  readonly does: string
  readonly pending: boolean
  readonly submit: () => void
  readonly children: ReactNode
}

function FormDialog({ title, close, does, pending, submit, children }: FormProps) {
  const say = useReportWords()
  return (
    <Modal opened onClose={close} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['dialog']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {children}
        <Button type="submit" variant="filled" loading={pending}>
          {does}
        </Button>
      </form>
    </Modal>
  )
}

export function CommentDialog({ line, close }: DialogProps) {
  const say = useReportWords()
  const [comment, setComment] = useState(line.comment ?? '')
  const save = useDo(commentReportLine, {
    done: () => {
      done(say.commented)
      close()
    },
  })
  const submit = () =>
    save.mutate(
      { asked: { lineId: line.id, comment: comment.trim() || null }, version: line.version },
      { onError: refused },
    )
  return (
    <FormDialog title={line.customer.name} close={close} does={say.save} pending={save.isPending} submit={submit}>
      <Textarea
        label={say.comment}
        description={say.commentHint}
        autosize
        minRows={3}
        value={comment}
        data-autofocus
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export function AcceptDialog({ line, close }: DialogProps) {
  const say = useReportWords()
  const today = useToday()
  const [actBy, setActBy] = useState('')
  const [note, setNote] = useState('')
  const accept = useDo(acceptReportLine, {
    done: () => {
      done(say.accepted)
      close()
    },
  })
  const submit = () =>
    accept.mutate(
      {
        asked: { lineId: line.id, actBy: actBy || undefined, note: note.trim() || undefined },
        version: line.version,
      },
      { onError: refused },
    )
  const title = say.acceptTitle(line.customer.name)
  return (
    <FormDialog title={title} close={close} does={say.accept} pending={accept.isPending} submit={submit}>
      <TextInput
        type="date"
        label={say.actBy}
        min={today}
        value={actBy}
        onChange={(event) => setActBy(event.currentTarget.value)}
      />
      <Textarea label={say.note} autosize value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormDialog>
  )
}

const reasons = ['knows_better', 'talked_lately', 'not_worth_it', 'wrong_facts', 'other'] as const

export function DeclineDialog({ line, close }: DialogProps) {
  const say = useReportWords()
  const [because, setBecause] = useState<(typeof reasons)[number]>('knows_better')
  const [note, setNote] = useState('')
  const decline = useDo(declineReportLine, {
    done: () => {
      done(say.declinedDone)
      close()
    },
  })
  const submit = () =>
    decline.mutate(
      { asked: { lineId: line.id, because, note: note.trim() || undefined }, version: line.version },
      { onError: refused },
    )
  const title = say.declineTitle(line.customer.name)
  return (
    <FormDialog title={title} close={close} does={say.decline} pending={decline.isPending} submit={submit}>
      <Select
        label={say.because}
        data={reasons.map((reason) => ({ value: reason, label: say[`because ${reason}`] }))}
        value={because}
        allowDeselect={false}
        onChange={(value) => setBecause(reasons.find((reason) => reason === value) ?? 'other')}
      />
      <Textarea
        label={say.note}
        autosize
        required={because === 'other'}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export function FinishDialog({ line, close }: DialogProps) {
  const say = useReportWords()
  const [note, setNote] = useState('')
  const finish = useDo(finishReportTask, {
    done: () => {
      done(say.finished)
      close()
    },
  })
  const submit = () =>
    finish.mutate({ asked: { lineId: line.id, note: note.trim() }, version: line.version }, { onError: refused })
  const title = say.finishTitle(line.customer.name)
  return (
    <FormDialog title={title} close={close} does={say.finish} pending={finish.isPending} submit={submit}>
      <Textarea
        label={say.note}
        autosize
        minRows={2}
        required
        value={note}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
