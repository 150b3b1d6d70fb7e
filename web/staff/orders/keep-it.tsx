import { Button, TextInput } from '@mantine/core'
import { createContext, use, useState } from 'react'
import { useWords } from '#web'
import { useMay } from '../session/me.ts'
import { entryWords } from './entry-words.ts'
import type { Checked } from './use-entry.ts'

type Finding = Checked['findings'][number]

export type Answers = {
  readonly of: (finding: Finding) => string | undefined
  readonly give: (finding: Finding, answer: string | null) => void
}

/** The answers that are given while an order is written. */
export const AnswersContext = createContext<Answers>({ of: () => undefined, give: () => {} })

/** Says at once why a value is right, so that nobody has to ask later and the order need not wait. */
export function KeepIt({ finding }: { finding: Finding }) {
  const say = useWords(entryWords)
  const answers = use(AnswersContext)
  const mayAnswer = useMay('order.answer')
  const [text, setText] = useState<string | null>(null)
  if (!finding.asks || !mayAnswer) return null
  const given = answers.of(finding)
  if (given)
    return (
      <Button size="compact-xs" onClick={() => answers.give(finding, null)}>
        {say.askAfterAll}
      </Button>
    )
  if (text === null)
    return (
      <Button size="compact-xs" onClick={() => setText('')}>
        {say.keepIt}
      </Button>
    )
  return (
    <TextInput
      size="xs"
      data-autofocus
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field comes up because somebody asked for it
      autoFocus
      aria-label={say.whyRight}
      placeholder={say.whyRight}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => (text.trim() === '' ? setText(null) : answers.give(finding, text.trim()))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(null)
        if (event.key !== 'Enter' || event.ctrlKey || text.trim() === '') return
        event.preventDefault()
        event.stopPropagation()
        answers.give(finding, text.trim())
      }}
    />
  )
}

/** What was said for a value, and the way to have it asked after all. */
export function Given({ finding, words }: { finding: Finding; words: string }) {
  return (
    <>
      “{words}” <KeepIt finding={finding} />
    </>
  )
}
