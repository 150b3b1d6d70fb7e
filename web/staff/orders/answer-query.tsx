import { Button, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { readBasis } from '#contracts/orders'
import { useAsk, useLanguage, useWords } from '#web'
import { useMay } from '../session/me.ts'
import { answerWords } from './answer-words.ts'
import { amendmentOf, correctionsOf, takesValue, type Question } from './corrections.ts'
import css from './orders.module.css'
import { useAnswer } from './use-answer.ts'

/** The answers that a question can have, beside it: put it right, say why it is right, or overrule the rule. */
export function AnswerQuery({ query, customerId }: { query: Question; customerId: string }) {
  const say = useWords(answerWords)
  const language = useLanguage()
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const { correct, explain, overrule, isBusy } = useAnswer(query.id)
  const mayEnter = useMay('order.enter')
  const asksAddress = query.rule === 'address_unknown'
  const basis = useAsk(readBasis, { customerId }, { enabled: asksAddress && mayEnter })
  const known = correctionsOf(query, say, { language, addresses: basis.data?.addresses })
  const typed = amendmentOf(query, value)
  return (
    <div className={css['deliver']}>
      {known.length > 0 && (
        <div className={css['buttons']}>
          {known.map(({ label, amendment }) => (
            <Button key={label} data-answer="known" disabled={isBusy} onClick={() => correct(amendment)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {takesValue(query) && (
        <form
          className={css['buttons']}
          onSubmit={(event) => {
            event.preventDefault()
            if (typed) correct(typed)
          }}
        >
          <TextInput
            value={value}
            data-answer="value"
            onChange={(event) => setValue(event.currentTarget.value)}
            aria-label={query.rule === 'po_missing' ? say.po : say.other}
            placeholder={query.rule === 'po_missing' ? say.po : say.other}
          />
          <Button type="submit" variant="filled" disabled={!typed} loading={isBusy}>
            {say.correct}
          </Button>
        </form>
      )}
      <Textarea
        autosize
        value={reason}
        data-answer="reason"
        aria-label={say.why}
        placeholder={say.why}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || reason.trim() === '') return
          event.preventDefault()
          explain(reason.trim())
        }}
      />
      {reason.trim() !== '' && (
        <div className={css['buttons']}>
          <Button loading={isBusy} onClick={() => explain(reason.trim())}>
            {say.explain}
          </Button>
          <Button loading={isBusy} onClick={() => overrule(reason.trim())}>
            {say.overrule}
          </Button>
        </div>
      )}
    </div>
  )
}
