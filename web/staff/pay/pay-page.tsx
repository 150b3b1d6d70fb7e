import { Button, Select, Skeleton } from '@mantine/core'
import { listPeople, payPaper, readPayStatement } from '#contracts/incentives'
import {
  Money,
  Page,
  PageHead,
  ProblemBox,
  addressOf,
  dayText,
  fullDayText,
  useAddress,
  useAsk,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { BonusCard, BonusLines } from './bonus-card.tsx'
import { EndingCard } from './ending-card.tsx'
import { EntriesTable } from './entries-table.tsx'
import type { PayStatement } from './pay-statement.ts'
import { PeopleTabs } from '../league/tabs.tsx'
import css from './pay.module.css'
import { PeoplePage } from './people-page.tsx'
import { nextQuarter, previousQuarter, quarterWords } from './quarter.ts'
import { SettledCard } from './settled-card.tsx'
import { TakenCard } from './taken-card.tsx'
import { ToSign } from './to-sign.tsx'
import { WaitingCard } from './waiting-card.tsx'
import { payWords } from './words.ts'

/** Whoever has a pay statement of his own sees it; whoever reads everybody's sees the people first. */
export function PayPage() {
  const { values } = useAddress()
  const { entities, may, roles } = useMe()
  const entity = useEntity() ?? entities[0]
  if (!entity) return null
  const ofOneself = !may.includes('pay.read-all') || roles.includes('sales_rep')
  if (!values['person'] && !ofOneself) return <PeoplePage entityId={entity.id} quarter={values['quarter']} />
  return <StatementPage entityId={entity.id} staffId={values['person']} quarter={values['quarter']} />
}

type StatementProps = {
  readonly entityId: string
  readonly staffId: string | undefined
  readonly quarter: string | undefined
}

function StatementPage({ entityId, staffId, quarter }: StatementProps) {
  const { data, error } = useAsk(readPayStatement, { entityId, staffId, quarter })
  if (error) return <ProblemBox problem={error} />
  if (!data) return <Skeleton height={320} radius={8} />
  return (
    <Page>
      <PeopleTabs />
      <StatementHead statement={data} entityId={entityId} />
      <ToSign statement={data} />
      <Figures statement={data} />
      <div className={css['columns']}>
        <div className={css['aside']}>
          {data.bonus && <BonusLines bonus={data.bonus} />}
          {(!data.bonus || data.entries.length > 0) && (
            <EntriesTable key={`${data.staffId} ${data.from}`} statement={data} entityId={entityId} />
          )}
        </div>
        <div className={css['aside']}>
          <SettledCard statement={data} />
          {data.bonus && <BonusCard bonus={data.bonus} />}
          {data.plan?.kind !== 'bonus' && <WaitingCard statement={data} />}
          <EndingCard statement={data} />
          <TakenCard statement={data} />
        </div>
      </div>
    </Page>
  )
}

function StatementHead({ statement, entityId }: { statement: PayStatement; entityId: string }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const { change } = useAddress()
  const { name, from, through, plan } = statement
  const planText = plan?.acceptedAt
    ? say.planLine(plan.name, plan.version, fullDayText(plan.acceptedAt.slice(0, 10), language))
    : say.noPlan
  const days = say.quarterLine(quarterWords(say, from), fullDayText(from, language), fullDayText(through, language))
  return (
    <PageHead title={say.title(name)} line={`${days} · ${planText}`}>
      <Person entityId={entityId} chosen={statement.staffId} />
      <Button variant="default" onClick={() => change({ quarter: previousQuarter(from) })}>
        {say.previous}
      </Button>
      <Button variant="default" onClick={() => change({ quarter: nextQuarter(from) })}>
        {say.next}
      </Button>
      <Button
        component="a"
        variant="default"
        href={addressOf(payPaper, { entityId, staffId: statement.staffId, quarter: from })}
        target="_blank"
      >
        {say.pdf}
      </Button>
    </PageHead>
  )
}

function Person({ entityId, chosen }: { entityId: string; chosen: string }) {
  const say = useWords(payWords)
  const { change } = useAddress()
  const { data } = useAsk(listPeople, { entityId })
  if (!data || data.people.length < 2) return null
  return (
    <Select
      aria-label={say.person}
      value={chosen}
      data={data.people.map(({ staffId, name }) => ({ value: staffId, label: name }))}
      onChange={(person) => person && change({ person })}
      allowDeselect={false}
    />
  )
}

/** What came in, less what went back, is what payroll pays. */
function Figures({ statement }: { statement: PayStatement }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const today = useToday()
  const { earned, takenBack, adjusted, payable, opening, waiting, freezeOn, entries, settled, before, bonus } =
    statement
  const freeze = dayText(freezeOn, language, today)
  if (bonus && !settled && entries.length === 0) return null
  return (
    <section className={css['sum']}>
      <Part label={say.earned} below={say.lines(entries.length)} of={earned} />
      <i>−</i>
      <Part label={say.takenBack} of={takenBack} back={takenBack.amount !== '0.00'} />
      {adjusted.amount !== '0.00' && (
        <>
          <i>+</i>
          <Part label={say.adjusted} of={adjusted} />
        </>
      )}
      {opening.amount !== '0.00' && (
        <>
          <i>+</i>
          <Part label={say.forward} of={opening} />
        </>
      )}
      <i>=</i>
      <Part
        label={
          settled
            ? settled.paidOn
              ? say.paid(dayText(settled.paidOn, language, today))
              : say.settledToPay
            : say.toPay(freeze)
        }
        below={settled ? undefined : say.freeze(freeze)}
        of={payable}
        result
      />
      <span className={css['rest']} />
      {before && (
        <Part
          label={say.paidBefore}
          below={before.paidOn ? say.paid(dayText(before.paidOn, language, today)) : say.notPaidYet}
          of={before.payable}
        />
      )}
      {!bonus && <Part label={say.waiting} below={say.invoices(waiting.count)} of={waiting.total} />}
    </section>
  )
}

type PartProps = {
  readonly label: string
  readonly below?: string | undefined
  readonly of: PayStatement['earned']
  readonly back?: boolean
  readonly result?: boolean
}

function Part({ label, below, of, back = false, result = false }: PartProps) {
  return (
    <div data-back={back || undefined} data-result={result || undefined}>
      <small>{label}</small>
      <b>
        <Money of={of} showZero />
      </b>
      {below && <small>{below}</small>}
    </div>
  )
}
