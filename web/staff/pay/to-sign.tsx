import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { acceptPayPlan, signDealSplit, signHandOver } from '#contracts/incentives'
import { catalogue, done, figureText, fullDayText, refused, useDo, useLanguage, useWords } from '#web'
import type { PayStatement } from './pay-statement.ts'
import css from './pay.module.css'
import { payWords } from './words.ts'

const words = catalogue({
  en: {
    split: (customer: string, deal: string, percent: string) =>
      `Your share of ${deal}, ${customer}: ${percent} %. It holds once everybody in it has signed.`,
    handOver: (customer: string, percent: string, from: string, through: string) =>
      `${customer} changes hands: the new owner has ${percent} % of what old deals bring from ${from} to ${through}.`,
    sign: 'Sign',
    signed: 'Signed',
    consent: 'I agree that what goes back after it was paid may be deducted from later pay.',
    bonus: (name: string, from: string) =>
      `“${name}” from ${from}: a bonus on what comes in of your customers, half yours, half the team’s, with a cap. It binds you once you accept it.`,
  },
  de: {
    split: (customer: string, deal: string, percent: string) =>
      `Ihr Anteil an ${deal}, ${customer}: ${percent} %. Er gilt, sobald alle Beteiligten unterschrieben haben.`,
    handOver: (customer: string, percent: string, from: string, through: string) =>
      `${customer} wechselt: der neue Betreuer erhält ${percent} % dessen, was alte Aufträge vom ${from} bis ${through} bringen.`,
    sign: 'Unterschreiben',
    signed: 'Unterschrieben',
    consent: 'Ich stimme zu, dass, was nach der Auszahlung zurückgeht, von späterem Verdienst abgezogen werden darf.',
    bonus: (name: string, from: string) =>
      `„${name}“ ab ${from}: ein Bonus auf Eingänge Ihrer Kunden, halb Ihrer, halb des Teams, mit Grenze. Er gilt für Sie, sobald Sie ihn annehmen.`,
  },
})

/** What waits for one's own yes: plans, shares of deals, customers that change hands. */
export function ToSign({ statement }: { statement: PayStatement }) {
  return (
    <>
      {statement.toAccept.map((plan) => (
        <PlanToAccept key={plan.id} plan={plan} own={statement.isOwn} />
      ))}
      {statement.toSign.map((each) => (
        <Signature key={each.splitId ?? each.handOverId} each={each} own={statement.isOwn} />
      ))}
    </>
  )
}

function PlanToAccept({ plan, own }: { plan: PayStatement['toAccept'][number]; own: boolean }) {
  const say = useWords(payWords)
  const further = useWords(words)
  const language = useLanguage()
  const [agreesDeductions, setAgrees] = useState(false)
  const accept = useDo(acceptPayPlan, { done: () => done(say.accepted) })
  const { goods, service, freight } = plan.rates
  const from = fullDayText(plan.from, language)
  return (
    <section className={css['accept']}>
      <div>
        {plan.kind === 'bonus'
          ? further.bonus(plan.name, from)
          : say.toAccept(plan.name, from, goods, service, freight)}
        {own && plan.terms.deductionsNeedConsent && (
          <Checkbox
            mt={6}
            label={further.consent}
            checked={agreesDeductions}
            onChange={(event) => setAgrees(event.currentTarget.checked)}
          />
        )}
      </div>
      {own && (
        <Button
          variant="filled"
          loading={accept.isPending}
          onClick={() => accept.mutate({ asked: { planId: plan.id, agreesDeductions } }, { onError: refused })}
        >
          {say.accept(plan.name, plan.version)}
        </Button>
      )}
    </section>
  )
}

function Signature({ each, own }: { each: PayStatement['toSign'][number]; own: boolean }) {
  const say = useWords(words)
  const language = useLanguage()
  const settings = { done: () => done(say.signed) }
  const split = useDo(signDealSplit, settings)
  const handOver = useDo(signHandOver, settings)
  const percent = figureText(each.percent, language)
  const { splitId, handOverId, fromOn, throughOn } = each
  const text =
    fromOn && throughOn
      ? say.handOver(each.customerName, percent, fullDayText(fromOn, language), fullDayText(throughOn, language))
      : say.split(each.customerName, each.dealNumber ?? '', percent)
  const sign = () => {
    if (splitId) split.mutate({ asked: { splitId } }, { onError: refused })
    if (handOverId) handOver.mutate({ asked: { handOverId } }, { onError: refused })
  }
  return (
    <section className={css['accept']}>
      <span>{text}</span>
      {own && (
        <Button variant="filled" loading={split.isPending || handOver.isPending} onClick={sign}>
          {say.sign}
        </Button>
      )}
    </section>
  )
}
