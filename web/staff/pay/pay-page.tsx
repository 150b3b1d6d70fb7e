import { Button, Select, Skeleton } from '@mantine/core'
import { acceptPayPlan, listPeople, readPayStatement } from '#contracts/incentives'
import {
  HeadFigure,
  HeadFigures,
  Money,
  Page,
  PageHead,
  ProblemBox,
  dayText,
  done,
  fullDayText,
  refused,
  useAddress,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { EntriesTable, type PayStatement } from './entries-table.tsx'
import { PeopleTabs } from '../league/tabs.tsx'
import css from './pay.module.css'
import { PeoplePage } from './people-page.tsx'
import { nextQuarter, previousQuarter, quarterWords } from './quarter.ts'
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
      {data.toAccept.map((plan) => (
        <PlanToAccept key={plan.id} plan={plan} own={staffId === undefined} />
      ))}
      <Figures statement={data} />
      <div className={css['columns']}>
        <EntriesTable statement={data} />
        <WaitingCard waiting={data.waiting} />
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

function Figures({ statement }: { statement: PayStatement }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const today = useToday()
  const { earned, takenBack, closing, opening, waiting, freezeOn, entries } = statement
  return (
    <HeadFigures>
      <HeadFigure value={<Money of={earned} showZero />} label={say.earned} beside={say.lines(entries.length)} />
      <HeadFigure value={<Money of={takenBack} showZero />} label={say.takenBack} />
      <HeadFigure
        value={<Money of={closing} showZero />}
        label={`${say.balance}, ${say.freeze(dayText(freezeOn, language, today))}`}
        beside={opening.amount === '0.00' ? undefined : say.before}
      />
      <HeadFigure
        value={<Money of={waiting.total} showZero />}
        label={say.waiting}
        beside={say.invoices(waiting.count)}
      />
    </HeadFigures>
  )
}

function PlanToAccept({ plan, own }: { plan: PayStatement['toAccept'][number]; own: boolean }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const accept = useDo(acceptPayPlan, { done: () => done(say.accepted) })
  const { goods, service, freight } = plan.rates
  return (
    <section className={css['accept']}>
      <span>{say.toAccept(plan.name, fullDayText(plan.from, language), goods, service, freight)}</span>
      {own && (
        <Button
          loading={accept.isPending}
          onClick={() => accept.mutate({ asked: { planId: plan.id } }, { onError: refused })}
        >
          {say.accept(plan.name, plan.version)}
        </Button>
      )}
    </section>
  )
}
