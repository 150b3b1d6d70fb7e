import { Select, Switch, TextInput } from '@mantine/core'
import { Card, catalogue, useLanguage, useWords, type ApiProblem } from '#web'
import { countryChoices, currencyChoices } from '../welcome/choices.ts'
import { CustomerSelect } from './choosers.tsx'
import { languageOf, letterLanguages, type CustomerFields } from './customer-fields.ts'
import css from './customers.module.css'
import { customerKinds, customerWords, invoiceChannels } from './words.ts'

const words = catalogue({
  en: {
    who: 'Who they are',
    bills: 'What their bills need',
    vatHint: 'Checked by the form of its country',
    numberHint: 'Empty: the next free number',
    patternHint: 'Such as 45\\d{8}; empty: any number',
    poSwitch: 'Demands an order number on every bill',
  },
  de: {
    who: 'Wer sie sind',
    bills: 'Was ihre Rechnungen brauchen',
    vatHint: 'Geprüft nach der Form des Landes',
    numberHint: 'Leer: die nächste freie Nummer',
    patternHint: 'Etwa 45\\d{8}; leer: jede Nummer',
    poSwitch: 'Verlangt auf jeder Rechnung eine Bestellnummer',
  },
})

type FieldsProps = {
  readonly fields: CustomerFields
  readonly set: (changed: Partial<CustomerFields>) => void
  readonly problem: ApiProblem | undefined
}

type TextKey = 'number' | 'name' | 'vatNumber' | 'registration' | 'poPattern' | 'invoiceEmail'

const textField =
  ({ fields, set, problem }: FieldsProps) =>
  (key: TextKey) => ({
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
    error: problem?.fieldMessage(key),
  })

export function WhoFields(props: FieldsProps & { readonly isNew: boolean }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const language = useLanguage()
  const { fields, set, problem, isNew } = props
  const text = textField(props)
  return (
    <Card title={say.who}>
      <div className={css['fields']}>
        <TextInput label={own.name} data-autofocus required withAsterisk={false} {...text('name')} />
        <div className={css['pair']}>
          <TextInput label={own.number} description={isNew ? say.numberHint : undefined} {...text('number')} />
          <Select
            label={own.kind}
            allowDeselect={false}
            data={customerKinds.map((kind) => ({ value: kind, label: own[kind] }))}
            value={fields.kind}
            onChange={(kind) => set({ kind: customerKinds.find((each) => each === kind) ?? 'business' })}
          />
        </div>
        <div className={css['pair']}>
          <Select
            label={own.country}
            searchable
            allowDeselect={false}
            data={countryChoices(language)}
            value={fields.country || null}
            onChange={(country) => set({ country: country ?? '', language: languageOf(country ?? '') })}
            error={problem?.fieldMessage('country')}
          />
          <Select
            label={own.currency}
            searchable
            allowDeselect={false}
            data={currencyChoices(language)}
            value={fields.currency || null}
            onChange={(currency) => set({ currency: currency ?? '' })}
            error={problem?.fieldMessage('currency')}
          />
        </div>
        <div className={css['pair']}>
          <TextInput label={own.vatNumber} description={say.vatHint} {...text('vatNumber')} />
          <TextInput label={own.registration} description={'\u00a0'} {...text('registration')} />
        </div>
        <CustomerSelect label={own.parent} value={fields.parentId} change={(parentId) => set({ parentId })} />
      </div>
    </Card>
  )
}

export function BillFields(props: FieldsProps) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const { fields, set } = props
  const text = textField(props)
  const languages = new Intl.DisplayNames(useLanguage(), { type: 'language' })
  return (
    <Card title={say.bills}>
      <div className={css['fields']}>
        <div className={css['pair']}>
          <Select
            label={own.channel}
            allowDeselect={false}
            data={invoiceChannels.map((channel) => ({ value: channel, label: own[channel] }))}
            value={fields.invoiceChannel}
            onChange={(channel) => set({ invoiceChannel: invoiceChannels.find((each) => each === channel) ?? 'email' })}
          />
          <Select
            label={own.language}
            allowDeselect={false}
            data={letterLanguages.map((code) => ({ value: code, label: languages.of(code) ?? code }))}
            value={fields.language}
            onChange={(code) => set({ language: code ?? 'en' })}
          />
        </div>
        <TextInput label={own.invoiceEmail} type="email" {...text('invoiceEmail')} />
        <Switch
          label={say.poSwitch}
          checked={fields.poRequired}
          onChange={(event) => set({ poRequired: event.currentTarget.checked })}
        />
        <TextInput label={own.poPattern} description={say.patternHint} {...text('poPattern')} />
      </div>
    </Card>
  )
}
