import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addTaxCode, addTaxRate, changeTaxCode, listTaxCodes } from '#contracts/catalog'
import {
  Card,
  Day,
  Empty,
  StateChip,
  catalogue,
  done,
  refused,
  useAsk,
  useDo,
  useToday,
  useWords,
  type Answer,
} from '#web'
import { useMay } from '../session/me.ts'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'
import { Table } from './table.tsx'

const words = catalogue({
  en: {
    title: 'Tax codes',
    line: 'The law changes the rate, not the code: add a rate from its day on. What was issued keeps the one it has.',
    none: 'No tax codes yet',
    noneHint: 'They come with the first company that sells.',
    code: 'Code',
    rates: 'Rates',
    category: 'Kind',
    actions: 'What can be done',
    from: 'from',
    to: 'to come',
    resting: 'rests',
    newRate: 'New rate',
    rest: 'Rest',
    use: 'Use again',
    rested: 'Tax code rests: nobody chooses it any more',
    used: 'Tax code is used again',
    add: 'Add a tax code',
    added: 'Tax code added',
    rateAdded: 'Rate added',
    name: 'Name',
    percent: 'Per cent',
    fromOn: 'From',
    source: 'Law or notice',
    country: 'Country, two letters',
    countryHint: 'Empty where it holds wherever we sell from',
    codeHint: 'Small letters, digits and hyphens',
    S: 'taxed',
    Z: 'zero rate',
    E: 'exempt',
    AE: 'reverse charge',
    K: 'within the EU',
    G: 'export',
    O: 'outside the tax',
  },
  de: {
    title: 'Steuerschlüssel',
    line: 'Das Gesetz ändert den Satz, nicht den Schlüssel: einen Satz ab seinem Tag hinzufügen. Ausgestelltes behält seinen.',
    none: 'Noch keine Steuerschlüssel',
    noneHint: 'Sie kommen mit der ersten verkaufenden Firma.',
    code: 'Schlüssel',
    rates: 'Sätze',
    category: 'Art',
    actions: 'Was möglich ist',
    from: 'ab',
    to: 'kommt noch',
    resting: 'ruht',
    newRate: 'Neuer Satz',
    rest: 'Ruhen lassen',
    use: 'Wieder benutzen',
    rested: 'Der Schlüssel ruht: niemand wählt ihn mehr',
    used: 'Der Schlüssel wird wieder benutzt',
    add: 'Steuerschlüssel hinzufügen',
    added: 'Steuerschlüssel hinzugefügt',
    rateAdded: 'Satz hinzugefügt',
    name: 'Name',
    percent: 'Prozent',
    fromOn: 'Ab',
    source: 'Gesetz oder Erlass',
    country: 'Land, zwei Buchstaben',
    countryHint: 'Leer, wenn er überall gilt, wo wir verkaufen',
    codeHint: 'Kleinbuchstaben, Ziffern und Bindestriche',
    S: 'besteuert',
    Z: 'Nullsatz',
    E: 'befreit',
    AE: 'Steuerschuldumkehr',
    K: 'innergemeinschaftlich',
    G: 'Ausfuhr',
    O: 'nicht steuerbar',
  },
})

type Code = Answer<typeof listTaxCodes>['taxCodes'][number]
const categories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
const forget = [listTaxCodes]

/** Under which taxes we sell, and what each has been per cent. */
export function TaxesPage() {
  const say = useWords(words)
  const may = useMay('settings.edit')
  const { data } = useAsk(listTaxCodes, {})
  const [editing, setEditing] = useState<Code | 'new'>()
  const change = useDo(changeTaxCode, { forget, done: ({ active }) => done(active ? say.used : say.rested) })
  if (!data) return null
  return (
    <Card title={say.title} flush beside={may && <Button onClick={() => setEditing('new')}>{say.add}</Button>}>
      <p className={css['line']}>{say.line}</p>
      {data.taxCodes.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      <Table
        label={say.title}
        heads={[
          { key: 'code', head: say.code },
          { key: 'category', head: say.category },
          { key: 'rates', head: say.rates },
          { key: 'actions', head: say.actions, isAction: true },
        ]}
        rows={data.taxCodes.map((code) => ({
          key: code.id,
          quiet: !code.active,
          cells: [
            <span key="code">
              {code.name}
              <small>{code.code}</small>
            </span>,
            <span key="category">
              {say[code.category]} {!code.active && <StateChip>{say.resting}</StateChip>}
            </span>,
            <Rates key="rates" code={code} />,
            may && (
              <span key="actions" className={css['rowButtons']}>
                <Button onClick={() => setEditing(code)}>{say.newRate}</Button>
                <Button
                  onClick={() =>
                    change.mutate({ asked: { taxCodeId: code.id, active: !code.active } }, { onError: refused })
                  }
                >
                  {code.active ? say.rest : say.use}
                </Button>
              </span>
            ),
          ],
        }))}
      />
      {editing === 'new' && <CodePanel close={() => setEditing(undefined)} />}
      {editing && editing !== 'new' && <RatePanel code={editing} close={() => setEditing(undefined)} />}
    </Card>
  )
}

function Rates({ code }: { code: Code }) {
  const say = useWords(words)
  const today = useToday()
  const now = code.rates.find(({ fromOn }) => fromOn <= today)
  return (
    <span>
      {code.rates
        .filter(({ fromOn }) => fromOn > today)
        .map((rate) => (
          <small key={rate.fromOn}>
            {rate.percent} % {say.from} <Day of={rate.fromOn} /> · {say.to}
          </small>
        ))}
      <b className="num">{now ? `${now.percent} %` : '–'}</b>
      {now && (
        <small>
          {say.from} <Day of={now.fromOn} />
          {now.source && ` · ${now.source}`}
        </small>
      )}
    </span>
  )
}

function RateFields({ problem }: { problem: { fieldMessage: (path: string) => string | undefined } | null }) {
  const say = useWords(words)
  return (
    <>
      <div className={css['pair']}>
        <TextInput
          name="percent"
          label={say.percent}
          inputMode="decimal"
          error={problem?.fieldMessage('percent')}
          required
          withAsterisk={false}
        />
        <TextInput
          name="fromOn"
          type="date"
          label={say.fromOn}
          error={problem?.fieldMessage('fromOn')}
          required
          withAsterisk={false}
        />
      </div>
      <TextInput name="source" label={say.source} />
    </>
  )
}

// People in Germany write 19,5; the wire wants a point.
const rateOf = ({ text, maybe }: Filled) => ({
  percent: text('percent').replace(',', '.').replace('%', '').trim(),
  fromOn: text('fromOn'),
  source: maybe('source'),
})

function RatePanel({ code, close }: { code: Code; close: () => void }) {
  const say = useWords(words)
  const add = useDo(addTaxRate, {
    forget,
    done: () => {
      close()
      done(say.rateAdded)
    },
  })
  return (
    <Panel
      title={code.name}
      line={say.line}
      does={say.newRate}
      close={close}
      deed={add}
      submit={(form) => add.mutate({ asked: { taxCodeId: code.id, ...rateOf(form) } })}
    >
      <RateFields problem={add.error} />
    </Panel>
  )
}

function CodePanel({ close }: { close: () => void }) {
  const say = useWords(words)
  const add = useDo(addTaxCode, {
    forget,
    done: () => {
      close()
      done(say.added)
    },
  })
  const submit = (form: Filled) =>
    add.mutate({
      asked: {
        code: form.text('code'),
        name: form.text('name'),
        country: form.maybe('country')?.toUpperCase() ?? null,
        category: categories.find((each) => each === form.text('category')) ?? 'S',
        ...rateOf(form),
      },
    })
  return (
    <Panel title={say.add} does={say.add} close={close} deed={add} submit={submit}>
      <TextInput name="name" label={say.name} required withAsterisk={false} />
      <div className={css['pair']}>
        <TextInput
          name="code"
          label={say.code}
          description={say.codeHint}
          error={add.error?.fieldMessage('code')}
          required
          withAsterisk={false}
        />
        <TextInput name="country" label={say.country} description={say.countryHint} maxLength={2} />
      </div>
      <Select
        name="category"
        label={say.category}
        data={categories.map((value) => ({ value, label: say[value] }))}
        defaultValue="S"
        allowDeselect={false}
      />
      <RateFields problem={add.error} />
    </Panel>
  )
}
