import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addHoliday, readCalendar, removeHoliday } from '#contracts/company'
import {
  Card,
  Empty,
  catalogue,
  done,
  fullDayText,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { useMay, type Me } from '../session/me.ts'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'
import { Table } from './table.tsx'
import { useSellers } from './use-sellers.ts'

const words = catalogue({
  en: {
    year: 'Year',
    line: (from: string, to: string) =>
      `Works ${from} to ${to}, Monday to Friday, on all days but these. Deadlines and due days go by them.`,
    day: 'Day',
    why: 'Why',
    country: 'holiday of the country',
    actions: 'What can be done',
    remove: 'Take away',
    removed: 'Day taken away',
    add: 'Add a day off',
    added: 'Day added',
    name: 'What is it?',
    none: 'No holidays in this year',
  },
  de: {
    year: 'Jahr',
    line: (from: string, to: string) =>
      `Arbeitet ${from} bis ${to}, Montag bis Freitag, an allen Tagen außer diesen. Fristen und Fälligkeiten richten sich danach.`,
    day: 'Tag',
    why: 'Warum',
    country: 'Feiertag des Landes',
    actions: 'Was möglich ist',
    remove: 'Wegnehmen',
    removed: 'Tag weggenommen',
    add: 'Freien Tag hinzufügen',
    added: 'Tag hinzugefügt',
    name: 'Was ist das für ein Tag?',
    none: 'Keine Feiertage in diesem Jahr',
  },
})

/** The days on which each seller rests. */
export function CalendarPage() {
  const say = useWords(words)
  const thisYear = Number(useToday().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  return (
    <>
      <NumberInput
        label={say.year}
        value={year}
        min={1990}
        max={2100}
        classNames={{ root: css['short'] ?? '' }}
        onChange={(value) => typeof value === 'number' && value >= 1990 && value <= 2100 && setYear(value)}
      />
      {useSellers().map((seller) => (
        <CalendarCard key={seller.id} seller={seller} year={year} />
      ))}
    </>
  )
}

function CalendarCard({ seller, year }: { seller: Me['entities'][number]; year: number }) {
  const say = useWords(words)
  const language = useLanguage()
  const may = useMay('settings.edit')
  const [adding, setAdding] = useState(false)
  const { data } = useAsk(readCalendar, { entityId: seller.id, year })
  const remove = useDo(removeHoliday, { forget: [readCalendar], done: () => done(say.removed) })
  if (!data) return null
  return (
    <Card title={seller.name} flush beside={may && <Button onClick={() => setAdding(true)}>{say.add}</Button>}>
      <p className={css['line']}>{say.line(data.workFrom, data.workTo)}</p>
      {data.holidays.length === 0 && <Empty title={say.none} />}
      <Table
        label={seller.name}
        heads={[
          { key: 'day', head: say.day },
          { key: 'why', head: say.why },
          { key: 'actions', head: say.actions, isAction: true },
        ]}
        rows={data.holidays.map(({ day, name, own }) => ({
          key: day,
          cells: [
            fullDayText(day, language),
            own ? <b key="name">{name}</b> : <span className="quiet">{say.country}</span>,
            own && may ? (
              <Button
                key="remove"
                onClick={() => remove.mutate({ asked: { entityId: seller.id, day } }, { onError: refused })}
              >
                {say.remove}
              </Button>
            ) : null,
          ],
        }))}
      />
      {adding && <DayPanel seller={seller} year={year} close={() => setAdding(false)} />}
    </Card>
  )
}

type DayProps = { readonly seller: Me['entities'][number]; readonly year: number; readonly close: () => void }

function DayPanel({ seller, year, close }: DayProps) {
  const say = useWords(words)
  const add = useDo(addHoliday, {
    forget: [readCalendar],
    done: () => {
      close()
      done(say.added)
    },
  })
  const submit = ({ text }: Filled) =>
    add.mutate({ asked: { entityId: seller.id, day: text('day'), name: text('name') } })
  return (
    <Panel title={say.add} line={seller.name} does={say.add} close={close} deed={add} submit={submit}>
      <TextInput
        name="day"
        type="date"
        label={say.day}
        defaultValue={`${year}-12-24`}
        error={add.error?.fieldMessage('day')}
        required
        withAsterisk={false}
      />
      <TextInput name="name" label={say.name} required withAsterisk={false} />
    </Panel>
  )
}
