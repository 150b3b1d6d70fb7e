import { Button, Modal, Select, TextInput, Textarea } from '@mantine/core'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import { ProblemBox, catalogue, useWords, type ApiProblem } from '#web'
import css from '../disputes/disputes.module.css'
import { useQuoteWords } from './words.ts'

export type Fields = Readonly<Record<string, string>>

type Field = {
  readonly key: string
  readonly label: string
  readonly kind?: 'line' | 'text' | 'mail' | 'choice'
  readonly hint?: string
  readonly value?: string
  readonly needed?: boolean
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

type DeedProps = {
  readonly title: string
  /** What will happen, in a sentence. */
  readonly line?: ReactNode
  readonly button: string
  readonly fields: readonly Field[]
  readonly busy: boolean
  readonly problem: ApiProblem | null
  readonly close: () => void
  readonly send: (fields: Fields) => void
  /** The other answer, where there are two. */
  readonly other?: { readonly button: string; readonly send: (fields: Fields) => void }
}

const words = catalogue({ en: { choose: 'Choose' }, de: { choose: 'Wählen' } })

/** One thing done to a quote: what happens, what has to be said, and the button. */
export function Deed({ title, line, button, fields, busy, problem, close, send, other }: DeedProps) {
  const own = useQuoteWords()
  const say = useWords(words)
  const [said, setSaid] = useState<Fields>(Object.fromEntries(fields.map(({ key, value = '' }) => [key, value])))
  const isWhole = fields.every(({ key, needed }) => !needed || (said[key] ?? '').trim() !== '')
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isWhole) send(said)
  }
  return (
    <Modal opened onClose={close} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': own.close }}>
      <form className={css['form']} onSubmit={submit} noValidate>
        {line && <p>{line}</p>}
        {fields.map(({ key, label, kind = 'text', hint, choices }, index) => {
          const shared = {
            label,
            placeholder: hint ?? '',
            value: said[key] ?? '',
            error: problem?.fieldMessage(key),
            'data-autofocus': index === 0 || undefined,
            onChange: (event: { currentTarget: { value: string } }) =>
              setSaid({ ...said, [key]: event.currentTarget.value }),
          }
          if (kind === 'choice')
            return (
              <Select
                key={key}
                label={label}
                placeholder={say.choose}
                data={[...(choices ?? [])]}
                value={said[key] || null}
                onChange={(value) => setSaid({ ...said, [key]: value ?? '' })}
              />
            )
          if (kind === 'text') return <Textarea key={key} autosize minRows={2} {...shared} />
          return <TextInput key={key} type={kind === 'mail' ? 'email' : 'text'} {...shared} />
        })}
        {problem && <ProblemBox problem={problem} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            {own.cancel}
          </Button>
          {other && <Button onClick={() => other.send(said)}>{other.button}</Button>}
          <Button type="submit" variant="filled" loading={busy} disabled={!isWhole}>
            {button}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
