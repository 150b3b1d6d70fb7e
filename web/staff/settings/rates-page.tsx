import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addRate, listRates } from '#contracts/company'
import { Card, Day, Empty, catalogue, done, useAsk, useDo, useLanguage, useToday, useWords } from '#web'
import { useMay, useMe } from '../session/me.ts'
import { useAsAt } from '../session/place.ts'
import { currencyChoices } from '../welcome/choices.ts'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'
import { Table } from './table.tsx'

const words = catalogue({
  en: {
    title: 'Exchange rates',
    line: 'One of the first currency is worth so much of the second. A rate holds from its day until the next one.',
    none: 'No rates yet',
    noneHint: 'They are needed as soon as a bill is in another currency than the books of its company.',
    pair: 'Currencies',
    rate: 'Rate',
    day: 'Published for',
    source: 'Source',
    add: 'Enter a rate',
    added: 'Rate entered',
    currency: 'One of',
    base: 'is worth so much of',
  },
  de: {
    title: 'Wechselkurse',
    line: 'Eine Einheit der ersten Währung ist so viel von der zweiten wert. Ein Kurs gilt von seinem Tag bis zum nächsten.',
    none: 'Noch keine Kurse',
    noneHint: 'Sie werden gebraucht, sobald eine Rechnung in einer anderen Währung ist als die Bücher ihrer Firma.',
    pair: 'Währungen',
    rate: 'Kurs',
    day: 'Veröffentlicht für',
    source: 'Quelle',
    add: 'Kurs eintragen',
    added: 'Kurs eingetragen',
    currency: 'Ein',
    base: 'ist so viel wert in',
  },
})

/** What one currency is worth in another. */
export function RatesPage() {
  const say = useWords(words)
  const may = useMay('settings.edit')
  const { data } = useAsk(listRates, { day: useAsAt() })
  const [open, setOpen] = useState(false)
  if (!data) return null
  return (
    <Card title={say.title} flush beside={may && <Button onClick={() => setOpen(true)}>{say.add}</Button>}>
      <p className={css['line']}>{say.line}</p>
      {data.rates.length === 0 ? (
        <Empty title={say.none}>{say.noneHint}</Empty>
      ) : (
        <Table
          label={say.title}
          heads={[
            { key: 'pair', head: say.pair },
            { key: 'rate', head: say.rate, figures: true },
            { key: 'day', head: say.day },
            { key: 'source', head: say.source },
          ]}
          rows={data.rates.map(({ currency, base, rate, day, source }) => ({
            key: `${currency}${base}`,
            cells: [`1 ${currency} = … ${base}`, rate, <Day key="day" of={day} />, source],
          }))}
        />
      )}
      {open && <RatePanel close={() => setOpen(false)} />}
    </Card>
  )
}

function RatePanel({ close }: { close: () => void }) {
  const say = useWords(words)
  const today = useToday()
  const { entities } = useMe()
  const currencies = currencyChoices(useLanguage())
  const add = useDo(addRate, {
    forget: [listRates],
    done: () => {
      close()
      done(say.added)
    },
  })
  const submit = ({ text }: Filled) =>
    add.mutate({
      asked: {
        currency: text('currency'),
        base: text('base'),
        day: text('day'),
        rate: text('rate').replace(',', '.'),
        source: text('source'),
      },
    })
  return (
    <Panel title={say.add} line={say.line} does={say.add} close={close} deed={add} submit={submit}>
      <div className={css['pair']}>
        <Select
          name="currency"
          label={say.currency}
          searchable
          data={currencies}
          defaultValue={entities[1]?.currency ?? 'USD'}
          allowDeselect={false}
        />
        <Select
          name="base"
          label={say.base}
          searchable
          data={currencies}
          defaultValue={entities[0]?.currency ?? 'EUR'}
          error={add.error?.fieldMessage('base')}
          allowDeselect={false}
        />
        <TextInput
          name="rate"
          label={say.rate}
          inputMode="decimal"
          error={add.error?.fieldMessage('rate')}
          required
          withAsterisk={false}
        />
        <TextInput
          name="day"
          type="date"
          label={say.day}
          defaultValue={today}
          max={today}
          error={add.error?.fieldMessage('day')}
          required
          withAsterisk={false}
        />
      </div>
      <TextInput name="source" label={say.source} defaultValue="ECB" required withAsterisk={false} />
    </Panel>
  )
}
