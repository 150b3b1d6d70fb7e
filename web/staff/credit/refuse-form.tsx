import { Button, Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { done, useLanguage, useWords } from '#web'
import css from '../orders/orders.module.css'
import type { Row } from './hold-deeds.ts'
import { holdWords } from './hold-words.ts'

const offers = ['prepay', 'deposit', 'smaller', 'guarantee', 'later'] as const
type Offer = (typeof offers)[number]

type RefuseProps = {
  readonly row: Row
  readonly refuse: (asked: { readonly reason: string; readonly offers: Offer[] }) => void
}

/** A refusal is always an offer: what is proposed instead, with a text for whoever speaks to the customer. */
export function RefuseForm({ row, refuse }: RefuseProps) {
  const say = useWords(holdWords)
  const language = useLanguage()
  const [chosen, setChosen] = useState<readonly Offer[]>(['prepay'])
  const [reason, setReason] = useState('')
  const letter = say.letter(row.number, chosen.map((offer) => inSentence(say[offer], language)).join(', '))
  const copy = async () => {
    await navigator.clipboard.writeText(letter)
    done(say.copied)
  }
  return (
    <form
      className={css['deliver']}
      onSubmit={(event) => {
        event.preventDefault()
        const told = chosen.map((offer) => say[offer]).join(', ')
        refuse({ reason: `${reason.trim()} · ${say.offers}: ${told}`, offers: [...chosen] })
      }}
    >
      <Checkbox.Group
        label={say.offers}
        value={[...chosen]}
        onChange={(values) => setChosen(offers.filter((offer) => values.includes(offer)))}
      >
        <div className={css['deliver']}>
          {offers.map((offer) => (
            <Checkbox key={offer} value={offer} label={say[offer]} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        autosize
        minRows={2}
        label={say.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Textarea autosize label={say.text} value={letter} readOnly />
      <div className={css['buttons']}>
        <Button onClick={() => void copy()}>{say.copy}</Button>
        <Button type="submit" variant="filled" disabled={reason.trim() === '' || chosen.length === 0}>
          {say.refuse}
        </Button>
      </div>
    </form>
  )
}

/** Within a sentence; German nouns keep their capital. */
const inSentence = (words: string, language: string) => (language === 'en' ? words.toLowerCase() : words)
