import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { askHelp, listHelp, listReaders } from '#contracts/workplace'
import { listTouches } from '#contracts/parties'
import { ProblemBox, catalogue, done, useAsk, useDo, useToday, useWords } from '#web'
import css from './help.module.css'
import { departments, helpWords } from './words.ts'

const words = catalogue({
  en: {
    to: 'Whom do you ask?',
    of: 'Somebody in particular',
    usual: 'who usually deals with this customer',
    text: 'What do you need?',
    hint: 'One question, so that it can be answered in one sentence.',
    asked: 'Asked',
  },
  de: {
    to: 'Wen fragen Sie?',
    of: 'Jemand Bestimmtes',
    usual: 'wer sich sonst um diesen Kunden kümmert',
    text: 'Was brauchen Sie?',
    hint: 'Eine Frage, die sich in einem Satz beantworten lässt.',
    asked: 'Gefragt',
  },
})

type FormProps = {
  readonly customerId: string
  readonly after: () => void
  /** What is asked, where it is known; it can be written anew. */
  readonly first?: string
}

/** A request to another department about a customer. */
export function AskForm({ customerId, after, first = '' }: FormProps) {
  const say = useWords(words)
  const own = useWords(helpWords)
  const today = useToday()
  const { data } = useAsk(listReaders, { subject: customerId })
  const [to, setTo] = useState<(typeof departments)[number]>('sales')
  const [askedOf, setAskedOf] = useState<string | null>(null)
  const [text, setText] = useState(first)
  const [answerBy, setAnswerBy] = useState('')
  const ask = useDo(askHelp, {
    forget: [listHelp, listTouches],
    done: () => {
      done(say.asked)
      after()
    },
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    ask.mutate({ asked: { customerId, to, text, answerBy, ...(askedOf === null ? {} : { askedOf }) } })
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <Select
        label={say.to}
        allowDeselect={false}
        data={departments.map((each) => ({ value: each, label: own[each] }))}
        value={to}
        onChange={(value) => setTo(departments.find((each) => each === value) ?? 'sales')}
      />
      <Select
        label={say.of}
        placeholder={say.usual}
        clearable
        searchable
        data={(data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={askedOf}
        onChange={setAskedOf}
        error={ask.error?.fieldMessage('askedOf')}
      />
      <Textarea
        label={say.text}
        description={say.hint}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={ask.error?.fieldMessage('text')}
      />
      <TextInput
        label={own.answerBy}
        type="date"
        min={today}
        value={answerBy}
        onChange={(event) => setAnswerBy(event.currentTarget.value)}
        error={ask.error?.fieldMessage('answerBy')}
      />
      {ask.error && <ProblemBox problem={ask.error} />}
      <div>
        <Button type="submit" variant="filled" loading={ask.isPending}>
          {own.ask}
        </Button>
      </div>
    </form>
  )
}
