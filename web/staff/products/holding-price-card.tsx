import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readHoldingPrice } from '#contracts/catalog'
import { Card, catalogue, exactFigureText, fullDayText, useAsk, useLanguage, useWords, type Answer } from '#web'
import { CustomerSelect } from '../customers/choosers.tsx'
import css from '../customers/customers.module.css'
import { useMe } from '../session/me.ts'
import { currencyChoices } from '../welcome/choices.ts'
import { Price } from './price.tsx'
import { productWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Which price holds',
    on: 'On',
    none: 'No price holds on that day: an order would ask for one.',
    list: (name: string, from: string) => `because ${name} says so since ${from}.`,
    agreement: (name: string, from: string) => `because ${name} holds since ${from}; it goes before the list.`,
    listName: 'the list',
    agreementName: 'the agreement',
    instead: 'The list says',
    by: (name: string) => `Set by ${name}.`,
  },
  de: {
    title: 'Welcher Preis gilt',
    on: 'Am',
    none: 'An diesem Tag gilt kein Preis: ein Auftrag würde nach ihm fragen.',
    list: (name: string, from: string) => `weil ${name} es seit ${from} sagt.`,
    agreement: (name: string, from: string) => `weil ${name} seit ${from} gilt; das geht der Liste vor.`,
    listName: 'die Liste',
    agreementName: 'die Vereinbarung',
    instead: 'Die Liste sagt',
    by: (name: string) => `Festgelegt von ${name}.`,
  },
})

/** Asks what holds on any day, for anybody, and says why. */
export function HoldingPriceCard({ productId }: { productId: string }) {
  const say = useWords(words)
  const own = useWords(productWords)
  const language = useLanguage()
  const { today, entities } = useMe()
  const [asked, setAsked] = useState({
    on: today,
    currency: entities[0]?.currency ?? 'EUR',
    customerId: null as string | null,
  })
  const { on, currency, customerId } = asked
  const { data } = useAsk(
    readHoldingPrice,
    { productId, on, currency, ...(customerId === null ? {} : { customerId }) },
    { enabled: on !== '' },
  )
  return (
    <Card title={say.title}>
      <div className={css['tools']}>
        <TextInput
          label={say.on}
          type="date"
          value={on}
          onChange={(event) => setAsked({ ...asked, on: event.currentTarget.value })}
        />
        <CustomerSelect
          label={own.customer}
          value={customerId}
          change={(chosen) => setAsked({ ...asked, customerId: chosen })}
        />
        <Select
          label={own.currency}
          searchable
          allowDeselect={false}
          data={currencyChoices(language)}
          value={currency}
          onChange={(chosen) => setAsked({ ...asked, currency: chosen ?? currency })}
        />
      </div>
      <output>{data && <Sentence answer={data} />}</output>
    </Card>
  )
}

function Sentence({ answer }: { answer: Answer<typeof readHoldingPrice> }) {
  const say = useWords(words)
  const language = useLanguage()
  const why = answer.agreement ?? answer.list
  if (why === null || answer.holds === null) return say.none
  const name = why.name === null || why.name === '' ? say[`${answer.holds}Name`] : why.name
  return (
    <>
      <b>
        <Price of={why.amount} currency={answer.currency} />
      </b>{' '}
      {say[answer.holds](name, fullDayText(why.fromOn, language))} {why.setBy !== null && say.by(why.setBy)}{' '}
      {answer.agreement !== null && answer.list !== null && (
        <span className="quiet">
          {say.instead} {exactFigureText(answer.list.amount, language)}.
        </span>
      )}
    </>
  )
}
