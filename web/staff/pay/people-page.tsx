import { Button, Checkbox, Menu, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { listPayLines, listPayRuns, listPeople } from '#contracts/incentives'
import {
  Card,
  Day,
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  addressOf,
  catalogue,
  dayText,
  useAddress,
  useAsk,
  useLanguage,
  useToday,
  useWords,
  type Answer,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { PeopleTabs } from '../league/tabs.tsx'
import css from './pay.module.css'
import { nextQuarter, previousQuarter, quarterWords } from './quarter.ts'
import { PayDeeds, settledWords, stateTones } from './settled-card.tsx'
import { payWords } from './words.ts'

const words = catalogue({
  en: {
    state: 'To payroll',
    open: 'open',
    choose: (name: string) => `Choose ${name}`,
    plans: (count: number) => (count === 1 ? 'a plan waits for a yes' : `${count} plans wait for a yes`),
    chosen: (count: number) => (count === 1 ? '1 statement chosen' : `${count} statements chosen`),
    mixed: 'Choose statements that are at the same step.',
    runs: 'Handed to payroll',
    run: (count: number) => (count === 1 ? '1 statement' : `${count} statements`),
    file: 'Lines for payroll',
    payable: 'To be paid',
    settledLine: (freeze: string) =>
      `Money known by ${freeze} counts; on the morning after, statements are settled and wait here for two people.`,
    makePlan: 'Plans',
  },
  de: {
    state: 'Zur Auszahlung',
    open: 'offen',
    choose: (name: string) => `${name} wählen`,
    plans: (count: number) => (count === 1 ? 'ein Plan wartet auf ein Ja' : `${count} Pläne warten auf ein Ja`),
    chosen: (count: number) => (count === 1 ? '1 Abrechnung gewählt' : `${count} Abrechnungen gewählt`),
    mixed: 'Wählen Sie Abrechnungen, die am selben Schritt sind.',
    runs: 'An die Gehaltsabrechnung gegeben',
    run: (count: number) => (count === 1 ? '1 Abrechnung' : `${count} Abrechnungen`),
    file: 'Zeilen für die Gehaltsabrechnung',
    payable: 'Auszuzahlen',
    settledLine: (freeze: string) =>
      `Was bis ${freeze} bekannt ist, zählt; am Morgen danach sind die Abrechnungen abgeschlossen und warten hier auf zwei Personen.`,
    makePlan: 'Pläne',
  },
})

type PeopleProps = { readonly entityId: string; readonly quarter: string | undefined }
type PersonRow = Answer<typeof listPeople>['people'][number]

/** Everybody who is paid by what comes in, with what the quarter brought and how far his statement is on its way to payroll. */
export function PeoplePage({ entityId, quarter }: PeopleProps) {
  const say = useWords(payWords)
  const own = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const { change } = useAddress()
  const { data, error } = useAsk(listPeople, { entityId, quarter })
  if (error) return <ProblemBox problem={error} />
  const from = data?.quarter
  return (
    <Page>
      <PeopleTabs />
      <PageHead
        title={from ? `${say.peopleTitle} · ${quarterWords(say, from)}` : say.peopleTitle}
        line={data ? own.settledLine(dayText(data.freezeOn, language, today)) : say.peopleLine}
      >
        {from && (
          <>
            <Button variant="default" onClick={() => change({ quarter: previousQuarter(from) })}>
              {say.previous}
            </Button>
            <Button variant="default" onClick={() => change({ quarter: nextQuarter(from) })}>
              {say.next}
            </Button>
          </>
        )}
      </PageHead>
      {!data && <Skeleton height={200} radius={8} />}
      {data?.people.length === 0 && (
        <Empty title={say.nobody} actions={<WayTo path="/pay/plans">{own.makePlan}</WayTo>}>
          {say.nobodyHint}
        </Empty>
      )}
      {data && data.people.length > 0 && <Queue key={data.quarter} people={data.people} quarter={data.quarter} />}
      <Runs entityId={entityId} />
    </Page>
  )
}

function Queue({ people, quarter }: { people: readonly PersonRow[]; quarter: string }) {
  const say = useWords(payWords)
  const own = useWords(words)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const rows = people.filter((person) => person.settled && chosen.includes(person.settled.id))
  const states = new Set(rows.map((person) => person.settled?.state))
  const can = rows[0]?.settled?.can ?? []
  const common = can.filter((step) => rows.every((person) => person.settled?.can.includes(step)))
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <Card title={say.people} beside={people[0]?.earned.currency} flush>
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th aria-label={own.state} style={{ width: 1 }} />
              <th>{say.person}</th>
              <th data-figure>{say.earned}</th>
              <th data-figure data-wide>
                {say.takenBack}
              </th>
              <th data-figure>{own.payable}</th>
              <th>{own.state}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row key={person.staffId} person={person} quarter={quarter} chosen={chosen} toggle={toggle} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > 0 && (
        <div className={css['bulk']}>
          <span>{states.size > 1 ? own.mixed : own.chosen(rows.length)}</span>
          {states.size === 1 && <PayDeeds ids={chosen} can={common} after={() => setChosen([])} />}
        </div>
      )}
    </Card>
  )
}

type RowProps = {
  readonly person: PersonRow
  readonly quarter: string
  readonly chosen: readonly string[]
  readonly toggle: (id: string) => void
}

function Row({ person, quarter, chosen, toggle }: RowProps) {
  const say = useWords(payWords)
  const own = useWords(words)
  const steps = useWords(settledWords)
  const { settled } = person
  return (
    <tr>
      <td>
        {settled && settled.can.length > 0 && (
          <Checkbox
            aria-label={own.choose(person.name)}
            checked={chosen.includes(settled.id)}
            onChange={() => toggle(settled.id)}
          />
        )}
      </td>
      <td>
        <WayTo path="/pay" asking={{ person: person.staffId, quarter }}>
          {person.name}
        </WayTo>
        <small>
          {say.lines(person.entries)}
          {person.waitingPlans > 0 && <> · {own.plans(person.waitingPlans)}</>}
        </small>
      </td>
      <td data-figure>
        <Money of={person.earned} strong />
      </td>
      <td data-figure data-wide>
        <Money of={person.takenBack} />
      </td>
      <td data-figure>{settled ? <Money of={settled.payable} showZero strong /> : null}</td>
      <td>
        {settled ? (
          <StateChip tone={stateTones[settled.state]}>{steps[`state ${settled.state}`]}</StateChip>
        ) : (
          <span className="quiet">{own.open}</span>
        )}
        {settled?.proposedByName && (
          <small>{[settled.proposedByName, settled.approvedByName].filter(Boolean).join(', ')}</small>
        )}
      </td>
    </tr>
  )
}

function Runs({ entityId }: { entityId: string }) {
  const say = useWords(payWords)
  const own = useWords(words)
  const { data } = useAsk(listPayRuns, { entityId })
  if (!data || data.runs.length === 0) return null
  return (
    <div className={css['below']}>
      <Card title={own.runs} flush>
        <table className={css['table']}>
          <tbody>
            {data.runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <Day of={run.paidOn} />
                  <small>
                    {run.madeByName} · {own.run(run.statements)}
                  </small>
                </td>
                <td data-figure>
                  <Money of={run.total} strong withCurrency showZero />
                </td>
                <td data-figure aria-label={own.file}>
                  <Menu position="bottom-end">
                    <Menu.Target>
                      <Button size="xs" variant="default">
                        {own.file}
                      </Button>
                    </Menu.Target>
                    <Menu.Dropdown>
                      {(['csv', 'xlsx'] as const).map((format) => (
                        <Menu.Item
                          key={format}
                          component="a"
                          href={addressOf(listPayLines, { entityId, payRunId: run.id, limit: 50, format })}
                          download
                        >
                          {say[format]}
                        </Menu.Item>
                      ))}
                    </Menu.Dropdown>
                  </Menu>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </div>
  )
}
