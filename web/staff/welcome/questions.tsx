import { Checkbox, PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { useLanguage, useWords } from '#web'
import { firstNumber, isIban, type Answers, type Faults, type Patterns, type Step } from './answers.ts'
import { countryChoices, currencyChoices, zoneChoices } from './choices.ts'
import type { Setup } from './setup.ts'
import { words } from './words.ts'

type QuestionProps = {
  readonly setup: Setup
  readonly answers: Answers
  readonly change: (answers: Partial<Answers>) => void
  readonly faults: Faults
}

/** The fields of one question. */
export function Question({ step, ...props }: QuestionProps & { step: Step }) {
  switch (step) {
    case 'administrator':
      return <AdministratorQuestion {...props} />
    case 'company':
      return <CompanyQuestion {...props} />
    case 'money':
      return <MoneyQuestion {...props} />
    case 'bank':
      return <BankQuestion {...props} />
    case 'series':
      return <SeriesQuestion {...props} />
  }
}

type TextField = Exclude<keyof Answers, 'patterns' | 'worksAlone'>

/** Value, change and fault of a field of text. */
function useField({ answers, change, faults }: QuestionProps) {
  const say = useWords(words)
  return (field: TextField) => ({
    value: answers[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
    error: faults[field] && say[faults[field]],
  })
}

function AdministratorQuestion(props: QuestionProps) {
  const say = useWords(words)
  const field = useField(props)
  return (
    <>
      <TextInput label={say.name} autoComplete="name" data-autofocus {...field('name')} />
      <TextInput label={say.email} type="email" autoComplete="username" {...field('email')} />
      <PasswordInput
        label={say.password}
        description={say.passwordHint}
        autoComplete="new-password"
        {...field('password')}
      />
      <Checkbox
        label={say.worksAlone}
        description={say.worksAloneHint}
        checked={props.answers.worksAlone}
        onChange={(event) => props.change({ worksAlone: event.currentTarget.checked })}
      />
    </>
  )
}

function CompanyQuestion(props: QuestionProps) {
  const { setup, answers, change, faults } = props
  const say = useWords(words)
  const field = useField(props)
  const choose = (country: string | null) => {
    const customs = setup.countries.find((each) => each.country === country)
    const { currency, zone, patterns } = customs ?? answers
    change({ country: country ?? '', currency, zone, patterns })
  }
  return (
    <>
      <TextInput label={say.companyName} autoComplete="organization" {...field('company')} />
      <Select
        label={say.country}
        searchable
        data={countryChoices(useLanguage())}
        value={answers.country || null}
        onChange={choose}
        error={faults['country'] && say[faults['country']]}
      />
      <Textarea
        label={say.address}
        description={say.addressHint}
        autoComplete="street-address"
        autosize
        minRows={2}
        maxRows={6}
        {...field('address')}
      />
    </>
  )
}

function MoneyQuestion({ answers, change, faults }: QuestionProps) {
  const say = useWords(words)
  return (
    <>
      <Select
        label={say.currency}
        searchable
        data={currencyChoices(useLanguage())}
        value={answers.currency || null}
        onChange={(currency) => change({ currency: currency ?? '' })}
        error={faults['currency'] && say[faults['currency']]}
      />
      <Select
        label={say.zone}
        searchable
        data={zoneChoices()}
        value={answers.zone || null}
        onChange={(zone) => change({ zone: zone ?? '' })}
        error={faults['zone'] && say[faults['zone']]}
      />
    </>
  )
}

function BankQuestion(props: QuestionProps) {
  const say = useWords(words)
  const field = useField(props)
  const ibanSays = isIban(props.answers.iban) ? `✓ ${say.ibanFine}` : say.optional
  return (
    <>
      <TextInput label={say.vatNumber} description={say.optional} {...field('vatNumber')} />
      <TextInput label={say.taxNumber} description={say.optional} {...field('taxNumber')} />
      <TextInput label={say.iban} description={ibanSays} autoComplete="off" {...field('iban')} />
      <TextInput label={say.bic} description={say.optional} autoComplete="off" {...field('bic')} />
    </>
  )
}

const kinds: readonly (keyof Patterns)[] = ['order', 'delivery', 'invoice', 'credit_note']

function SeriesQuestion({ setup, answers, change, faults }: QuestionProps) {
  const say = useWords(words)
  return (
    <>
      <p className="small quiet">{say.patternHint}</p>
      {kinds.map((kind) => (
        <TextInput
          key={kind}
          label={say[kind]}
          description={say.first(firstNumber(answers.patterns[kind], setup.today))}
          value={answers.patterns[kind]}
          onChange={(event) => change({ patterns: { ...answers.patterns, [kind]: event.currentTarget.value } })}
          error={faults[kind] && say[faults[kind]]}
        />
      ))}
    </>
  )
}
