import { Button, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import {
  acceptHelp,
  answerHelp,
  countNotices,
  declineHelp,
  listHelp,
  listNotices,
  thankHelp,
  withdrawHelp,
} from '#contracts/workplace'
import { listTouches } from '#contracts/parties'
import { ProblemBox, done, refused, useDo, useWords, type Answer } from '#web'
import css from './help.module.css'
import { helpWords } from './words.ts'

export type Help = Answer<typeof listHelp>['rows'][number]
type Deed = Help['can'][number]

const forget = [listHelp, listNotices, countNotices, listTouches]

/** What may be done with a request now: the first is the next step, the others stand behind it. */
export function HelpDeeds({ help, after = () => {} }: { help: Help; after?: () => void }) {
  const say = useWords(helpWords)
  const [saying, setSaying] = useState<'answer' | 'decline'>()
  const told = (deed: Deed) => () => {
    done(say[`did_${deed}`])
    setSaying(undefined)
    after()
  }
  const accept = useDo(acceptHelp, { forget, done: told('accept') })
  const thank = useDo(thankHelp, { forget, done: told('thank') })
  const withdraw = useDo(withdrawHelp, { forget, done: told('withdraw') })
  const deed = { asked: { helpId: help.id }, version: help.version }
  const run: Readonly<Record<Deed, () => void>> = {
    accept: () => accept.mutate(deed, { onError: refused }),
    answer: () => setSaying('answer'),
    decline: () => setSaying('decline'),
    thank: () => thank.mutate(deed, { onError: refused }),
    withdraw: () => withdraw.mutate(deed, { onError: refused }),
  }
  if (saying) return <WordsForm key={saying} help={help} deed={saying} after={told(saying)} />
  const order: readonly Deed[] = ['answer', 'accept', 'thank', 'decline', 'withdraw']
  return (
    <div className={css['buttons']}>
      {order
        .filter((each) => help.can.includes(each))
        .map((each, index) => (
          <Button
            key={each}
            size="compact-sm"
            variant={index === 0 && each !== 'withdraw' ? 'filled' : 'default'}
            onClick={run[each]}
          >
            {say[each]}
          </Button>
        ))}
    </div>
  )
}

function WordsForm({ help, deed, after }: { help: Help; deed: 'answer' | 'decline'; after: () => void }) {
  const say = useWords(helpWords)
  const [words, setWords] = useState('')
  const answer = useDo(answerHelp, { forget, done: after })
  const decline = useDo(declineHelp, { forget, done: after })
  const problem = answer.error ?? decline.error
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = { asked: { helpId: help.id, words }, version: help.version }
    if (deed === 'answer') answer.mutate(asked)
    else decline.mutate(asked)
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <Textarea
        autosize
        minRows={2}
        data-autofocus
        label={deed === 'answer' ? say.yourAnswer : say.why}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={problem?.fieldMessage('words')}
      />
      {problem && <ProblemBox problem={problem} />}
      <div>
        <Button type="submit" size="compact-sm" variant="filled" loading={answer.isPending || decline.isPending}>
          {say.send}
        </Button>
      </div>
    </form>
  )
}
