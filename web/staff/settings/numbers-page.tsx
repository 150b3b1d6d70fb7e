import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { changeSeries, listSeries } from '#contracts/company'
import { Card, catalogue, done, useAsk, useDo, useWords, type Answer } from '#web'
import { useMay } from '../session/me.ts'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'
import { Table } from './table.tsx'
import { useSellers } from './use-sellers.ts'

const words = catalogue({
  en: {
    kind: 'Document',
    pattern: 'Pattern',
    next: 'Next number',
    given: 'Given',
    actions: 'What can be done',
    quote: 'Quotes',
    order: 'Orders',
    delivery: 'Deliveries',
    invoice: 'Invoices',
    credit_note: 'Credit notes',
    imported: 'from another system',
    change: 'Change',
    begun: 'begun',
    title: (kind: string) => `How ${kind.toLowerCase()} are numbered`,
    hint: '{yyyy} or {yy} is the year, {00000} the running number with so many digits.',
    first: 'First number',
    firstHint: 'More than 1 where you carry on the numbers of another system',
    line: 'Numbers have no gaps. So this can be changed only before the first one is given.',
    save: 'Save',
    saved: (number: string) => `The next number is ${number}`,
  },
  de: {
    kind: 'Beleg',
    pattern: 'Muster',
    next: 'Nächste Nummer',
    given: 'Vergeben',
    actions: 'Was möglich ist',
    quote: 'Angebote',
    order: 'Aufträge',
    delivery: 'Lieferungen',
    invoice: 'Rechnungen',
    credit_note: 'Gutschriften',
    imported: 'aus einem anderen System',
    change: 'Ändern',
    begun: 'begonnen',
    title: (kind: string) => `Nummern für ${kind}`,
    hint: '{yyyy} oder {yy} ist das Jahr, {00000} die laufende Nummer mit so vielen Stellen.',
    first: 'Erste Nummer',
    firstHint: 'Größer als 1, wenn Sie die Nummern eines anderen Systems fortführen',
    line: 'Nummern haben keine Lücken. Deshalb lässt sich das nur ändern, bevor die erste vergeben ist.',
    save: 'Speichern',
    saved: (number: string) => `Die nächste Nummer ist ${number}`,
  },
})

type Series = Answer<typeof listSeries>['series'][number]

/** How documents are numbered, seller by seller. */
export function NumbersPage() {
  const say = useWords(words)
  const may = useMay('settings.edit')
  const sellers = useSellers()
  const { data } = useAsk(listSeries, {})
  const [editing, setEditing] = useState<Series>()
  if (!data) return null
  return (
    <>
      {sellers.map((seller) => (
        <Card key={seller.id} title={seller.name} flush>
          <Table
            label={seller.name}
            heads={[
              { key: 'kind', head: say.kind },
              { key: 'pattern', head: say.pattern },
              { key: 'next', head: say.next },
              { key: 'given', head: say.given, figures: true },
              { key: 'actions', head: say.actions, isAction: true },
            ]}
            rows={data.series
              .filter(({ entityId }) => entityId === seller.id)
              .map((series) => ({
                key: `${series.kind} ${series.name}`,
                quiet: !series.gapless,
                cells: [
                  say[series.kind],
                  series.gapless ? <code key="pattern">{series.pattern}</code> : say.imported,
                  <b key="next" className="num">
                    {series.next ?? '–'}
                  </b>,
                  series.given,
                  may && series.gapless && series.given === 0 ? (
                    <Button key="change" onClick={() => setEditing(series)}>
                      {say.change}
                    </Button>
                  ) : null,
                ],
              }))}
          />
        </Card>
      ))}
      {editing && <SeriesPanel series={editing} close={() => setEditing(undefined)} />}
    </>
  )
}

function SeriesPanel({ series, close }: { series: Series; close: () => void }) {
  const say = useWords(words)
  const change = useDo(changeSeries, {
    forget: [listSeries],
    done: ({ next }) => {
      close()
      done(say.saved(next ?? ''))
    },
  })
  const submit = ({ text }: Filled) =>
    change.mutate({
      asked: {
        entityId: series.entityId,
        kind: series.kind,
        pattern: text('pattern'),
        next: Number(text('next')) || undefined,
      },
      version: series.version,
    })
  return (
    <Panel
      title={say.title(say[series.kind])}
      line={say.line}
      does={say.save}
      close={close}
      deed={change}
      submit={submit}
    >
      <TextInput
        name="pattern"
        label={say.pattern}
        description={say.hint}
        defaultValue={series.pattern}
        error={change.error?.fieldMessage('pattern')}
        required
        withAsterisk={false}
      />
      <NumberInput
        name="next"
        label={say.first}
        description={say.firstHint}
        defaultValue={1}
        min={1}
        max={999_999_999}
        allowDecimal={false}
        classNames={{ root: css['short'] ?? '' }}
      />
    </Panel>
  )
}
