import { Button, TextInput, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { setLimit } from '#contracts/credit'
import { ProblemBox, catalogue, done, useDo, useToday, useWords } from '#web'
import css from '../orders/orders.module.css'

const words = catalogue({
  en: {
    amount: (currency: string) => `Limit, ${currency}`,
    from: 'From',
    to: 'Last day, if it is for a time only',
    review: 'Look again on',
    reason: 'Why',
    set: 'Set the limit',
    told: 'The limit is set. What waited for it is asked again.',
    whole: 'Write an amount such as 25000 or 25000.00.',
  },
  de: {
    amount: (currency: string) => `Limit, ${currency}`,
    from: 'Ab',
    to: 'Letzter Tag, wenn es nur auf Zeit gilt',
    review: 'Wieder ansehen am',
    reason: 'Warum',
    set: 'Limit setzen',
    told: 'Das Limit ist gesetzt. Was darauf wartete, wird neu gefragt.',
    whole: 'Einen Betrag wie 25000 oder 25000,00 schreiben.',
  },
})

type Props = {
  readonly customerId: string
  readonly currency: string
  readonly after: () => void
  /** Where it is known what is wanted: an amount, and a last day. */
  readonly first?: { readonly amount: string; readonly to: string }
}

/** A limit from a day on, with its reason; earlier ones stay as history. */
export function LimitForm({ customerId, currency, after, first }: Props) {
  const say = useWords(words)
  const today = useToday()
  const [said, setSaid] = useState({ amount: '', from: today, to: '', review: '', reason: '', ...first })
  const set = useDo(setLimit, {
    done: () => {
      done(say.told)
      after()
    },
  })
  const amount = said.amount.trim().replace(',', '.')
  const isAmount = /^\d+(\.\d+)?$/.test(amount)
  const change = (part: Partial<typeof said>) => setSaid({ ...said, ...part })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { from, to, review, reason } = said
    set.mutate({
      asked: {
        customerId,
        amount: { amount, currency },
        fromOn: from,
        toOn: to || null,
        reviewOn: review || null,
        reason,
      },
    })
  }
  return (
    <form className={css['deliver']} onSubmit={submit} noValidate>
      <TextInput
        label={say.amount(currency)}
        inputMode="decimal"
        data-autofocus
        value={said.amount}
        onChange={(event) => change({ amount: event.currentTarget.value })}
        error={said.amount !== '' && !isAmount ? say.whole : set.error?.fieldMessage('amount')}
      />
      <TextInput
        type="date"
        label={say.from}
        value={said.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={say.to}
        value={said.to}
        onChange={(event) => change({ to: event.currentTarget.value })}
        error={set.error?.fieldMessage('toOn')}
      />
      <TextInput
        type="date"
        label={say.review}
        value={said.review}
        onChange={(event) => change({ review: event.currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={2}
        label={say.reason}
        value={said.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      {set.error && <ProblemBox problem={set.error} />}
      <Button
        type="submit"
        variant="filled"
        loading={set.isPending}
        disabled={!isAmount || said.from === '' || said.reason.trim() === ''}
      >
        {say.set}
      </Button>
    </form>
  )
}
