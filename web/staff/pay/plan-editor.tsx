import { Button, Checkbox, Modal, MultiSelect, Select, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listStaff } from '#contracts/company'
import { makePayPlan, previewPayPlan } from '#contracts/incentives'
import { Card, Figure, Money, ProblemBox, done, useAsk, useDo, useToday, useWords, type Answer } from '#web'
import css from './pay.module.css'
import type { PayPlan } from './pay-statement.ts'
import { causes, fieldsOf, requestOf, type PlanFields } from './plan-draft.ts'
import { planWords } from './plan-words.ts'
import { previousQuarter, quarterStart, quarterWords } from './quarter.ts'
import { TierRows } from './tier-rows.tsx'
import { payWords } from './words.ts'

type EditorProps = {
  readonly entityId: string
  readonly currency: string
  readonly plan: PayPlan | null
  readonly close: () => void
}

/** A plan, or its next version: written, tried on the last quarter, published. */
export function PlanEditor({ entityId, currency, plan, close }: EditorProps) {
  const say = useWords(planWords)
  const quarters = useWords(payWords)
  const today = useToday()
  const [fields, setFields] = useState(() => fieldsOf(plan, today))
  const last = previousQuarter(quarterStart(today))
  const preview = useDo(previewPayPlan, { forget: [] })
  const publish = useDo(makePayPlan, {
    done: () => {
      done(say.published)
      close()
    },
  })
  const asked = requestOf(fields, { entityId, currency })
  const problem = publish.error ?? preview.error
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={<b>{plan ? `${say.change} · ${plan.name}` : say.make}</b>}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      <form
        className={css['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          publish.mutate({ asked })
        }}
      >
        <Who fields={fields} setFields={setFields} isNew={plan === null} />
        {fields.kind === 'commission' && <Rates fields={fields} setFields={setFields} currency={currency} />}
        <Textarea
          label={say.note}
          autosize
          value={fields.note}
          onChange={(event) => setFields({ ...fields, note: event.currentTarget.value })}
        />
        {problem && <ProblemBox problem={problem} />}
        {preview.data && (
          <Preview answer={preview.data} title={say.previewTitle(quarterWords(quarters, preview.data.quarter))} />
        )}
        <div className={css['deeds']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          {fields.kind === 'commission' && (
            <Button
              variant="default"
              loading={preview.isPending}
              onClick={() => preview.mutate({ asked: { ...asked, quarter: last } })}
            >
              {say.preview}
            </Button>
          )}
          <Button type="submit" variant="filled" loading={publish.isPending}>
            {say.publish((plan?.version ?? 0) + 1)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type PartProps = { readonly fields: PlanFields; readonly setFields: (fields: PlanFields) => void }

function Who({ fields, setFields, isNew }: PartProps & { readonly isNew: boolean }) {
  const say = useWords(planWords)
  const { data } = useAsk(listStaff, {})
  const people = (data?.staff ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <div className={css['three']}>
        <TextInput
          label={say.name}
          data-autofocus
          readOnly={!isNew}
          value={fields.name}
          onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
        />
        <Select
          label={say.kind}
          allowDeselect={false}
          readOnly={!isNew}
          value={fields.kind}
          data={(['commission', 'bonus'] as const).map((kind) => ({ value: kind, label: say[`kind ${kind}`] }))}
          onChange={(kind) => setFields({ ...fields, kind: kind === 'bonus' ? 'bonus' : 'commission' })}
        />
        <TextInput
          type="date"
          label={say.from}
          value={fields.from}
          onChange={(event) => setFields({ ...fields, from: event.currentTarget.value })}
        />
      </div>
      <MultiSelect
        label={say.members}
        searchable
        data={people}
        value={[...fields.members]}
        onChange={(members) => setFields({ ...fields, members })}
      />
    </>
  )
}

function Rates({ fields, setFields, currency }: PartProps & { readonly currency: string }) {
  const say = useWords(planWords)
  const text = (
    key: 'goods' | 'service' | 'freight' | 'quota' | 'draw' | 'takeBackDays' | 'expected',
    label: string,
  ) => (
    <TextInput
      label={label}
      inputMode="decimal"
      value={fields[key]}
      onChange={(event) => setFields({ ...fields, [key]: event.currentTarget.value })}
    />
  )
  const flag = (key: 'quality' | 'consent', label: string) => (
    <Checkbox
      label={label}
      checked={fields[key]}
      onChange={(event) => setFields({ ...fields, [key]: event.currentTarget.checked })}
    />
  )
  return (
    <>
      <div className={css['three']}>
        {text('goods', `${say.goods}, %`)}
        {text('service', `${say.service}, %`)}
        {text('freight', `${say.freight}, %`)}
        {text('quota', `${say.quota}, ${currency}`)}
        {text('draw', `${say.draw}, ${currency}`)}
        {text('takeBackDays', say.takeBackDays)}
      </div>
      <TierRows tiers={fields.tiers} setTiers={(tiers) => setFields({ ...fields, tiers })} />
      {flag('quality', say.useQuality)}
      <Checkbox.Group
        label={say.reverses}
        value={[...fields.reverses]}
        onChange={(chosen) => setFields({ ...fields, reverses: causes.filter((cause) => chosen.includes(cause)) })}
      >
        <div className={css['facts']}>
          {causes.map((cause) => (
            <Checkbox key={cause} value={cause} label={say[`cause ${cause}`]} />
          ))}
        </div>
      </Checkbox.Group>
      {flag('consent', say.consent)}
      <div className={css['three']}>
        <Select
          label={say.relationship}
          allowDeselect={false}
          value={fields.relationship}
          data={(['employee', 'agent'] as const).map((each) => ({ value: each, label: say[`relation ${each}`] }))}
          onChange={(each) => setFields({ ...fields, relationship: each === 'agent' ? 'agent' : 'employee' })}
        />
        {text('expected', say.expected)}
      </div>
    </>
  )
}

function Preview({ answer, title }: { answer: Answer<typeof previewPayPlan>; title: string }) {
  const say = useWords(planWords)
  return (
    <Card title={title} beside={answer.paid.currency} flush>
      <table className={css['table']}>
        <thead>
          <tr>
            <th>{say.members}</th>
            <th data-figure>{say.paid}</th>
            <th data-figure>{say.planned}</th>
            <th data-figure data-wide>
              {say.tiers}
            </th>
            <th data-figure data-wide>
              {say.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.people.map((person) => (
            <tr key={person.staffId}>
              <td>{person.name}</td>
              <td data-figure>
                <Money of={person.paid} showZero />
              </td>
              <td data-figure>
                <Money of={person.planned} strong showZero />
              </td>
              <td data-figure data-wide>
                <Money of={person.tiers} />
              </td>
              <td data-figure data-wide>
                <Figure of={person.factor} />
              </td>
            </tr>
          ))}
          <tr data-sum>
            <td>&nbsp;</td>
            <td data-figure>
              <Money of={answer.paid} showZero />
            </td>
            <td data-figure>
              <Money of={answer.planned} showZero />
            </td>
            <td data-wide colSpan={2}>
              &nbsp;
            </td>
          </tr>
        </tbody>
      </table>
      <p className={`${css['inset']} small quiet`}>{say.previewHint}</p>
    </Card>
  )
}
