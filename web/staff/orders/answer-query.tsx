import { Button, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answerQuery, readBasis, type listQueries } from '#contracts/orders'
import { catalogue, done, refused, useAsk, useDo, useWords, type Answer, type Asked } from '#web'
import { useMay } from '../session/me.ts'
import css from './orders.module.css'

const words = catalogue({
  en: {
    use: (value: string) => `Make it ${value}`,
    keepTerms: 'Back to the terms on record',
    takeOut: 'Take the line out',
    po: 'Their purchase order number',
    other: 'The right value',
    correct: 'Correct it',
    why: 'Why it is right as it is',
    explain: 'It is right: explain',
    overrule: 'Overrule the rule',
    passes: (number: string) => `${number} goes on: it may be delivered`,
    held: (number: string) => `Answered. ${number} now waits for credit`,
    more: (number: string) => `Answered. ${number} has another question`,
  },
  de: {
    use: (value: string) => `Auf ${value} ändern`,
    keepTerms: 'Zurück zum hinterlegten Zahlungsziel',
    takeOut: 'Position streichen',
    po: 'Bestellnummer des Kunden',
    other: 'Der richtige Wert',
    correct: 'Berichtigen',
    why: 'Warum es so stimmt',
    explain: 'Es stimmt: begründen',
    overrule: 'Regel übergehen',
    passes: (number: string) => `${number} geht weiter und kann geliefert werden`,
    held: (number: string) => `Beantwortet. ${number} wartet nun auf Kredit`,
    more: (number: string) => `Beantwortet. ${number} hat noch eine Frage`,
  },
})

type Question = Pick<
  Answer<typeof listQueries>['rows'][number],
  'id' | 'rule' | 'field' | 'lineIndex' | 'value' | 'expected' | 'facts'
>
type Amendment = NonNullable<Asked<typeof answerQuery>['amendments']>[number]

/** The answers that a question can have, beside it: put it right, say why it is right, or overrule the rule. */
export function AnswerQuery({ query, customerId }: { query: Question; customerId: string }) {
  const say = useWords(words)
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const answer = useDo(answerQuery, {
    done: ({ status, number }) =>
      done(status === 'accepted' ? say.passes(number) : status === 'held' ? say.held(number) : say.more(number)),
  })
  const send = (asked: Omit<Asked<typeof answerQuery>, 'queryId'>) =>
    answer.mutate({ asked: { queryId: query.id, ...asked } }, { onError: refused })
  const correct = (amendment: Amendment) => send({ kind: 'corrected', amendments: [amendment] })
  const typed = amendmentOf(query, value)
  return (
    <div className={css['deliver']}>
      <Corrections query={query} customerId={customerId} correct={correct} busy={answer.isPending} />
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
            onChange={(event) => setValue(event.currentTarget.value)}
            aria-label={query.rule === 'po_missing' ? say.po : say.other}
            placeholder={query.rule === 'po_missing' ? say.po : say.other}
          />
          <Button type="submit" variant="filled" disabled={!typed} loading={answer.isPending}>
            {say.correct}
          </Button>
        </form>
      )}
      <Textarea
        autosize
        value={reason}
        aria-label={say.why}
        placeholder={say.why}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {reason.trim() !== '' && (
        <div className={css['buttons']}>
          <Button loading={answer.isPending} onClick={() => send({ kind: 'explained', answer: reason })}>
            {say.explain}
          </Button>
          <Button loading={answer.isPending} onClick={() => send({ kind: 'overruled', answer: reason })}>
            {say.overrule}
          </Button>
        </div>
      )}
    </div>
  )
}

type CorrectionsProps = {
  readonly query: Question
  readonly customerId: string
  readonly correct: (amendment: Amendment) => void
  readonly busy: boolean
}

/** The right values that are known already, a button each. */
function Corrections({ query, customerId, correct, busy }: CorrectionsProps) {
  const say = useWords(words)
  const asksAddress = query.rule === 'address_unknown'
  const mayEnter = useMay('order.enter')
  const basis = useAsk(readBasis, { customerId }, { enabled: asksAddress && mayEnter })
  const field = query.field === 'billTo' ? 'billTo' : 'shipTo'
  const line = query.lineIndex ?? 0
  const known: { label: string; amendment: Amendment }[] = []
  if (asksAddress) {
    for (const { id, lines } of basis.data?.addresses ?? [])
      known.push({ label: lines.join(', '), amendment: { field, value: { addressId: id } } })
  }
  if (isPrice(query.rule) && query.expected)
    known.push({ label: say.use(query.expected), amendment: { field: 'unitPrice', line, value: query.expected } })
  const suggestion = query.facts['suggestion']
  if (query.rule === 'quantity_out_of_range' && typeof suggestion === 'string')
    known.push({ label: say.use(suggestion), amendment: { field: 'quantity', line, value: suggestion } })
  if (query.rule === 'terms_off_record' && query.expected)
    known.push({ label: say.keepTerms, amendment: { field: 'terms', value: query.expected } })
  if (query.rule === 'product_inactive') known.push({ label: say.takeOut, amendment: { field: 'removeLine', line } })
  if (known.length === 0) return null
  return (
    <div className={css['buttons']}>
      {known.map(({ label, amendment }) => (
        <Button key={label} disabled={busy} onClick={() => correct(amendment)}>
          {label}
        </Button>
      ))}
    </div>
  )
}

const isPrice = (rule: Question['rule']) =>
  rule === 'price_off_agreement' || rule === 'price_off_list' || rule === 'price_off_habit'

const takesValue = ({ rule }: Question) => rule === 'po_missing' || rule === 'quantity_out_of_range' || isPrice(rule)

function amendmentOf({ rule, lineIndex }: Question, value: string): Amendment | null {
  const text = value.trim()
  if (text === '') return null
  if (rule === 'po_missing') return { field: 'poNumber', value: text }
  if (!/^\d+(\.\d+)?$/.test(text) || lineIndex === null) return null
  return rule === 'quantity_out_of_range'
    ? { field: 'quantity', line: lineIndex, value: text }
    : { field: 'unitPrice', line: lineIndex, value: text }
}
