import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readTerms } from '#contracts/parties'
import { catalogue, fullDayText, useAsk, useLanguage, useWords } from '#web'
import { useMe } from '../session/me.ts'
import css from './customers.module.css'
import { termsParts, termsText, type TermsParts } from './terms-parts.ts'

const words = catalogue({
  en: {
    rule: 'Due',
    net: 'days, net',
    'net-eom': 'days, then end of month',
    'eom-net': 'end of month, then days',
    eom: 'end of month + months',
    day: 'day of the next month',
    days: 'Days',
    months: 'Months',
    dayOfMonth: 'On the',
    cutOff: 'Bills after the … roll on a month',
    from: 'Counts from',
    invoice: 'the day of the bill',
    delivery: 'the day of delivery',
    received: 'the day they have the bill',
    discount: 'Cash discount',
    percent: 'Per cent',
    discountDays: 'Within days',
    on: 'A bill of',
    due: (text: string, day: string) => `“${text}”: due ${day}`,
    later: (day: string) => `, counts as met until ${day}`,
    discountUntil: (day: string) => `; discount until ${day}`,
  },
  de: {
    rule: 'Fällig',
    net: 'Tage netto',
    'net-eom': 'Tage, dann Monatsende',
    'eom-net': 'Monatsende, dann Tage',
    eom: 'Monatsende + Monate',
    day: 'Tag des Folgemonats',
    days: 'Tage',
    months: 'Monate',
    dayOfMonth: 'Am',
    cutOff: 'Rechnungen nach dem … einen Monat später',
    from: 'Zählt ab',
    invoice: 'Rechnungstag',
    delivery: 'Liefertag',
    received: 'Erhalt der Rechnung',
    discount: 'Skonto',
    percent: 'Prozent',
    discountDays: 'Innerhalb von Tagen',
    on: 'Eine Rechnung vom',
    due: (text: string, day: string) => `„${text}“: fällig ${day}`,
    later: (day: string) => `, gilt bis ${day} als eingehalten`,
    discountUntil: (day: string) => `; Skonto bis ${day}`,
  },
})

const rules = ['net', 'net-eom', 'eom-net', 'eom', 'day'] as const
const anchors = ['invoice', 'delivery', 'received'] as const

type TermsFieldProps = {
  readonly value: string
  readonly country: string
  readonly change: (terms: string) => void
  readonly error?: string | undefined
}

/** Terms of sale as a rule that can be read, with the due day of a bill as an example before anything is saved. */
export function TermsField({ value, country, change, error }: TermsFieldProps) {
  const say = useWords(words)
  const parts = termsParts(value)
  const set = (changed: Partial<TermsParts>) => change(termsText({ ...parts, ...changed }))
  const number = (key: 'count' | 'cutOff' | 'discountDays') => (given: string | number) =>
    set({ [key]: Number(given) || 0 })
  return (
    <fieldset className={css['terms']}>
      <div className={css['ruleAndCount']}>
        <Select
          label={say.rule}
          allowDeselect={false}
          data={rules.map((rule) => ({ value: rule, label: say[rule] }))}
          value={parts.rule}
          onChange={(rule) => set({ rule: rules.find((each) => each === rule) ?? 'net' })}
          error={error}
        />
        <NumberInput
          label={parts.rule === 'day' ? say.dayOfMonth : parts.rule === 'eom' ? say.months : say.days}
          value={parts.count}
          min={parts.rule === 'day' ? 1 : 0}
          max={parts.rule === 'day' ? 31 : 999}
          onChange={number('count')}
        />
      </div>
      {parts.rule === 'day' && (
        <NumberInput label={say.cutOff} value={parts.cutOff} min={1} max={31} onChange={number('cutOff')} />
      )}
      <Select
        label={say.from}
        allowDeselect={false}
        data={anchors.map((anchor) => ({ value: anchor, label: say[anchor] }))}
        value={parts.anchor}
        onChange={(anchor) => set({ anchor: anchors.find((each) => each === anchor) ?? 'invoice' })}
      />
      <Switch
        label={say.discount}
        checked={parts.percent !== ''}
        onChange={(event) => set(event.currentTarget.checked ? { percent: '2', discountDays: 10 } : { percent: '' })}
      />
      {parts.percent !== '' && (
        <div className={css['pair']}>
          <TextInput
            label={say.percent}
            value={parts.percent}
            inputMode="decimal"
            onChange={(event) => set({ percent: event.currentTarget.value.replace(',', '.') || '0' })}
          />
          <NumberInput
            label={say.discountDays}
            value={parts.discountDays}
            min={0}
            max={999}
            onChange={number('discountDays')}
          />
        </div>
      )}
      <Example terms={value} country={country} />
    </fieldset>
  )
}

/** What the terms make of a bill of one day, chosen so that month ends and holidays can be tried. */
function Example({ terms, country }: { terms: string; country: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const { today } = useMe()
  const [on, setOn] = useState(today)
  const { data, error } = useAsk(readTerms, { terms, on, country: country || 'DE' }, { enabled: on !== '' })
  const day = (text: string) => fullDayText(text, language)
  return (
    <div className={css['example']}>
      <TextInput type="date" label={say.on} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
      <output>
        {error?.fields[0]?.message ?? error?.title}
        {!error && data && (
          <>
            {say.due(data.text, day(data.dueOn))}
            {data.effectiveDueOn !== data.dueOn && say.later(day(data.effectiveDueOn))}
            {data.discountUntil !== null && say.discountUntil(day(data.effectiveDiscountUntil ?? data.discountUntil))}
          </>
        )}
      </output>
    </div>
  )
}
