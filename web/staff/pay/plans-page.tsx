import { Button, Skeleton } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { listPayPlans } from '#contracts/incentives'
import {
  Card,
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  dayText,
  figureText,
  fullDayText,
  useAsk,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { PeopleTabs } from '../league/tabs.tsx'
import { useMay, useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { HandOversCard } from './hand-overs-card.tsx'
import css from './pay.module.css'
import type { PayPlan } from './pay-statement.ts'
import { PlanEditor } from './plan-editor.tsx'
import { planWords } from './plan-words.ts'

/** The plans with their versions: what they pay, who is in them, and who has not accepted yet. */
export function PlansPage() {
  const say = useWords(planWords)
  const mayPlan = useMay('pay.plan')
  const { entities } = useMe()
  const entity = useEntity() ?? entities[0]
  const { data, error } = useAsk(listPayPlans, { entityId: entity?.id })
  const [editing, setEditing] = useState<PayPlan | 'new' | null>(null)
  const plans = [...Map.groupBy(data?.plans ?? [], (plan) => plan.name).values()]
  return (
    <Page>
      <PeopleTabs />
      <PageHead title={say.title} line={say.line}>
        {mayPlan && (
          <Button variant="filled" onClick={() => setEditing('new')}>
            {say.make}
          </Button>
        )}
      </PageHead>
      {error && <ProblemBox problem={error} />}
      {!data && !error && <Skeleton height={220} radius={8} />}
      {data && plans.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      <div className={css['stack']}>
        {plans.map(([latest, ...earlier]) =>
          latest ? (
            <PlanCard
              key={latest.id}
              plan={latest}
              earlier={earlier}
              change={mayPlan ? () => setEditing(latest) : undefined}
            />
          ) : null,
        )}
      </div>
      {entity && (
        <div className={css['below']}>
          <HandOversCard entityId={entity.id} />
        </div>
      )}
      {editing && entity && (
        <PlanEditor
          entityId={entity.id}
          currency={entity.currency}
          plan={editing === 'new' ? null : editing}
          close={() => setEditing(null)}
        />
      )}
    </Page>
  )
}

type CardProps = {
  readonly plan: PayPlan
  readonly earlier: readonly PayPlan[]
  readonly change: (() => void) | undefined
}

function PlanCard({ plan, earlier, change }: CardProps) {
  const say = useWords(planWords)
  const language = useLanguage()
  const accepted = plan.members.filter((member) => member.acceptedAt !== null).length
  return (
    <Card
      title={
        <>
          {plan.name}{' '}
          <span className="small quiet">
            {say[`kind ${plan.kind}`]}, {say.version(plan.version, fullDayText(plan.from, language))}
          </span>
        </>
      }
      beside={
        <>
          <StateChip tone={accepted === plan.members.length ? 'settled' : 'waiting'}>
            {say.accepted(accepted, plan.members.length)}
          </StateChip>
          {change && (
            <Button size="xs" variant="default" onClick={change} ml={8}>
              {say.change}
            </Button>
          )}
        </>
      }
      flush
    >
      <div className={css['plan']}>
        {plan.bonus ? <BonusFacts bonus={plan.bonus} /> : <CommissionFacts plan={plan} />}
        <Members plan={plan} />
        {plan.note && <p className="small">{plan.note}</p>}
        {earlier.length > 0 && (
          <details className="small quiet">
            <summary>{say.earlier(earlier.length)}</summary>
            {earlier.map((each) => (
              <div key={each.id} className={css['plan']}>
                <b>{say.version(each.version, fullDayText(each.from, language))}</b>
                {each.bonus ? <BonusFacts bonus={each.bonus} /> : <CommissionFacts plan={each} />}
                <Members plan={each} />
              </div>
            ))}
          </details>
        )}
      </div>
    </Card>
  )
}

function CommissionFacts({ plan: { rates, terms } }: { plan: PayPlan }) {
  const say = useWords(planWords)
  const language = useLanguage()
  const percent = (rate: string) => `${zeroed(rate, figureText(rate, language))} %`
  const kept = (['ours', 'theirs', 'neither'] as const).filter((cause) => !terms.reverses[cause])
  return (
    <div className={css['facts']}>
      <Fact label={say.goods}>{percent(rates.goods)}</Fact>
      <Fact label={say.service}>{percent(rates.service)}</Fact>
      <Fact label={say.freight}>{percent(rates.freight)}</Fact>
      {terms.tiers.length > 0 && (
        <>
          <Fact label={say.quota}>
            <Money of={terms.quota} withCurrency />
          </Fact>
          <Fact label={say.tiers}>
            {terms.tiers
              .map((tier) =>
                say.tier(
                  tier.upToPercent && figureText(tier.upToPercent, language),
                  zeroed(tier.addPercent, figureText(tier.addPercent, language)),
                ),
              )
              .join(' · ')}
          </Fact>
        </>
      )}
      {terms.quality && (
        <Fact label={say.quality}>
          {say.qualityOf(
            figureText(terms.quality.lowest, language),
            figureText(terms.quality.highest, language),
            terms.quality.leastInvoices,
          )}
        </Fact>
      )}
      {terms.draw.amount !== '0.00' && (
        <Fact label={say.draw}>
          <Money of={terms.draw} withCurrency />
        </Fact>
      )}
      <Fact label={say.window}>{terms.takeBackDays === null ? say.forEver : say.days(terms.takeBackDays)}</Fact>
      {kept.length > 0 && <Fact label={say.keeps}>{kept.map((cause) => say[`cause ${cause}`]).join(', ')}</Fact>}
      <Fact label={say.relationship}>{say[`relation ${terms.relationship}`]}</Fact>
    </div>
  )
}

// A rate of nothing is news here, not a dash.
const zeroed = (rate: string, text: string) => (Number(rate) === 0 ? '0' : text)

function BonusFacts({ bonus }: { bonus: NonNullable<PayPlan['bonus']> }) {
  const say = useWords(planWords)
  const language = useLanguage()
  return (
    <div className={css['facts']}>
      <span>{say.prompt(figureText(bonus.promptPercent, language), bonus.promptDays)}</span>
      <span>{say.late(figureText(bonus.latePercent, language))}</span>
      <span>
        <Money of={bonus.perDispute} withCurrency /> {say.dispute}
      </span>
      <span>
        <Money of={bonus.perReportLine} withCurrency /> {say.report}
      </span>
      <span>
        <Money of={bonus.cap} withCurrency /> {say.cap}
      </span>
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span>
      <small>{label}</small>
      {children}
    </span>
  )
}

function Members({ plan }: { plan: PayPlan }) {
  const say = useWords(planWords)
  const language = useLanguage()
  const today = useToday()
  return (
    <div className={css['members']}>
      {plan.members.map(({ staffId, name, acceptedAt }) => (
        <StateChip key={staffId} tone={acceptedAt ? 'settled' : 'waiting'}>
          {acceptedAt ? say.acceptedOn(name, dayText(acceptedAt.slice(0, 10), language, today)) : say.waiting(name)}
        </StateChip>
      ))}
    </div>
  )
}
