import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import { changeOpportunity, enterOpportunity, qualifyLead, type readLead, type readOpportunity } from '#contracts/sales'
import { ProblemBox, catalogue, done, useDo, useWords, type Answer } from '#web'
import css from '../customers/customers.module.css'
import { ColleagueSelect } from '../customers/choosers.tsx'
import { FindField } from '../orders/find-field.tsx'
import { useMe } from '../session/me.ts'
import { useSaleWords } from './words.ts'

const words = catalogue({
  en: {
    qualify: 'Make it an opportunity',
    qualified: 'It is an opportunity now',
    saved: 'Saved',
    enter: 'Enter opportunity',
    entered: 'Opportunity entered',
    find: 'Number or name',
    orNew: 'Or somebody who is no customer yet',
  },
  de: {
    qualify: 'Zur Verkaufschance machen',
    qualified: 'Ist jetzt eine Verkaufschance',
    saved: 'Gespeichert',
    enter: 'Verkaufschance erfassen',
    entered: 'Verkaufschance erfasst',
    find: 'Nummer oder Name',
    orNew: 'Oder jemand, der noch kein Kunde ist',
  },
})

type Fields = {
  readonly title: string
  readonly value: string
  readonly expectedOn: string
  readonly nextStep: string
  readonly nextStepOn: string
}

const orNothing = (text: string) => (text.trim() === '' ? null : text.trim())
const valueOf = (text: string, currency: string) => {
  const amount = orNothing(text)
  return amount === null ? null : { amount: amount.replace(',', '.'), currency }
}

/** A lead that wants to buy: what, for how much, when, and what comes next. */
export function QualifyForm({ lead, after }: { lead: Answer<typeof readLead>; after: (id: string) => void }) {
  const say = useWords(words)
  const { entities } = useMe()
  const currency = entities[0]?.currency ?? 'EUR'
  const qualify = useDo(qualifyLead, {
    done: ({ id }) => {
      done(say.qualified)
      after(id)
    },
  })
  return (
    <DealFields
      from={{ title: '', value: '', expectedOn: '', nextStep: '', nextStepOn: '' }}
      currency={currency}
      button={say.qualify}
      busy={qualify.isPending}
      problem={qualify.error}
      send={({ title, value, expectedOn, nextStep, nextStepOn }) =>
        qualify.mutate({
          asked: {
            leadId: lead.id,
            title,
            currency,
            value: valueOf(value, currency) ?? undefined,
            expectedOn: orNothing(expectedOn) ?? undefined,
            nextStep: orNothing(nextStep) ?? undefined,
            nextStepOn: orNothing(nextStepOn) ?? undefined,
          },
          version: lead.version,
        })
      }
    />
  )
}

/** A chance to sell that was no lead before: with a customer, or with somebody new. */
export function EnterForm({ after }: { after: (id: string) => void }) {
  const say = useWords(words)
  const own = useSaleWords()
  const { entities } = useMe()
  const currency = entities[0]?.currency ?? 'EUR'
  const [customer, setCustomer] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [accountName, setAccountName] = useState('')
  const enter = useDo(enterOpportunity, {
    done: ({ id }) => {
      done(say.entered)
      after(id)
    },
  })
  const whose = customer ? { customerId: customer.id } : { accountName: orNothing(accountName) ?? undefined }
  return (
    <div className={css['form']}>
      <FindField
        what="customer"
        label={own.customer}
        placeholder={`${own.customer}: ${say.find}`}
        chosen={customer}
        choose={setCustomer}
      />
      {customer === null && (
        <TextInput
          label={say.orNew}
          value={accountName}
          onChange={(event) => setAccountName(event.currentTarget.value)}
        />
      )}
      <DealFields
        from={{ title: '', value: '', expectedOn: '', nextStep: '', nextStepOn: '' }}
        currency={currency}
        button={say.enter}
        busy={enter.isPending}
        problem={enter.error}
        send={({ title, value, expectedOn, nextStep, nextStepOn }) =>
          enter.mutate({
            asked: {
              ...whose,
              title,
              currency,
              value: valueOf(value, currency) ?? undefined,
              expectedOn: orNothing(expectedOn) ?? undefined,
              nextStep: orNothing(nextStep) ?? undefined,
              nextStepOn: orNothing(nextStepOn) ?? undefined,
            },
          })
        }
      />
    </div>
  )
}

export function ChangeForm({ of, after }: { of: Answer<typeof readOpportunity>; after: () => void }) {
  const say = useWords(words)
  const own = useSaleWords()
  const { entities } = useMe()
  const currency = of.value?.currency ?? entities[0]?.currency ?? 'EUR'
  const [ownerId, setOwner] = useState(of.owner?.id ?? null)
  const change = useDo(changeOpportunity, {
    done: () => {
      done(say.saved)
      after()
    },
  })
  return (
    <DealFields
      more={<ColleagueSelect label={own.owner} value={ownerId} change={setOwner} />}
      from={{
        title: of.title ?? '',
        value: of.value?.amount ?? '',
        expectedOn: of.expectedOn ?? '',
        nextStep: of.nextStep ?? '',
        nextStepOn: of.nextStepOn ?? '',
      }}
      currency={currency}
      button={own.save}
      busy={change.isPending}
      problem={change.error}
      send={({ title, value, expectedOn, nextStep, nextStepOn }) =>
        change.mutate({
          asked: {
            opportunityId: of.id,
            ownerId: ownerId ?? undefined,
            title,
            value: valueOf(value, currency),
            expectedOn: orNothing(expectedOn),
            nextStep: orNothing(nextStep),
            nextStepOn: orNothing(nextStepOn),
          },
          version: of.version,
        })
      }
    />
  )
}

type Problem = ReturnType<typeof useDo<typeof changeOpportunity>>['error']

type DealProps = {
  readonly from: Fields
  readonly currency: string
  readonly button: string
  readonly busy: boolean
  readonly problem: Problem
  readonly send: (fields: Fields) => void
  readonly more?: ReactNode
}

function DealFields({ from, currency, button, busy, problem, send, more }: DealProps) {
  const own = useSaleWords()
  const [fields, setFields] = useState(from)
  const text = (key: keyof Fields) => ({
    label: own[key],
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [key]: event.currentTarget.value }),
    error: problem?.fieldMessage(key),
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(fields)
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <TextInput data-autofocus {...text('title')} />
      <div className={css['pair']}>
        <TextInput inputMode="decimal" {...text('value')} label={`${own.value}, ${currency}`} />
        <TextInput type="date" {...text('expectedOn')} />
      </div>
      <TextInput {...text('nextStep')} />
      <TextInput type="date" {...text('nextStepOn')} />
      {more}
      {problem && <ProblemBox problem={problem} />}
      <div>
        <Button type="submit" variant="filled" loading={busy}>
          {button}
        </Button>
      </div>
    </form>
  )
}
