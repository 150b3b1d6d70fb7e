import { Button, Select, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { listPrices, listProducts, readHoldingPrice, setPrice } from '#contracts/catalog'
import { ProblemBox, catalogue, done, useDo, useLanguage, useWords } from '#web'
import { CustomerSelect } from '../customers/choosers.tsx'
import css from '../customers/customers.module.css'
import { useMe } from '../session/me.ts'
import { currencyChoices } from '../welcome/choices.ts'
import { decimalFrom } from './product-form.tsx'
import { productWords } from './words.ts'

const words = catalogue({
  en: {
    forWhom: 'For whom',
    everybody: 'Empty: a price of the list, for everybody',
    agreement: 'Name of the agreement',
    list: 'Name of the list',
    amount: 'Price of one unit',
    from: 'From',
    to: 'Until',
    toHint: 'Empty: until a later price begins',
    set: 'Set the price',
    told: 'Price set',
  },
  de: {
    forWhom: 'Für wen',
    everybody: 'Leer: ein Preis der Liste, für alle',
    agreement: 'Name der Vereinbarung',
    list: 'Name der Liste',
    amount: 'Preis je Einheit',
    from: 'Ab',
    to: 'Bis',
    toHint: 'Leer: bis ein späterer Preis beginnt',
    set: 'Preis festlegen',
    told: 'Preis festgelegt',
  },
})

/** A price is never changed: bills were written by it. This sets the next one. */
export function PriceForm({ productId, after }: { productId: string; after: () => void }) {
  const say = useWords(words)
  const own = useWords(productWords)
  const language = useLanguage()
  const { today, entities } = useMe()
  const [fields, setFields] = useState({
    customerId: null as string | null,
    name: '',
    currency: entities[0]?.currency ?? 'EUR',
    amount: '',
    fromOn: today,
    toOn: '',
  })
  const put = (changed: Partial<typeof fields>) => setFields({ ...fields, ...changed })
  const set = useDo(setPrice, {
    forget: [listPrices, listProducts, readHoldingPrice],
    done: () => {
      done(say.told)
      after()
    },
  })
  const problem = set.error ?? undefined
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { customerId, currency, fromOn, toOn } = fields
    const name = fields.name.trim() || undefined
    set.mutate({
      asked: {
        productId,
        currency,
        fromOn,
        amount: decimalFrom(fields.amount) ?? '',
        toOn: toOn === '' ? null : toOn,
        ...(customerId === null ? { listName: name } : { customerId, agreement: name }),
      },
    })
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <div className={css['pair']}>
        <TextInput
          label={say.amount}
          inputMode="decimal"
          data-autofocus
          value={fields.amount}
          onChange={(event) => put({ amount: event.currentTarget.value })}
          error={problem?.fieldMessage('amount')}
        />
        <Select
          label={own.currency}
          searchable
          allowDeselect={false}
          data={currencyChoices(language)}
          value={fields.currency}
          onChange={(currency) => put({ currency: currency ?? '' })}
        />
      </div>
      <CustomerSelect
        label={say.forWhom}
        description={say.everybody}
        value={fields.customerId}
        change={(customerId) => put({ customerId })}
        error={problem?.fieldMessage('customerId')}
      />
      <TextInput
        label={fields.customerId === null ? say.list : say.agreement}
        value={fields.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <div className={css['pair']}>
        <TextInput
          label={say.from}
          description={'\u00a0'}
          type="date"
          value={fields.fromOn}
          onChange={(event) => put({ fromOn: event.currentTarget.value })}
          error={problem?.fieldMessage('fromOn')}
        />
        <TextInput
          label={say.to}
          description={say.toHint}
          type="date"
          value={fields.toOn}
          onChange={(event) => put({ toOn: event.currentTarget.value })}
          error={problem?.fieldMessage('toOn')}
        />
      </div>
      {problem && <ProblemBox problem={problem} />}
      <div>
        <Button type="submit" variant="filled" loading={set.isPending}>
          {say.set}
        </Button>
      </div>
    </form>
  )
}
